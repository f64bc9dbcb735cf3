import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../ports/index.js';
import { bundle, chain, newSession, nothing, onBranch } from '../../ports/store-contract-data.contract.js';
import { openPgliteStore } from './index.js';
import { databaseMajor, pgliteVersion } from './pglite-parameters.js';
import { defaultCacheFolder } from './template.js';

const root = mkdtempSync(join(tmpdir(), 'fabula-open-'));
const key = { tenant: 't', campaign: 'c', session: 's' };
const played = join(root, 'played');
const cache = join(root, 'cache');

beforeAll(async () => {
  const store = await open(played);
  await store.migrate();
  await store.putBundle(bundle.hash, bundle.bytes);
  await store.createSession(newSession(key));
  for (const turn of chain(3)) await store.append(onBranch(key), turn, nothing);
  await store.close();
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function open(folder: string, at = cache): Promise<Store> {
  const opened = await openPgliteStore({ folder, cache: at });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value;
}

/** A copy of the played store that a test may break. */
function copy(name: string): string {
  const folder = join(root, name);
  cpSync(played, folder, { recursive: true });
  return folder;
}

describe('a store in a folder', () => {
  it('is there when it is opened again, and is migrated from the start', async () => {
    const store = await open(played);
    expect(await store.readTurns(onBranch(key), 1, 9)).toEqual({ ok: true, value: chain(3) });
    const migrated = await store.migrate();
    expect(migrated).toMatchObject({ ok: true, value: { applied: [], pending: [] } });
    const described = await store.describe();
    expect(described).toMatchObject({ ok: true, value: { kind: 'pglite', where: played, durable: true } });
    // The constants that say what is embedded are right.
    expect(described.ok && described.value.server).toContain(`PostgreSQL ${databaseMajor}.`);
    await store.close();
    const packageFile = join(
      dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite')),
      '../package.json',
    );
    expect(JSON.parse(readFileSync(packageFile, 'utf8'))).toMatchObject({ version: pgliteVersion });
  });

  it('is refused to a second opener', async () => {
    const store = await open(played);
    expect(await openPgliteStore({ folder: played, cache })).toMatchObject({ ok: false, error: { error: 'locked' } });
    await store.close();
    await store.close();
    await (await open(played)).close();
  });

  it('answers nothing after it was closed', async () => {
    const store = await open(played);
    await store.close();
    expect(await store.getSession(key)).toMatchObject({ ok: false, error: { error: 'unavailable', retry: false } });
  });

  it('is not made in a folder that holds something else', async () => {
    const folder = join(root, 'holiday photos');
    mkdirSync(folder);
    writeFileSync(join(folder, 'beach.jpg'), 'x');
    expect(await openPgliteStore({ folder, cache })).toMatchObject({ ok: false, error: { error: 'notAStore' } });
    expect(readdirSync(folder)).toEqual(['beach.jpg']);
    const file = join(folder, 'beach.jpg');
    expect(await openPgliteStore({ folder: file, cache })).toMatchObject({ ok: false, error: { error: 'notAStore' } });
    expect(await openPgliteStore({ folder: join(file, 'x'), cache })).toMatchObject({
      ok: false,
      error: { error: 'notAStore' },
    });
  });

  it('names a folder that can’t be written', async () => {
    // Root may write everywhere but where the kernel lets nobody.
    const folder = existsSync('/sys/kernel') ? '/sys/kernel/fabula' : join(root, 'read-only');
    if (!folder.startsWith('/sys')) mkdirSync(folder, { mode: 0o500 });
    const opened = await openPgliteStore({ folder, cache });
    expect(opened).toMatchObject({ ok: false, error: { error: 'readOnly' } });
  });

  it('names a store of another major version, and of a newer Fabula', async () => {
    const other = copy('other major');
    writeFileSync(join(other, 'data', 'PG_VERSION'), '17\n');
    const opened = await openPgliteStore({ folder: other, cache });
    expect(opened).toMatchObject({ ok: false, error: { error: 'wrongVersion' } });
    expect(!opened.ok && 'detail' in opened.error && opened.error.detail).toContain('fabula-run backup');
    const newer = copy('newer');
    writeFileSync(join(newer, 'fabula-store.json'), JSON.stringify({ fabula: 'store', format: 2, database: '18' }));
    expect(await openPgliteStore({ folder: newer, cache })).toMatchObject({
      ok: false,
      error: { error: 'wrongVersion' },
    });
    expect(existsSync(join(newer, 'lock'))).toBe(false);
  });

  it.each([
    ['its description', (folder: string) => writeFileSync(join(folder, 'fabula-store.json'), '{')],
    [
      'its control file',
      (folder: string) => writeFileSync(join(folder, 'data/global/pg_control'), Buffer.alloc(8192, 7)),
    ],
    ['its control file’s content', (folder: string) => truncateSync(join(folder, 'data/global/pg_control'), 0)],
    ['its log', (folder: string) => rmSync(join(folder, 'data/pg_wal'), { recursive: true })],
  ])('is called corrupt when %s is broken', async (what, breakIt) => {
    const folder = copy(`broken ${what}`);
    breakIt(folder);
    expect(await openPgliteStore({ folder, cache })).toMatchObject({ ok: false, error: { error: 'corrupt' } });
    expect(existsSync(join(folder, 'lock'))).toBe(false);
  });

  it('is made anew where making it was cut off', async () => {
    const folder = copy('cut off');
    rmSync(join(folder, 'data'), { recursive: true });
    mkdirSync(join(folder, 'data.part'));
    writeFileSync(join(folder, 'data.part', 'PG_VERSION'), '18\n');
    const store = await open(folder);
    expect(await store.getSession(key)).toEqual({ ok: true, value: undefined });
    await store.close();
    expect(existsSync(join(folder, 'data.part'))).toBe(false);
  });
});

describe('the prepared database', () => {
  it('is kept once, and made again when it is broken or can’t be kept', async () => {
    const [template] = readdirSync(cache);
    expect(readdirSync(cache)).toHaveLength(1);
    expect(template).toMatch(/^store-template-.*\.gz$/);
    const file = join(cache, template!);
    truncateSync(file, 1000);
    await (await open(join(root, 'after a broken template'))).close();
    expect(readFileSync(file).length).toBeGreaterThan(1_000_000);
    const nowhere = join(root, 'a file');
    writeFileSync(nowhere, '');
    await (await open(join(root, 'without a cache'), nowhere)).close();
  });

  it('lies where the system keeps what can be made again', () => {
    expect(defaultCacheFolder('linux', {}, '/home/ada')).toBe('/home/ada/.cache/fabula');
    expect(defaultCacheFolder('linux', { XDG_CACHE_HOME: '/cache' }, '/home/ada')).toBe('/cache/fabula');
    expect(defaultCacheFolder('darwin', {}, '/Users/ada')).toBe('/Users/ada/Library/Caches/Fabula');
  });
});
