export { openPgliteStore, type PgliteStoreOptions } from './open-pglite-store.js';
