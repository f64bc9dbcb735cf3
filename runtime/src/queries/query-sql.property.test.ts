import { PGlite } from '@electric-sql/pglite';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { QueryIr, Value } from '../bundle/index.js';
import { givenIn, inDatabase, inMemory, writeRows } from './drawn-answers.contract.js';
import { type Drawn, drawn, programOf, queryOf, tables } from './drawn-world.contract.js';
import { querySql } from './index.js';

const runs = process.env['FABULA_LONG'] === '1' ? 600 : 150;

let db: PGlite;
beforeAll(async () => {
  db = await PGlite.create();
  await db.exec(tables);
});
afterAll(() => db.close());

let sessions = 0;

async function inTables(world: Drawn, query: QueryIr, least: number): Promise<Value | { readonly not: string }> {
  const session = `s${sessions++}`;
  const allThere = world.retired.every((index) => world.things[index] === undefined);
  const said = querySql(programOf(world), query, { ...givenIn(session, least), allThere });
  if ('not' in said) return said;
  await writeRows(db, world, session);
  return (await inDatabase(db, query, said)) ?? { not: 'refused' };
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
