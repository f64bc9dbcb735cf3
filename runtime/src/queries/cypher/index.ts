export { type QueryCypher, queryCypher } from './query-cypher.js';
