import { fsyncSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { PackMigrations, Store, TurnRow } from '../../ports/index.js';
import { migrationFile, samplePack } from '../../ports/sample-pack.contract.js';
import { bundle, newSession, nothing, onBranch, turnAfter } from '../../ports/store-contract-data.contract.js';
import type { Disk } from './durable-node-fs.js';
import { openPgliteStore } from './index.js';

const root = mkdtempSync(join(tmpdir(), 'fabula-durable-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const key = { tenant: 't', campaign: 'c', session: 's' };

async function open(folder: string, disk?: Disk): Promise<Store> {
  const opened = await openPgliteStore({ folder: join(root, folder), ...(disk && { disk }) });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  await opened.value.migrate();
  await opened.value.putBundle(bundle.hash, bundle.bytes);
  await opened.value.createSession(newSession(key));
  return opened.value;
}

const failing = (code: string): Error => Object.assign(new Error(code), { code });

/** Appends until the store refuses, and says what was acknowledged and why it stopped. */
async function appendUntilRefused(store: Store, most: number) {
  const turns: TurnRow[] = [];
  while (turns.length < most) {
    const turn = turnAfter(turns.at(-1), { payload: JSON.stringify({ text: String(Math.random()).repeat(200) }) });
    const appended = await store.append(onBranch(key), turn, nothing);
    if (!appended.ok) return { turns, error: appended.error };
    turns.push(turn);
  }
  return { turns, error: undefined };
}

describe('a commit', () => {
  it('syncs the disk once', async () => {
    let syncs = 0;
    const store = await open('counted', {
      sync: (file) => {
        syncs++;
        fsyncSync(file);
      },
    });
    await store.append(onBranch(key), turnAfter(undefined), nothing);
    const first = turnAfter(undefined);
    let last = first;
    const before = syncs;
    for (let i = 0; i < 50; i++) {
      last = turnAfter(last);
      expect(await store.append(onBranch(key), last, nothing)).toMatchObject({ ok: true });
    }
    expect(syncs - before).toBe(50);
    // What only reads, or was refused, has nothing to sync.
    const quiet = syncs;
    await store.readTurns(onBranch(key), 1, 9);
    await store.append(onBranch(key), first, nothing);
    expect(syncs).toBe(quiet);
    await store.close();
  });

  it('is not acknowledged when the disk fails to sync, and nothing is after it', async () => {
    let broken = false;
    const store = await open('unsynced', {
      sync: (file) => {
        if (broken) throw failing('EIO');
        fsyncSync(file);
      },
    });
    const { turns } = await appendUntilRefused(store, 5);
    broken = true;
    const refused = await appendUntilRefused(store, 1);
    expect(refused.error).toMatchObject({ error: 'conflict' });
    const next = turnAfter(turns.at(-1));
    expect(await store.append(onBranch(key), next, nothing)).toMatchObject({
      ok: false,
      error: { error: 'unavailable', retry: false },
    });
    broken = false;
    // The disk may have thrown away what it failed to write: whoever synced again would be told that all is well.
    expect(await store.append(onBranch(key), next, nothing)).toMatchObject({
      ok: false,
      error: { error: 'unavailable' },
    });
    expect(await store.getSession(key)).toMatchObject({ ok: false });
    await store.close();
    const again = await open('unsynced');
    const read = await again.readTurns(onBranch(key), 1, 9);
    expect(read.ok && read.value.slice(0, 5)).toEqual(turns);
    const retried = await again.append(onBranch(key), next, nothing);
    expect(retried.ok || retried.error.error === 'duplicate').toBe(true);
    await again.close();
  });

  it.each([
    ['the log', /pg_wal/],
    ['the tables', /\/base\//],
  ])('is refused by name when there is no room for %s', async (_what, files) => {
    const folder = `full ${_what}`;
    let full = false;
    const store = await open(folder, {
      sync: (file) => fsyncSync(file),
      beforeWrite: (path) => {
        if (full && files.test(path)) throw failing('ENOSPC');
      },
    });
    const before = await appendUntilRefused(store, 5);
    full = true;
    let last = before.turns.at(-1);
    let refused: unknown;
    for (let i = 0; i < 2000 && refused === undefined; i++) {
      const turn: TurnRow = turnAfter(last, { payload: JSON.stringify({ text: String(Math.random()).repeat(200) }) });
      const appended = await store.append(onBranch(key), turn, nothing);
      if (appended.ok) last = turn;
      else refused = appended.error;
    }
    expect(refused).toMatchObject({ error: 'diskFull' });
    await store.close();
    const again = await open(folder);
    expect(await again.getSession(key)).toMatchObject({ ok: true, value: { head: last?.version } });
    expect(await again.append(onBranch(key), turnAfter(last), nothing)).toMatchObject({ ok: true });
    await again.close();
  });

  it('of a migration is whole or nothing when there is no room, and is gone on with', async () => {
    let full = false;
    const store = await open('full migration', {
      sync: (file) => fsyncSync(file),
      beforeWrite: (path) => {
        if (full && /\/base\/|pg_wal/.test(path)) throw failing('ENOSPC');
      },
    });
    const fill = `create table sample_pack.big as select g as id, pg_catalog.repeat('x', 500) as words
      from pg_catalog.generate_series(1, 60000) g; drop table sample_pack.big;`;
    const big: PackMigrations = { ...samplePack, files: [...samplePack.files, migrationFile('0003-big.sql', fill)] };
    expect(await store.migratePack(samplePack)).toMatchObject({ ok: true });
    full = true;
    expect(await store.migratePack(big)).toMatchObject({ ok: false, error: { error: 'diskFull' } });
    full = false;
    await store.close();
    const again = await open('full migration');
    expect(await again.migratePack(big)).toMatchObject({
      ok: true,
      value: { applied: ['0003-big.sql'], alreadyApplied: samplePack.files.map(({ name }) => name) },
    });
    await again.close();
  });
});
