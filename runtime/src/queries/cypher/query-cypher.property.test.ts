import { PGlite } from '@electric-sql/pglite';
import { age } from '@electric-sql/pglite-age';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { QueryIr } from '../../bundle/index.js';
import { type GraphModel, graphModel, type VertexLabel } from '../../graph/index.js';
import { givenIn, inDatabase, inMemory, writeRows } from '../drawn-answers.contract.js';
import { type Drawn, drawn, programOf, queryOf, type Row, rowsOf, tables } from '../drawn-world.contract.js';
import { queryCypher } from './index.js';

const runs = process.env['FABULA_LONG'] === '1' ? 600 : 40;

let db: PGlite;
let model: GraphModel;
beforeAll(async () => {
  db = await PGlite.create({ extensions: { age } });
  await db.exec(tables);
  await db.exec(`create extension age; load 'age'; set search_path = ag_catalog, pg_catalog`);
  const [world] = fc.sample(drawn, 1);
  const found = world && graphModel(programOf(world));
  if (!found) throw new Error('the drawn worlds have no graph');
  model = found;
  await db.query('select create_graph($1)', [model.graph]);
  for (const { label } of model.vertices) await db.query('select create_vlabel($1, $2)', [model.graph, label]);
  for (const { label } of model.edges) await db.query('select create_elabel($1, $2)', [model.graph, label]);
  await db.exec(`set search_path = ag_catalog, pg_catalog, pg_temp`);
});
afterAll(() => db.close());

/** The graph as it would be fed: what is not in a table is no vertex, and no edge leads there. */
async function drawGraph(world: Drawn, session: string): Promise<void> {
  const rows = rowsOf(world);
  const scope = { tenant: 'one', campaign: session, session, branch: 'main' };
  const names = new Map<unknown, string>();
  const parts: string[] = [];
  const properties = (label: Pick<VertexLabel, 'properties'>, row: Row, id: { readonly id?: unknown }) =>
    Object.entries({
      ...scope,
      ...id,
      ...Object.fromEntries(label.properties.map(({ name, column }) => [name, row[column?.column ?? ''] ?? null])),
    })
      .flatMap(([name, value]) => (value === null ? [] : [`${name}: ${JSON.stringify(value)}`]))
      .join(', ');
  for (const label of model.vertices)
    for (const row of rows.get(label.table ?? '') ?? []) {
      const name = `v${names.size}`;
      names.set(row['entity_id'], name);
      parts.push(`(${name}:${label.label} {${properties(label, row, { id: row['entity_id'] })}})`);
    }
  for (const label of model.edges)
    for (const row of rows.get(label.table ?? '') ?? []) {
      const [from, to] = [names.get(row['from_id']), names.get(row['to_id'])];
      if (from && to) parts.push(`(${from})-[:${label.label} {${properties(label, row, {})}}]->(${to})`);
    }
  await db.exec(`select * from ag_catalog.cypher('${model.graph}', $$ CREATE ${parts.join(', ')} $$) as (v agtype)`);
}

let sessions = 0;

describe('a query over the graph', () => {
  it.each([
    ['with edges and reach', ['ends'] as const],
    ['with every walk', ['ends', 'every'] as const],
  ])(
    'has the rows that it has in memory, in the same order: %s',
    async (_, finds) => {
      let [said, some] = [0, 0];
      await fc.assert(
        fc.asyncProperty(drawn, queryOf(finds), fc.nat(1), async (world, query, least) => {
          const session = `s${sessions++}`;
          const cypher = queryCypher(programOf(world), query, givenIn(session, least), model);
          if ('not' in cypher) return;
          const memory = await inMemory(world, query, least);
          if (memory === undefined) return;
          await writeRows(db, world, session);
          await drawGraph(world, session);
          const found = await inDatabase(db, query, cypher);
          if (found === undefined) return;
          said += 1;
          if (Array.isArray(memory) && memory.length > 1) some += 1;
          expect(found).toEqual(memory);
        }),
        { numRuns: runs },
      );
      expect(said).toBeGreaterThan(runs / 5);
      expect(some).toBeGreaterThan(runs / 20);
    },
    600_000,
  );

  it('finds a text that it is given, whatever stands in it, and no other', async () => {
    const [world] = fc.sample(drawn, 1);
    if (!world) throw new Error('nothing was drawn');
    const query: QueryIr = {
      parameters: [{ name: 'hue', slot: 'hue', type: { type: 'text' } }],
      nodes: [{ slot: 'x', type: { type: 'ref', kinds: ['Tree'], has: [] } }],
      edges: [],
      where: [
        {
          ...{ op: 'binary', operator: 'eq', right: { op: 'local', slot: 'hue' } },
          left: { op: 'field', of: { op: 'local', slot: 'x' }, field: 'hue' },
        },
      ],
      order: [],
      row: { op: 'field', of: { op: 'local', slot: 'x' }, field: 'hue' },
    };
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(fc.constantFrom('$$', '$1', '$cypher$', "'", '"', '`', '\\', '\n', '😀', '\\u0041'))
        .map((all) => all.join('')),
    );
    const texts = fc.sample(
      text.filter((each) => !/[\0\p{Cs}]/u.test(each)),
      60,
    );
    const session = `s${sessions++}`;
    const create = `UNWIND $hues AS hue CREATE (:tree {tenant: 'one', campaign: $session, session: $session, branch: 'main', id: 't', hue: hue})`;
    await db.query(`select * from ag_catalog.cypher('${model.graph}', $$ ${create} $$, $1) as (v agtype)`, [
      JSON.stringify({ session, hues: [...new Set(texts)] }),
    ]);
    for (const hue of texts) {
      const given = { ...givenIn(session, 0), arguments: { hue } };
      const said = queryCypher(programOf(world), query, given, model);
      if ('not' in said) throw new Error(said.not);
      expect(await inDatabase(db, query, said)).toEqual([hue]);
    }
  });
});
