import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPgStore } from '../../runtime/src/adapters/store-pg/index.js';
import { samplePack } from '../../runtime/src/ports/sample-pack.contract.js';
import { bundle, chain, newSession, nothing, onBranch } from '../../runtime/src/ports/store-contract-data.contract.js';
import { startTestPostgres, type TestPostgres, type TestUser } from './start-test-postgres.js';

/** Tables whose key does not begin with tenant, campaign and session, and why. A table that is not here has to. */
const exceptions: { readonly [table: string]: string } = {
  'fabula.migration': 'is of the schema, not of anybody who plays',
  'fabula.store_meta': 'is of the schema, not of anybody who plays',
  'fabula.pack_migration': 'is of the schema, not of anybody who plays',
  'fabula.graph': 'is of the schema, not of anybody who plays',
  'fabula.bundle': 'is content by its hash, the same for everybody: a reference table where keys are distributed',
  'fabula.campaign': 'belongs to a campaign, not to a session: begins with tenant and campaign',
  'fabula.campaign_change': 'belongs to a campaign, not to a session: begins with tenant and campaign',
  'fabula.campaign_cell': 'belongs to a campaign, not to a session: begins with tenant and campaign',
  'sample_pack.scene_graph': 'is shared: derived from the bundle',
};

let server: TestPostgres;
let url = '';
const key = (tenant: string) => ({ tenant, campaign: 'c', session: 's' });

beforeAll(async () => {
  server = await startTestPostgres();
  url = await filledStore('may make roles');
});
afterAll(async () => {
  await server.stop();
});

/** A database with one session of two tenants each. */
async function filledStore(user: TestUser): Promise<string> {
  const address = await server.createDatabase(user);
  const opened = await openPgStore({ url: address });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const store = opened.value;
  expect(await store.migrate()).toMatchObject({ ok: true });
  expect(await store.migratePack(samplePack)).toMatchObject({ ok: true });
  await store.putBundle(bundle.hash, bundle.bytes);
  for (const tenant of ['ours', 'theirs']) {
    await store.createSession(newSession(key(tenant)));
    const [first] = chain(1);
    const appended = await store.append(onBranch(key(tenant)), first!, {
      ...nothing,
      pack: samplePack.pack,
      projection: [
        { table: 'trusts', key: { from_id: 'a', to_id: 'b' }, columns: { competence: 1 } },
        {
          table: 'person',
          key: { entity_id: 'mara' },
          columns: { mood: 'calm', reputation: 1, purse: '1', trust: null, awake: true },
        },
      ],
      outbox: [{ id: 'o', event: 'e', payload: '{}' }],
      campaign: { expected: 0, cells: { year: '1' } },
      snapshot: { version: 1, stateHash: first!.stateHash, bytes: new Uint8Array([1]) },
    });
    expect(appended).toMatchObject({ ok: true });
    // As a graph would that was fed; this server can't make one.
    await server.admin(
      `insert into fabula.graph_branch values ('${tenant}', 'c', 's', 'main', 'sample', 'a model', 1, 'a hash')`,
      address,
    );
  }
  await store.close();
  return address;
}

async function connected<T>(address: string, first: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    await client.query(first);
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The SQLSTATE of what a statement is refused with. */
async function refusal(client: pg.Client, statement: string): Promise<string> {
  try {
    await client.query(statement);
    return 'done';
  } catch (error) {
    return error instanceof pg.DatabaseError ? (error.code ?? '') : String(error);
  }
}

interface CatalogTable {
  readonly name: string;
  readonly key: string;
  readonly secured: boolean;
}

async function catalog(): Promise<readonly CatalogTable[]> {
  return connected(url, 'select 1', async (client) => {
    const { rows } = await client.query<CatalogTable>(`
      select format('%I.%I', n.nspname, c.relname) as name, c.relrowsecurity and c.relforcerowsecurity as secured,
             coalesce((select string_agg(a.attname::text, ',' order by k.position)
                from pg_index i cross join lateral unnest(i.indkey::smallint[]) with ordinality as k (attnum, position)
                join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
               where i.indrelid = c.oid and i.indisprimary), '') as key
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('fabula', 'sample_pack') and c.relkind in ('r', 'p') order by 1`);
    return rows;
  });
}

describe('the schema', () => {
  it('leads every key with tenant, campaign and session, but for the listed tables', async () => {
    const tables = await catalog();
    expect(tables.length).toBeGreaterThan(12);
    const others = tables.filter(({ key: columns }) => !columns.startsWith('tenant,campaign_id,session_id'));
    expect(others.map(({ name }) => name).sort()).toEqual(Object.keys(exceptions).sort());
  });

  it('secures every row that has a tenant', async () => {
    const open = (await catalog()).filter(({ key: columns, secured }) => columns.startsWith('tenant') && !secured);
    expect(open).toEqual([]);
  });

  it('has no sequence that could order events', async () => {
    const rows = await server.admin(
      `select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('fabula', 'sample_pack') and c.relkind = 'S'`,
      url,
    );
    expect(rows).toEqual([]);
  });
});

describe('a tenant', () => {
  const asOurs = `set role fabula_app; select set_config('fabula.tenant', 'ours', false)`;

  it('sees no row of another, whatever is asked', async () => {
    const tables = (await catalog()).filter(({ key: columns }) => columns.startsWith('tenant'));
    await connected(url, asOurs, async (client) => {
      for (const { name } of tables) {
        const { rows } = await client.query<{ tenant: string }>(`select distinct tenant from ${name}`);
        expect([name, rows]).toEqual([name, [{ tenant: 'ours' }]]);
        const wrong = await client.query(`select 1 from ${name} where tenant = 'theirs' or true and tenant <> 'ours'`);
        expect([name, wrong.rowCount]).toEqual([name, 0]);
      }
    });
  });

  it('sees nothing before it is named', async () => {
    await connected(url, 'set role fabula_app', async (client) => {
      const { rowCount } = await client.query('select 1 from fabula.session');
      expect(rowCount).toBe(0);
    });
    // The owner, too, unless it says that it maintains the store.
    await connected(url, 'select 1', async (client) => {
      expect((await client.query('select 1 from fabula.session')).rowCount).toBe(0);
      await client.query(`set fabula.maintenance = 'on'`);
      expect((await client.query('select 1 from fabula.session')).rowCount).toBe(2);
    });
    await connected(url, `set role fabula_app; set fabula.maintenance = 'on'`, async (client) => {
      expect((await client.query('select 1 from fabula.session')).rowCount).toBe(0);
    });
  });

  it('writes no row of another', async () => {
    await connected(url, asOurs, async (client) => {
      const insert = `insert into fabula.outbox (tenant, campaign_id, session_id, branch, version, id, event, payload, position)`;
      expect(await refusal(client, `${insert} values ('theirs', 'c', 's', 'main', 9, 'x', 'e', '{}', 1)`)).toBe(
        '42501',
      );
      const { rowCount } = await client.query(`update fabula.branch set head = head where tenant = 'theirs'`);
      expect(rowCount).toBe(0);
    });
  });
});

describe('the ledger', () => {
  const changes = [
    `update fabula.turn set seat = 'x'`,
    `update fabula.turn_payload set payload = '{}'`,
    `update fabula.campaign_change set value = '2'`,
    `update fabula.outbox set payload = '{"x":1}'`,
    'delete from fabula.turn',
    'delete from fabula.turn_payload',
    'delete from fabula.campaign_change',
    'truncate fabula.turn',
    'truncate fabula.turn_payload',
    'truncate fabula.campaign_change',
  ];

  it.each(changes)('refuses the application: %s', async (change) => {
    await connected(url, `set role fabula_app; select set_config('fabula.tenant', 'ours', false)`, async (client) => {
      expect(await refusal(client, change)).toBe('42501');
    });
  });

  it.each(changes)('refuses its owner and a superuser: %s', async (change) => {
    await connected(url, `set fabula.maintenance = 'on'`, async (client) => {
      expect(await refusal(client, change)).toBe('FB010');
    });
    await expect(server.admin(change, url)).rejects.toMatchObject({ code: 'FB010' });
  });

  it('refuses a command that was taken before, on any branch, by a constraint', async () => {
    await connected(url, `set fabula.maintenance = 'on'`, async (client) => {
      const again = `insert into fabula.turn select tenant, campaign_id, session_id, 'other', version, command_id, bundle, semantics,
        seat, at, events, faults, state_hash, digest, previous, hash from fabula.turn`;
      expect(await refusal(client, again)).toBe('23505');
    });
  });
});

describe('a user that may make no roles', () => {
  it('has the store all the same, and is told what it lacks', async () => {
    const { rows } = await connected(url, 'select 1', (client) =>
      client.query<{ found: boolean }>(`select exists (select from pg_roles where rolname = 'fabula_app') as found`),
    );
    expect(rows).toEqual([{ found: true }]);
    // The role exists in the cluster by now, but nobody granted it to this user.
    const address = await filledStore('may make nothing');
    const opened = await openPgStore({ url: address });
    if (!opened.ok) throw new Error(opened.error.error);
    const described = await opened.value.describe();
    const capability = (name: string) =>
      described.ok && described.value.capabilities.find((found) => found.name === name)?.present;
    expect(capability('application role')).toBe(false);
    expect(capability('tenant isolation')).toBe(true);
    const read = await opened.value.readTurns(onBranch(key('theirs')), 1, 9);
    expect(read.ok && read.value).toHaveLength(1);
    await connected(address, `select set_config('fabula.tenant', 'ours', false)`, async (client) => {
      expect((await client.query('select distinct tenant from fabula.turn')).rows).toEqual([{ tenant: 'ours' }]);
    });
    await opened.value.close();
  });
});

describe('a user that only plays', () => {
  it('needs nothing but the role', async () => {
    const player = new URL(url);
    player.username = 'only_plays';
    await server.admin(`create role only_plays login password '${player.password}'`);
    await server.admin('grant fabula_app to only_plays');
    const opened = await openPgStore({ url: player.href });
    if (!opened.ok) throw new Error(JSON.stringify(opened.error));
    const store = opened.value;
    expect(await store.migrate()).toMatchObject({ ok: true, value: { applied: [] } });
    expect(await store.migratePack(samplePack)).toMatchObject({ ok: true, value: { applied: [] } });
    const turns = chain(2);
    expect(await store.append(onBranch(key('ours')), turns[1]!, nothing)).toMatchObject({ ok: true });
    expect(await store.readTurns(onBranch(key('ours')), 1, 9)).toEqual({ ok: true, value: turns });
    expect(await store.forget(key('ours'))).toEqual({ ok: true, value: { values: 0 } });
    await store.close();
  });
});
