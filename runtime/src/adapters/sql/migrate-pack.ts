import { type MigrationReport, type PackMigrations, StoreFailure, type StoreResult } from '../../ports/index.js';
import { allApplied, badName, fail, type MigrationFile, ok, planMigrations } from '../store-rules/index.js';
import type { SqlDriver, SqlSession } from './driver.js';
import { migrationLock } from './migrate-store.js';
import { openPackSchema } from './pack-schema.js';
import { maybeText, textOf } from './rows.js';
import { databaseError } from './sql-errors.js';

type PackFile = PackMigrations['files'][number];

/** Each file in a transaction of its own, in order, under the same lock as the store's own migrations. */
export async function migratePackFiles(driver: SqlDriver, pack: PackMigrations): Promise<StoreResult<MigrationReport>> {
  const bad = badName('pack', pack.pack) ?? badSchema(pack.schema);
  if (bad) return fail(bad);
  const first = await driver.transaction('owner', async (sql) => planPack(sql, pack));
  for (const file of first.pending) {
    await driver.transaction('owner', async (sql) => {
      await sql.query(migrationLock);
      const { pending, report } = await planPack(sql, pack);
      // Another process may have come first.
      if (pending[0] === file) await applyPackFile(sql, pack, file, report.alreadyApplied.length + 1);
    });
  }
  return ok(allApplied(first));
}

/** Runs a file and records it with its text: a backup makes the schema again from what is recorded. */
export async function applyPackFile(
  sql: SqlSession,
  pack: Pick<PackMigrations, 'pack' | 'schema'>,
  file: PackFile,
  position: number,
): Promise<void> {
  try {
    await sql.script(file.sql);
    await openPackSchema(sql, pack.schema);
  } catch (error) {
    throw inFile(file.name, error);
  }
  await sql.query(
    'insert into fabula.pack_migration (pack, position, name, schema_name, checksum, sql) values ($1, $2, $3, $4, $5, $6)',
    [pack.pack, position, file.name, pack.schema, file.checksum, file.sql],
  );
}

async function planPack(sql: SqlSession, pack: PackMigrations) {
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
  const applied: readonly MigrationFile[] = rows.map((row) => ({
    name: textOf(row, 'name'),
    checksum: textOf(row, 'checksum'),
  }));
  const plan = planMigrations(pack.files, applied);
  if ('error' in plan) throw new StoreFailure(plan);
  return plan;
}

function badSchema(schema: string) {
  const bad = badName('schema', schema);
  if (bad) return bad;
  const reserved =
    schema === 'fabula' || schema === 'public' || schema === 'information_schema' || schema.startsWith('pg_');
  if (!reserved && new TextEncoder().encode(schema).length <= 63) return undefined;
  return { error: 'refused' as const, detail: `${schema} can't be the name of a pack's schema` };
}

/** Says which file the database refused. What has nothing to do with the file's text keeps its own name. */
function inFile(file: string, error: unknown): unknown {
  const found = databaseError(error);
  if (error instanceof StoreFailure && error.error.error === 'refused')
    return new StoreFailure({ error: 'refused', detail: `${file}: ${error.error.detail}` });
  if (!found || /^(08|25|40|53|57|58|XX)/.test(found.code)) return error;
  return new StoreFailure({ error: 'refused', detail: `${file}: ${found.message} (SQLSTATE ${found.code})` });
}
