import { type MigrationReport, StoreFailure, type StoreResult } from '../../ports/index.js';
import { type MigrationFile, type MigrationPlan, ok, planMigrations } from '../store-rules/index.js';
import type { SqlDriver, SqlSession } from './driver.js';
import { migrationLock } from './migration-lock.js';
import { type StoreMigration, storeMigrations } from './migrations/index.js';
import { textOf } from './rows.js';

const bootstrap = `
create schema if not exists fabula;
create table if not exists fabula.migration (
  position integer primary key,
  name text collate "C" not null unique,
  checksum text collate "C" not null,
  applied_at timestamptz not null default pg_catalog.now()
);
create table if not exists fabula.store_meta (
  key text collate "C" primary key,
  value text not null
);
insert into fabula.store_meta (key, value) values ('format', '1') on conflict do nothing;
`;

/**
 * Applies what is missing: one transaction each, under a lock, so that of two processes one waits and finds it done. Where
 * nothing is missing nothing is asked for either: whoever plays need not be the one who may change the schema.
 */
export async function migrateStore(driver: SqlDriver): Promise<StoreResult<MigrationReport>> {
  const found = await driver.transaction('owner', reportOf);
  const done: string[] = [];
  for (let more = found.pending.length > 0; more; ) {
    const applied = await driver.transaction('owner', applyNext);
    if (applied === undefined) more = false;
    else done.push(applied);
  }
  return ok({ applied: done, pending: [], alreadyApplied: found.alreadyApplied });
}

/** What is applied and what is not; changes nothing, not even in an empty database. */
export async function storeMigrationReport(driver: SqlDriver): Promise<StoreResult<MigrationReport>> {
  return ok(await driver.transaction('owner', reportOf));
}

async function reportOf(sql: SqlSession): Promise<MigrationReport> {
  const [row] = await sql.query(`select pg_catalog.to_regclass('fabula.migration') is null as missing`);
  if (row?.['missing'] === true)
    return { applied: [], pending: storeMigrations.map(({ name }) => name), alreadyApplied: [] };
  return (await planStore(sql)).report;
}

async function applyNext(sql: SqlSession): Promise<string | undefined> {
  await sql.query(migrationLock);
  await sql.script(bootstrap);
  const { pending, report } = await planStore(sql);
  const [next] = pending;
  if (next) await applyStoreMigration(sql, next, report.alreadyApplied.length + 1);
  return next?.name;
}

async function planStore(sql: SqlSession): Promise<MigrationPlan<StoreMigration>> {
  const rows = await sql.query('select name, checksum from fabula.migration order by position');
  const applied: readonly MigrationFile[] = rows.map((row) => ({
    name: textOf(row, 'name'),
    checksum: textOf(row, 'checksum'),
  }));
  const newer = applied.find(({ name }) => !storeMigrations.some((known) => known.name === name));
  if (newer)
    throw new StoreFailure({
      error: 'wrongVersion',
      detail: `the store was made by a newer Fabula (it has the migration ${newer.name}); update Fabula to use it`,
    });
  const plan = planMigrations(storeMigrations, applied);
  if ('error' in plan) throw new StoreFailure(plan);
  return plan;
}

async function applyStoreMigration(sql: SqlSession, migration: StoreMigration, position: number): Promise<void> {
  await sql.script(migration.sql);
  await sql.query('insert into fabula.migration (position, name, checksum) values ($1, $2, $3)', [
    position,
    migration.name,
    migration.checksum,
  ]);
}
