import { setTimeout as sleep } from 'node:timers/promises';
import { type MigratePackOptions, StoreFailure } from '../../ports/index.js';
import type { SqlDriver, SqlSession } from './driver.js';
import { databaseError } from './sql-errors.js';

/** Any number will do, as long as nothing else in the database takes the same one. */
const lockNumber = 7091722013;
export const migrationLock = `select pg_catalog.pg_advisory_xact_lock(${lockNumber})`;

const pause = 100;
/** How long whoever migrates waits for another one who does: longer than most indexes take. */
const patience = 600_000;

/**
 * A transaction of the owner under the lock. It asks and comes again, and does not wait inside: a transaction that waits is one that
 * a `create index concurrently` of the lock's holder would wait for.
 */
export async function underMigrationLock<T>(driver: SqlDriver, work: (sql: SqlSession) => Promise<T>): Promise<T> {
  return untilFree(() =>
    driver.transaction('owner', async (sql) => {
      const [row] = await sql.query(`select pg_catalog.pg_try_advisory_xact_lock(${lockNumber}) as taken`);
      return row?.['taken'] === true ? { value: await work(sql) } : undefined;
    }),
  );
}

/** The same for work that can't stand in a transaction; the lock is the connection's. */
export async function underSessionLock<T>(driver: SqlDriver, work: (sql: SqlSession) => Promise<T>): Promise<T> {
  return untilFree(() =>
    driver.outside(async (sql) => {
      const [row] = await sql.query(`select pg_catalog.pg_try_advisory_lock(${lockNumber}) as taken`);
      if (row?.['taken'] !== true) return undefined;
      try {
        return { value: await work(sql) };
      } finally {
        // A connection that is gone has let go of it.
        await sql.query(`select pg_catalog.pg_advisory_unlock(${lockNumber})`).catch(() => undefined);
      }
    }),
  );
}

async function untilFree<T>(attempt: () => Promise<{ readonly value: T } | undefined>): Promise<T> {
  const end = Date.now() + patience;
  for (;;) {
    const result = await attempt();
    if (result) return result.value;
    if (Date.now() > end)
      throw new StoreFailure({
        error: 'busy',
        detail: 'another process has been migrating this store for ten minutes',
      });
    await sleep(pause);
  }
}

/**
 * A change of a table waits for whoever reads it, and all who come later wait behind that change. So it waits for a moment only,
 * lets the others pass, and comes again.
 */
export async function withPatience<T>(
  { lockTimeoutMs = 3000, tries = 10 }: MigratePackOptions,
  file: string,
  work: (lockTimeout: string) => Promise<T>,
): Promise<T> {
  const timeout = `lock_timeout = ${Math.max(1, Math.floor(lockTimeoutMs))}`;
  for (let tried = 1; ; tried++) {
    try {
      return await work(timeout);
    } catch (error) {
      const code = databaseError(error)?.code;
      if (code !== '55P03' && code !== '40P01') throw error;
      if (tried >= tries)
        throw new StoreFailure({
          error: 'busy',
          detail: `${file} needs tables that have been in use all the time: it was tried ${tried} times, ${lockTimeoutMs} ms each`,
        });
      await sleep(Math.min(tried * pause, 2000));
    }
  }
}
