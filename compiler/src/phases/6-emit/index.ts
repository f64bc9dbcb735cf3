export { docsOf, initialMigration, projectionOf, sameTables } from './sql/index.js';
export type { Docs } from './sql/index.js';
export { emitBundle } from './bundle.js';
export type { EmitInput } from './bundle.js';
