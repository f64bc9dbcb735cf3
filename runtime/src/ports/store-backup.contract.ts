import type { StoreUnderTest } from './store.contract.js';

export function backupContract(_under: StoreUnderTest): void {}
