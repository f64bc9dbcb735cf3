import type { SchemaIr, TypeIr } from '@fabula/runtime/bundle';
import type { Docs } from './docs.js';
import { quoteName, quoteText, SqlNames, sqlName } from './names.js';
import { type SqlColumn, type SqlTable, type SqlTables, scopeColumns } from './tables.js';

/** A view over a table of a pack, for whoever reads it by SQL. */
export interface SqlView {
  /** Quoted, with its schema. */
  readonly name: string;
  readonly plain: string;
  readonly table: SqlTable;
  readonly columns: readonly SqlViewColumn[];
  /** What its comment says, and those of its columns. */
  readonly about: string;
  readonly create: string;
  readonly comments: string;
}

export interface SqlViewColumn {
  readonly name: string;
  readonly holds: ViewHolds;
  /** What every view has in the same place is told in the docs. */
  readonly about?: string;
}

/** What a column of a view is made of. */
export type ViewHolds =
  /** A column of the table's key. */
  | { readonly of: 'key'; readonly column: string }
  /** The title of what stands at an end of an edge. */
  | { readonly of: 'title' }
  /** A column of its table, or of the table of the kind that a player is of; a `moment` and a `span` as SQL has them. */
  | { readonly of: 'column'; readonly table: SqlTable; readonly column: SqlColumn; readonly as?: 'moment' | 'span' };

/** What stands above the views of a first migration. */
export const viewsHeading = '-- Views for whoever reads the tables by SQL.';

/**
 * One view a table. Tables keep their names for as long as versions of a pack write side by side; a view has the names that
 * are declared now, the titles of what its rows lead to, moments and spans as SQL has them, and the player with what it is.
 * It reads with the rights of whoever asks, so that row-level security holds in it (PostgreSQL 15 and later).
 */
export function viewsOf(schema: SchemaIr, tables: SqlTables, docs: Docs): readonly SqlView[] {
  const names = new SqlNames(tables.tables.map(({ name }) => name));
  return tables.tables.map((table) => {
    const plain = names.give(`${declaredName(table)}_view`, `view of ${table.name}`);
    return viewOf(schema, tables, table, plain, docs);
  });
}

/** The statements that make a view as it is described. */
export function createView({ create, comments }: SqlView): string {
  return `${create}\n${comments}`;
}

interface ViewColumn extends SqlViewColumn {
  readonly value: string;
}

function viewOf(schema: SchemaIr, tables: SqlTables, table: SqlTable, plain: string, docs: Docs): SqlView {
  const name = `${quoteName(tables.schema)}.${quoteName(plain)}`;
  const names = new SqlNames([]);
  const columns: ViewColumn[] = [];
  const joins: string[] = [];
  const add = (wanted: string, value: string, holds: ViewHolds, about?: string): void => {
    const name = names.give(wanted, `${table.name}.${wanted}`);
    columns.push({ name, value, holds, ...(about !== undefined && { about }) });
  };
  const addColumn = (of: SqlTable, column: SqlColumn, alias: string): void => {
    const holds = holdsOf(schema, of, column);
    add(columnName(column), shown(holds, alias), holds, aboutColumn(column, docs));
  };
  for (const column of [...scopeColumns, ...table.key.map((key) => key.column)])
    add(readable[column] ?? column, `t.${quoteName(column)}`, { of: 'key', column });
  if (table.rows.of === 'relation') {
    const relation = schema.relations[table.rows.relation];
    for (const [end, type] of [
      ['from', relation?.from],
      ['to', relation?.to],
    ] as const) {
      const titles = titlesOf(tables, type, end);
      if (titles.length === 0) continue;
      joins.push(...titles.map(({ join }) => join));
      add(
        `${end}_title`,
        one(titles.map(({ title }) => title)),
        { of: 'title' },
        `What the ${end === 'from' ? 'first' : 'second'} is titled.`,
      );
    }
  }
  for (const column of table.columns) addColumn(table, column, 't');
  const body = table.rows.of === 'player' ? bodyOf(schema, tables) : undefined;
  if (body) {
    joins.push(joinOn(tables.schema, body, 'k', 't."entity_id"'));
    for (const column of body.columns) addColumn(body, column, 'k');
  }
  const list = columns.map(({ name: as, value }) => `${value} as ${quoteName(as)}`);
  const source = `${quoteName(tables.schema)}.${quoteName(table.name)} t`;
  const about = told(table.about, table.declared, docs);
  return {
    ...{ name, plain, table, columns, about },
    create: `create view ${name} with (security_invoker = true) as\nselect\n  ${list.join(',\n  ')}\nfrom ${[source, ...joins].join('\n')};`,
    comments: [
      `comment on view ${name} is ${quoteText(about)};`,
      ...columns.flatMap(({ name: column, about: what }) =>
        what === undefined ? [] : [`comment on column ${name}.${quoteName(column)} is ${quoteText(what)};`],
      ),
    ].join('\n'),
  };
}

/** What is called otherwise in a view than in every table. */
const readable: { readonly [column: string]: string } = {
  campaign_id: 'campaign',
  session_id: 'session',
  entity_id: 'id',
  from_id: 'from',
  to_id: 'to',
};

function declaredName({ rows }: SqlTable): string {
  switch (rows.of) {
    case 'kind':
      return rows.kind;
    case 'component':
      return rows.component;
    case 'relation':
      return rows.relation;
    case 'block':
      return rows.block;
    default:
      return rows.of;
  }
}

function columnName({ from }: SqlColumn): string {
  switch (from.from) {
    case 'title':
      return 'title';
    case 'has':
      return `has_${sqlName(short(from.component))}`;
    case 'field':
      return from.component === undefined
        ? from.field
        : `${short(from.component)}_${from.field.slice(from.component.length + 1)}`;
    case 'booking':
      return from.part === 'by' ? 'statement' : from.part;
  }
}

function short(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf('/')) + 1);
}

function holdsOf(schema: SchemaIr, table: SqlTable, column: SqlColumn): ColumnHolds {
  const type = fieldType(schema, table, column)?.type;
  const as = type === 'instant' ? 'moment' : type === 'duration' ? 'span' : undefined;
  return { of: 'column', table, column, ...(as && { as }) };
}

type ColumnHolds = Extract<ViewHolds, { of: 'column' }>;

/** A value as SQL has it: a moment, a span of time. Amounts are in units already. */
function shown({ column, as }: ColumnHolds, alias: string): string {
  const value = `${alias}.${quoteName(column.column)}`;
  if (as === 'moment') return `pg_catalog.to_timestamp(${value} / 1000.0)`;
  return as === 'span' ? `${value} * interval '1 millisecond'` : value;
}

/** The declared type of what a column holds, whether or not it may be absent; undefined for what is no field. */
export function fieldType(schema: SchemaIr, { rows }: SqlTable, { from }: SqlColumn): TypeIr | undefined {
  if (from.from !== 'field') return undefined;
  const fields = from.component === undefined ? fieldsOf(schema, rows) : schema.components[from.component]?.fields;
  const name = from.component === undefined ? from.field : from.field.slice(from.component.length + 1);
  const type = fields?.find((field) => field.name === name)?.type;
  return type?.type === 'optional' ? type.of : type;
}

function fieldsOf(schema: SchemaIr, rows: SqlTable['rows']) {
  switch (rows.of) {
    case 'kind':
      return schema.kinds[rows.kind]?.fields;
    case 'relation':
      return schema.relations[rows.relation]?.fields;
    case 'block':
      return schema[rows.block];
    case 'player':
      return schema.player.fields;
    default:
      return undefined;
  }
}

/** Titles of what may stand at an end of an edge. */
function titlesOf(tables: SqlTables, type: TypeIr | undefined, end: 'from' | 'to') {
  const kinds = type?.type === 'ref' ? type.kinds : [];
  return kinds.flatMap((kind, i) => {
    const table = tables.tables.find(({ rows }) => rows.of === 'kind' && rows.kind === kind);
    const alias = `${end}_${i}`;
    const title = table?.columns.find(({ from }) => from.from === 'title')?.column;
    return table && title !== undefined
      ? [
          {
            join: joinOn(tables.schema, table, alias, `t.${quoteName(`${end}_id`)}`),
            title: `${alias}.${quoteName(title)}`,
          },
        ]
      : [];
  });
}

function one(values: readonly string[]): string {
  return values.length === 1 ? values.join('') : `coalesce(${values.join(', ')})`;
}

/** The kind that a player is of. */
function bodyOf(schema: SchemaIr, { tables }: SqlTables): SqlTable | undefined {
  return tables.find(({ rows }) => rows.of === 'kind' && rows.kind === schema.player.kind);
}

function joinOn(schema: string, table: SqlTable, alias: string, id: string): string {
  const on = [
    ...scopeColumns.map((column) => `${alias}.${quoteName(column)} = t.${quoteName(column)}`),
    `${alias}."entity_id" = ${id}`,
  ];
  return `left join ${quoteName(schema)}.${quoteName(table.name)} ${alias}\n  on ${on.join(' and ')}`;
}

function aboutColumn({ about, declared }: SqlColumn, docs: Docs): string {
  return told(about, declared, docs);
}

function told(about: string, declared: string | undefined, docs: Docs): string {
  const doc = declared === undefined ? undefined : docs.get(declared);
  return oneLine(doc === undefined ? about : `${about} ${doc}`);
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ');
}
