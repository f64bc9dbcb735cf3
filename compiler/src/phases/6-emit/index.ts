export type { EmitInput } from './bundle.js';
export { emitBundle } from './bundle.js';
export type { Docs, SqlColumn, SqlTable, SqlTables, SqlView, SqlViewColumn, TableRenames } from './sql/index.js';
export {
  booksOf,
  columnCheck,
  commentOnColumn,
  commentOnTable,
  componentChecks,
  createTable,
  createView,
  docsOf,
  fieldType,
  firstFunction,
  initialMigration,
  isRequired,
  letsAll,
  partName,
  projectFunction,
  projectionAfter,
  projectionOf,
  quoteName,
  quoteText,
  sameTables,
  scopeColumns,
  tablesOfBuilt,
  viewsOf,
} from './sql/index.js';
