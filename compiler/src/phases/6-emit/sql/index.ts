export type { Docs } from './docs.js';
export { docsOf } from './docs.js';
export { initialMigration, sameTables } from './initial-migration.js';
export { projectionOf } from './projection.js';
export type { SqlColumn, SqlTable, SqlTables } from './tables.js';
export { tablesOf } from './tables.js';
