import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { StoreError } from '../../ports/index.js';
import { databaseMajor, pgliteVersion } from './pglite-parameters.js';

/** A store's folder holds this file, the lock, and the database's own folder `data`. */
const markerName = 'fabula-store.json';
/** There once AGE was asked for: whoever opens the folder next then has it from the start. */
export const ageMarker = (folder: string): string => join(folder, 'age');
const ours = new Set([markerName, 'age', 'lock', 'data', 'data.part', `${markerName}.part`]);

export const dataFolder = (folder: string): string => join(folder, 'data');
export const unfinishedDataFolder = (folder: string): string => join(folder, 'data.part');

/** Makes the folder where there is none, and refuses one that holds anything else; nothing is written into that. */
export function enterFolder(folder: string): StoreError | undefined {
  mkdirSync(folder, { recursive: true });
  const found = readdirSync(folder);
  if (found.includes(markerName)) return undefined;
  const foreign = found.find((entry) => !ours.has(entry));
  if (foreign === undefined && !found.includes('data')) return undefined;
  return {
    error: 'notAStore',
    detail: `${folder} holds ${foreign ?? 'data'} and is no store of Fabula; name an empty folder, or one that does not exist yet`,
  };
}

/** Reads what the folder says of itself; a new one is told. Called under the lock. */
export function checkMarker(folder: string): StoreError | undefined {
  const file = join(folder, markerName);
  if (!existsSync(file)) {
    writeWhole(
      file,
      `${JSON.stringify({ fabula: 'store', format: 1, database: databaseMajor, pglite: pgliteVersion })}\n`,
    );
    syncFolder(folder);
    return undefined;
  }
  const marker = parse(readFileSync(file, 'utf8'));
  if (marker === undefined) return { error: 'corrupt', detail: `${file} can't be read` };
  if (marker.format !== 1)
    return { error: 'wrongVersion', detail: `${folder} was made by a newer Fabula; update Fabula to open it` };
  return checkMajor(folder, marker.database) ?? checkMajor(folder, majorOnDisk(folder) ?? marker.database);
}

/** A file that is there whole or not at all. */
export function writeWhole(file: string, content: string | Uint8Array): void {
  const part = `${file}.part`;
  try {
    writeFileSync(part, content, { flush: true });
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

/** After it a rename in the folder survives the power. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function checkMajor(folder: string, major: string): StoreError | undefined {
  if (major === databaseMajor) return undefined;
  return {
    error: 'wrongVersion',
    detail:
      `${folder} was written by version ${major} of the database, this Fabula has version ${databaseMajor}: ` +
      'run `fabula-run backup` with the Fabula that wrote it, then `fabula-run restore` with this one',
  };
}

function majorOnDisk(folder: string): string | undefined {
  const file = join(dataFolder(folder), 'PG_VERSION');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}

function parse(text: string): { readonly format: unknown; readonly database: string } | undefined {
  try {
    const marker: unknown = JSON.parse(text);
    if (typeof marker !== 'object' || marker === null || !('format' in marker) || !('database' in marker))
      return undefined;
    const { format, database } = marker;
    return typeof database === 'string' ? { format, database } : undefined;
  } catch {
    return undefined;
  }
}
