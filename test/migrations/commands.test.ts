import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '@fabula/runtime/adapters';
import { type Host, keepStory } from '@fabula/runtime/host';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCommand } from '../../runtime/src/cli/sample-terminal.contract.js';
import { startTestPostgres, type TestPostgres } from '../contracts/start-test-postgres.js';
import { begin, hostOf, keyOf, must, play } from './play.js';
import { twoReleases } from './releases.js';

let server: TestPostgres;
let url: string;
const cwd = mkdtempSync(join(tmpdir(), 'fabula-migrate-'));
beforeAll(async () => {
  const [{ first, second }, started] = await Promise.all([twoReleases(), startTestPostgres()]);
  server = started;
  url = await server.createDatabase();
  writeFileSync(join(cwd, 'first.fabc'), first.bytes);
  writeFileSync(join(cwd, 'second.fabc'), second.bytes);
  await withHost(async (host) => {
    must(await keepStory(host, first));
    for (const session of ['one', 'two', 'three', 'four']) {
      await begin(host, first, keyOf(session));
      await play(host, keyOf(session), 3);
    }
  });
}, 240_000);
afterAll(async () => {
  await server.stop();
  rmSync(cwd, { recursive: true, force: true });
});

async function withHost(work: (host: Host) => Promise<void>): Promise<void> {
  const store = must(await openStore(url));
  must(await store.migrate());
  try {
    await work(hostOf(store));
  } finally {
    await store.close();
  }
}

const run = (...args: readonly string[]) => runCommand([...args, '--store', url], { cwd });

it('a rollout goes from the first command to the last', async () => {
  const pending = await run('migrate', 'second.fabc', '--dry-run');
  expect(pending).toMatchObject({ code: 0, out: 'Pending: 0002_edit.expand.sql\n' });
  expect(await run('migrate', 'second.fabc')).toMatchObject({ code: 0, out: 'Applied 0002_edit.expand.sql.\n' });
  expect(await run('migrate', 'second.fabc')).toMatchObject({
    code: 0,
    out: 'Nothing to do: the store is up to date.\n',
  });

  await withHost(async ({ store }) => {
    const hold = { detail: 'It is of another line.', migration: 2, at: '2026-03-01T12:00:00.000Z' };
    must(await store.holdSession(keyOf('four'), { ...hold, why: 'quarantined' }));
  });
  const pin = await run('migrate', 'pin', 'three', '--because', 'a recording');
  expect(pin).toMatchObject({ code: 0, err: '' });
  const status = await run('migrate', 'status', 'second.fabc', '--list');
  expect(status.code).toBe(0);
  expect(status.out).toContain('4 branches are behind, 4 of them where a session goes on.');
  expect(status.out).toContain('1 of them are pinned.');
  expect(status.out).toMatch(/^0002_edit +applied +- +pending +yes +0$/m);
  expect(status.out).toContain('pinned: a recording');

  const early = await run('migrate', 'contract', 'second.fabc');
  expect(early).toMatchObject({ code: 1, out: '' });
  expect(early.err).toContain('4 branches of sessions still need what 0002_edit.contract.sql takes away.');
  expect(early.err).toContain('fabula-run migrate convert second.fabc');

  const converted = await run('migrate', 'convert', 'second.fabc');
  expect(converted).toMatchObject({
    code: 0,
    out: '2 converted.\n2 stay with their bundle, pinned or put aside before.\n',
  });
  const sessions = await run('sessions');
  expect(sessions.out).toMatch(/^three .*behind, at migration 1, pinned: a recording$/m);
  expect(sessions.out).toMatch(/^one .*Z$/m);

  expect((await run('migrate', 'retry', 'three')).err).toContain('`fabula-run migrate unpin three` is for those.');
  expect(await run('migrate', 'unpin', 'three')).toMatchObject({ code: 0 });
  const done = await run('migrate', 'convert', 'second.fabc', '--json');
  const lines = done.out
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
  expect(lines).toEqual([
    { type: 'progress', converted: 1, moved: 0, quarantined: 0, held: 1, left: 0 },
    { type: 'done', ok: true, converted: 1, moved: 0, quarantined: 0, held: 1, left: 0, stopped: false },
  ]);

  const drift = await run('migrate', 'drift', 'second.fabc');
  expect(drift).toMatchObject({ code: 0, out: 'The tables are what 0002_edit.expand.sql made.\n' });
  const waits = await run('migrate', 'contract', 'second.fabc');
  expect([waits.code, waits.err]).toEqual([1, expect.stringContaining('`--leave-put-aside`')]);
  expect(await run('migrate', 'contract', 'second.fabc', '--leave-put-aside')).toMatchObject({
    code: 0,
    out: 'Applied 0002_edit.contract.sql.\n',
  });
  expect(await run('migrate', 'drift', 'second.fabc')).toMatchObject({ code: 0 });
  await server.admin('alter table harbor_lights.world add column by_hand text', url);
  const drifted = await run('migrate', 'drift', 'second.fabc', '--json');
  expect(drifted.code).toBe(1);
  expect(JSON.parse(drifted.out)).toMatchObject({
    ok: false,
    drift: [{ drift: 'onlyThere', what: 'column', name: 'world.by_hand' }],
  });
}, 240_000);

it('a session that was left behind says so, is read and replayed, and is not played on', async () => {
  const play = ['play', 'second.fabc', '--session', 'four', '--json', '--store', url];
  const opened = await runCommand(play, { cwd, input: '{"choose":1}\n' });
  expect(opened.out).toContain('"told":"kept","why":"leftBehind","detail":"It is of another line."');
  expect(opened.out).toContain('"type":"error","error":"leftBehind"');
  for (const command of ['show', 'replay', 'rebuild'])
    expect([command, (await run(command, 'four')).code]).toEqual([command, 0]);
});

it('what is told of a converted session is told in words', async () => {
  const shown = await run('show', 'one');
  expect(shown.out).toContain('0002_edit');
  const turn = await run('show', 'one', '--at', '5');
  expect(turn.code).toBe(0);
  const rebuilt = await run('rebuild', 'one');
  expect(rebuilt).toMatchObject({ code: 0 });
  expect(rebuilt.out).toContain('turns of older bundles come to the same state.');
});

it.each([
  [['migrate', 'convert'], 'needs `<bundle>`'],
  [['migrate', 'status'], 'needs `<bundle>`'],
  [['migrate', 'pin', 'one'], '--because'],
  [['migrate', 'retry'], '`retry` needs the name of a session, or `--all`.'],
  [['migrate', 'convert', 'second.fabc', '--batch', '0'], '`--batch` takes a number from 1 to 5000.'],
])('%j is a mistake of the command line', async (args, message) => {
  const { code, out, err } = await run(...args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(message);
});
