import type { ColumnSourceIr, ProgramIr, ProjectionIr, ProjectionRowsIr } from '@fabula/runtime/bundle';
import { type SqlTables, tablesOf } from './tables.js';

/** What tables are called that a version before made; a name that was ever given is nobody else's. */
export interface TableHistory {
  readonly schema: string;
  readonly taken: readonly string[];
  readonly table: (rows: ProjectionRowsIr) => string | undefined;
  readonly columns: (rows: ProjectionRowsIr) => ColumnHistory | undefined;
  /** Of the migration that new names are given in. */
  readonly number?: number;
}
export interface ColumnHistory {
  readonly taken: readonly string[];
  /** The column a source has, if it is of that type. */
  readonly column: (from: ColumnSourceIr, sql: string) => string | undefined;
  readonly number?: number;
}

/** What declarations are called now, by what the version before called them. Fields go by `kind Person`, `world`. */
export interface TableRenames {
  readonly kinds: ReadonlyMap<string, string>;
  readonly components: ReadonlyMap<string, string>;
  readonly relations: ReadonlyMap<string, string>;
  readonly fields: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

type Stored = Pick<ProgramIr, 'schema' | 'pack' | 'projection'>;

/** The tables of a version that was built, under the names they have. */
export function tablesOfBuilt({ schema, pack, projection }: Stored): SqlTables {
  return tablesOf(schema, pack.name, projection && asProjected(projection));
}

/**
 * The tables of the version after a built one, whose own are given. What is there already keeps its name, also where its declaration is
 * called otherwise now: both versions write the same table then, side by side. What has another type is another column.
 */
export function tablesAfter(
  before: Stored,
  { schema, tables }: SqlTables,
  after: Pick<ProgramIr, 'schema' | 'pack'>,
  renames: TableRenames,
  number: number,
): SqlTables {
  const known = byKey(tables, ({ rows }) => [rowsKey(rows), rowsKey(rowsNow(rows, renames))]);
  const projected = new Map(before.projection?.tables.map((table) => [table.table, table]));
  return tablesOf(after.schema, after.pack.name, {
    schema,
    number,
    taken: [...tables.map(({ name }) => name), ...(before.projection?.former ?? [])],
    table: (rows) => known.get(rowsKey(rows))?.name,
    columns: (rows) => {
      const table = known.get(rowsKey(rows));
      if (!table) return undefined;
      const bySource = byKey(table.columns, ({ from }) => [
        sourceKey(from),
        sourceKey(sourceNow(table.rows, from, renames)),
      ]);
      return {
        number,
        taken: [...table.columns.map(({ column }) => column), ...(projected.get(table.name)?.former ?? [])],
        column: (from, sql) => {
          const column = bySource.get(sourceKey(from));
          return column?.type.sql === sql ? column.column : undefined;
        },
      };
    },
  });
}

/** By the key each has now. What took over another's name has it, and the other is gone. */
function byKey<T>(all: readonly T[], keys: (one: T) => readonly [was: string, now: string]): ReadonlyMap<string, T> {
  const keyed = all.map((one) => ({ one, keys: keys(one) }));
  const stayed = keyed.filter(({ keys: [was, now] }) => was === now);
  const renamed = keyed.filter(({ keys: [was, now] }) => was !== now);
  return new Map([...stayed, ...renamed].map(({ one, keys: [, now] }) => [now, one]));
}

function asProjected(projection: ProjectionIr): TableHistory {
  const tables = new Map(projection.tables.map((table) => [rowsKey(table.rows), table]));
  return {
    schema: projection.schema,
    taken: projection.tables.map(({ table }) => table),
    table: (rows) => tables.get(rowsKey(rows))?.table,
    columns: (rows) => {
      const columns = tables.get(rowsKey(rows))?.columns;
      const bySource = columns && new Map(columns.map(({ column, from }) => [sourceKey(from), column]));
      return bySource && { taken: [...bySource.values()], column: (from) => bySource.get(sourceKey(from)) };
    },
  };
}

function rowsNow(rows: ProjectionRowsIr, { kinds, components, relations }: TableRenames): ProjectionRowsIr {
  switch (rows.of) {
    case 'kind':
      return { of: 'kind', kind: kinds.get(rows.kind) ?? rows.kind };
    case 'component':
      return { of: 'component', component: components.get(rows.component) ?? rows.component };
    case 'relation':
      return { of: 'relation', relation: relations.get(rows.relation) ?? rows.relation };
    default:
      return rows;
  }
}

function sourceNow(rows: ProjectionRowsIr, from: ColumnSourceIr, renames: TableRenames): ColumnSourceIr {
  const component = (name: string): string => renames.components.get(name) ?? name;
  if (from.from === 'has') return { from: 'has', component: component(from.component) };
  if (from.from !== 'field') return from;
  if (from.component === undefined) {
    const field = renames.fields.get(ownerOf(rows))?.get(from.field) ?? from.field;
    return { from: 'field', field };
  }
  const name = from.field.slice(from.component.length + 1);
  const now = renames.fields.get(`component ${from.component}`)?.get(name) ?? name;
  return { from: 'field', field: `${component(from.component)}.${now}`, component: component(from.component) };
}

/** By what the fields of a table's rows are renamed. */
function ownerOf(rows: ProjectionRowsIr): string {
  switch (rows.of) {
    case 'kind':
      return `kind ${rows.kind}`;
    case 'component':
      return `component ${rows.component}`;
    case 'relation':
      return `relation ${rows.relation}`;
    case 'block':
      return rows.block;
    default:
      return rows.of;
  }
}

function rowsKey(rows: ProjectionRowsIr): string {
  switch (rows.of) {
    case 'kind':
    case 'component':
    case 'relation':
    case 'block':
      return ownerOf(rows);
    default:
      return rows.of;
  }
}

function sourceKey(from: ColumnSourceIr): string {
  switch (from.from) {
    case 'field':
      return `field ${from.field}`;
    case 'has':
      return `has ${from.component}`;
    case 'title':
      return 'title';
    case 'booking':
      return `booking ${from.part}`;
  }
}
