import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleBundle } from '../../runtime/src/host/sample-story.contract.js';
import { startTestPostgres, type TestPostgres } from '../contracts/start-test-postgres.js';
import { Player, run } from './program.js';

let folder = '';
let bundle = '';
let postgres: TestPostgres;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fabula-two-'));
  bundle = join(folder, 'sample.fabc');
  writeFileSync(bundle, await sampleBundle());
  postgres = await startTestPostgres();
});
afterAll(async () => {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('two players', () => {
  it('do not get into one folder at once', async () => {
    const store = join(folder, 'store');
    const first = new Player([bundle, '--store', store]);
    await first.until('ask');
    const second = await run(['sessions', '--store', store]);
    expect(second).toMatchObject({ code: 3, out: '' });
    expect(second.err).toMatch(/another program has this store open \(process \d+\)/i);
    expect((await run(['doctor', '--store', store])).err).toContain('process');
    first.send({ quit: true });
    expect(await first.ended()).toBe(0);
    expect(await run(['sessions', '--store', store])).toMatchObject({ code: 0, err: '' });
  });

  it('on one session of a server: exactly one turn wins, and the other player hears of it', async () => {
    const args = [bundle, '--store', await postgres.createDatabase(), '--session', 's'];
    const one = new Player(args);
    await one.until('ask');
    one.send({ start: { name: 'Ana' } });
    await one.until('turn');
    const two = new Player(args);
    await two.until('turn');
    one.send({ choose: 'Throw' });
    expect(await one.until('turn')).toMatchObject({ version: 2 });
    two.send({ choose: 'Pay' });
    expect(await two.next()).toMatchObject({ type: 'error', error: 'conflict', head: 2 });
    two.send({ again: true });
    expect(await two.next()).toMatchObject({ type: 'turn', version: 2 });
    two.send({ choose: 'Pay' });
    expect(await two.next()).toMatchObject({ type: 'turn', version: 3 });
    for (const player of [one, two]) player.send({ quit: true });
    await Promise.all([one.ended(), two.ended()]);
  });
});

describe('a player that is interrupted', () => {
  it('says how to go on, and goes on', async () => {
    const store = join(folder, 'interrupted');
    const player = new Player([bundle, '--store', store, '--session', 's']);
    await player.until('ask');
    player.send({ start: { name: 'Ana' } });
    player.send({ choose: 'Throw' });
    await player.until('turn');
    await player.until('turn');
    expect(await player.interrupt()).toBe(0);
    const resumed = await run(['play', bundle, '--store', store, '--session', 's'], ':quit\n');
    expect(resumed).toMatchObject({ code: 0, err: '' });
    expect(resumed.out).toContain('Going on with session s, at turn 2.');
    expect(resumed.out).toContain('The tide rises, a little.');
    expect(resumed.out).toContain('--session s --store');
  });
});

describe('a backup', () => {
  it('goes from a folder to a server, and holds there', async () => {
    const store = join(folder, 'backed');
    const file = join(folder, 'backup.jsonl');
    writeFileSync(join(folder, 'script.txt'), 'name: Ana\nThrow\nPay\nSign\n');
    const played = ['play', bundle, '--script', join(folder, 'script.txt'), '--session', 's', '--store', store];
    expect(await run(played)).toMatchObject({ code: 0 });
    expect(await run(['backup', file, '--store', store])).toMatchObject({ code: 0, err: '' });
    expect(await run(['backup', file, '--store', store])).toMatchObject({ code: 2 });
    const server = await postgres.createDatabase();
    expect(await run(['restore', file, '--store', server])).toMatchObject({ code: 0, err: '' });
    expect(await run(['restore', file, '--store', server])).toMatchObject({ code: 1 });
    expect(await run(['verify', '--store', server])).toMatchObject({ code: 0, err: '' });
    expect(await run(['replay', 's', '--store', server])).toMatchObject({ code: 0, err: '' });
    writeFileSync(file, 'no backup\n');
    expect(await run(['restore', file, '--store', join(folder, 'new')])).toMatchObject({ code: 1, out: '' });
  });
});

describe('a folder', () => {
  it('that holds something else is left alone', async () => {
    const store = join(folder, 'photos');
    mkdirSync(store);
    writeFileSync(join(store, 'cat.jpg'), 'x');
    const ran = await run(['sessions', '--store', store]);
    expect(ran).toMatchObject({ code: 3, out: '' });
    expect(ran.err).toContain('no store');
  });

  // Root may write anywhere.
  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')('that is read-only is named', async () => {
    const store = join(folder, 'read-only');
    mkdirSync(store);
    chmodSync(store, 0o555);
    expect(await run(['sessions', '--store', join(store, 'store')])).toMatchObject({ code: 3, out: '' });
    chmodSync(store, 0o755);
  });
});

it('a server that is not there is named', async () => {
  const ran = await run(['sessions', '--store', 'postgres://nobody@127.0.0.1:1/none']);
  expect(ran).toMatchObject({ code: 3, out: '' });
  expect(ran.err).toContain("can't be reached");
});
