export { openPgStore, type PgStoreOptions } from './open-pg-store.js';
