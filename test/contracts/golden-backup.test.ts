import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../runtime/src/adapters/store-memory/index.js';
import { openPgliteStore } from '../../runtime/src/adapters/store-pglite/index.js';
import type { Store } from '../../runtime/src/ports/index.js';
import { fillStore, linesOf } from '../../runtime/src/ports/store-backup.contract.js';

/** Written once with the first format and kept: whatever Fabula becomes, it restores this. */
const golden = fileURLToPath(new URL('fixtures/backup-format-1.jsonl', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'fabula-golden-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function embedded(): Promise<Store> {
  const opened = await openPgliteStore({ folder: join(root, 'store') });
  if (!opened.ok) throw new Error(opened.error.error);
  await opened.value.migrate();
  return opened.value;
}

describe('the backup of the first format', () => {
  it('is kept in the repository', async () => {
    if (existsSync(golden)) return;
    const store = createMemoryStore();
    await fillStore(store);
    writeFileSync(golden, (await linesOf(store)).map((line) => `${line}\n`).join(''));
    throw new Error('it was not there and has been written; look at it and check it in');
  });

  it.each([
    ['memory', async () => createMemoryStore()],
    ['an embedded store', embedded],
  ])('is restored into %s, which backs up the same', async (_name, open) => {
    const lines = readFileSync(golden, 'utf8').trimEnd().split('\n');
    const store = await open();
    expect(await store.import(feed(lines))).toMatchObject({ ok: true });
    expect(await linesOf(store)).toEqual(lines);
    await store.close();
  });
});

async function* feed(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}
