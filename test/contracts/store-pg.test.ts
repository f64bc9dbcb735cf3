import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPgStore } from '../../runtime/src/adapters/store-pg/index.js';
import type { Store } from '../../runtime/src/ports/index.js';
import { storeContract } from '../../runtime/src/ports/store.contract.js';
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

describe('a server', () => {
  it('says what it is', async () => {
    const store = await openMigrated(await server.createDatabase());
    const described = await store.describe();
    expect(described).toMatchObject({ ok: true, value: { kind: 'pg', durable: true } });
    await store.close();
  });
});
