export type { AgeStanding, SqlDriver, SqlRow, SqlSession, SqlValue, Statement, Who } from './driver.js';
export { storeMigrations } from './migrations/index.js';
export { textOf } from './rows.js';
export { databaseError, explainSql } from './sql-errors.js';
export { createSqlStore } from './sql-store.js';
