export { createSqlGraph } from './sql-graph.js';
