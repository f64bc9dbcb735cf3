import { textType } from './column-type.js';
import type { Docs } from './docs.js';
import { partName, quoteName, quoteText } from './names.js';
import { type SqlColumn, type SqlTable, scopeColumns } from './tables.js';

/** The statements that make a table, close it to other tenants and say what it holds. */
export function createTable(schema: string, table: SqlTable, docs: Docs): string {
  const name = `${quoteName(schema)}.${quoteName(table.name)}`;
  const lines = [
    ...scopeColumns.map((column) => `${quoteName(column)} ${textType} not null`),
    ...table.key.map(({ column, sql }) => `${quoteName(column)} ${sql} not null`),
    ...table.columns.map((column) => columnLine(table, column)),
    ...componentChecks(table).map(({ name, condition }) => `constraint ${quoteName(name)} check (${condition})`),
    `constraint ${quoteName(partName(table.name, 'key'))} primary key (${keyColumns(table).join(', ')})`,
  ];
  return [
    `create table ${name} (\n  ${lines.join(',\n  ')}\n);`,
    ...indexes(schema, table),
    `alter table ${name} enable row level security;`,
    `alter table ${name} force row level security;`,
    `create policy tenant on ${name}\n  using (tenant = pg_catalog.current_setting('fabula.tenant', true))\n  with check (tenant = pg_catalog.current_setting('fabula.tenant', true));`,
    commentOnTable(schema, table, docs),
    ...table.columns.map((column) => commentOnColumn(schema, table, column, docs)),
  ].join('\n');
}

export function commentOnTable(schema: string, table: SqlTable, docs: Docs): string {
  return `comment on table ${quoteName(schema)}.${quoteName(table.name)} is ${quoteText(withDoc(table.about, table.declared, docs))};`;
}

export function commentOnColumn(schema: string, table: SqlTable, column: SqlColumn, docs: Docs): string {
  const about = [column.about, column.type.note].filter((part) => part !== undefined).join(' ');
  const name = `${quoteName(schema)}.${quoteName(table.name)}.${quoteName(column.column)}`;
  return `comment on column ${name} is ${quoteText(withDoc(about, column.declared, docs))};`;
}

/** All columns of a table's primary key, quoted. */
export function keyColumns(table: SqlTable): readonly string[] {
  return [...scopeColumns, ...table.key.map(({ column }) => column)].map(quoteName);
}

function columnLine(table: SqlTable, column: SqlColumn): string {
  const check = columnCheck(table, column);
  const constraint = check ? ` constraint ${quoteName(check.name)} check (${check.condition})` : '';
  return `${quoteName(column.column)} ${column.type.sql}${isRequired(column) ? ' not null' : ''}${constraint}`;
}

/** A component's columns are empty while it is away. */
export function isRequired({ type, guard }: SqlColumn): boolean {
  return !type.optional && guard === undefined;
}

export interface SqlCheck {
  readonly name: string;
  readonly condition: string;
}

export function columnCheck(table: SqlTable, { column, type }: SqlColumn): SqlCheck | undefined {
  return type.check && { name: partName(table.name, column, 'check'), condition: type.check(quoteName(column)) };
}

/** A component is there with all it must have, or not at all. */
export function componentChecks(table: SqlTable): readonly (SqlCheck & { readonly guard: string })[] {
  const guards = table.columns.filter(({ from }) => from.from === 'has').map(({ column }) => column);
  return guards.flatMap((guard) => {
    const own = table.columns.filter((column) => column.guard === guard);
    if (own.length === 0) return [];
    const here = own.filter(({ type }) => !type.optional).map(({ column }) => `${quoteName(column)} is not null`);
    const away = own.map(({ column }) => `${quoteName(column)} is null`);
    const condition = `case when ${quoteName(guard)} then ${here.join(' and ') || 'true'} else ${away.join(' and ')} end`;
    return [{ name: partName(table.name, guard, 'whole'), condition, guard }];
  });
}

/** The key finds edges by where they begin; this one by where they end. */
function indexes(schema: string, table: SqlTable): readonly string[] {
  if (table.rows.of !== 'relation') return [];
  const columns = [...scopeColumns, 'to_id'].map(quoteName).join(', ');
  return [
    `create index ${quoteName(partName(table.name, 'to'))} on ${quoteName(schema)}.${quoteName(table.name)} (${columns});`,
  ];
}

/**
 * The store reads a comment that begins with `shared:` as a statement about the table; none of these does. A comment is
 * one line, so that `sameTables` can pass it over.
 */
function withDoc(about: string, declared: string | undefined, docs: Docs): string {
  const doc = declared === undefined ? undefined : docs.get(declared);
  return (doc === undefined ? about : `${about} ${doc}`).replaceAll(/\s+/gu, ' ');
}
