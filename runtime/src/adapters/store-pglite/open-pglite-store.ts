import { existsSync, renameSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Extension, PGlite } from '@electric-sql/pglite';
import { type Store, type StoreError, StoreFailure, type StoreResult } from '../../ports/index.js';
import { createSqlStore } from '../sql/index.js';
import { fail, ok } from '../store-rules/index.js';
import { type Disk, DurableNodeFs } from './durable-node-fs.js';
import { explainFile } from './file-errors.js';
import { findAge } from './find-age.js';
import { type FolderLock, lockFolder } from './folder-lock.js';
import { PgliteDriver } from './pglite-driver.js';
import { storeParameters } from './pglite-parameters.js';
import {
  ageMarker,
  checkMarker,
  dataFolder,
  enterFolder,
  syncFolder,
  unfinishedDataFolder,
  writeWhole,
} from './store-folder.js';
import { defaultCacheFolder, makeDatabase } from './template.js';

export interface PgliteStoreOptions {
  readonly folder: string;
  /** Where the prepared database is kept; the user's cache folder if absent. */
  readonly cache?: string;
  readonly disk?: Disk;
}

/** Opens the store in a folder, and makes it where there is none. One process at a time has it. */
export async function openPgliteStore(options: PgliteStoreOptions): Promise<StoreResult<Store>> {
  const folder = resolve(options.folder);
  let lock: FolderLock | undefined;
  try {
    const foreign = enterFolder(folder);
    if (foreign) return fail(foreign);
    const locked = await lockFolder(folder);
    if ('error' in locked) return fail(locked);
    lock = locked;
    const { release } = locked;
    const wrong = checkMarker(folder);
    if (wrong) throw new StoreFailure(wrong);
    if (!existsSync(dataFolder(folder))) await makeData(folder, options.cache ?? defaultCacheFolder());
    const open = (extensions: Extensions): Promise<PGlite> =>
      openDatabase(dataFolder(folder), options.disk, extensions);
    const found = existsSync(ageMarker(folder)) ? await findAge() : undefined;
    const hasAge = found !== undefined && 'extension' in found;
    const db = await open(hasAge ? { age: found.extension } : {});
    const reopen = async (extensions: Extensions): Promise<PGlite> => {
      const again = await open(extensions);
      writeWhole(ageMarker(folder), '');
      return again;
    };
    return ok(createSqlStore(new PgliteDriver({ db, hasAge, reopen, where: folder, durable: true, release })));
  } catch (error) {
    lock?.release();
    return fail(explainOpening(error, folder));
  }
}

interface Extensions {
  readonly [name: string]: Extension;
}

/** Fails with what Postgres said last: an abort of its own says nothing. */
async function openDatabase(data: string, disk: Disk | undefined, extensions: Extensions): Promise<PGlite> {
  let said = '';
  const listen = (line: string): boolean => {
    const found = /\b(?:ERROR|FATAL|PANIC):\s*(.*)/.exec(line);
    if (found) said = found[1] ?? '';
    return false;
  };
  try {
    return await PGlite.create({
      fs: new DurableNodeFs(data, disk),
      extensions: { ...extensions },
      startParams: storeParameters(PGlite.defaultStartParams),
      onStderr: listen,
      onStdout: listen,
    });
  } catch (error) {
    throw said === '' ? error : new Error(said, { cause: error });
  }
}

/** Beside, then renamed: a start that is cut off leaves nothing that looks like a database. */
async function makeData(folder: string, cache: string): Promise<void> {
  const part = unfinishedDataFolder(folder);
  rmSync(part, { recursive: true, force: true });
  try {
    await makeDatabase(part, cache);
    renameSync(part, dataFolder(folder));
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    throw error;
  }
  syncFolder(folder);
}

function explainOpening(error: unknown, folder: string): StoreError {
  if (error instanceof StoreFailure) return error.error;
  const named = explainFile(error, folder);
  if (named) return named;
  const detail = error instanceof Error ? error.message : String(error);
  if (/No space left/.test(detail)) return { error: 'diskFull', detail: `no room is left for ${folder}: ${detail}` };
  if (/Read-only file system|Permission denied/.test(detail))
    return { error: 'readOnly', detail: `${folder} can't be written: ${detail}` };
  return {
    error: 'corrupt',
    detail: `the database in ${folder} can't be opened (${detail}); restore a backup into an empty folder`,
  };
}
