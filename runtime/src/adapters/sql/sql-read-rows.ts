import type { RowsQuery, RowsRead } from '../../ports/index.js';
import type { SqlDriver } from './driver.js';
import { maybeText } from './rows.js';
import { databaseError } from './sql-errors.js';

/** Answers one statement that must not write, and not take longer than it may. `before` is what its connection is told. */
export async function readOnlyRows(
  driver: SqlDriver,
  tenant: string,
  query: RowsQuery,
  before?: string,
): Promise<RowsRead> {
  const milliseconds = Math.max(1, Math.round(query.milliseconds));
  try {
    const rows = await driver.transaction({ tenant }, async (sql) => {
      await sql.script(`set transaction read only; set local statement_timeout = ${milliseconds}`);
      if (before !== undefined) await sql.script(before);
      return sql.query(query.text, query.parameters);
    });
    const read = (row: (typeof rows)[number]) =>
      Object.fromEntries(Object.keys(row).map((column) => [column, maybeText(row, column) ?? null]));
    return { read: 'rows', rows: rows.map(read) };
  } catch (error) {
    const found = databaseError(error);
    if (found?.code === '57014') return { read: 'tookTooLong' };
    // Figures that it can't hold, and tables that a later version has changed.
    if (found && /^(?:22|42|54)/.test(found.code)) return { read: 'failed', detail: found.message };
    throw error;
  }
}
