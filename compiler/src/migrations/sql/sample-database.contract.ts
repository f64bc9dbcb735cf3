import type { PGlite } from '@electric-sql/pglite';
import type { ProjectionIr } from '@fabula/runtime/bundle';
import { outside, stepLine } from './index.js';

/** As the store runs a file. */
export async function run(db: PGlite, sql: string | undefined, times = 1): Promise<void> {
  if (sql === undefined) return;
  if (!sql.startsWith(`${outside}\n`)) {
    await db.transaction(async (tx) => {
      await tx.exec(sql);
    });
    return;
  }
  const pieces = sql.split(`${stepLine}\n`);
  for (let time = 0; time < times; time++) for (const piece of pieces) await db.exec(piece);
}

export type Cell = string | number | boolean | null;
export type Row = {
  readonly table: string;
  readonly key: object;
  readonly columns: { readonly [column: string]: Cell } | null;
};

export async function project(
  db: PGlite,
  { schema, function: called }: ProjectionIr,
  session: string,
  ...rows: readonly Row[]
) {
  await db.query(`select "${schema}"."${called ?? 'fabula_project'}"('one', 'c', $1, 'main', $2)`, [
    session,
    JSON.stringify(rows),
  ]);
}

/** Tables as the catalogue tells them, without the order of columns and without comments. */
export async function describeTables(db: PGlite, schema = 'harbor') {
  const rows = async (sql: string) => (await db.query<{ it: string }>(sql, [schema])).rows.map(({ it }) => it);
  return {
    columns:
      await rows(`select c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end
        || coalesce(' ' || nullif(l.collname, 'default'), '') as it
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace left join pg_collation l on l.oid = a.attcollation
      where n.nspname = $1 and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped order by 1`),
    checks: await rows(`select c.relname || ' ' || pg_get_constraintdef(k.oid) as it
      from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = $1 and k.contype <> 'n' order by 1`),
    security:
      await rows(`select c.relname || ' ' || c.relrowsecurity || ' ' || c.relforcerowsecurity || ' ' || coalesce(string_agg(p.polname || pg_get_expr(p.polqual, c.oid) || pg_get_expr(p.polwithcheck, c.oid), ' '), '') as it
      from pg_class c join pg_namespace n on n.oid = c.relnamespace left join pg_policy p on p.polrelid = c.oid
      where n.nspname = $1 and c.relkind = 'r' group by c.oid order by 1`),
    indexes: await rows(
      `select tablename || ' ' || regexp_replace(indexdef, ' INDEX .* USING', ' USING') as it from pg_indexes where schemaname = $1 order by 1`,
    ),
    triggers: await rows(`select c.relname || ' ' || pg_get_triggerdef(t.oid) || ' ' || p.prosrc as it from pg_trigger t
      join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace join pg_proc p on p.oid = t.tgfoid
      where n.nspname = $1 and not t.tgisinternal order by 1`),
    views: await rows(`select c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) as it
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = $1 and c.relkind = 'v' and a.attnum > 0 order by 1`),
    functions: await rows(
      `select proname || ' ' || prosrc as it from pg_proc where pronamespace = $1::regnamespace order by 1`,
    ),
  };
}
