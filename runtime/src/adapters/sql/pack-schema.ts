import { StoreFailure } from '../../ports/index.js';
import type { SqlRow, SqlSession } from './driver.js';
import { textOf } from './rows.js';

/**
 * # What a pack's migration owes the store
 *
 * A pack's tables lie in an SQL schema of its own. Its migrations are plain SQL with every name qualified, no
 * `begin` or `commit` (the store puts each file in a transaction), and make, for the schema `harbor`:
 *
 * 1. **Tables** whose primary key begins `(tenant, campaign_id, session_id, branch)`, all four `text collate "C" not null`,
 *    followed by the columns that `ProjectionChange.key` names; for what belongs to a campaign it begins
 *    `(tenant, campaign_id)`. A table of the pack itself, the same for everybody, says so in its comment, with the
 *    reason: `comment on table harbor.scene_graph is 'shared: derived from the bundle'`; the application can only read it.
 * 2. **Row-level security** on each table that is not shared, enabled and forced:
 *
 *        alter table harbor.person enable row level security;
 *        alter table harbor.person force row level security;
 *        create policy tenant on harbor.person
 *          using (tenant = pg_catalog.current_setting('fabula.tenant', true))
 *          with check (tenant = pg_catalog.current_setting('fabula.tenant', true));
 *
 *    The policy for backups is added by the store, and so are the grants.
 * 3. **A function for each version** (`fabula_project`, `fabula_project_0002`, …; `TurnExtra.projectionFunction`), so that two versions
 *    write side by side until a contract drops the older one. It applies the rows of a turn in order:
 *
 *        harbor.fabula_project(p_tenant text, p_campaign text, p_session text, p_branch text, p_rows jsonb) returns void
 *        language plpgsql
 *
 *    `p_rows` is `[{"table": "person", "key": {"entity_id": "mara"}, "columns": {"mood": "calm", "reputation": 50}}, …]`.
 *    `columns` holds every column that is not in the primary key, under its SQL name; it is `null` when the row went away.
 *    Static SQL a table: an `insert … on conflict (…) do update set …` or a `delete`. A table it does not know is
 *    `raise exception … using errcode = 'FB003'`. It runs as its caller (no `security definer`) and sets nothing. Where rows are
 *    all new (a backup is restored, many sessions are converted at once) the store inserts them itself, by the names of their
 *    columns: a function must come to the same.
 * 4. **No `not null`** on a column that only one of two versions writes, before the contract.
 *
 * `ports/sample-pack.contract.ts` is such a pack, and the contract suite runs it.
 */
/** A name in SQL text. Values never get there; the schema's name can't be a parameter. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

const tablesOf = `
select c.relname::text as name,
       coalesce(pg_catalog.obj_description(c.oid, 'pg_class'), '') as comment,
       c.relrowsecurity and c.relforcerowsecurity as secured,
       coalesce((
         select string_agg(a.attname::text, ',' order by k.position)
           from pg_catalog.pg_index i
           cross join lateral unnest(i.indkey::smallint[]) with ordinality as k (attnum, position)
           join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
          where i.indrelid = c.oid and i.indisprimary
       ), '') as key,
       exists (select from pg_catalog.pg_policy p where p.polrelid = c.oid and p.polname = 'maintenance') as maintained
  from pg_catalog.pg_class c
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
 where n.nspname = $1 and c.relkind in ('r', 'p')
 order by c.relname collate "C"`;

export interface StoredTable {
  readonly name: string;
  readonly comment: string;
  readonly secured: boolean;
  readonly key: readonly string[];
  readonly maintained: boolean;
}

export async function tablesIn(sql: SqlSession, schema: string): Promise<readonly StoredTable[]> {
  return (await sql.query(tablesOf, [schema])).map(storedTable);
}

/** Refuses a pack whose tables would mix sessions or show one tenant's rows to another. */
async function checkPackSchema(sql: SqlSession, schema: string): Promise<readonly StoredTable[]> {
  const tables = await tablesIn(sql, schema);
  for (const table of tables) {
    if (isShared(table)) continue;
    if (table.key[0] !== 'tenant' || table.key[1] !== 'campaign_id')
      throw refusal(
        `the primary key of ${schema}.${table.name} does not begin with tenant, campaign_id, session_id, branch`,
      );
    if (!table.secured) throw refusal(`${schema}.${table.name} has no row-level security, or does not force it`);
  }
  return tables;
}

/** Backups read every tenant's rows, and the application may write what is not shared. */
export async function openPackSchema(sql: SqlSession, schema: string): Promise<void> {
  const name = quoteName(schema);
  const tables = await checkPackSchema(sql, schema);
  const policies = tables
    .filter((table) => !isShared(table) && !table.maintained)
    .map(
      (table) => `create policy maintenance on ${name}.${quoteName(table.name)} to current_user
        using (pg_catalog.current_setting('fabula.maintenance', true) = 'on')
        with check (pg_catalog.current_setting('fabula.maintenance', true) = 'on');`,
    );
  const grants = tables.map(
    (table) =>
      `grant ${isShared(table) ? 'select' : 'select, insert, update, delete'} on ${name}.${quoteName(table.name)} to fabula_app;`,
  );
  const [role] = await sql.query(`select 1 as found from pg_catalog.pg_roles where rolname = 'fabula_app'`);
  const granted = role
    ? [
        `grant usage on schema ${name} to fabula_app; grant execute on all functions in schema ${name} to fabula_app;`,
        ...grants,
      ]
    : [];
  const script = [...policies, ...granted].join('\n');
  if (script !== '') await sql.script(script);
}

export function isShared(table: StoredTable): boolean {
  return table.comment.startsWith('shared: ');
}

function storedTable(row: SqlRow): StoredTable {
  return {
    name: textOf(row, 'name'),
    comment: textOf(row, 'comment'),
    secured: row['secured'] === true,
    key: textOf(row, 'key').split(','),
    maintained: row['maintained'] === true,
  };
}

function refusal(detail: string): StoreFailure {
  return new StoreFailure({ error: 'refused', detail });
}
