import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createMemoryStore, openStore } from '@fabula/runtime/adapters';
import {
  convertSessions,
  deploy,
  migrationStatus,
  rebuildSession,
  type Story,
  verifySession,
} from '@fabula/runtime/host';
import type { Store } from '@fabula/runtime/ports';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPostgres, type TestPostgres } from '../contracts/start-test-postgres.js';
import { randomFrom, seed } from '../faults/rounds.js';
import { begin, hostOf, keyOf, must, play } from './play.js';
import { twoReleases } from './releases.js';

const isLong = process.env['FABULA_LONG'] !== undefined;
const rounds = Number(process.env['FABULA_ROUNDS'] ?? (isLong ? 50 : 10));
const sessions = Number(process.env['FABULA_SESSIONS'] ?? 500);
/** A round ends after a few of these, so that all rounds have something left to do. */
const batch = Math.max(1, Math.floor(sessions / (rounds * 4)));

/** The child as it is built: `npm test` has built it before. */
const program = fileURLToPath(new URL('../dist/migrations/convert-child.js', import.meta.url));

const root = mkdtempSync(join(tmpdir(), 'fabula-killed-'));
const bundle = join(root, 'second.fabc');
let second: Story;
let server: TestPostgres;
let played: Store;
/** The last row of each session, as a conversion that nobody interrupts leaves it. */
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
    const key = keyOf(`s${index}`);
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

async function lastRows(store: Store): Promise<ReadonlyMap<string, string>> {
  const rows = must(await store.listSessions({ tenant: 'local', limit: sessions + 1 }));
  const hashes = new Map<string, string>();
  for (const { key, branch, head } of rows) {
    const [row] = must(await store.readTurns({ ...key, branch }, head, 1));
    hashes.set(key.session, `${head} ${row?.commandId} ${row?.hash}`);
  }
  return hashes;
}

/** Kills it a moment after the given number of batches, wherever it is then; or lets it come to its end. */
async function convert(location: string, kill?: { readonly after: number; readonly delay: number }): Promise<boolean> {
  const child = spawn(process.execPath, [program, location, bundle, String(batch)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  let lines = 0;
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  child.stdout.on('data', (chunk: Buffer) => {
    lines += chunk.toString().split('\n').length - 1;
    if (kill && lines >= kill.after) void sleep(kill.delay).then(() => child.kill('SIGKILL'));
  });
  await once(child, 'close');
  if (child.signalCode === null && child.exitCode !== 0) throw new Error(errors.slice(-1_000));
  return child.signalCode !== null;
}

describe.each(['pglite', 'pg'] as const)('sessions in a store of kind %s', (kind) => {
  it(
    `are converted to the same end however often the process is killed, ${rounds} times over (seed ${seed})`,
    async () => {
      const random = randomFrom(seed);
      const location = kind === 'pglite' ? join(root, 'killed') : await server.createDatabase();
      const store = must(await openStore(location));
      must(await store.migrate());
      must(await store.import(played.export()));
      await store.close();
      let killed = 0;
      for (let round = 0; round < rounds; round++) {
        if (await convert(location, { after: 1 + Math.floor(random() * 4), delay: random() * 60 })) killed += 1;
      }
      expect(killed).toBeGreaterThan(rounds / 2);
      expect(await convert(location)).toBe(false);
      const after = must(await openStore(location));
      const host = hostOf(after);
      expect(must(await migrationStatus(host, second))).toMatchObject({ behind: 0, quarantined: 0 });
      expect(await lastRows(after)).toEqual(expected);
      for (let index = 0; index < sessions; index += Math.ceil(sessions / 10)) {
        const key = keyOf(`s${index}`);
        expect(must(await rebuildSession(host, key))).toMatchObject({ tables: { repaired: 0 }, unbooked: [] });
        expect(must(await verifySession(host, key)).findings).toEqual([]);
      }
      await after.close();
    },
    120_000 + rounds * 30_000,
  );
});
