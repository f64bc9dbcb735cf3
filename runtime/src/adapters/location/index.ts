export { withoutPassword } from '../store-rules/index.js';
export { openStore } from './open-store.js';
export { type LocationAnswer, type LocationQuestion, resolveStoreLocation } from './resolve-store-location.js';
export { parseStoreLocation, type StoreLocation } from './store-location.js';
