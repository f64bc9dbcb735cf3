import type { Store, StoreResult } from '../../ports/index.js';
import { createMemoryStore } from '../store-memory/index.js';
import { fail, ok } from '../store-rules/index.js';
import { parseStoreLocation } from './store-location.js';

/**
 * Opens the store at a location; nothing is migrated. The databases are loaded when they are wanted: a player of the
 * embedded store does not wait for `pg`, nor a server for PGlite.
 */
export async function openStore(location: string): Promise<StoreResult<Store>> {
  const place = parseStoreLocation(location);
  switch (place.kind) {
    case 'memory':
      return ok(createMemoryStore());
    case 'pglite': {
      const { openPgliteStore } = await import('../store-pglite/index.js');
      return openPgliteStore({ folder: place.folder });
    }
    case 'pg': {
      const { openPgStore } = await import('../store-pg/index.js');
      return openPgStore({ url: place.url });
    }
    case 'unknown':
      return fail({ error: 'refused', detail: place.detail });
  }
}
