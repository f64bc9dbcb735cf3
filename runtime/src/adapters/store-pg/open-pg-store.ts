import pg from 'pg';
import type { Store, StoreResult } from '../../ports/index.js';
import { createSqlStore } from '../sql/index.js';
import { fail, ok, refused, withoutPassword } from '../store-rules/index.js';
import { PgDriver } from './pg-driver.js';

export interface PgStoreOptions {
  /** `postgres://user:password@host:port/database`; what it leaves out comes from the PG… variables. */
  readonly url: string;
  readonly connections?: number;
  readonly connectTimeoutMs?: number;
  readonly statementTimeoutMs?: number;
}

/** Opens a store on a server. Connections are made as they are needed, and made again after they were lost. */
export async function openPgStore(options: PgStoreOptions): Promise<StoreResult<Store>> {
  if (!URL.canParse(options.url)) return refused(`${withoutPassword(options.url)} is no address of a server`);
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.connections ?? 10,
    connectionTimeoutMillis: options.connectTimeoutMs ?? 10_000,
    statement_timeout: options.statementTimeoutMs ?? 30_000,
    idle_in_transaction_session_timeout: 60_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    application_name: 'fabula',
  });
  const driver = new PgDriver(pool, withoutPassword(options.url));
  try {
    await driver.check();
    return ok(createSqlStore(driver));
  } catch (error) {
    await driver.close();
    return fail(driver.explain(error));
  }
}
