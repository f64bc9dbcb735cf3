import {
  type MigratePackOptions,
  type PackFile,
  type PackMigrationReport,
  type PackMigrations,
  StoreFailure,
  type StoreResult,
} from '../../ports/index.js';
import { badName, fail, isContract, ok, type PackPlan, planPack, readFileName } from '../store-rules/index.js';
import type { SqlDriver, SqlSession } from './driver.js';
import { underMigrationLock, underSessionLock, withPatience } from './migration-lock.js';
import { openPackSchema, quoteName } from './pack-schema.js';
import { integerOf, maybeText, textOf } from './rows.js';
import { insideTransaction, isOutside, splitStatements } from './split-statements.js';
import { databaseError } from './sql-errors.js';
import { branchTables, countBehind, leaveBehind } from './statements.js';

/** Each file in a transaction of its own, under the same lock as the store's own migrations. */
export async function migratePackFiles(
  driver: SqlDriver,
  pack: PackMigrations,
  options: MigratePackOptions,
): Promise<StoreResult<PackMigrationReport>> {
  const bad = badPack(pack);
  if (bad) return fail(bad);
  const { pending, report } = await driver.transaction('owner', (sql) => planOf(sql, pack));
  const files = pending.filter((file) => options.contract || !isContract(file));
  if (files.length === 0) return ok(report);
  const applied: string[] = [];
  for (const file of files) {
    const wasPending = await withPatience(options, file.name, (lockTimeout) =>
      isOutside(file.sql)
        ? applyOutside(driver, pack, file, { lockTimeout, options })
        : applyInside(driver, pack, file, { lockTimeout, options }),
    );
    if (wasPending) applied.push(file.name);
  }
  const after = await driver.transaction('owner', (sql) => planOf(sql, pack));
  const alreadyApplied = after.report.alreadyApplied.filter((name) => !applied.includes(name));
  return ok({ ...after.report, applied, alreadyApplied });
}

export async function packReport(driver: SqlDriver, pack: PackMigrations): Promise<StoreResult<PackMigrationReport>> {
  const bad = badPack(pack);
  return bad ? fail(bad) : ok((await driver.transaction('owner', (sql) => planOf(sql, pack))).report);
}

/** Runs a file of a backup and records it with its text. The schema is empty, and all of the backup is one transaction. */
export async function restorePackFile(
  sql: SqlSession,
  pack: Pick<PackMigrations, 'pack' | 'schema'>,
  file: PackFile,
): Promise<void> {
  await named(file.name, async () => {
    if (!isOutside(file.sql)) await sql.script(file.sql);
    else for (const statement of insideTransaction(file.sql)) await sql.script(statement);
  });
  await recordFile(sql, pack, file);
}

interface Applying {
  readonly lockTimeout: string;
  readonly options: MigratePackOptions;
}

/** Whether the file was still pending: another process may have come first. */
function applyInside(
  driver: SqlDriver,
  pack: PackMigrations,
  file: PackFile,
  { lockTimeout, options }: Applying,
): Promise<boolean> {
  return underMigrationLock(driver, async (sql) => {
    if (!(await isPending(sql, pack, file))) return false;
    await sql.script(`set local ${lockTimeout}`);
    if (isContract(file)) {
      // Turns wait until it is done: none can be told by an older version between the count and the change.
      await sql.script('lock table fabula.branch in share row exclusive mode');
      await leaveOrRefuse(sql, pack, file, options);
    }
    await named(file.name, () => sql.script(file.sql));
    await recordFile(sql, pack, file);
    return true;
  });
}

/** Statement by statement; what was cut off before it was recorded is run again. */
function applyOutside(
  driver: SqlDriver,
  pack: PackMigrations,
  file: PackFile,
  { lockTimeout, options }: Applying,
): Promise<boolean> {
  return underSessionLock(driver, async (sql) => {
    if (!(await isPending(sql, pack, file))) return false;
    await sql.script(`set ${lockTimeout}`);
    // No lock outlives a statement here: a turn of an older host may still come between this count and the change.
    if (isContract(file)) await leaveOrRefuse(sql, pack, file, options);
    await named(file.name, async () => {
      await dropInvalidIndexes(sql, pack.schema);
      for (const statement of splitStatements(file.sql)) await sql.script(statement);
    });
    await sql.script('begin');
    try {
      await recordFile(sql, pack, file);
      await sql.script('commit');
    } catch (error) {
      await sql.script('rollback').catch(() => undefined);
      throw error;
    }
    return true;
  });
}

async function isPending(sql: SqlSession, pack: PackMigrations, file: PackFile): Promise<boolean> {
  return (await planOf(sql, pack)).pending.includes(file);
}

/** Who is behind keeps a contract waiting, but for those put aside, where it is asked to go on without them. */
async function leaveOrRefuse(
  sql: SqlSession,
  { pack, schema }: PackMigrations,
  file: PackFile,
  { leavePutAside = false }: MigratePackOptions,
): Promise<void> {
  const number = readFileName(file.name).number ?? 0;
  const [row] = await sql.query(countBehind, [pack, number, leavePutAside]);
  const count = row ? integerOf(row, 'count') : 0;
  if (count > 0) throw new StoreFailure({ error: 'sessionsBehind', file: file.name, count });
  if (!leavePutAside) return;
  for (const table of await sql.query(branchTables, [schema]))
    await sql.query(leaveBehind(`${quoteName(schema)}.${quoteName(textOf(table, 'name'))}`), [pack, number]);
}

/** What a `create index concurrently` leaves that was cut off: `if not exists` would take it for the index. */
async function dropInvalidIndexes(sql: SqlSession, schema: string): Promise<void> {
  const rows = await sql.query(
    `select c.relname::text as name
       from pg_catalog.pg_index i
       join pg_catalog.pg_class c on c.oid = i.indexrelid
       join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where n.nspname = $1 and not i.indisvalid`,
    [schema],
  );
  for (const row of rows)
    await sql.script(`drop index concurrently if exists ${quoteName(schema)}.${quoteName(textOf(row, 'name'))}`);
}

async function recordFile(
  sql: SqlSession,
  { pack, schema }: Pick<PackMigrations, 'pack' | 'schema'>,
  file: PackFile,
): Promise<void> {
  await named(file.name, () => openPackSchema(sql, schema));
  await sql.query(
    `insert into fabula.pack_migration (pack, position, name, schema_name, checksum, sql)
     select $1, 1 + (select pg_catalog.count(*) from fabula.pack_migration where pack = $1), $2, $3, $4, $5`,
    [pack, file.name, schema, file.checksum, file.sql],
  );
}

async function planOf(sql: SqlSession, pack: PackMigrations): Promise<PackPlan> {
  const rows = await sql.query(
    'select name, checksum, schema_name from fabula.pack_migration where pack = $1 order by position',
    [pack.pack],
  );
  const schema = rows[0] && maybeText(rows[0], 'schema_name');
  if (schema !== undefined && schema !== pack.schema)
    throw new StoreFailure({
      error: 'refused',
      detail: `the tables of pack ${pack.pack} lie in the schema ${schema} of this store, not in ${pack.schema}`,
    });
  const plan = planPack(
    pack,
    rows.map((row) => ({ name: textOf(row, 'name'), checksum: textOf(row, 'checksum') })),
  );
  if ('error' in plan) throw new StoreFailure(plan);
  return plan;
}

function badPack({ pack, schema }: PackMigrations) {
  const bad = badName('pack', pack) ?? badName('schema', schema);
  if (bad) return bad;
  const reserved =
    schema === 'fabula' || schema === 'public' || schema === 'information_schema' || schema.startsWith('pg_');
  if (!reserved && new TextEncoder().encode(schema).length <= 63) return undefined;
  return { error: 'refused' as const, detail: `${schema} can't be the name of a pack's schema` };
}

/** Says which file the database refused. What has nothing to do with the file's text keeps its own name. */
async function named(file: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof StoreFailure && error.error.error === 'refused')
      throw new StoreFailure({ error: 'refused', detail: `${file}: ${error.error.detail}` });
    const found = databaseError(error);
    if (!found || found.code === '55P03' || /^(08|25|40|53|57|58|XX)/.test(found.code)) throw error;
    const detail = `${file}: ${found.message} (SQLSTATE ${found.code})`;
    throw new StoreFailure({ error: found.code === '42501' ? 'noRights' : 'refused', detail });
  }
}
