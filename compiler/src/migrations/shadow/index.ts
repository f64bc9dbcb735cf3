export { type ShadowOptions, tryMigration } from './shadow.js';
export type { Failure, ShadowReport } from './shadow-report.js';
