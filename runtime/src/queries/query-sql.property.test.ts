import { PGlite } from '@electric-sql/pglite';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type QueryIr, type Value, validateProgram } from '../bundle/index.js';
import { createEngine } from '../engine/index.js';
import { type Drawn, deedsOf, drawn, programOf, queryOf, rowsOf, tables } from './drawn-world.contract.js';
import { querySql } from './index.js';

const runs = process.env['FABULA_LONG'] === '1' ? 600 : 150;

let db: PGlite;
beforeAll(async () => {
  db = await PGlite.create();
  await db.exec(tables);
});
afterAll(() => db.close());

/** What the engine answers; undefined where the turn's budget ends the search. */
async function inMemory(world: Drawn, query: QueryIr, least: number): Promise<Value | undefined> {
  const program = { ...programOf(world), queries: { asked: query } };
  expect(validateProgram(program)).toMatchObject({ ok: true });
  const engine = await createEngine(program);
  let state = engine.initial;
  for (const deed of deedsOf(world)) {
    const given = engine.given(state, deed, 'reader');
    if (given.ok) state = given.state;
  }
  const call = { op: 'query', query: 'asked', arguments: [{ op: 'const', value: least }] } as const;
  const answer = engine.evaluate(state, call, 'reader');
  return answer.ok ? answer.value : undefined;
}

let sessions = 0;

async function inTables(world: Drawn, query: QueryIr, least: number): Promise<Value | { readonly not: string }> {
  const session = `s${sessions++}`;
  const key = { tenant: 'one', campaign: session, session, branch: 'main' };
  const program = programOf(world);
  const said = querySql(program, query, { key, arguments: { least }, others: ['player'] });
  if ('not' in said) return said;
  for (const [table, rows] of rowsOf(world)) {
    if (rows.length === 0) continue;
    const scoped = rows.map((row) => ({
      tenant: 'one',
      campaign_id: session,
      session_id: session,
      branch: 'main',
      ...row,
    }));
    await db.query(`insert into drawn.${table} select * from json_populate_recordset(null::drawn.${table}, $1::json)`, [
      JSON.stringify(scoped),
    ]);
  }
  const { rows } = await db.query<{ [column: string]: string | null }>(said.text, [...said.parameters]);
  const values = rows.map((row) => said.read(row));
  if (values.includes(undefined)) return { not: 'refused' };
  const found = values.flatMap((value) => (value === undefined ? [] : [value]));
  return query.single ? (found[0] ?? null) : found;
}

describe('a query over the tables', () => {
  it.each([
    ['with edges and reach', ['ends'] as const],
    ['with every walk', ['ends', 'every'] as const],
    ['with the shortest walks', ['shortest'] as const],
  ])(
    'has the rows that it has in memory, in the same order: %s',
    async (_, finds) => {
      let [said, some] = [0, 0];
      await fc.assert(
        fc.asyncProperty(drawn, queryOf(finds), fc.nat(1), async (world, query, least) => {
          const memory = await inMemory(world, query, least);
          if (memory === undefined) return;
          const sql = await inTables(world, query, least);
          if (sql !== null && typeof sql === 'object' && 'not' in sql) return;
          said += 1;
          if (Array.isArray(memory) && memory.length > 1) some += 1;
          expect(sql).toEqual(memory);
        }),
        { numRuns: runs },
      );
      expect(said).toBeGreaterThan(runs / 2);
      expect(some).toBeGreaterThan(runs / 10);
    },
    600_000,
  );
});
