/** What the embedded database is. PGlite doesn't say so before it runs; a test holds these against what it says then. */
export const pgliteVersion = '0.5.14';
export const databaseMajor = '18';

/** Segments of 4 MB instead of 16: an empty store takes 30 MB of disk. */
export const initParameters: readonly string[] = ['--wal-segsize=4'];

/** PGlite's own parameters without `-F`, which turns fsync off. Its fdatasync does nothing, its fsync is `DurableNodeFs`'s. */
export function durableParameters(defaults: readonly string[]): string[] {
  return [...defaults.filter((parameter) => parameter !== '-F'), ...set('fsync=on', 'wal_sync_method=fsync')];
}

/** And a short log: a store in a reader's home folder has no business keeping a gigabyte of it. */
export function storeParameters(defaults: readonly string[]): string[] {
  return [...durableParameters(defaults), ...set('max_wal_size=32MB', 'min_wal_size=8MB')];
}

function set(...settings: readonly string[]): string[] {
  return settings.flatMap((setting) => ['-c', setting]);
}
