/**
 * A store is opened by its location. The adapters of the databases are not named here: naming them would load both with
 * every command. Who wants one of them with its own options takes it from its folder.
 */
export { createFolderArtifacts } from './artifacts-folder/index.js';
export {
  type LocationAnswer,
  type LocationQuestion,
  openStore,
  parseStoreLocation,
  resolveStoreLocation,
  type StoreLocation,
  withoutPassword,
} from './location/index.js';
export { createMemoryStore } from './store-memory/index.js';
export type { PgStoreOptions } from './store-pg/index.js';
export type { PgliteStoreOptions } from './store-pglite/index.js';
