import type { StoreError } from './store.js';

/** What `export` throws: an iterable has no other way to say that it can't go on. */
export class StoreFailure extends Error {
  readonly error: StoreError;

  constructor(error: StoreError) {
    super('detail' in error ? `${error.error}: ${error.detail}` : error.error);
    this.name = 'StoreFailure';
    this.error = error;
  }
}
