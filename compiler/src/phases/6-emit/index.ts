export type { EmitInput } from './bundle.js';
export { emitBundle } from './bundle.js';
export type { Docs } from './sql/index.js';
export { docsOf, initialMigration, projectionOf, sameTables } from './sql/index.js';
