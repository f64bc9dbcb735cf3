import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPgStore } from '../../runtime/src/adapters/store-pg/index.js';
import type { Store } from '../../runtime/src/ports/index.js';
import { samplePack } from '../../runtime/src/ports/sample-pack.contract.js';
import { storeContract } from '../../runtime/src/ports/store.contract.js';
import {
  bundle,
  chain,
  newSession,
  nothing,
  onBranch,
  turnAfter,
} from '../../runtime/src/ports/store-contract-data.contract.js';
import { startCountingProxy } from './counting-proxy.js';
import { startTestPostgres, type TestPostgres } from './start-test-postgres.js';

let server: TestPostgres;
beforeAll(async () => {
  server = await startTestPostgres();
});
afterAll(async () => {
  await server.stop();
});

async function openMigrated(url: string): Promise<Store> {
  const opened = await openPgStore({ url });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const migrated = await opened.value.migrate();
  if (!migrated.ok) throw new Error(JSON.stringify(migrated.error));
  return opened.value;
}

storeContract({
  name: 'PostgreSQL by pg',
  fresh: async () => openMigrated(await server.createDatabase()),
  skips: {},
});

describe('a store on a server', () => {
  const key = { tenant: 't', campaign: 'c', session: 's' };
  const begin = async (store: Store): Promise<void> => {
    await store.putBundle(bundle.hash, bundle.bytes);
    await store.createSession(newSession(key));
  };

  it('appends a turn with all that belongs to it in one round trip', async () => {
    const url = new URL(await server.createDatabase());
    const proxy = await startCountingProxy(url.hostname, Number(url.port));
    url.port = String(proxy.port);
    const store = await openMigrated(url.href);
    await begin(store);
    await store.createSession(newSession({ ...key, tenant: 'another' }));
    await store.migratePack(samplePack);
    const turns = chain(5);
    const extra = (version: number) => ({
      ...nothing,
      pack: samplePack.pack,
      projection: [
        {
          table: 'person',
          key: { entity_id: 'mara' },
          columns: { mood: 'calm', reputation: version, purse: '1', trust: null, awake: true },
        },
      ],
      outbox: [{ id: String(version), event: 'e', payload: '{}' }],
      campaign: { expected: version - 1, cells: { year: String(version) } },
      snapshot: { version, stateHash: turns[version - 1]!.stateHash, bytes: new Uint8Array(1000) },
    });
    // The first prepares the statement and asks where the pack's tables lie.
    expect(await store.append(onBranch(key), turns[0]!, extra(1))).toMatchObject({ ok: true });
    for (const turn of turns.slice(1, 4)) {
      const before = proxy.roundTrips();
      expect(await store.append(onBranch(key), turn, extra(turn.version))).toMatchObject({ ok: true });
      expect(proxy.roundTrips() - before).toBe(1);
    }
    // Nor does it take another one when the connection served another tenant last.
    expect(await store.readTurns(onBranch({ ...key, tenant: 'another' }), 1, 1)).toMatchObject({ ok: true });
    const before = proxy.roundTrips();
    expect(await store.append(onBranch(key), turns[4]!, nothing)).toMatchObject({ ok: true });
    expect(proxy.roundTrips() - before).toBe(1);
    await store.close();
    await proxy.close();
  });

  it('takes a turn once whose answer was lost on the way', async () => {
    const url = new URL(await server.createDatabase());
    const proxy = await startCountingProxy(url.hostname, Number(url.port));
    url.port = String(proxy.port);
    const store = await openMigrated(url.href);
    await begin(store);
    const [first, second] = chain(2);
    expect(await store.append(onBranch(key), first!, nothing)).toMatchObject({ ok: true });
    proxy.dropAnswers(true);
    const lost = await store.append(onBranch(key), second!, nothing);
    expect(lost).toMatchObject({ ok: false, error: { error: 'unavailable', retry: true } });
    proxy.dropAnswers(false);
    // Sent again it is found to be there already, and nothing is added.
    expect(await store.append(onBranch(key), second!, nothing)).toEqual({
      ok: false,
      error: { error: 'duplicate', version: 2 },
    });
    expect(await store.getSession(key)).toMatchObject({ ok: true, value: { head: 2 } });
    await store.close();
    await proxy.close();
  });

  it('is migrated once by two processes that start together', async () => {
    const url = await server.createDatabase();
    const stores = await Promise.all([openPgStore({ url }), openPgStore({ url })]);
    const reports = await Promise.all(stores.map(async (opened) => (opened.ok ? opened.value.migrate() : opened)));
    expect(reports.every(({ ok }) => ok)).toBe(true);
    const applied = reports.flatMap((report) => (report.ok ? report.value.applied : []));
    expect([...applied].sort()).toEqual([...new Set(applied)].sort());
    expect(applied).toContain('0001-tables');
    for (const opened of stores) if (opened.ok) await opened.value.close();
  });

  it('says what it needs before it is migrated', async () => {
    const opened = await openPgStore({ url: await server.createDatabase() });
    if (!opened.ok) throw new Error(opened.error.error);
    const store = opened.value;
    expect(await store.getSession(key)).toMatchObject({ ok: false, error: { error: 'needsMigration' } });
    const planned = await store.migrations();
    expect(planned.ok && planned.value.pending[0]).toBe('0001-tables');
    expect(await store.migrate()).toMatchObject({ ok: true });
    // The connection that was refused before serves now.
    expect(await store.getSession(key)).toEqual({ ok: true, value: undefined });
    await store.close();
  });

  it('refuses a store of a newer Fabula, and one whose migrations are others', async () => {
    const url = await server.createDatabase();
    const store = await openMigrated(url);
    await server.admin(`update fabula.migration set checksum = 'x' where position = 2`, url);
    expect(await store.migrate()).toEqual({ ok: false, error: { error: 'edited', file: '0002-isolation' } });
    await server.admin(`insert into fabula.migration (position, name, checksum) values (99, '0099-later', 'x')`, url);
    expect(await store.migrate()).toMatchObject({ ok: false, error: { error: 'wrongVersion' } });
    await store.close();
  });

  it('tells a server that is not there from one that refuses', async () => {
    const url = new URL(await server.createDatabase());
    const closed = new URL(url);
    closed.port = '1';
    expect(await openPgStore({ url: closed.href })).toMatchObject({
      ok: false,
      error: { error: 'unavailable', retry: true },
    });
    const stranger = new URL(url);
    stranger.password = 'wrong';
    const refused = await openPgStore({ url: stranger.href });
    expect(refused).toMatchObject({ ok: false, error: { error: 'unavailable', retry: false } });
    expect(JSON.stringify(refused)).not.toContain('wrong');
    const nowhere = new URL(url);
    nowhere.pathname = '/no_such_database';
    expect(await openPgStore({ url: nowhere.href })).toMatchObject({
      ok: false,
      error: { error: 'unavailable', retry: false },
    });
    expect(await openPgStore({ url: 'postgres://[' })).toMatchObject({ ok: false, error: { error: 'refused' } });
  });

  it('names a database that can’t hold every character, and one that takes no writes', async () => {
    const url = new URL(await server.createDatabase('superuser'));
    await server.admin(`create database latin encoding 'LATIN1' template template0`);
    const latin = new URL(url);
    latin.pathname = '/latin';
    expect(await openPgStore({ url: latin.href })).toMatchObject({ ok: false, error: { error: 'refused' } });
    const store = await openMigrated(url.href);
    await begin(store);
    await server.admin(`alter database ${url.pathname.slice(1)} set default_transaction_read_only = on`);
    const again = await openPgStore({ url: url.href });
    if (!again.ok) throw new Error(again.error.error);
    const turn = turnAfter(undefined);
    expect(await again.value.append(onBranch(key), turn, nothing)).toMatchObject({
      ok: false,
      error: { error: 'readOnly' },
    });
    expect(await again.value.readTurns(onBranch(key), 1, 1)).toEqual({ ok: true, value: [] });
    await again.value.close();
    await store.close();
  });

  it('waits for a connection no longer than it may', async () => {
    const url = await server.createDatabase();
    const opened = await openPgStore({ url, connections: 1, connectTimeoutMs: 300 });
    if (!opened.ok) throw new Error(opened.error.error);
    const store = opened.value;
    await store.migrate();
    await begin(store);
    await server.admin(`alter role ${new URL(url).username} connection limit 0`);
    const second = await openPgStore({ url, connectTimeoutMs: 300 });
    expect(second).toMatchObject({ ok: false, error: { error: 'unavailable', retry: true } });
    const reading = store.export()[Symbol.asyncIterator]();
    await reading.next();
    await reading.next();
    // The one connection is busy with the backup.
    expect(await store.getSession(key)).toMatchObject({ ok: false, error: { error: 'unavailable', retry: true } });
    await reading.return?.();
    expect(await store.getSession(key)).toMatchObject({ ok: true });
    await store.close();
  });
});
