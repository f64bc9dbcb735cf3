import process from 'node:process';
import { PGlite } from '@electric-sql/pglite';
import type { FieldIr, ProgramIr, ProjectionIr, SchemaIr, TypeIr } from '@fabula/runtime/bundle';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  initialMigration,
  projectionOf,
  type SqlColumn,
  type SqlTable,
  tablesOfBuilt,
} from '../../phases/6-emit/index.js';
import { lintSql, type SqlFile } from '../lint/index.js';
import { planSql, type SqlPlan } from './index.js';
import { type Cell, describeTables, project, type Row, run } from './sample-database.contract.js';

const pack = { name: 'harbor', title: 'Harbor', version: '1.0.0' };
const program = (schema: SchemaIr, projection: ProjectionIr = projectionOf({ schema, pack })): ProgramIr => ({
  ...{ ir: 1, pack, start: 'quay', functions: {}, actions: {}, scenes: {}, tests: [] },
  schema,
  projection,
});

const plain = fc.constantFrom<TypeIr>(
  { type: 'text' },
  { type: 'bool' },
  { type: 'int' },
  { type: 'int', low: 0, high: 9 },
  { type: 'int', low: 0, high: 5 },
  { type: 'int', low: 3, high: 20 },
  { type: 'float', low: 0, high: 1 },
  { type: 'decimal', scale: 2 },
  { type: 'decimal', scale: 3 },
  { type: 'dice' },
  { type: 'enum', enum: 'Mood' },
  { type: 'list', of: { type: 'int' } },
);
const type = fc.oneof(
  { weight: 3, arbitrary: plain },
  { weight: 1, arbitrary: plain.map((of): TypeIr => ({ type: 'optional', of })) },
);
const fields = (...names: readonly string[]) =>
  fc
    .tuple(fc.shuffledSubarray([...names]), fc.array(type, { minLength: names.length, maxLength: names.length }))
    .map(([chosen, types]): FieldIr[] => chosen.map((name, i) => ({ name, type: types[i] ?? { type: 'bool' } })));
const some = <T>(from: fc.Arbitrary<T>) => fc.option(from, { nil: undefined });

const schema: fc.Arbitrary<SchemaIr> = fc
  .record({
    moods: fc.shuffledSubarray(['calm', 'wary', 'furious'], { minLength: 1 }),
    voice: some(fields('tone', 'pace', 'a')),
    wings: some(fields('span')),
    person: some(fc.record({ fields: fields('a', 'b', 'c'), has: fc.shuffledSubarray(['Voice', 'Wings']) })),
    ship: some(fc.record({ fields: fields('a', 'hull'), has: fc.shuffledSubarray(['Voice']) })),
    trusts: some(fields('a', 'much')),
    world: fields('a', 'tide'),
    player: fields('name'),
    resources: fc.shuffledSubarray(['silver', 'grain', 'gold']),
    abroad: fc.boolean(),
  })
  .map(({ moods, voice, wings, person, ship, trusts, world, player, resources, abroad }) => {
    const components = { ...(voice && { Voice: { fields: voice } }), ...(wings && { Wings: { fields: wings } }) };
    const here = <T extends { readonly has: readonly string[] }>(it: T) => ({
      ...it,
      has: it.has.filter((name) => name in components),
    });
    const [held] = resources;
    return {
      enums: { Mood: { ordered: false, cases: moods.map((name) => ({ name })) } },
      components,
      kinds: { ...(person && { Person: here(person) }), ...(ship && { Ship: here(ship) }) },
      relations: {
        ...(trusts && {
          trusts: {
            from: { type: 'text' },
            to: { type: 'text' },
            mutual: false,
            acyclic: false,
            fields: trusts,
          } as const,
        }),
      },
      resources: Object.fromEntries(resources.map((name) => [name, { scale: 0, issuer: 'mint' }])),
      ...{ events: {}, config: [], entities: [], edges: [], world },
      campaign:
        abroad && held !== undefined ? [{ name: 'granary', type: { type: 'amount', resource: held } } as const] : [],
      player: { fields: player, values: {}, asked: [] },
    };
  });
/** What may be called otherwise: declared under both names, of which one is there. */
const renamed = fc.record({
  kind: fc.boolean(),
  field: fc.boolean(),
  component: fc.boolean(),
});

function after(to: SchemaIr, how: { kind: boolean; field: boolean; component: boolean }) {
  const { Person, ...kinds } = to.kinds;
  const { Voice, ...components } = to.components;
  const voice = how.component ? 'Speech' : 'Voice';
  const has = (all: readonly string[]) => all.map((name) => (name === 'Voice' ? voice : name));
  const swap = (name: string) => (name === 'a' ? 'b' : name === 'b' ? 'a' : name);
  const of = (it: (typeof to.kinds)[string]) => ({ ...it, has: has(it.has) });
  const person = Person && {
    ...of(Person),
    fields: how.field ? Person.fields.map((each) => ({ ...each, name: swap(each.name) })) : Person.fields,
  };
  return {
    schema: {
      ...to,
      components: { ...(Voice && { [voice]: Voice }), ...components },
      kinds: {
        ...(person && { [how.kind ? 'Citizen' : 'Person']: person }),
        ...Object.fromEntries(Object.entries(kinds).map(([name, it]) => [name, of(it)])),
      },
    },
    renames: {
      kinds: new Map(how.kind ? [['Person', 'Citizen']] : []),
      components: new Map(how.component ? [['Voice', 'Speech']] : []),
      relations: new Map<string, string>(),
      fields: new Map(
        how.field
          ? [
              [
                'kind Person',
                new Map([
                  ['a', 'b'],
                  ['b', 'a'],
                ]),
              ],
            ]
          : [],
      ),
    },
  };
}

let db: PGlite;
beforeAll(async () => {
  db = await PGlite.create();
}, 300_000);
afterAll(async () => {
  await db.close();
});

test('what a migration makes is what a first migration of the new version would have made', async () => {
  await fc.assert(
    fc.asyncProperty(schema, schema, renamed, async (from, to, how) => {
      const next = after(to, how);
      const before = program(from);
      const input = { before, after: program(next.schema), renames: next.renames, number: 2, migration: '0002_test' };
      const plan = planSql(input);
      expect(planSql(input)).toEqual(plan);
      expect(await findings(plan, initialMigration(before))).toEqual([]);

      await db.exec('drop schema if exists harbor cascade');
      await db.exec(initialMigration(program(next.schema)));
      const fresh = program(next.schema);
      await project(db, projectionOf(fresh), 'new', ...rowsOf(fresh));
      const wanted = { tables: await describeTables(db), rows: await storedRows(fresh) };

      await db.exec('drop schema if exists harbor cascade');
      await db.exec(initialMigration(before));
      await project(db, projectionOf(before), 'old', ...rowsOf(before));
      const was = { ...(await describeTables(db)), named: await constraintsAndDefaults() };
      for (const parts of [['expand'], ['expand', 'convert']] as const) {
        for (const part of parts) await run(db, plan.sql[part]);
        await run(db, plan.sql.undo);
        expect({ ...(await describeTables(db)), named: await constraintsAndDefaults() }).toEqual(was);
      }
      await run(db, plan.sql.expand);
      await run(db, plan.sql.convert);
      const now = program(next.schema, plan.projection);
      await project(db, projectionOf(before), 'old', ...rowsOf(before));
      await project(db, plan.projection, 'new', ...rowsOf(now));
      for (const { name } of tablesOfBuilt(before).tables)
        await db.exec(`delete from harbor."${name}" where session_id = 'old'`);
      await run(db, plan.sql.contract, 2);
      await project(db, plan.projection, 'new', ...rowsOf(now));
      const names = namesOf(fresh, plan);
      const made = await describeTables(db);
      expect(renamedIn(made, names)).toEqual(renamedIn(wanted.tables, new Map()));
      expect(made.functions.length).toBe(wanted.tables.functions.length);
      expect((await storedRows(now)).map((row) => rename(row, names)).sort()).toEqual([...wanted.rows].sort());
    }),
    { numRuns: process.env['FABULA_LONG'] === '1' ? 60 : 15 },
  );
}, 600_000);

test('versions write side by side, and contracts come when they may', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(schema, { minLength: 3, maxLength: 4 }), async (schemas) => {
      const [first, ...others] = schemas;
      if (!first) return;
      await db.exec('drop schema if exists harbor cascade');
      await db.exec(initialMigration(program(first)));
      const versions = [program(first)];
      const plans: SqlPlan[] = [];
      const allWrite = async (from: number): Promise<void> => {
        for (const [i, version] of versions.entries())
          if (i >= from) await project(db, version.projection ?? projectionOf(version), `v${i}`, ...rowsOf(version));
      };
      for (const [i, next] of others.entries()) {
        const before = versions[i] ?? program(first);
        const { schema: to, renames } = after(next, { kind: false, field: false, component: false });
        const number = i + 2;
        const plan = planSql({ before, after: program(to), renames, number, migration: `000${number}_test` });
        expect(await findings(plan, initialMigration(before))).toEqual([]);
        plans.push(plan);
        versions.push(program(to, plan.projection));
        await run(db, plan.sql.expand);
        await run(db, plan.sql.convert);
        await allWrite(0);
      }
      for (const [i, { sql }] of plans.entries()) {
        await forgetSession(`v${i}`);
        await run(db, sql.contract, 2);
        await allWrite(i + 1);
      }
      const [last, plan] = [versions.at(-1), plans.at(-1)];
      if (!last || !plan) return;
      for (let i = 0; i < versions.length; i++) await forgetSession(`v${i}`);
      await project(db, plan.projection, 'new', ...rowsOf(last));
      const names = namesOf(last, plan);
      const made = renamedIn(await describeTables(db), names);
      await db.exec('drop schema harbor cascade');
      await db.exec(initialMigration(program(last.schema)));
      const wanted = renamedIn(await describeTables(db), new Map());
      expect(made).toEqual(wanted);
    }),
    { numRuns: process.env['FABULA_LONG'] === '1' ? 24 : 8 },
  );
}, 600_000);

/** By their names, which what comes later drops them by. */
async function constraintsAndDefaults(): Promise<readonly string[]> {
  const { rows } = await db.query<{ it: string }>(
    `select conrelid::regclass || ' ' || conname || ' ' || convalidated as it
       from pg_constraint where connamespace = 'harbor'::regnamespace and contype <> 'n'
      union all
     select adrelid::regclass || ' ' || adnum || ' ' || pg_get_expr(adbin, adrelid)
       from pg_attrdef join pg_class c on c.oid = adrelid where c.relnamespace = 'harbor'::regnamespace
      order by 1`,
  );
  return rows.map(({ it }) => it);
}

async function forgetSession(session: string): Promise<void> {
  const { rows } = await db.query<{ name: string }>(
    `select quote_ident(relname) as name from pg_class where relnamespace = 'harbor'::regnamespace and relkind = 'r'`,
  );
  for (const { name } of rows) await db.query(`delete from harbor.${name} where session_id = $1`, [session]);
}

/** Every planned statement is what the rules for hand-written ones allow: keys, tenants, locks, what is undone. */
async function findings({ sql }: SqlPlan, initial: string): Promise<readonly string[]> {
  const files: SqlFile[] = [{ path: '0001_init.sql', part: 'initial', sql: initial }];
  for (const part of ['expand', 'convert', 'contract', 'undo'] as const) {
    const text = sql[part];
    if (text !== undefined) files.push({ path: `${part}.sql`, part, sql: text });
  }
  return (await lintSql(files)).map(({ code, message, place }) => `${place.file} ${code} ${message}`);
}

/** A row for each table, with a value in each column. */
function rowsOf(built: ProgramIr): readonly Row[] {
  return tablesOfBuilt(built).tables.map((table) => ({
    table: table.name,
    key: Object.fromEntries(table.key.map(({ column, sql }) => [column, sql.startsWith('text') ? 'x' : '1'])),
    columns: Object.fromEntries(table.columns.map((column) => [column.column, valueFor(table, column)])),
  }));
}

function valueFor({ rows }: SqlTable, { type: { sql, lets, form }, from }: SqlColumn): Cell {
  if (from.from === 'booking' && from.part === 'balance') return '0';
  if (rows.of === 'entry' && sql === 'numeric') return '1';
  if (form.form === 'dice') return '2d6';
  if (lets?.of === 'cases') return lets.cases[0] ?? null;
  if (sql.startsWith('text')) return 'text';
  if (sql === 'boolean') return true;
  if (sql === 'json') return '[1]';
  if (sql.startsWith('numeric')) return '1.25';
  return lets?.of === 'range' ? (lets.high ?? 0) : 7;
}

/** What is stored, each value under its column's name. */
async function storedRows(built: ProgramIr): Promise<readonly string[]> {
  const all: string[] = [];
  for (const { name } of tablesOfBuilt(built).tables) {
    const { rows } = await db.query<{ it: object }>(`select to_jsonb(t) as it from harbor."${name}" t`);
    for (const { it } of rows) {
      const cells = Object.entries(it).map(([column, value]) => `${column} = ${JSON.stringify(value)}`);
      all.push(...cells.map((cell) => `${name} ${cell}`));
    }
  }
  return all;
}

/** By table: what is called otherwise than a first migration would have called it. */
function namesOf(fresh: ProgramIr, { projection }: SqlPlan): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const wanted = projectionOf(fresh).tables;
  return new Map(
    projection.tables.map((table, i) => {
      const plainTable = wanted[i];
      const names = table.columns.map(({ column }, j) => [column, plainTable?.columns[j]?.column ?? ''] as const);
      return [table.table, new Map([...names, [table.table, plainTable?.table ?? '']])];
    }),
  );
}

function rename(line: string, names: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  const table = /^[a-z_0-9]+/.exec(line)?.[0] ?? '';
  return line
    .replaceAll(/fabula_balanced_\w+/g, 'fabula_balanced')
    .replaceAll(/(?<!')\b[a-z_0-9]+\b(?!')/g, (word) => names.get(table)?.get(word) ?? word);
}

/** All but the functions, of which only the newest one is left, under a name of its own. */
function renamedIn(
  tables: Awaited<ReturnType<typeof describeTables>>,
  names: ReadonlyMap<string, ReadonlyMap<string, string>>,
): { readonly [what: string]: readonly string[] } {
  const { functions: _, checks, ...rest } = tables;
  // Entries of the books keep the resource that they were booked in.
  const others = { ...rest, checks: checks.filter((line) => !/^entry\w* CHECK \(+resource/.test(line)) };
  return Object.fromEntries(
    Object.entries(others).map(([what, lines]) => [what, lines.map((line) => conjuncts(rename(line, names))).sort()]),
  );
}

/** A condition's parts and lists in an order of their own: that of the columns is the table's, and may differ. */
function conjuncts(line: string): string {
  const sorted = line.replaceAll(
    /(ARRAY\[|not in \()([^\])]*)/g,
    (_, open: string, list: string) => open + list.split(', ').sort().join(', '),
  );
  return sorted.replaceAll(/\((?:\([^()]*\) AND )+\([^()]*\)\)/g, (all) =>
    all.slice(1, -1).split(' AND ').sort().join(' AND '),
  );
}
