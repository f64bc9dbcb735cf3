import type { RowsQuery, RowsRead } from '../../ports/index.js';
import type { SqlDriver, SqlSession, Who } from './driver.js';
import { maybeText } from './rows.js';
import { databaseError } from './sql-errors.js';

/** Answers one statement that must not write, and not take longer than it may. `before` is what its transaction is told. */
export async function readOnlyRows(
  driver: SqlDriver,
  who: Who,
  query: RowsQuery,
  before?: (sql: SqlSession) => Promise<void>,
): Promise<RowsRead> {
  const milliseconds = Math.max(1, Math.round(query.milliseconds));
  try {
    const rows = await driver.transaction(who, async (sql) => {
      await sql.script(`set transaction read only; set local statement_timeout = ${milliseconds}`);
      await before?.(sql);
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
