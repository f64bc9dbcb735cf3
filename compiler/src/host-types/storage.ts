import type { ProgramIr, SchemaIr, TypeIr } from '@fabula/runtime/bundle';
import {
  type Docs,
  fieldType,
  isRequired,
  type SqlColumn,
  type SqlTable,
  scopeColumns,
  tablesOfBuilt,
  viewsOf,
} from '../phases/6-emit/index.js';

/** A pack's tables and views, as their rows are read. */
export interface Storage {
  /** The SQL schema. */
  readonly schema: string;
  readonly relations: readonly StoredRelation[];
}

export interface StoredRelation {
  readonly is: 'table' | 'view';
  readonly name: string;
  readonly about: string;
  readonly columns: readonly StoredColumn[];
}

export interface StoredColumn {
  readonly name: string;
  readonly holds: StoredValue;
  readonly nullable: boolean;
  readonly about: string | undefined;
}

/** What a column holds, in its type of SQL. */
export type StoredValue =
  | { readonly of: 'sql'; readonly sql: SqlType }
  /** Of a declared type, as JSON where that has no type of SQL. */
  | { readonly of: 'field'; readonly sql: SqlType; readonly type: TypeIr }
  /** Whose row it is: a part of what every key begins with. */
  | { readonly of: 'scope'; readonly part: string }
  /** What an entity of these kinds is known by; of any, where there are none. */
  | { readonly of: 'id'; readonly kinds: readonly string[] }
  | { readonly of: 'resource' };

export type SqlType =
  | 'boolean'
  | 'integer'
  | 'bigint'
  | 'numeric'
  | 'double'
  | 'text'
  | 'json'
  | 'timestamptz'
  | 'interval';

/** How a built pack's state lies in its database. */
export function storageOf(program: Pick<ProgramIr, 'schema' | 'pack' | 'projection'>, docs: Docs): Storage {
  const { schema } = program;
  const tables = tablesOfBuilt(program);
  const relations = tables.tables.map(
    (table): StoredRelation => ({
      is: 'table',
      name: table.name,
      about: told(table.about, table.declared, docs),
      columns: [
        ...[...scopeColumns, ...table.key.map(({ column }) => column)].map((column) =>
          keyColumn(schema, table, column, column),
        ),
        ...table.columns.map((column) => ({
          ...fieldColumn(schema, table, column, column.column),
          about: told([column.about, column.type.note].filter(Boolean).join(' '), column.declared, docs),
        })),
      ],
    }),
  );
  const views = viewsOf(schema, tables, docs).map(
    ({ plain, table, columns, about }): StoredRelation => ({
      is: 'view',
      name: plain,
      about,
      columns: columns.map(({ name, holds, about }) => {
        switch (holds.of) {
          case 'key':
            return keyColumn(schema, table, holds.column, name);
          case 'title':
            return { name, holds: { of: 'sql', sql: 'text' }, nullable: true, about };
          case 'column': {
            const column = fieldColumn(schema, holds.table, holds.column, name);
            const sql = holds.as && (holds.as === 'moment' ? 'timestamptz' : 'interval');
            return { ...column, about, ...(sql && { holds: { of: 'sql', sql } }) };
          }
        }
      }),
    }),
  );
  return { schema: tables.schema, relations: [...views, ...relations] };
}

function keyColumn(schema: SchemaIr, table: SqlTable, column: string, name: string): StoredColumn {
  return { name, holds: keyValue(schema, table, column), nullable: false, about: undefined };
}

function keyValue(schema: SchemaIr, { rows, key }: SqlTable, column: string): StoredValue {
  if (scopeColumns.includes(column)) return { of: 'scope', part: column.replace(/_id$/, '') };
  switch (rows.of) {
    case 'kind':
      return { of: 'id', kinds: [rows.kind] };
    case 'player':
      return { of: 'id', kinds: schema.player.kind === undefined ? [] : [schema.player.kind] };
    case 'component':
      return { of: 'id', kinds: [] };
    case 'relation': {
      const relation = schema.relations[rows.relation];
      const end = column === 'from_id' ? relation?.from : relation?.to;
      if (end?.type === 'scene') return { of: 'field', sql: 'text', type: end };
      // The ends of a mutual one stand in the order of their ids.
      const ends = (relation?.mutual ? [relation.from, relation.to] : [end]).map(kindsOf);
      return { of: 'id', kinds: ends.every((kinds) => kinds.length > 0) ? [...new Set(ends.flat())] : [] };
    }
    case 'block':
    case 'account':
    case 'entry':
      return { of: 'sql', sql: sqlType(key.find((each) => each.column === column)?.sql ?? 'text') };
  }
}

function kindsOf(type: TypeIr | undefined): readonly string[] {
  return type?.type === 'ref' ? type.kinds : [];
}

function fieldColumn(schema: SchemaIr, table: SqlTable, column: SqlColumn, name: string): StoredColumn {
  const sql = sqlType(column.type.sql);
  const type = fieldType(schema, table, column);
  const isResource = column.from.from === 'booking' && column.from.part === 'resource';
  const holds: StoredValue = type ? { of: 'field', sql, type } : isResource ? { of: 'resource' } : { of: 'sql', sql };
  return { name, holds, nullable: !isRequired(column), about: undefined };
}

function sqlType(sql: string): SqlType {
  const [word = ''] = sql.split(/[ (]/);
  switch (word) {
    case 'boolean':
    case 'integer':
    case 'bigint':
    case 'numeric':
    case 'double':
    case 'text':
    case 'json':
      return word;
    default:
      throw new Error(`Columns of the type ${sql} are not known to who writes types of them.`);
  }
}

function told(about: string, declared: string | undefined, docs: Docs): string {
  const doc = declared === undefined ? undefined : docs.get(declared);
  return doc === undefined ? about : `${about}\n\n${doc}`;
}
