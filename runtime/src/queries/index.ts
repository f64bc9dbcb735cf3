export type { Parameter, QueryGiven } from './context.js';
export { type QueryCypher, queryCypher } from './cypher/index.js';
export { type NotSaid, type QuerySql, querySql } from './query-sql.js';
