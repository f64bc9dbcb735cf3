export { booksOf } from './books.js';
export { letsAll } from './column-type.js';
export {
  columnCheck,
  commentOnColumn,
  commentOnTable,
  componentChecks,
  createTable,
  isRequired,
} from './create-table.js';
export type { Docs } from './docs.js';
export { docsOf } from './docs.js';
export { type TableRenames, tablesOfBuilt } from './history.js';
export { initialMigration, sameTables } from './initial-migration.js';
export { partName, quoteName, quoteText } from './names.js';
export { firstFunction, projectFunction } from './project-function.js';
export { projectionAfter, projectionOf } from './projection.js';
export { type SqlColumn, type SqlTable, type SqlTables, scopeColumns } from './tables.js';
export { createView, fieldType, type SqlView, type SqlViewColumn, viewsOf } from './views.js';
