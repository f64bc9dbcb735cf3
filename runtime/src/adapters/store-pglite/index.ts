export { type Disk, DurableNodeFs } from './durable-node-fs.js';
export { openPgliteStore, type PgliteStoreOptions } from './open-pglite-store.js';
export { durableParameters } from './pglite-parameters.js';
