import type { PGlite } from '@electric-sql/pglite';
import { type QueryIr, type Value, validateProgram } from '../bundle/index.js';
import { createEngine } from '../engine/index.js';
import type { QueryGiven } from './context.js';
import { type Drawn, deedsOf, programOf, rowsOf } from './drawn-world.contract.js';
import type { QuerySql } from './query-sql.js';

/** What the engine answers; undefined where the turn's budget ends the search. */
export async function inMemory(world: Drawn, query: QueryIr, least: number): Promise<Value | undefined> {
  const program = { ...programOf(world), queries: { asked: query } };
  const valid = validateProgram(program);
  if (!valid.ok) throw new Error(JSON.stringify(valid));
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

export function givenIn(session: string, least: number): QueryGiven {
  const key = { tenant: 'one', campaign: session, session, branch: 'main' };
  return { key, arguments: { least }, others: ['player'] };
}

/** What a turn would have written. */
export async function writeRows(db: PGlite, world: Drawn, session: string): Promise<void> {
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
}

/** What a database answers; undefined where a part of it was refused. */
export async function inDatabase(db: PGlite, query: QueryIr, said: QuerySql): Promise<Value | undefined> {
  const { rows } = await db.query<{ [column: string]: string | null }>(said.text, [...said.parameters]);
  const values = said.rows(rows);
  return query.single && values ? (values[0] ?? null) : values;
}
