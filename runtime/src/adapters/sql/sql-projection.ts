import type { BranchKey, ProjectionChange } from '../../ports/index.js';
import { compareTexts, rowKey } from '../store-rules/index.js';
import type { SqlRow, SqlSession, SqlValue } from './driver.js';
import type { PackHome } from './pack-home.js';
import type { Home } from './pack-rows.js';
import { isShared, quoteName, type StoredTable, tablesIn } from './pack-schema.js';
import { textOf } from './rows.js';
import { rowsJson } from './sql-append.js';

const scope = ['tenant', 'campaign_id', 'session_id', 'branch'];
const keyValues = (key: BranchKey): SqlValue[] => [key.tenant, key.campaign, key.session, key.branch];

/** The rows of a branch in a pack's tables, as `ProjectionChange` describes them. */
export async function readProjectionRows(
  sql: SqlSession,
  key: BranchKey,
  home: PackHome,
): Promise<readonly ProjectionChange[]> {
  const rows: ProjectionChange[] = [];
  for (const table of await branchTables(sql, home)) {
    const columns = await columnsOf(sql, home, table);
    if (columns.length === 0) continue;
    const list = columns.map(({ name, expression }) => `${expression} as ${quoteName(name)}`).join(', ');
    const found = await sql.query(
      `select ${list} from ${home.quoted}.${quoteName(table.name)}
        where tenant = $1 and campaign_id = $2 and session_id = $3 and branch = $4`,
      keyValues(key),
    );
    rows.push(...found.map((row) => readColumns(table, columns, row)));
  }
  return rows.sort((a, b) => compareTexts([a.table, rowKey(a)], [b.table, rowKey(b)]));
}

export async function replaceProjectionRows(
  sql: SqlSession,
  key: BranchKey,
  home: PackHome,
  rows: readonly ProjectionChange[],
): Promise<void> {
  // The branch's head stays, so that nothing else tells its part of the graph from what is now in the tables.
  await sql.query(
    `delete from fabula.graph_branch where tenant = $1 and campaign_id = $2 and session_id = $3 and branch = $4`,
    keyValues(key),
  );
  for (const table of await branchTables(sql, home))
    await sql.query(
      `delete from ${home.quoted}.${quoteName(table.name)}
        where tenant = $1 and campaign_id = $2 and session_id = $3 and branch = $4`,
      keyValues(key),
    );
  if (rows.length > 0)
    await sql.query(`select ${home.project}($1, $2, $3, $4, $5)`, [...keyValues(key), rowsJson(rows)]);
}

/** Only what belongs to a branch is projected from its turns. */
export async function branchTables(sql: SqlSession, home: Home): Promise<readonly StoredTable[]> {
  const tables = await tablesIn(sql, home.schema);
  return tables.filter((table) => !isShared(table) && scope.every((column, index) => table.key[index] === column));
}

export interface Column {
  readonly name: string;
  readonly expression: string;
  readonly read: (value: unknown) => string | number | boolean | null;
}

/** How a column is read back so that it equals what was written: see `ProjectionChange`. */
export async function columnsOf(sql: SqlSession, home: Home, table: StoredTable): Promise<readonly Column[]> {
  const rows = await sql.query(
    `select a.attname::text as name, t.typname::text as type
       from pg_catalog.pg_attribute a
       join pg_catalog.pg_type t on t.oid = a.atttypid
      where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped
      order by a.attnum`,
    [`${home.quoted}.${quoteName(table.name)}`],
  );
  return rows
    .map((row) => column(textOf(row, 'name'), textOf(row, 'type')))
    .filter(({ name }) => !scope.includes(name));
}

function column(name: string, type: string): Column {
  switch (type) {
    case 'bool':
      return { name, expression: quoteName(name), read: (value) => (typeof value === 'boolean' ? value : null) };
    case 'int2':
    case 'int4':
    case 'int8':
    case 'float4':
    case 'float8':
      return { name, expression: `${quoteName(name)}::text`, read: (value) => (value === null ? null : Number(value)) };
    default:
      return {
        name,
        expression: `${quoteName(name)}::text`,
        read: (value) => (typeof value === 'string' ? value : null),
      };
  }
}

export function readColumns(table: StoredTable, columns: readonly Column[], row: SqlRow): ProjectionChange {
  const key: { [column: string]: string } = {};
  const values: { [column: string]: string | number | boolean | null } = {};
  for (const { name, read } of columns) {
    const value = read(row[name]);
    if (table.key.includes(name)) key[name] = String(value);
    else values[name] = value;
  }
  return { table: table.name, key, columns: values };
}
