import { PGlite } from '@electric-sql/pglite';
import type { FieldIr, SchemaIr, TypeIr } from '@fabula/runtime/bundle';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { initialMigration, sameTables } from './index.js';

const field = (name: string, type: TypeIr, more: Partial<FieldIr> = {}): FieldIr => ({ name, type, ...more });
const person: TypeIr = { type: 'ref', kinds: ['Person', 'Ship'], has: [] };
const schema: SchemaIr = {
  enums: {},
  components: { 'sea.Voice': { fields: [field('tone', { type: 'text' })] } },
  kinds: {
    Person: {
      has: ['sea.Voice'],
      fields: [
        field('purse', { type: 'amount', resource: 'silver' }),
        field('born', { type: 'optional', of: { type: 'instant' } }),
        field('watch', { type: 'duration' }),
        field('pin', { type: 'text' }, { secret: true }),
        field('tenant', { type: 'text' }),
      ],
    },
    Ship: { has: [], fields: [] },
  },
  relations: { trusts: { from: person, to: person, mutual: false, acyclic: false, fields: [] } },
  resources: { silver: { scale: 2, issuer: 'mint' } },
  ...{ events: {}, campaign: [], config: [], entities: [], edges: [] },
  world: [field('tide', { type: 'int' })],
  player: { kind: 'Person', fields: [field('name', { type: 'text' }, { personal: true })], values: {}, asked: [] },
};
const pack = { name: 'harbor', title: 'Harbor', version: '1.0.0' };
const docs = new Map([['kind Person.purse', 'What\nshe has.']]);
const sql = initialMigration({ schema, pack }, docs);

let db: PGlite;
beforeAll(async () => {
  db = await PGlite.create();
  await db.exec(sql);
  await db.exec(`create role analyst nologin; grant usage on schema harbor to analyst; grant select on all tables in schema harbor to analyst;
    select set_config('fabula.tenant', 'one', false);`);
  const somebody = (id: string, title: string | null) => ({
    table: 'person',
    key: { entity_id: id },
    columns: {
      entity_title: title,
      ...{ purse: '12.50', born: 0, watch: 90_000, voice: true, voice__tone: 'dry' },
      ...ownTenant,
    },
  });
  const rows = [
    somebody('mara', 'Mara Quill'),
    somebody('player', null),
    { table: 'ship', key: { entity_id: 'gull' }, columns: { entity_title: 'The Gull' } },
    { table: 'trusts', key: { from_id: 'mara', to_id: 'gull' }, columns: {} },
    { table: 'world', key: {}, columns: { tide: 3 } },
    { table: 'player', key: { entity_id: 'player' }, columns: { name: 'a digest' } },
  ];
  await db.query('select harbor.fabula_project($1, $2, $3, $4, $5)', ['one', 'c', 's', 'main', JSON.stringify(rows)]);
  await db.exec('set role analyst');
}, 300_000);
afterAll(async () => {
  await db.close();
});

/** The field `tenant` had to be called otherwise in the table. */
const column = /"(tenant_\w+)" text/.exec(sql)?.[1] ?? '';
const ownTenant = { [column]: 'hers' };

const all = async (view: string): Promise<readonly object[]> =>
  (await db.query<object>(`select * from harbor.${view}`)).rows;

test('a kind is shown under its declared names, with moments and spans as SQL has them', async () => {
  const [mara = {}, ...others] = await all(`person_view where id = 'mara'`);
  expect(others).toEqual([]);
  expect(mara).toMatchObject({
    ...{ tenant: 'one', campaign: 'c', session: 's', branch: 'main', id: 'mara', title: 'Mara Quill' },
    ...{ purse: '12.50', born: new Date(0), watch: '00:01:30', has_voice: true, voice_tone: 'dry' },
  });
  // A field that is called as a column of every table is still there.
  expect(Object.values(mara)).toContain('hers');
  const { rows } = await db.query(`select col_description('harbor.person_view'::regclass, attnum) as about
    from pg_attribute where attrelid = 'harbor.person_view'::regclass and attname = 'purse'`);
  expect(rows).toEqual([{ about: 'Person.purse. What she has.' }]);
});

test('an edge is shown with the titles of its ends, a player with what it is', async () => {
  expect(await all('trusts_view')).toMatchObject([
    { from: 'mara', to: 'gull', from_title: 'Mara Quill', to_title: 'The Gull' },
  ]);
  expect(await all('player_view')).toMatchObject([
    { id: 'player', name: 'a digest', purse: '12.50', voice_tone: 'dry' },
  ]);
  expect(await all('world_view')).toMatchObject([{ tide: 3 }]);
});

test('another tenant sees nothing, and nobody what is secret', async () => {
  expect(sql).not.toContain('"pin"');
  await db.exec(`select set_config('fabula.tenant', 'two', false)`);
  for (const view of ['person_view', 'trusts_view', 'player_view', 'world_view']) expect(await all(view)).toEqual([]);
  await db.exec(`select set_config('fabula.tenant', 'one', false)`);
});

test('a file without views makes the same tables', () => {
  const [tables = ''] = sql.split('\n-- Views');
  expect(sameTables(tables, sql)).toBe(true);
  expect(sameTables(`${tables}\n`, sql)).toBe(true);
});
