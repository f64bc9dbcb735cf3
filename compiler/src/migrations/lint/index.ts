export { lintSql, type SqlFile } from './lint-sql.js';
export type { SqlPart } from './rule.js';
