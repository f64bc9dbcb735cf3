export type { Docs } from './docs.js';
export { docsOf } from './docs.js';
export { initialMigration, sameTables } from './initial-migration.js';
export { projectionOf } from './projection.js';
