import type { BackupRow } from '../backup/index.js';
import type { SqlRow, SqlSession } from './driver.js';
import { type Home, insertPackRows, tableOf, writtenTables } from './pack-rows.js';
import { quoteName } from './pack-schema.js';
import { textOf } from './rows.js';
import { branchTables, columnsOf, readColumns } from './sql-projection.js';

/** The pack tables' rows of every branch, as the changes that would make them. */
export async function projectionLines(
  sql: SqlSession,
  put: (lines: readonly string[]) => Promise<void>,
  page: number,
): Promise<void> {
  for (const { pack, home } of await packHomes(sql)) {
    for (const table of await branchTables(sql, home)) {
      const columns = await columnsOf(sql, home, table);
      const list = columns.map(({ name, expression }) => `${expression} as ${quoteName(name)}`).join(', ');
      const key = table.key.map(quoteName).join(', ');
      await sql.query(
        `declare fabula_backup no scroll cursor for
         select tenant as " tenant", campaign_id as " campaign", session_id as " session", branch as " branch", ${list}
           from ${home.quoted}.${quoteName(table.name)} order by ${key}`,
      );
      for (;;) {
        const rows = await sql.query(`fetch ${page} from fabula_backup`);
        if (rows.length === 0) break;
        await put(
          rows.map((row) =>
            JSON.stringify({ table: 'projection', row: { ...keyOf(row), pack, ...readColumns(table, columns, row) } }),
          ),
        );
      }
      await sql.script('close fabula_backup');
    }
  }
}

/** Rows of one table that follow each other go in together. */
export async function restoreProjections(sql: SqlSession, rows: readonly BackupRow<'projection'>[]): Promise<void> {
  const homes = await packHomes(sql);
  for (let start = 0; start < rows.length; ) {
    const first = rows[start];
    if (!first) break;
    const end = rows.findIndex((row, index) => index > start && !ofOneTable(row, first));
    const group = rows.slice(start, end === -1 ? rows.length : end);
    const home = homes.find(({ pack }) => pack === first.pack)?.home;
    if (home) {
      const table = tableOf(await writtenTables(sql, home), home, first.table);
      await insertPackRows(
        sql,
        home,
        table,
        group.map((row) => ({ of: row, key: row.key, columns: row.columns })),
      );
    }
    start += group.length;
  }
}

async function packHomes(sql: SqlSession): Promise<readonly { readonly pack: string; readonly home: Home }[]> {
  const rows = await sql.query('select pack, schema_name from fabula.pack_migration where position = 1 order by pack');
  return rows.map((row) => {
    const schema = textOf(row, 'schema_name');
    return { pack: textOf(row, 'pack'), home: { schema, quoted: quoteName(schema) } };
  });
}

function ofOneTable(a: BackupRow<'projection'>, b: BackupRow<'projection'>): boolean {
  return a.pack === b.pack && a.table === b.table;
}

/** A blank before each name, which no column of a pack has. */
function keyOf(row: SqlRow) {
  return {
    tenant: textOf(row, ' tenant'),
    campaign: textOf(row, ' campaign'),
    session: textOf(row, ' session'),
    branch: textOf(row, ' branch'),
  };
}
