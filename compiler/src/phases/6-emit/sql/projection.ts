import type { ProgramIr, ProjectionIr } from '@fabula/runtime/bundle';
import { tablesOf } from './tables.js';

/** What the bundle says of the tables, for the host that fills them. */
export function projectionOf({ schema, pack }: Pick<ProgramIr, 'schema' | 'pack'>): ProjectionIr {
  const { schema: name, tables } = tablesOf(schema, pack.name);
  return {
    schema: name,
    tables: tables.map((table) => ({
      table: table.name,
      rows: table.rows,
      columns: table.columns.map(({ column, from, as }) => ({ column, from, as })),
    })),
  };
}
