import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { type Ran, runCommand } from '../../runtime/src/cli/sample-terminal.contract.js';

/** Made once with the first format and kept; see the folder's README. Whatever Fabula becomes, it opens this. */
const golden = fileURLToPath(new URL('fixtures/store-format-1/', import.meta.url));
const bundle = join(golden, 'ferry.fabc');
const root = mkdtempSync(join(tmpdir(), 'fabula-golden-store-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function unpack(): string {
  const store = mkdtempSync(join(root, 'store-'));
  const packed = brotliDecompressSync(readFileSync(join(golden, 'store.zip.br')));
  for (const [path, bytes] of Object.entries(unzipSync(packed))) {
    const folder = path.endsWith('/') ? path : dirname(path);
    // A zip does not say who may read; the database refuses a folder that others may.
    mkdirSync(join(store, folder), { recursive: true, mode: 0o700 });
    if (!path.endsWith('/')) writeFileSync(join(store, path), bytes, { mode: 0o600 });
  }
  return store;
}

describe('a store folder of the first format', () => {
  it('opens, is as it was written, replays, and plays on', async () => {
    const store = unpack();
    const run = (...args: readonly string[]): Promise<Ran> => runCommand([...args, '--store', store], { cwd: root });

    const sessions = await run('sessions', '--json');
    expect(sessions).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(sessions.out)).toMatchObject([
      { key: { session: 'long' }, branch: 'main', head: 43, packVersion: '1.0.0' },
      { key: { session: 'forgotten' }, branch: 'main', head: 4 },
      { key: { session: 'ada' }, branch: 'other', head: 2 },
    ]);

    const verified = await run('verify');
    expect(verified.code, verified.out).toBe(0);
    expect(verified.out.match(/all as they were written; the books balance/g)).toHaveLength(3);

    for (const [session, branch, turns] of [
      ['ada', 'main', 4],
      ['ada', 'other', 2],
      ['forgotten', 'main', 4],
      ['long', 'main', 43],
    ] as const) {
      const replayed = await run('replay', session, '--branch', branch);
      expect(replayed, replayed.err).toMatchObject({ code: 0 });
      expect(replayed.out).toContain(`${turns} turns of ${session} replayed to the same states`);
    }
    const folded = await run('rebuild', 'long');
    expect(folded.out).toMatch(/Snapshots: [1-9]\d* good\.\nTables: \d+ rows, all as folded\./);

    const script = join(root, 'on.txt');
    writeFileSync(script, 'Step out.\n');
    const played = await run('play', bundle, '--session', 'long', '--script', script);
    expect(played, played.err).toMatchObject({ code: 0 });
    expect(played.out).toContain('The end.');
    expect((await run('verify', 'long')).out).toContain('long: 44 turns, all as they were written');
  });
});
