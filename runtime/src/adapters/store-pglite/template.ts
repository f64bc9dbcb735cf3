import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { StoreFailure } from '../../ports/index.js';
import { createSqlStore, storeMigrations } from '../sql/index.js';
import { packFolder, unpackFolder } from './folder-archive.js';
import { PgliteDriver } from './pglite-driver.js';
import { initParameters, pgliteVersion } from './pglite-parameters.js';
import { writeWhole } from './store-folder.js';

/**
 * Fills a folder with a fresh database that has the store's schema in it. Making one takes seconds (it is `initdb`), so
 * it is made once a machine, user, version of PGlite and set of migrations, and kept packed in the user's cache. A cache
 * that can't be written, or holds something broken, costs time and nothing else.
 */
export async function makeDatabase(folder: string, cache: string): Promise<void> {
  const file = join(cache, `store-template-${templateKey()}.gz`);
  const kept = readKept(file);
  if (kept) {
    try {
      await unpackFolder(kept, folder);
      return;
    } catch (error) {
      if (isDiskError(error)) throw error;
      rmSync(folder, { recursive: true, force: true });
    }
  }
  const made = await makeTemplate();
  try {
    mkdirSync(cache, { recursive: true });
    writeWhole(file, made);
  } catch {
    // Read-only or full: the next start makes it again.
  }
  await unpackFolder(made, folder);
}

/** Where the system wants what can be made again. */
export function defaultCacheFolder(
  platform: string = process.platform,
  env: { readonly [name: string]: string | undefined } = process.env,
  home: string = homedir(),
): string {
  if (platform === 'win32') return join(env['LOCALAPPDATA'] || join(home, 'AppData', 'Local'), 'Fabula', 'Cache');
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'Fabula');
  return join(env['XDG_CACHE_HOME'] || join(home, '.cache'), 'fabula');
}

function templateKey(): string {
  const hash = createHash('sha256').update(initParameters.join(' '));
  for (const { name, checksum } of storeMigrations) hash.update(`\n${name} ${checksum}`);
  return `${pgliteVersion}-${hash.digest('hex').slice(0, 16)}`;
}

function readKept(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** In a folder of its own, and closed before it is packed: what is unpacked starts without recovering anything. */
async function makeTemplate(): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'fabula-template-'));
  const data = join(folder, 'data');
  try {
    const db = await PGlite.create({ fs: new NodeFS(data), initDbStartParams: [...initParameters] });
    const store = createSqlStore(new PgliteDriver({ db, where: folder, durable: false, release: () => undefined }));
    const migrated = await store.migrate();
    await store.close();
    if (!migrated.ok) throw new StoreFailure(migrated.error);
    return await packFolder(data);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function isDiskError(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'ENOSPC' || error.code === 'EDQUOT' || error.code === 'EROFS')
  );
}
