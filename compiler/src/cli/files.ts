import { mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Writes a file whole or not at all: into a temporary one beside it, flushed, then renamed. Answers false, and leaves
 * the file alone, when it holds these bytes already.
 */
export async function writeWhole(
  path: string,
  content: string | Uint8Array,
  before?: Uint8Array,
  mode?: number,
): Promise<boolean> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  if (before && Buffer.compare(before, bytes) === 0) return false;
  await mkdir(dirname(path), { recursive: true });
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    const file = await open(temporary, 'w');
    try {
      await file.writeFile(bytes);
      if (mode !== undefined) await file.chmod(mode);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  return true;
}

/** Writes a file that is there anew: who may read it stays as it was, and a link stays a link. */
export async function rewrite(path: string, content: string): Promise<void> {
  const real = await realpath(path);
  const { mode } = await stat(real);
  await writeWhole(real, content, undefined, mode & 0o7777);
}

/** Writes a new file that only its owner may read; false when there is one already. */
export async function writeSecret(path: string, content: string): Promise<boolean> {
  await mkdir(dirname(path), { recursive: true });
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}
