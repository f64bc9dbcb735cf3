import { StoreFailure } from '../../ports/index.js';
import type { SqlDriver, SqlRow, SqlSession, Statement } from './driver.js';
import { quoteName } from './pack-schema.js';
import { maybeText, textOf } from './rows.js';

/** A pack's schema, and its name as it may stand in SQL text. */
export interface Home {
  readonly schema: string;
  readonly quoted: string;
}

export interface WrittenTable {
  readonly name: string;
  /** Whether its rows belong to a branch. */
  readonly ofBranch: boolean;
  /** Whether each tells what happened in a turn: such rows stay when a branch's are replaced. */
  readonly ofTurns: boolean;
  /** Types as the database names them. Generated columns make themselves, and are not here. */
  readonly columns: ReadonlyMap<string, string>;
}

const scope = ['tenant', 'campaign_id', 'session_id', 'branch'];

const tablesOf: Statement = {
  name: 'fabula_pack_tables',
  text: `
select c.relname::text as table, a.attname::text as column, pg_catalog.format_type(a.atttypid, a.atttypmod) as type,
       case when coalesce(pg_catalog.obj_description(c.oid, 'pg_class'), '') not like 'shared: %' then
         pg_catalog.array_position(i.indkey::smallint[], a.attnum)::text end as place
  from pg_catalog.pg_class c
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  left join pg_catalog.pg_index i on i.indrelid = c.oid and i.indisprimary
 where n.nspname = $1 and c.relkind in ('r', 'p')`,
};

/** A pack's tables, by name, with the columns that can be written. */
export async function writtenTables(sql: SqlSession, home: Home): Promise<ReadonlyMap<string, WrittenTable>> {
  return tablesIn(await sql.query(tablesOf.text, [home.schema]));
}

/** The same outside a transaction. */
export async function readTables(
  driver: SqlDriver,
  tenant: string,
  home: Home,
): Promise<ReadonlyMap<string, WrittenTable>> {
  return tablesIn(await driver.run(tenant, tablesOf, [home.schema]));
}

function tablesIn(rows: readonly SqlRow[]): ReadonlyMap<string, WrittenTable> {
  const byTable = new Map<string, SqlRow[]>();
  for (const row of rows) {
    const table = textOf(row, 'table');
    byTable.set(table, [...(byTable.get(table) ?? []), row]);
  }
  return new Map([...byTable].map(([name, rows]) => [name, writtenTable(name, rows)]));
}

function writtenTable(name: string, rows: readonly SqlRow[]): WrittenTable {
  const places = new Map(rows.map((row) => [textOf(row, 'column'), maybeText(row, 'place')]));
  // Places in an `int2vector` count from 0.
  const ofBranch = scope.every((column, index) => places.get(column) === String(index));
  return {
    name,
    ofBranch,
    ofTurns: places.get('turn') !== undefined,
    columns: new Map(rows.map((row) => [textOf(row, 'column'), textOf(row, 'type')])),
  };
}

export interface BranchScope {
  readonly tenant: string;
  readonly campaign: string;
  readonly session: string;
  readonly branch: string;
}
export interface PackRow {
  readonly of: BranchScope;
  readonly key: { readonly [column: string]: string };
  readonly columns: { readonly [column: string]: string | number | boolean | null };
}

/**
 * Rows that are all new, into the columns that they name: what the pack's function would do for each of them, without a call for
 * each branch. A function writes the columns that its version knows; here rows may be of several versions.
 */
export async function insertPackRows(
  sql: SqlSession,
  home: Home,
  table: WrittenTable,
  rows: readonly PackRow[],
): Promise<void> {
  const flat = rows.map(({ of, key, columns }) => ({
    ...columns,
    ...key,
    tenant: of.tenant,
    campaign_id: of.campaign,
    session_id: of.session,
    branch: of.branch,
  }));
  const given = new Set<string>();
  for (const row of flat) for (const column of Object.keys(row)) given.add(column);
  const columns = [...table.columns].filter(([column]) => given.has(column));
  const names = columns.map(([column]) => quoteName(column));
  const values = columns.map(([column, type]) => (isPlain(type) ? quoteName(column) : `${quoteName(column)}::${type}`));
  const record = columns.map(([column, type]) => `${quoteName(column)} ${isPlain(type) ? type : 'text'}`);
  await sql.query(
    `insert into ${home.quoted}.${quoteName(table.name)} (${names.join(', ')})
     select ${values.join(', ')} from pg_catalog.json_to_recordset($1::json) as r (${record.join(', ')})`,
    [JSON.stringify(flat)],
  );
}

export function tableOf(tables: ReadonlyMap<string, WrittenTable>, home: Home, name: string): WrittenTable {
  const table = tables.get(name);
  if (table) return table;
  throw new StoreFailure({ error: 'refused', detail: `${home.schema} has no table ${name}` });
}

/** What JSON has a form for. Others come as their text, JSON among them. */
function isPlain(type: string): boolean {
  return /^(?:text|boolean|smallint|integer|bigint|double precision|real|numeric.*)$/.test(type);
}
