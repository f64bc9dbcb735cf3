export type { SqlDriver, SqlRow, SqlSession, SqlValue, Statement, Who } from './driver.js';
export { storeMigrations } from './migrations/index.js';
export { databaseError, explainSql } from './sql-errors.js';
export { createSqlStore } from './sql-store.js';
