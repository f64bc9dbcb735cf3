import { PGlite } from '@electric-sql/pglite';
import type { FieldIr, ProgramIr, ProjectionIr, SchemaIr, TypeIr } from '@fabula/runtime/bundle';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { initialMigration, projectionOf, type TableRenames, tablesOfBuilt } from '../../phases/6-emit/index.js';
import { planSql, type SqlPlan } from './index.js';
import { type Cell, describeTables, project, type Row, run } from './sample-database.contract.js';

const text: TypeIr = { type: 'text' };
const int = (low?: number, high?: number): TypeIr => ({
  type: 'int',
  ...(low !== undefined && { low }),
  ...(high !== undefined && { high }),
});
const field = (name: string, type: TypeIr, more: Partial<FieldIr> = {}): FieldIr => ({ name, type, ...more });
const pack = { name: 'harbor', title: 'Harbor', version: '1.0.0' };

const bare: SchemaIr = {
  ...{ enums: {}, components: {}, kinds: {}, relations: {}, resources: {}, events: {} },
  ...{ world: [], campaign: [], config: [], entities: [], edges: [] },
  player: { fields: [], values: {}, asked: [] },
};
const kind = (...fields: readonly FieldIr[]): SchemaIr => ({ ...bare, kinds: { Person: { has: [], fields } } });
const program = (schema: SchemaIr, projection?: ProjectionIr): ProgramIr => ({
  ...{ ir: 1, pack, start: 'quay', functions: {}, actions: {}, scenes: {}, tests: [] },
  schema,
  projection: projection ?? projectionOf({ schema, pack }),
});
const none: TableRenames = { kinds: new Map(), components: new Map(), relations: new Map(), fields: new Map() };

function plan(before: ProgramIr, after: SchemaIr, number = 2, renames: Partial<TableRenames> = {}): SqlPlan {
  const migration = `${String(number).padStart(4, '0')}_test`;
  return planSql({ before, after: program(after), renames: { ...none, ...renames }, number, migration });
}

const person = (columns: { readonly [column: string]: Cell }): Row => ({
  table: 'person',
  key: { entity_id: 'mara' },
  columns: { entity_title: null, ...columns },
});

let db: PGlite;
beforeAll(async () => {
  db = await PGlite.create();
}, 300_000);
afterAll(async () => {
  await db.close();
});
async function released(schema: SchemaIr): Promise<ProgramIr> {
  await db.exec('drop schema if exists harbor cascade');
  await db.exec(initialMigration({ schema, pack }));
  return program(schema);
}

test('nothing is planned where tables stay', () => {
  const before = program(kind(field('mood', text), field('age', int(0, 9))));
  const after = kind(field('age', int(0, 9)), field('mood', text));
  const { sql, steps, projection } = plan(before, after);
  expect({ sql, steps }).toEqual({ sql: {}, steps: [] });
  expect(projection).toEqual(projectionOf({ schema: after, pack }));
});

test('a new field: both versions write, and the contract makes it required', async () => {
  const before = await released(kind(field('mood', text)));
  const { sql, projection } = plan(before, kind(field('mood', text), field('age', int(0, 99))));
  await project(db, projectionOf(before), 'old', person({ mood: 'calm' }));
  const was = await describeTables(db);
  await run(db, sql.expand);
  await run(db, sql.undo);
  expect(await describeTables(db)).toEqual(was);
  await run(db, sql.expand);
  await run(db, sql.convert);
  await project(db, projectionOf(before), 'old', person({ mood: 'wary' }));
  await project(db, projection, 'new', person({ mood: 'calm', age: 7 }));
  await expect(project(db, projection, 'new', person({ mood: 'calm', age: 100 }))).rejects.toThrow(/violates/);
  // A session is left behind: nothing is made required, and nothing broken.
  await expect(run(db, sql.contract)).rejects.toThrow(/violated by some row/);
  await db.exec(`delete from harbor.person where session_id = 'old'`);
  await run(db, sql.contract, 2);
  const { rows } = await db.query('select mood, age from harbor.person');
  expect(rows).toEqual([{ mood: 'calm', age: 7 }]);
  await expect(project(db, projection, 'new', person({ mood: 'calm', age: null }))).rejects.toThrow(/violates/);
  expect((await describeTables(db)).functions).toHaveLength(1);
});

test('a renamed field, kind and relation stay where they are', async () => {
  const relation = { from: text, to: text, mutual: false, acyclic: false };
  const before = await released({
    ...kind(field('shoe', int())),
    relations: { trusts: { ...relation, fields: [field('much', int())] } },
  });
  const after: SchemaIr = {
    ...bare,
    kinds: { Citizen: { has: [], fields: [field('boot', int())] } },
    relations: { believes: { ...relation, fields: [field('much', int())] } },
  };
  const { sql, projection } = plan(before, after, 2, {
    kinds: new Map([['Person', 'Citizen']]),
    relations: new Map([['trusts', 'believes']]),
    fields: new Map([['kind Person', new Map([['shoe', 'boot']])]]),
  });
  expect(projection.function).toBeUndefined();
  expect(projection.tables).toMatchObject([
    {
      table: 'person',
      rows: { kind: 'Citizen' },
      columns: [{ column: 'entity_title' }, { column: 'shoe', from: { field: 'boot' } }],
    },
    { table: 'trusts', rows: { relation: 'believes' } },
  ]);
  expect(Object.keys(sql)).toEqual(['expand', 'undo']);
  await run(db, sql.expand);
  await project(db, projection, 'new', person({ shoe: 3 }));
  const { rows } = await db.query(
    `select col_description('harbor.person'::regclass, attnum) as it from pg_attribute where attrelid = 'harbor.person'::regclass and attname = 'shoe'`,
  );
  expect(rows).toEqual([{ it: 'Citizen.boot.' }]);
});

test('a name that is taken over from what is gone is another’s column', () => {
  const before = program(kind(field('a', int()), field('b', int())));
  const { projection } = plan(before, kind(field('b', int())), 2, {
    fields: new Map([['kind Person', new Map([['a', 'b']])]]),
  });
  expect(projection.tables[0]).toMatchObject({ columns: [{}, { column: 'a', from: { field: 'b' } }], former: ['b'] });
});

test('a retyped field gets a column of its own, which keeps its name', async () => {
  const one = await released(kind(field('mood', text)));
  const second = plan(one, kind(field('mood', int(0, 5))));
  expect(second.projection.tables[0]?.columns[1]?.column).toBe('mood__2');
  await project(db, projectionOf(one), 'old', person({ mood: 'calm' }));
  await run(db, second.sql.expand);
  await run(db, second.sql.convert);
  await project(db, projectionOf(one), 'old', person({ mood: 'calm' }));
  await project(db, second.projection, 'old', person({ mood__2: 3 }));
  const two = program(kind(field('mood', int(0, 5))), second.projection);
  const third = plan(two, kind(field('mood', int(0, 5)), field('age', int())), 3);
  expect(third.projection.tables[0]?.columns.map(({ column }) => column)).toEqual(['entity_title', 'mood__2', 'age']);
  await run(db, third.sql.expand);
  await run(db, third.sql.convert);
  // Contracts may wait until a later version is there.
  await project(db, third.projection, 'old', person({ mood__2: 3, age: 4 }));
  await run(db, second.sql.contract, 2);
  await run(db, third.sql.contract, 2);
  expect((await describeTables(db)).columns.filter((it) => /mood|age/.test(it))).toEqual([
    'person.age bigint not null',
    'person.mood__2 bigint not null',
  ]);
});

test('three versions write side by side, and contracts come after', async () => {
  const levels = (...ranges: readonly (readonly [number, number])[]) =>
    ranges.map(([low, high]) => kind(field('age', int(low, high))));
  const schemas = levels([0, 100], [0, 50], [0, 60], [10, 20]);
  let last = await released(schemas[0] ?? bare);
  const versions = [last];
  const plans: SqlPlan[] = [];
  for (const [i, schema] of schemas.slice(1).entries()) {
    const next = plan(last, schema, i + 2);
    plans.push(next);
    last = program(schema, next.projection);
    versions.push(last);
    await run(db, next.sql.expand);
    await run(db, next.sql.convert);
    const ages = [100, 50, 60, 20];
    for (const [v, version] of versions.entries())
      await project(db, version.projection ?? projectionOf(version), `v${v}`, person({ age: ages[v] ?? 0 }));
  }
  // The first version's sessions are converted to the last one, then the second's, and so on.
  for (const [i, { sql }] of plans.entries()) {
    await db.query('delete from harbor.person where session_id = $1', [`v${i}`]);
    await run(db, sql.contract, 2);
    for (const [v, version] of versions.entries())
      if (v > i)
        await project(
          db,
          version.projection ?? projectionOf(version),
          `v${v}`,
          person({ age: [100, 50, 60, 20][v] ?? 0 }),
        );
  }
  expect((await describeTables(db)).checks.filter((it) => /age/.test(it))).toEqual([
    'person CHECK (((age >= 10) AND (age <= 20)))',
  ]);
});

test('resources come, go and are called otherwise, and the books hold', async () => {
  const books = (...names: readonly string[]): SchemaIr => ({
    ...bare,
    resources: Object.fromEntries(names.map((name) => [name, { scale: 0, issuer: 'mint' }])),
  });
  const before = await released(books('silver', 'grain'));
  const { sql, projection } = plan(before, books('gold', 'grain'));
  const account = (name: string, resource: string, balance: string): Row => ({
    table: 'account',
    key: { account: name },
    columns: { resource, balance },
  });
  await run(db, sql.expand);
  await run(db, sql.convert);
  await project(
    db,
    projectionOf(before),
    'old',
    account('i/silver', 'silver', '-3'),
    account('w/chest', 'silver', '3'),
  );
  await project(db, projection, 'new', account('i/gold', 'gold', '-3'), account('w/chest', 'gold', '3'));
  await expect(project(db, projection, 'new', account('w/chest', 'gold', '4'))).rejects.toMatchObject({
    code: 'FB004',
  });
  await expect(project(db, projection, 'old', account('w/chest', 'silver', '4'))).rejects.toMatchObject({
    code: 'FB004',
  });
  await db.exec(`delete from harbor.account where session_id = 'old'`);
  await run(db, sql.contract, 2);
  await expect(project(db, projection, 'new', account('w/chest', 'silver', '3'))).rejects.toThrow(/violates/);
  const second = plan(program(books('gold', 'grain'), projection), bare, 3);
  await run(db, second.sql.expand);
  await db.exec('delete from harbor.account');
  await run(db, second.sql.contract, 2);
  const { columns, functions } = await describeTables(db);
  expect(columns).toEqual([]);
  expect(functions.map((it) => it.split(' ')[0])).toEqual(['fabula_project_0003']);
});

test('what went comes back under another name', () => {
  const one = program({ ...bare, world: [field('tide', int())] });
  const second = plan(one, bare);
  expect(second.projection).toMatchObject({ tables: [], former: ['world'] });
  const third = plan(program(bare, second.projection), { ...bare, world: [field('tide', int())] }, 3);
  expect(third.projection.tables[0]?.table).toBe('world__3');
  expect(tablesOfBuilt(program({ ...bare, world: [field('tide', int())] }, third.projection)).tables[0]?.name).toBe(
    'world__3',
  );
});

describe('the file reads like this', () => {
  test('of a kind that changed in all ways', async () => {
    const before = program(
      kind(field('mood', text), field('age', int(0, 9)), field('shoe', int()), field('nick', text)),
    );
    const after = kind(field('mood', int()), field('age', int(0, 8)), field('nick', { type: 'optional', of: text }));
    const { sql } = plan(before, after);
    for (const [part, file] of Object.entries(sql))
      await expect(file).toMatchFileSnapshot(`../../../test/fixtures/sql/0002_test.${part}.sql`);
  });
});
