import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ArtifactError, ArtifactResult, Artifacts } from '../../ports/index.js';

/**
 * Artifacts as files of a folder, `ab/cdef…` by their hash: no folder gets so full that listing it takes long. A file
 * appears under its name only when all of it is on the disk.
 */
export function createFolderArtifacts(folder: string): Artifacts {
  const pathOf = (hash: string): string => join(folder, hash.slice(0, 2), hash.slice(2));
  return {
    put: (bytes) =>
      named(async () => {
        const hash = sha256(bytes);
        const path = pathOf(hash);
        if (!(await exists(path, bytes.length))) await writeWhole(path, bytes);
        return { ok: true, value: hash };
      }),
    get: (hash) =>
      named(async () => {
        if (!/^[0-9a-f]{64}$/.test(hash)) return { ok: false, error: { error: 'badHash', hash } };
        const bytes = await readIfThere(pathOf(hash));
        if (bytes && sha256(bytes) !== hash) return { ok: false, error: { error: 'corrupt', hash } };
        return { ok: true, value: bytes && new Uint8Array(bytes) };
      }),
  };
}

/** A file that is too short was cut by a disk that lied; it is written again. */
async function exists(path: string, size: number): Promise<boolean> {
  try {
    return (await stat(path)).size === size;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  const part = join(folder, `.${randomUUID()}.part`);
  try {
    const file = await open(part, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

async function named<T>(work: () => Promise<ArtifactResult<T>>): Promise<ArtifactResult<T>> {
  try {
    return await work();
  } catch (error) {
    return { ok: false, error: explain(error) };
  }
}

function explain(error: unknown): ArtifactError {
  const detail = error instanceof Error ? error.message : String(error);
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return { error: 'diskFull', detail };
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return { error: 'readOnly', detail };
    default:
      return { error: 'unavailable', detail };
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
