import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { StoreFailure } from '../../ports/index.js';
import { createSqlStore, storeMigrations } from '../sql/index.js';
import { PgliteDriver } from './pglite-driver.js';
import { writeWhole } from './store-folder.js';
import { pgliteVersion } from './versions.js';

/**
 * The bytes of a fresh database with the store's schema in it. Making one takes seconds (it is `initdb`), so it is made
 * once a machine, user, version of PGlite and set of migrations, and kept in the user's cache. A cache that can't be
 * written costs time and nothing else.
 */
export async function templateBytes(cache: string): Promise<Blob> {
  const file = join(cache, `store-template-${templateKey()}.tar.gz`);
  const kept = readKept(file);
  if (kept) return asTar(kept);
  const made = await makeTemplate();
  try {
    mkdirSync(cache, { recursive: true });
    writeWhole(file, made);
  } catch {
    // Read-only or full: the next start makes it again.
  }
  return asTar(made);
}

/** Where the system wants what can be made again. */
export function defaultCacheFolder(
  platform: string = process.platform,
  env: { readonly [name: string]: string | undefined } = process.env,
  home: string = homedir(),
): string {
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'Fabula', 'Cache');
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'Fabula');
  return join(env['XDG_CACHE_HOME'] || join(home, '.cache'), 'fabula');
}

function templateKey(): string {
  const hash = createHash('sha256');
  for (const { name, checksum } of storeMigrations) hash.update(`${name} ${checksum}\n`);
  return `${pgliteVersion}-${hash.digest('hex').slice(0, 16)}`;
}

function readKept(file: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return new Uint8Array(readFileSync(file));
  } catch {
    return undefined;
  }
}

async function makeTemplate(): Promise<Uint8Array<ArrayBuffer>> {
  const db = await PGlite.create();
  const store = createSqlStore(
    new PgliteDriver({ db, where: 'the template', durable: false, release: () => undefined }),
  );
  try {
    const migrated = await store.migrate();
    if (!migrated.ok) throw new StoreFailure(migrated.error);
    const dump = await db.dumpDataDir('gzip');
    return new Uint8Array(await dump.arrayBuffer());
  } finally {
    await store.close();
  }
}

function asTar(bytes: Uint8Array<ArrayBuffer>): Blob {
  return new Blob([bytes], { type: 'application/x-gzip' });
}
