/** What a location names. */
export type StoreLocation =
  | { readonly kind: 'memory' }
  | { readonly kind: 'pglite'; readonly folder: string }
  | { readonly kind: 'pg'; readonly url: string }
  | { readonly kind: 'unknown'; readonly detail: string };

/** Reads a location. A scheme that is none of ours is a mistake, not a folder of that name. */
export function parseStoreLocation(location: string): StoreLocation {
  if (location === '') return { kind: 'unknown', detail: 'the location is empty' };
  if (location === 'memory:') return { kind: 'memory' };
  if (/^postgres(ql)?:\/\//.test(location)) return { kind: 'pg', url: location };
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(location);
  // One letter and a colon is a drive.
  if (scheme)
    return {
      kind: 'unknown',
      detail: `${scheme[1] ?? ''}: is no place for a store; use a folder, postgres://… or memory:`,
    };
  return { kind: 'pglite', folder: location };
}
