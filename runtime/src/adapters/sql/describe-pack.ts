import type { PackDescription, TableDescription } from '../../ports/index.js';
import type { SqlRow, SqlSession } from './driver.js';
import { booleanOf, textOf } from './rows.js';

/** All from the catalogue, so that it is what the database has, and not what a migration once said. */
export async function describePackSchema(sql: SqlSession, pack: string): Promise<PackDescription> {
  const [home] = await sql.query(
    'select schema_name from fabula.pack_migration where pack = $1 order by position limit 1',
    [pack],
  );
  if (!home) return { tables: [], views: [], functions: [] };
  const schema = textOf(home, 'schema_name');
  const [tables, columns, indexes, constraints, policies, views, functions] = [
    await sql.query(tablesOf, [schema]),
    byTable(await sql.query(columnsOf, [schema])),
    byTable(await sql.query(indexesOf, [schema])),
    byTable(await sql.query(constraintsOf, [schema])),
    byTable(await sql.query(policiesOf, [schema])),
    await sql.query(viewsOf, [schema]),
    await sql.query(functionsOf, [schema]),
  ];
  return {
    schema,
    tables: tables.map((row): TableDescription => {
      const name = textOf(row, 'name');
      return {
        name,
        comment: textOf(row, 'comment'),
        secured: booleanOf(row, 'secured'),
        columns: (columns.get(name) ?? []).map((column) => ({
          name: textOf(column, 'name'),
          type: textOf(column, 'type'),
          nullable: booleanOf(column, 'nullable'),
          default: textOf(column, 'default'),
          generated: booleanOf(column, 'generated'),
          collation: textOf(column, 'collation'),
          comment: textOf(column, 'comment'),
        })),
        indexes: (indexes.get(name) ?? []).map((index) => ({
          name: textOf(index, 'name'),
          definition: textOf(index, 'definition'),
          valid: booleanOf(index, 'valid'),
        })),
        constraints: (constraints.get(name) ?? []).map((constraint) => ({
          name: textOf(constraint, 'name'),
          definition: textOf(constraint, 'definition'),
          validated: booleanOf(constraint, 'validated'),
        })),
        policies: (policies.get(name) ?? []).map((policy) => ({
          name: textOf(policy, 'name'),
          command: textOf(policy, 'command'),
          using: textOf(policy, 'using'),
          check: textOf(policy, 'check'),
        })),
      };
    }),
    views: views.map((row) => ({
      name: textOf(row, 'name'),
      definition: textOf(row, 'definition'),
      comment: textOf(row, 'comment'),
    })),
    functions: functions.map((row) => ({
      name: textOf(row, 'name'),
      arguments: textOf(row, 'arguments'),
      result: textOf(row, 'result'),
      language: textOf(row, 'language'),
      body: textOf(row, 'body'),
    })),
  };
}

function byTable(rows: readonly SqlRow[]): ReadonlyMap<string, readonly SqlRow[]> {
  const found = new Map<string, SqlRow[]>();
  for (const row of rows) {
    const table = textOf(row, 'table');
    const known = found.get(table);
    if (known) known.push(row);
    else found.set(table, [row]);
  }
  return found;
}

const inSchema = `join pg_catalog.pg_namespace n on n.oid = c.relnamespace where n.nspname = $1`;

const tablesOf = `
select c.relname::text as name, coalesce(pg_catalog.obj_description(c.oid, 'pg_class'), '') as comment,
       c.relrowsecurity and c.relforcerowsecurity as secured
  from pg_catalog.pg_class c ${inSchema} and c.relkind in ('r', 'p')
 order by c.relname collate "C"`;

const columnsOf = `
select c.relname::text as table, a.attname::text as name, pg_catalog.format_type(a.atttypid, a.atttypmod) as type,
       not a.attnotnull as nullable, a.attgenerated <> '' as generated,
       coalesce(pg_catalog.pg_get_expr(d.adbin, d.adrelid), '') as default,
       coalesce((select l.collname::text from pg_catalog.pg_collation l where l.oid = a.attcollation), '') as collation,
       coalesce(pg_catalog.col_description(c.oid, a.attnum), '') as comment
  from pg_catalog.pg_attribute a
  join pg_catalog.pg_class c on c.oid = a.attrelid
  left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  ${inSchema} and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
 order by a.attname collate "C"`;

const indexesOf = `
select c.relname::text as table, x.relname::text as name, i.indisvalid as valid,
       pg_catalog.pg_get_indexdef(i.indexrelid) as definition
  from pg_catalog.pg_index i
  join pg_catalog.pg_class x on x.oid = i.indexrelid
  join pg_catalog.pg_class c on c.oid = i.indrelid
  ${inSchema}
 order by x.relname collate "C"`;

/** From 18 on a column's `not null` is a constraint, too; it is told of the column already. */
const constraintsOf = `
select c.relname::text as table, k.conname::text as name, k.convalidated as validated,
       pg_catalog.pg_get_constraintdef(k.oid) as definition
  from pg_catalog.pg_constraint k
  join pg_catalog.pg_class c on c.oid = k.conrelid
  ${inSchema} and k.contype <> 'n'
 order by k.conname collate "C"`;

const policiesOf = `
select c.relname::text as table, p.polname::text as name,
       case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end as command,
       coalesce(pg_catalog.pg_get_expr(p.polqual, p.polrelid), '') as using,
       coalesce(pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid), '') as check
  from pg_catalog.pg_policy p
  join pg_catalog.pg_class c on c.oid = p.polrelid
  ${inSchema} and p.polname <> 'maintenance'
 order by p.polname collate "C"`;

const viewsOf = `
select c.relname::text as name, pg_catalog.pg_get_viewdef(c.oid) as definition,
       coalesce(pg_catalog.obj_description(c.oid, 'pg_class'), '') as comment
  from pg_catalog.pg_class c ${inSchema} and c.relkind in ('v', 'm')
 order by c.relname collate "C"`;

const functionsOf = `
select p.proname::text as name, pg_catalog.pg_get_function_identity_arguments(p.oid) as arguments,
       pg_catalog.pg_get_function_result(p.oid) as result, l.lanname::text as language, p.prosrc as body
  from pg_catalog.pg_proc p
  join pg_catalog.pg_language l on l.oid = p.prolang
  join pg_catalog.pg_namespace n on n.oid = p.pronamespace
 where n.nspname = $1 and p.prokind in ('f', 'p')
 order by p.proname collate "C", pg_catalog.pg_get_function_identity_arguments(p.oid) collate "C"`;
