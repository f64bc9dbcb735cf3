import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMemoryStore, openStore } from '@fabula/runtime/adapters';
import {
  contractPack,
  convertSessions,
  deploy,
  type Host,
  migrationStatus,
  pinSession,
  rebuildSession,
  releaseSession,
  replaySession,
  resumeSession,
  rewindSession,
  type Story,
  verifySession,
} from '@fabula/runtime/host';
import type { BranchKey, Store } from '@fabula/runtime/ports';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPostgres, type TestPostgres } from '../contracts/start-test-postgres.js';
import { begin, hostOf, keyOf, must, play } from './play.js';
import { twoReleases } from './releases.js';

let first: Story;
let second: Story;
let server: TestPostgres;
const root = mkdtempSync(join(tmpdir(), 'fabula-migrations-'));
beforeAll(async () => {
  [{ first, second }, server] = await Promise.all([twoReleases(), startTestPostgres()]);
}, 240_000);
afterAll(async () => {
  await server.stop();
  rmSync(root, { recursive: true, force: true });
});

async function openKind(kind: Store['kind'], name: string): Promise<Store> {
  const store =
    kind === 'memory'
      ? createMemoryStore()
      : must(await openStore(kind === 'pglite' ? join(root, name) : await server.createDatabase()));
  must(await store.migrate());
  return store;
}

/** Everything that can be made from the ledger is as it was made: states, tables, books, and what was told before. */
async function expectWhole(host: Host, key: BranchKey): Promise<void> {
  expect(must(await replaySession(host, key)).differs).toBeUndefined();
  const rebuilt = must(await rebuildSession(host, key));
  expect(rebuilt).toMatchObject({ unbooked: [], snapshots: { damaged: [] } });
  if (rebuilt.tables !== undefined) expect(rebuilt.tables).toMatchObject({ repaired: 0 });
  expect(rebuilt.upcast?.stateHash).toBe(rebuilt.stateHash);
  expect(must(await verifySession(host, key)).findings).toEqual([]);
}

const kinds: readonly Store['kind'][] = ['memory', 'pglite', 'pg'];

describe.each(kinds)('on a store of kind %s', (kind) => {
  it('sessions of two releases are played side by side, converted, and the old tables go', async () => {
    const store = await openKind(kind, 'side by side');
    const old = hostOf(store);
    must(await deploy(old, first));
    const lazy = keyOf('lazy');
    const batch = keyOf('batch');
    const rewound = keyOf('rewound');
    const pinned = keyOf('pinned');
    for (const key of [lazy, batch, rewound, pinned]) {
      await begin(old, first, key);
      await play(old, key, 6);
    }
    const young = hostOf(store);
    must(await deploy(young, second));
    const fresh = keyOf('fresh');
    await begin(young, second, fresh);
    await play(young, lazy, 2);
    await play(young, fresh, 2);
    await play(young, rewound, 1);
    // The host of the release before goes on with what nobody has converted.
    await play(old, batch, 2);
    must(await pinSession(young, pinned, 'a recording'));
    await play(young, pinned, 1);
    expect(must(await resumeSession(young, pinned))).toMatchObject({ told: 'kept', why: { why: 'pinned' } });
    const back = must(await rewindSession(young, rewound, 4));

    expect(must(await migrationStatus(young, second))).toMatchObject({ behind: 3, pinned: 1 });
    expect(await contractPack(young, second)).toMatchObject({
      ok: false,
      error: { error: 'store', store: { error: 'sessionsBehind', count: 3 } },
    });
    expect(must(await convertSessions(young, second))).toMatchObject({ converted: 2, held: 1, quarantined: 0 });
    must(await releaseSession(young, pinned));
    expect(must(await convertSessions(young, second))).toMatchObject({ converted: 1 });
    expect(must(await migrationStatus(young, second))).toMatchObject({ behind: 0 });
    for (const key of [lazy, batch, pinned, back]) await expectWhole(young, key);

    must(await contractPack(young, second));
    for (const key of [lazy, batch, pinned, back, fresh]) await play(young, key, 2);
    for (const key of [lazy, batch, pinned, back]) await expectWhole(young, key);
    // From before the conversion: the tables no longer take what the old bundle would write.
    const older = must(await rewindSession(young, lazy, 5));
    await play(young, older, 1);
    await expectWhole(young, older);
    await store.close();
  }, 240_000);

  it('the same is there after a backup went to another store', async () => {
    const store = await openKind(kind, 'backed up');
    const host = hostOf(store);
    const key = keyOf('one');
    await begin(host, first, key);
    await play(host, key, 4);
    must(await deploy(host, second));
    await play(host, key, 2);
    const restored = createMemoryStore();
    must(await restored.import(store.export()));
    const other = hostOf(restored);
    await expectWhole(other, key);
    await play(other, key, 1);
    await store.close();
  });
});

it('the next turn and the batch come to the same on all stores', async () => {
  const hashes = new Set<string>();
  for (const kind of kinds) {
    for (const way of ['turn', 'batch']) {
      const store = await openKind(kind, `same ${way}`);
      const host = hostOf(store);
      const key = keyOf('one');
      await begin(host, first, key);
      await play(host, key, 5);
      if (way === 'turn') must(await resumeSession(host, key, second));
      else must(await convertSessions(host, second));
      const row = must(await store.getSession(key));
      hashes.add(must(await store.readTurns(key, row?.head ?? 0, 1))[0]?.hash ?? '');
      await store.close();
    }
  }
  expect(hashes.size).toBe(1);
}, 240_000);
