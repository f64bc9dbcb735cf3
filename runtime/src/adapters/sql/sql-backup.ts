import { createHash } from 'node:crypto';
import { StoreFailure, type StoreResult } from '../../ports/index.js';
import { type BackupRecord, type BackupTable, type LineDigest, readBackup, writeBackup } from '../backup/index.js';
import { ok } from '../store-rules/index.js';
import { backupTables } from './backup-tables.js';
import type { SqlDriver, SqlSession } from './driver.js';
import { createHandoff } from './handoff.js';
import { restorePackFile } from './migrate-pack.js';
import { projectionLines, restoreProjections } from './projection-backup.js';
import { integerOf, textOf } from './rows.js';

/** Rows that are read or written at once: enough to hide the round trip, few enough to hold in memory. */
const page = 200;
const pageCharacters = 1_000_000;

/** All of it as it was at one moment, whoever writes meanwhile. */
export async function* exportLines(driver: SqlDriver): AsyncGenerator<string> {
  const handoff = createHandoff<readonly string[]>();
  const work = driver.transaction('owner', async (sql) => {
    await sql.script('set transaction isolation level repeatable read');
    await eachPage(sql, handoff.put);
  });
  try {
    yield* writeBackup(flat(handoff.read(work)), nodeDigest());
  } catch (error) {
    throw new StoreFailure(driver.explain(error));
  }
}

/** One transaction: a backup that turns out to be broken at its end leaves the store empty. */
export async function importLines(
  driver: SqlDriver,
  lines: AsyncIterable<string>,
): Promise<StoreResult<{ readonly rows: number }>> {
  const rows = await driver.transaction('owner', async (sql) => {
    await refuseFull(sql);
    return restoreRecords(sql, readBackup(lines, nodeDigest()));
  });
  return ok({ rows });
}

async function eachPage(sql: SqlSession, put: (lines: readonly string[]) => Promise<void>): Promise<void> {
  for (const { table, select } of backupTables) {
    await eachRow(sql, select, (rows) => put(rows.map((row) => `{"table":"${table}","row":${row}}`)));
    // A pack's schema must be there before anything that lies in it.
    if (table === 'bundle') await eachRow(sql, packMigrations, (rows) => put(rows.map(migrationLine)));
  }
  await projectionLines(sql, put, page);
}

const migrationLine = (row: string): string => `{"table":"migration","row":${row}}`;
const packMigrations = `select pg_catalog.row_to_json(r)::text as line from (
  select pack, schema_name as schema, name, checksum, sql from fabula.pack_migration order by pack, position) r`;

async function eachRow(
  sql: SqlSession,
  select: string,
  each: (lines: readonly string[]) => Promise<void>,
): Promise<void> {
  await sql.query(`declare fabula_backup no scroll cursor for ${select}`);
  for (;;) {
    const rows = await sql.query(`fetch ${page} from fabula_backup`);
    if (rows.length === 0) break;
    await each(rows.map((row) => textOf(row, 'line')));
  }
  await sql.script('close fabula_backup');
}

async function refuseFull(sql: SqlSession): Promise<void> {
  await sql.script('lock table fabula.session, fabula.bundle, fabula.pack_migration in share row exclusive mode');
  const [row] = await sql.query(
    `select (select count(*) from fabula.session) + (select count(*) from fabula.bundle)
          + (select count(*) from fabula.campaign) + (select count(*) from fabula.pack_migration) as rows`,
  );
  if (!row || integerOf(row, 'rows') > 0) throw new StoreFailure({ error: 'notEmpty' });
}

async function restoreRecords(sql: SqlSession, records: AsyncIterable<BackupRecord>): Promise<number> {
  let count = 0;
  let batch: BackupRecord[] = [];
  let characters = 0;
  const flush = async (): Promise<void> => {
    const [first] = batch;
    if (first) await restoreBatch(sql, first.table, batch);
    batch = [];
    characters = 0;
  };
  for await (const record of records) {
    count++;
    if (record.table !== batch[0]?.table || batch.length >= page || characters > pageCharacters) await flush();
    if (record.table === 'migration') {
      const { pack, schema, ...file } = record.row;
      await restorePackFile(sql, { pack, schema }, file);
    } else {
      batch.push(record);
      characters += sizeOf(record);
    }
  }
  await flush();
  return count;
}

async function restoreBatch(sql: SqlSession, table: BackupTable, batch: readonly BackupRecord[]): Promise<void> {
  if (table === 'projection') {
    await restoreProjections(
      sql,
      batch.flatMap((record) => (record.table === 'projection' ? [record.row] : [])),
    );
    return;
  }
  const statements = backupTables.find((known) => known.table === table);
  if (statements) await sql.query(statements.insert, [JSON.stringify(batch.map(({ row }) => row))]);
}

function sizeOf(record: BackupRecord): number {
  if (record.table === 'turn' || record.table === 'outbox') return record.row.payload.length;
  return record.table === 'snapshot' || record.table === 'bundle' ? record.row.bytes.length : 0;
}

async function* flat(pages: AsyncIterable<readonly string[]>): AsyncGenerator<string> {
  for await (const lines of pages) yield* lines;
}

function nodeDigest(): LineDigest {
  const hash = createHash('sha256');
  return {
    add: (line) => {
      hash.update(line);
      hash.update('\n');
    },
    hex: async () => hash.digest('hex'),
  };
}
