import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createMemoryStore, openStore } from '@fabula/runtime/adapters';
import { convertSessions, deploy, migrationStatus, type Story, verifySession } from '@fabula/runtime/host';
import type { BranchKey, Store } from '@fabula/runtime/ports';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPostgres, type TestPostgres } from '../contracts/start-test-postgres.js';
import { begin, hostOf, keyOf, must, play } from './play.js';
import { twoReleases } from './releases.js';

const sessions = 90;

/** The program as it is built, with its workers beside it: `npm test` has built it before. */
const program = fileURLToPath(new URL('../../runtime/dist/cli/bin.js', import.meta.url));

const root = mkdtempSync(join(tmpdir(), 'fabula-workers-'));
const bundle = join(root, 'second.fabc');
let second: Story;
let server: TestPostgres;
let played: Store;
/** The last row of each session, as a conversion by one alone leaves it. */
let expected: ReadonlyMap<string, string>;

beforeAll(async () => {
  const [releases, started] = await Promise.all([twoReleases(), startTestPostgres()]);
  ({ second } = releases);
  server = started;
  writeFileSync(bundle, second.bytes);
  played = createMemoryStore();
  const host = hostOf(played);
  must(await deploy(host, releases.first));
  for (let index = 0; index < sessions; index++) {
    const key = keyAt(index);
    await begin(host, releases.first, key);
    await play(host, key, index % 4, index);
  }
  const straight = createMemoryStore();
  must(await straight.import(played.export()));
  expect(must(await convertSessions(hostOf(straight), second))).toMatchObject({ converted: sessions, left: 0 });
  expected = await lastRows(straight);
}, 300_000);
afterAll(async () => {
  await server.stop();
  rmSync(root, { recursive: true, force: true });
});

/** Two sessions a campaign, in batches that are far apart. */
function keyAt(index: number): BranchKey {
  return keyOf(`s${index}`, `c${index % (sessions / 2)}`);
}

async function lastRows(store: Store): Promise<ReadonlyMap<string, string>> {
  const rows = must(await store.listSessions({ tenant: 'local', limit: sessions + 1 }));
  const hashes = new Map<string, string>();
  for (const { key, branch, head } of rows) {
    const [row] = must(await store.readTurns({ ...key, branch }, head, 1));
    hashes.set(key.session, `${head} ${row?.commandId} ${row?.hash}`);
  }
  return hashes;
}

async function filled(location: string): Promise<void> {
  const store = must(await openStore(location));
  must(await store.migrate());
  must(await store.import(played.export()));
  await store.close();
}

/** Everybody has the row that one alone would have written, and tables that say what the ledger does. */
async function expectSame(location: string): Promise<void> {
  const store = must(await openStore(location));
  const host = hostOf(store);
  expect(must(await migrationStatus(host, second))).toMatchObject({ behind: 0, quarantined: 0 });
  expect(await lastRows(store)).toEqual(expected);
  for (const index of [0, 1, sessions - 1]) {
    const { findings } = must(await verifySession(host, keyAt(index)));
    expect(findings).toEqual([]);
  }
  await store.close();
}

interface Ended {
  readonly code: number | null;
  readonly last: unknown;
}

/** Runs `fabula-run migrate convert`, and sends it a signal when it has told of its first batch. */
async function convert(location: string, more: readonly string[], signal?: NodeJS.Signals): Promise<Ended> {
  const child = spawn(
    process.execPath,
    [program, 'migrate', 'convert', bundle, '--store', location, '--batch', '2', '--json', ...more],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let last: unknown;
  for await (const line of createInterface({ input: child.stdout })) {
    if (last === undefined && signal) child.kill(signal);
    last = JSON.parse(line);
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return { code: child.exitCode, last };
}

describe.each([
  ['pg', ['--workers', '3']],
  ['pglite', []],
] as const)('a conversion in the background, %s %j', (kind, more) => {
  it('ends the batch at hand at Ctrl-C, and goes on from there, also after it was killed', {
    timeout: 300_000,
  }, async () => {
    const location = kind === 'pg' ? await server.createDatabase() : join(root, 'embedded');
    await filled(location);
    const stopped = await convert(location, more, 'SIGINT');
    expect(stopped).toMatchObject({ code: 130, last: { type: 'done', ok: false, stopped: true, left: 0 } });
    const killed = await convert(location, more, 'SIGKILL');
    expect(killed.code).toBe(null);
    const done = await convert(location, more);
    expect(done).toMatchObject({ code: 0, last: { type: 'done', ok: true, stopped: false, quarantined: 0 } });
    await expectSame(location);
  });
});
