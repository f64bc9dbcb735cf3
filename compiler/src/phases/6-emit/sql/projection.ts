import type { ProgramIr, ProjectionIr, SchemaIr } from '@fabula/runtime/bundle';
import { type TableRenames, tablesAfter, tablesOfBuilt } from './history.js';
import { type SqlTables, tablesOf } from './tables.js';

/** What the bundle says of the tables, for the host that fills them. */
export function projectionOf({ schema, pack }: Pick<ProgramIr, 'schema' | 'pack'>): ProjectionIr {
  return asIr(tablesOf(schema, pack.name));
}

/** Two versions of a pack's tables, and what the bundle of the later one says of them. */
export interface TablesOfBoth {
  readonly old: SqlTables;
  readonly now: SqlTables;
  readonly projection: ProjectionIr;
}

/** The version after a built one. `number` is that of the migration between them. */
export function projectionAfter(
  before: Pick<ProgramIr, 'schema' | 'pack' | 'projection'>,
  after: Pick<ProgramIr, 'schema' | 'pack'>,
  renames: TableRenames,
  number: number,
): TablesOfBoth {
  const old = tablesOfBuilt(before);
  const now = tablesAfter(before, old, after, renames, number);
  const oldTables = new Map(old.tables.map((table) => [table.name, table]));
  const left = new Map(before.projection?.tables.map((table) => [table.table, table.former]));
  const called = functionAfter(before.projection, old, now, number);
  const ir = asIr(now);
  const names = new Set(now.tables.map(({ name }) => name));
  const former = [
    ...(before.projection?.former ?? []),
    ...old.tables.map(({ name }) => name).filter((name) => !names.has(name)),
  ];
  const unbooked = new Set([
    ...(before.projection?.unbooked ?? []),
    ...unbalanced(before.schema, old),
    ...unbalanced(after.schema, now),
  ]);
  const projection = {
    ...ir,
    ...(unbooked.size > 0 && { unbooked: [...unbooked].sort() }),
    ...(called !== undefined && { function: called }),
    ...(former.length > 0 && { former }),
    tables: ir.tables.map((table) => {
      const mine = new Set(table.columns.map(({ column }) => column));
      const gone = oldTables.get(table.table)?.columns.map(({ column }) => column) ?? [];
      const former = [...(left.get(table.table) ?? []), ...gone.filter((column) => !mine.has(column))];
      return former.length === 0 ? table : { ...table, former };
    }),
  };
  return { old, now, projection };
}

function unbalanced({ resources }: SchemaIr, { balanced }: SqlTables): readonly string[] {
  return Object.keys(resources).filter((resource) => !balanced.includes(resource));
}

/** A function that writes the same columns goes on; else the migration brings one that is called by its number. */
function functionAfter(
  before: ProjectionIr | undefined,
  old: SqlTables,
  now: SqlTables,
  number: number,
): string | undefined {
  if (writes(old) === writes(now)) return before?.function;
  return `fabula_project_${String(number).padStart(4, '0')}`;
}

/** What a function writes; the order of declarations is nothing that it has to follow. */
function writes({ tables }: SqlTables): string {
  return tables
    .map(({ name, columns }) => [name, ...columns.map(({ column, type }) => `${column} ${type.sql}`).sort()].join('\n'))
    .sort()
    .join('\n\n');
}

function asIr({ schema, tables }: SqlTables): ProjectionIr {
  return {
    schema,
    tables: tables.map((table) => ({
      table: table.name,
      rows: table.rows,
      columns: table.columns.map(({ column, from, as }) => ({ column, from, as })),
    })),
  };
}
