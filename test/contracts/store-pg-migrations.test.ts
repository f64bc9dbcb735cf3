import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPgStore } from '../../runtime/src/adapters/store-pg/index.js';
import type { PackMigrations, Store } from '../../runtime/src/ports/index.js';
import { migrationFile, nextSamplePack, samplePack } from '../../runtime/src/ports/sample-pack.contract.js';
import { startCountingProxy } from './counting-proxy.js';
import { startTestPostgres, type TestPostgres } from './start-test-postgres.js';

let server: TestPostgres;
beforeAll(async () => {
  server = await startTestPostgres();
});
afterAll(async () => {
  await server.stop();
});

const opened: Store[] = [];
afterAll(async () => {
  for (const store of opened) await store.close();
});

async function open(url: string): Promise<Store> {
  const store = await openPgStore({ url });
  if (!store.ok) throw new Error(JSON.stringify(store.error));
  opened.push(store.value);
  return store.value;
}

async function openMigrated(url: string): Promise<Store> {
  const store = await open(url);
  const migrated = await store.migrate();
  if (!migrated.ok) throw new Error(JSON.stringify(migrated.error));
  return store;
}

/** One file waits, so that something can happen meanwhile. */
function slowPack(pack: string, seconds: number, head = ''): PackMigrations {
  const schema = `${pack}_pack`;
  return {
    pack,
    schema,
    files: [
      migrationFile(
        '0001_init.sql',
        `create schema ${schema}; create table ${schema}.note (id text primary key);
        comment on table ${schema}.note is 'shared: a test';`,
      ),
      migrationFile(
        '0002_slow.expand.sql',
        `${head}select pg_catalog.pg_sleep(${seconds});
        create index ${head === '' ? '' : 'concurrently if not exists'} note_id on ${schema}.note (id);`,
      ),
      migrationFile('0003_later.expand.sql', `alter table ${schema}.note add column later text;`),
    ],
  };
}

async function asSomebody<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

describe('a pack’s migration on a server', () => {
  it.each([
    ['in transactions', ''],
    ['outside a transaction', '-- fabula: outside a transaction\n'],
  ])('is done by one of two processes, and the other waits: %s', async (_how, head) => {
    const url = await server.createDatabase();
    const stores = [await openMigrated(url), await open(url), await open(url)];
    const pack = slowPack('waited', 0.5, head);
    const reports = await Promise.all(stores.map((store) => store.migratePack(pack)));
    for (const report of reports) expect(report).toMatchObject({ ok: true, value: { pending: [] } });
    const applied = reports.flatMap((report) => (report.ok ? report.value.applied : []));
    expect([...applied].sort()).toEqual(pack.files.map(({ name }) => name));
  });

  it('does not make readers wait behind it, and is busy by name when they do not go', async () => {
    const url = await server.createDatabase();
    const store = await openMigrated(url);
    await store.migratePack(samplePack);
    await asSomebody(url, async (reader) => {
      await reader.query('begin; select count(*) from sample_pack.person');
      const options = { lockTimeoutMs: 150, tries: 2 };
      const waiting = store.migratePack(nextSamplePack, options);
      await sleep(50);
      // Whoever comes while it waits is behind it for a moment only.
      const began = Date.now();
      await asSomebody(url, (other) => other.query('select count(*) from sample_pack.person'));
      expect(Date.now() - began).toBeLessThan(2000);
      const busy = await waiting;
      expect(busy).toMatchObject({ ok: false, error: { error: 'busy' } });
      expect(!busy.ok && 'detail' in busy.error && busy.error.detail).toContain('0003_humour.expand.sql');
      const patient = store.migratePack(nextSamplePack, { lockTimeoutMs: 150, tries: 100 });
      await sleep(300);
      await reader.query('commit');
      expect(await patient).toMatchObject({ ok: true, value: { pending: [] } });
    });
  });

  it('is refused by name to a user who may not change the schema', async () => {
    const url = new URL(await server.createDatabase());
    const owner = await openMigrated(url.href);
    await owner.migratePack(samplePack);
    const player = new URL(url);
    player.username = 'may_only_play';
    await server.admin(
      `create role may_only_play login password '${player.password}'; grant fabula_app to may_only_play`,
    );
    const store = await open(player.href);
    // There is nothing to do for it, so that nothing is asked for.
    expect(await store.migratePack(samplePack)).toMatchObject({ ok: true });
    expect(await store.reportPack(nextSamplePack)).toMatchObject({ ok: true });
    expect(await store.migratePack(nextSamplePack)).toMatchObject({ ok: false, error: { error: 'noRights' } });
    // It would be shown none, which looks as if all were done.
    const filter = { pack: samplePack.pack, migration: 3, limit: 9 };
    expect(await store.branchesBehind(filter)).toMatchObject({ ok: false, error: { error: 'noRights' } });
    expect(await store.branchesBehind({ ...filter, tenant: 't' })).toEqual({ ok: true, value: [] });
    const stranger = new URL(url);
    stranger.username = 'is_nobody';
    await server.admin(`create role is_nobody login password '${stranger.password}'`);
    const nobody = await open(stranger.href);
    expect(await nobody.migratePack(samplePack)).toMatchObject({ ok: false, error: { error: 'noRights' } });
    expect(await nobody.migrate()).toMatchObject({ ok: false, error: { error: 'noRights' } });
  });

  it.each([
    ['in transactions', ''],
    ['outside a transaction', '-- fabula: outside a transaction\n'],
  ])('goes on where the connection was lost: %s', async (_how, head) => {
    const url = new URL(await server.createDatabase());
    const proxy = await startCountingProxy(url.hostname, Number(url.port));
    url.port = String(proxy.port);
    const store = await openMigrated(url.href);
    const pack = slowPack('lost', 0.4, head);
    const migrating = store.migratePack(pack);
    await sleep(250);
    proxy.dropAnswers(true);
    expect(await migrating).toMatchObject({ ok: false, error: { error: 'unavailable', retry: true } });
    proxy.dropAnswers(false);
    const report = await store.migratePack(pack);
    expect(report).toMatchObject({ ok: true, value: { pending: [] } });
    expect(await store.migratePack(pack)).toMatchObject({
      ok: true,
      value: { alreadyApplied: pack.files.map(({ name }) => name) },
    });
    await proxy.close();
  });

  it('goes on where the server was killed', async () => {
    const store = await openMigrated(await server.createDatabase());
    const pack = slowPack('killed', 3);
    const migrating = store.migratePack(pack);
    for (let tries = 0; tries < 100; tries++) {
      const report = await store.reportPack(pack);
      if (report.ok && report.value.alreadyApplied.length > 0) break;
      await sleep(20);
    }
    await server.kill();
    expect(await migrating).toMatchObject({ ok: false, error: { error: 'unavailable' } });
    await server.restart();
    const [init, slow, later] = pack.files.map(({ name }) => name);
    expect(await store.reportPack(pack)).toMatchObject({
      ok: true,
      value: { alreadyApplied: [init], pending: [slow, later] },
    });
    expect(await store.migratePack(pack)).toMatchObject({ ok: true, value: { applied: [slow, later] } });
  });

  it('makes an index again that was left half made', async () => {
    const url = await server.createDatabase();
    const store = await openMigrated(url);
    const head = '-- fabula: outside a transaction\n';
    const unique = 'create unique index concurrently if not exists note_text on half_pack.note (words);';
    const pack = (sql: string): PackMigrations => ({
      pack: 'half',
      schema: 'half_pack',
      files: [
        migrationFile(
          '0001_init.sql',
          `create schema half_pack;
          create table half_pack.note (id text primary key, words text);
          comment on table half_pack.note is 'shared: a test';
          insert into half_pack.note values ('1', 'same'), ('2', 'same');`,
        ),
        migrationFile('0002_unique.expand.sql', head + sql),
      ],
    });
    expect(await store.migratePack(pack(unique))).toMatchObject({ ok: false, error: { error: 'refused' } });
    const indexOf = async () => {
      const described = await store.describePack('half');
      return described.ok && described.value.tables[0]?.indexes.find(({ name }) => name === 'note_text')?.valid;
    };
    expect(await indexOf()).toBe(false);
    const better = `delete from half_pack.note where id = '2'; ${unique}`;
    expect(await store.migratePack(pack(better))).toMatchObject({
      ok: true,
      value: { applied: ['0002_unique.expand.sql'] },
    });
    expect(await indexOf()).toBe(true);
  });
});
