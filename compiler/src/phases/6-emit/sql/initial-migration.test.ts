import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { type FieldIr, type ProjectionIr, projectValue, type SchemaIr, type TypeIr } from '@fabula/runtime/bundle';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { initialMigration, projectionOf, sameTables } from './index.js';
import { schemaName, sqlName } from './names.js';
import { tablesOf } from './tables.js';

const field = (name: string, type: TypeIr, more: Partial<FieldIr> = {}): FieldIr => ({ name, type, ...more });
const text: TypeIr = { type: 'text' };

const schema: SchemaIr = {
  enums: {
    Mood: { ordered: false, cases: [{ name: 'calm' }, { name: 'wary', title: 'on her guard' }, { name: 'furious' }] },
  },
  components: {
    Voice: {
      fields: [
        field('tone', text),
        field('pace', { type: 'float', low: -1, high: 1 }),
        field('echo', { type: 'optional', of: text }),
      ],
    },
  },
  kinds: {
    Person: {
      has: ['Voice'],
      fields: [
        field('mood', { type: 'enum', enum: 'Mood' }),
        field('reputation', { type: 'int', low: 0, high: 100, clamped: true }),
        field('purse', { type: 'amount', resource: 'silver' }),
        field('debt', { type: 'decimal', scale: 3 }),
        field('nick', { type: 'optional', of: { type: 'text', max: 12 } }),
        field('pin', text, { secret: true }),
        field('order', { type: 'list', of: { type: 'int' } }),
        field('xmin', { type: 'bool' }),
        field('luck', { type: 'dice' }),
        field('Voice', { type: 'bool' }),
      ],
    },
    'warehouse.Crate': { has: [], fields: [] },
  },
  relations: {
    trusts: {
      from: text,
      to: text,
      mutual: false,
      acyclic: false,
      fields: [field('competence', { type: 'float', low: -1, high: 1 })],
    },
    Person: { from: text, to: text, mutual: true, acyclic: false, fields: [] },
  },
  resources: { silver: { scale: 2, issuer: 'mint' }, grain: { scale: 0, issuer: 'mint' } },
  events: {},
  world: [field('tide', { type: 'int', low: 0, high: 12 }), field('select', { type: 'bool' })],
  campaign: [field('granary', { type: 'amount', resource: 'grain' })],
  config: [],
  player: { kind: 'Person', fields: [field('name', text, { personal: true })], values: {}, asked: ['name'] },
  entities: [],
  edges: [],
};
const pack = { name: 'harbor', title: 'Harbor\nLights', version: '1.0.0' };
const docs = new Map([
  ['kind Person', 'Who lives here. It’s "they".'],
  ['kind Person.mood', 'How they\nfeel.'],
]);
const sql = initialMigration({ schema, pack }, docs);

test('the migration reads like this', async () => {
  const file = fileURLToPath(new URL('../../../../test/fixtures/sql/0001_init.sql', import.meta.url));
  await expect(sql).toMatchFileSnapshot(file);
  expect(initialMigration({ schema, pack }, docs)).toBe(sql);
});

test('a doc comment or a title makes no other tables', () => {
  expect(sameTables(sql, initialMigration({ schema, pack: { ...pack, title: 'Another' } }))).toBe(true);
  expect(sameTables(sql, initialMigration({ schema: { ...schema, world: [] }, pack }, docs))).toBe(false);
});

describe('applied to a database', () => {
  let db: PGlite;
  const person = {
    entity_title: 'Mara Quill',
    mood: 'calm',
    reputation: 50,
    purse: '12.50',
    debt: '0.125',
    nick: null,
    order: '[1,2]',
    [columnOf('person', 'kind Person.xmin')]: true,
    luck: '2d6',
    voice: true,
    [columnOf('person', 'has Voice')]: true,
    voice__tone: 'dry',
    voice__pace: 0.1,
    voice__echo: null,
  };
  type Change = { readonly table: string; readonly key: object; readonly columns: object | null };

  beforeAll(async () => {
    db = await PGlite.create();
    await db.exec(sql);
    await db.exec(`create role app nologin; grant usage on schema harbor to app;
      grant select, insert, update, delete on all tables in schema harbor to app; grant execute on all functions in schema harbor to app;
      set role app; select set_config('fabula.tenant', 'one', false);`);
  });
  afterAll(async () => {
    await db.close();
  });

  const project = async (...rows: readonly Change[]): Promise<unknown> =>
    db.query('select harbor.fabula_project($1, $2, $3, $4, $5)', ['one', 'c', 's', 'main', JSON.stringify(rows)]);
  const all = async (table: string): Promise<readonly object[]> =>
    (await db.query<object>(`select * from harbor."${table}"`)).rows;
  const mara = (columns: object = {}): Change => ({
    table: 'person',
    key: { entity_id: 'mara' },
    columns: { ...person, ...columns },
  });

  test('rows are written, overwritten and taken away', async () => {
    await project(mara());
    await project(mara({ mood: 'wary', reputation: 51 }));
    expect(await all('person')).toMatchObject([
      {
        tenant: 'one',
        entity_id: 'mara',
        mood: 'wary',
        reputation: 51,
        purse: '12.50',
        debt: '0.125',
        order: [1, 2],
        luck: '2d6',
      },
    ]);
    await project({ ...mara(), columns: null });
    expect(await all('person')).toEqual([]);
  });

  test('every table takes what it should', async () => {
    await project(
      mara(),
      { table: 'trusts', key: { from_id: 'a', to_id: 'b' }, columns: { competence: -0.25 } },
      { table: 'warehouse__crate', key: { entity_id: 'crate' }, columns: { entity_title: null } },
      { table: 'voice', key: { entity_id: 'stone' }, columns: { tone: 'slow', pace: 0, echo: null } },
      { table: 'world', key: {}, columns: { tide: 3, select: true } },
      { table: 'player', key: { entity_id: 'player' }, columns: { name: 'a digest' } },
      { table: 'world', key: {}, columns: { tide: 4, select: false } },
    );
    expect(await all('world')).toMatchObject([{ tide: 4, select: false }]);
    expect(await all('trusts')).toMatchObject([{ from_id: 'a', to_id: 'b', competence: -0.25 }]);
    expect(await all('voice')).toMatchObject([{ entity_id: 'stone', tone: 'slow' }]);
    expect(await all('warehouse__crate')).toHaveLength(1);
  });

  test.each([
    ['an int out of its range', { reputation: 101 }],
    ['a float out of its range', { voice__pace: 1.5 }],
    ['a case that is none', { mood: 'bored' }],
    ['nothing where something must be', { mood: null }],
    ['half a component', { voice__tone: null }],
    ['dice that are none', { luck: 'six' }],
  ])('%s is refused', async (_, columns) => {
    await expect(project(mara(columns))).rejects.toThrow(/violates/);
  });

  test('a component that is away leaves its columns empty', async () => {
    const away = { [columnOf('person', 'has Voice')]: false, voice__tone: null, voice__pace: null };
    await project(mara(away));
    await expect(project(mara({ ...away, voice__tone: 'dry' }))).rejects.toThrow(/violates/);
  });

  test('a table that is none is named', async () => {
    await expect(project({ table: 'nothing', key: {}, columns: null })).rejects.toMatchObject({ code: 'FB003' });
  });

  test('books that do not balance can’t be written', async () => {
    const account = (name: string, balance: string, resource = 'silver'): Change => ({
      table: 'account',
      key: { account: name },
      columns: { resource, balance },
    });
    await project(account('i/silver', '-12.50'), account('e/mara/purse', '12.50'));
    await expect(project(account('e/mara/purse', '13.50'))).rejects.toMatchObject({ code: 'FB004' });
    await expect(project(account('e/mara/purse', '-1'), account('i/silver', '1'))).rejects.toThrow(/violates/);
    await project(account('e/mara/purse', '2.50'), account('e/tam/purse', '10'));
    // A part of the grain is the campaign's.
    await project(account('i/grain', '-10', 'grain'), account('e/mara/sack', '3', 'grain'));
    await project({
      table: 'entry',
      key: { turn: '3', entry: '0' },
      columns: {
        resource: 'silver',
        amount: '10',
        from_account: 'e/mara/purse',
        to_account: 'e/tam/purse',
        statement: 'k3mq7d',
      },
    });
    const entry = { resource: 'silver', from_account: 'a', to_account: 'b', statement: null };
    await expect(
      project({ table: 'entry', key: { turn: '3', entry: '1' }, columns: { ...entry, amount: '-1' } }),
    ).rejects.toThrow(/violates/);
    await expect(
      project({ table: 'entry', key: { turn: '3', entry: '1' }, columns: { ...entry, amount: '1', to_account: null } }),
    ).rejects.toThrow(/violates/);
  });

  test('a tenant sees its own rows, and writes no others', async () => {
    expect(await all('world')).toHaveLength(1);
    await db.exec(`select set_config('fabula.tenant', 'two', false)`);
    expect(await all('world')).toEqual([]);
    await expect(project({ table: 'world', key: {}, columns: { tide: 1, select: true } })).rejects.toThrow(
      /row-level security/,
    );
    await db.exec(`select set_config('fabula.tenant', 'one', false)`);
    expect(await all('world')).toHaveLength(1);
  });

  test('branches lie side by side', async () => {
    await db.query('select harbor.fabula_project($1, $2, $3, $4, $5)', [
      'one',
      'c',
      's',
      'other',
      JSON.stringify([{ table: 'world', key: {}, columns: { tide: 9, select: true } }]),
    ]);
    expect(await all('world')).toMatchObject([
      { branch: 'main', tide: 4 },
      { branch: 'other', tide: 9 },
    ]);
  });

  test('what is declared is told', async () => {
    const { rows } = await db.query<{ about: string }>(`select obj_description('harbor.person'::regclass) as about`);
    expect(rows[0]?.about).toBe('Entities of the kind Person. Who lives here. It’s "they".');
  });
});

/** Such as the smallest example: there is nothing to keep of it but where its readers stand. */
test('a story without state has a migration that a database takes', async () => {
  const bare: SchemaIr = {
    ...{ enums: {}, components: {}, kinds: {}, relations: {}, resources: {}, events: {} },
    ...{ world: [], campaign: [], config: [], entities: [], edges: [] },
    player: { fields: [], values: {}, asked: [] },
  };
  const empty = await PGlite.create();
  try {
    await empty.exec(initialMigration({ schema: bare, pack }));
    await empty.query(`select harbor.fabula_project('one', 'c', 's', 'main', '[]')`);
    const stray = empty.query(`select harbor.fabula_project('one', 'c', 's', 'main', '[{"table":"person"}]')`);
    await expect(stray).rejects.toMatchObject({ code: 'FB003' });
  } finally {
    await empty.close();
  }
});

describe('the projection', () => {
  const projection: ProjectionIr = projectionOf({ schema, pack });

  test('names tables and columns as the migration does', () => {
    for (const { table, columns } of projection.tables) {
      expect(sql).toContain(`create table "harbor"."${table}"`);
      for (const { column } of columns) expect(sql).toContain(`"${column}" `);
    }
  });

  test('gives secrets no column', () => {
    expect(JSON.stringify(projection)).not.toContain('pin');
    expect(sql).not.toContain('pin');
  });

  test('values become what their columns take', () => {
    expect(projectValue(1250n, { form: 'numeric', scale: 2 })).toBe('12.50');
    expect(projectValue(-5n, { form: 'numeric', scale: 2 })).toBe('-0.05');
    expect(projectValue(7n, { form: 'amount' }, 0)).toBe('7');
    expect(projectValue({ is: 'dice', count: 2, sides: 6 }, { form: 'dice' })).toBe('2d6');
    expect(projectValue({ is: 'personal', text: 'Ada', salt: 's', digest: 'd' }, { form: 'plain' })).toBe('d');
    expect(projectValue([{ is: 'personal', text: 'Ada', salt: 's', digest: 'd' }], { form: 'json' })).toBe('["d"]');
    expect(projectValue({ is: 'set', items: ['a'] }, { form: 'json' })).toBe('{"$set":["a"]}');
    expect(projectValue(undefined, { form: 'plain' })).toBeNull();
  });
});

describe('names', () => {
  test.each([
    ['Person', 'person'],
    ['FishMarket', 'fish_market'],
    ['warehouse.Crate', 'warehouse__crate'],
    ['std.d20/Adventurer', 'std__d20__adventurer'],
    ['Änderung', 'änderung'],
    ['select', 'select'],
  ])('%s is %s', (name, expected) => {
    expect(sqlName(name)).toBe(expected);
  });

  test('are cut at 63 bytes, and told apart by a hash', () => {
    const [one, two] = [sqlName('ä'.repeat(80)), sqlName(`${'ä'.repeat(80)}x`)];
    expect(new TextEncoder().encode(one).length).toBeLessThanOrEqual(63);
    expect(one).not.toBe(two);
  });

  test('of schemas keep off what is not theirs', () => {
    expect(schemaName('harbor_lights')).toBe('harbor_lights');
    for (const pack of ['fabula', 'public', 'pg_catalog', 'pg_x', 'information_schema', 'a.b']) {
      expect(schemaName(pack)).not.toBe(pack);
      expect(schemaName(pack)).not.toMatch(/^pg_|\./);
    }
    expect(schemaName('a.b')).not.toBe(schemaName('a__b'));
  });

  test('of two things with one name differ', () => {
    const names = tablesOf(schema, 'harbor').tables.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});

/** The column that a declaration got, where its plain name was taken. */
function columnOf(table: string, what: string): string {
  const columns = tablesOf(schema, 'harbor').tables.find(({ name }) => name === table)?.columns ?? [];
  const found = columns.find(
    ({ declared, from }) => declared === what || (from.from === 'has' && what === `has ${from.component}`),
  );
  if (!found) throw new Error(`${table} has no column for ${what}`);
  return found.column;
}
