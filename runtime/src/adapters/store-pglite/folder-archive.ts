import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { z } from 'zod';
import { syncFolder } from './store-folder.js';

/**
 * A folder as one compressed file: a line of JSON that lists folders and files, then the files' bytes. Not a tar, because
 * PGlite's own reader of one writes through Emscripten and syncs nothing, and nobody else ever reads this.
 */
const listShape = z.object({
  folders: z.array(z.string()),
  files: z.array(z.object({ path: z.string(), size: z.int().nonnegative() })),
});

/** Files written at once: enough to share the disk's flushes, few enough for any limit of open files. */
const atOnce = 16;

export async function packFolder(folder: string): Promise<Uint8Array> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => ({
    path: join(entry.parentPath, entry.name)
      .slice(folder.length + 1)
      .replaceAll('\\', '/'),
    folder: entry.isDirectory(),
  }));
  entries.sort((a, b) => (a.path < b.path ? -1 : 1));
  const contents = entries.flatMap(({ path, folder: is }) =>
    is ? [] : [{ path, bytes: readFileSync(join(folder, path)) }],
  );
  const list = JSON.stringify({
    folders: entries.flatMap(({ path, folder: is }) => (is ? [path] : [])),
    files: contents.map(({ path, bytes }) => ({ path, size: bytes.length })),
  });
  return promisify(gzip)(Buffer.concat([Buffer.from(`${list}\n`), ...contents.map(({ bytes }) => bytes)]));
}

/** Writes the files and waits until the disk has them. Throws for what `packFolder` did not make. */
export async function unpackFolder(packed: Uint8Array, folder: string): Promise<void> {
  const bytes = await promisify(gunzip)(packed);
  const end = bytes.indexOf(10);
  const list = listShape.parse(JSON.parse(bytes.toString('utf8', 0, end)));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const path of list.folders) mkdirSync(join(folder, path), { mode: 0o700 });
  let offset = end + 1;
  const writes = list.files.map(({ path, size }) => {
    const content = bytes.subarray(offset, offset + size);
    offset += size;
    return { path: join(folder, path), content };
  });
  if (offset !== bytes.length) throw new Error('the packed folder is not complete');
  const writeOn = async (): Promise<void> => {
    for (let next = writes.pop(); next; next = writes.pop())
      await writeFile(next.path, next.content, { mode: 0o600, flush: true });
  };
  await Promise.all(Array.from({ length: atOnce }, writeOn));
  for (const path of ['', ...list.folders]) syncFolder(join(folder, path));
}
