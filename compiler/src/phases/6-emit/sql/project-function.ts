import { keyColumns } from './create-table.js';
import { quoteName, quoteText } from './names.js';
import { type SqlTable, type SqlTables, scopeColumns } from './tables.js';

/** What it is called in a pack's first migration. */
export const firstFunction = 'fabula_project';

const parameters = ['p_tenant', 'p_campaign', 'p_session', 'p_branch'];

/**
 * The one way into a pack's tables: it writes the rows of a turn, table by table in static SQL, as the caller, so that
 * row-level security and grants hold in it. What it owes the store stands beside the store's SQL adapter.
 */
export function projectFunction({ schema, tables }: SqlTables, called = firstFunction): string {
  const name = `${quoteName(schema)}.${quoteName(called)}`;
  const stray = `raise exception '% has no table %', ${quoteText(schema)}, change ->> 'table' using errcode = 'FB003';`;
  // A story without state has no tables, and a `case` without branches is no SQL.
  const dispatch =
    tables.length === 0
      ? `    ${stray}`
      : [
          "    case change ->> 'table'",
          ...tables.map((table) => whenTable(schema, table)),
          '      else',
          `        ${stray}`,
          '    end case;',
        ].join('\n');
  return `create function ${name}(
  p_tenant text, p_campaign text, p_session text, p_branch text, p_rows jsonb
) returns void language plpgsql as $fabula$
declare
  change jsonb;
  k jsonb;
  c jsonb;
begin
  for change in select value from pg_catalog.jsonb_array_elements(p_rows) loop
    k := change -> 'key';
    c := change -> 'columns';
${dispatch}
  end loop;
end
$fabula$;
comment on function ${name}(text, text, text, text, jsonb) is ${quoteText('Writes the rows that a turn changed.')};`;
}

function whenTable(schema: string, table: SqlTable): string {
  const name = `${quoteName(schema)}.${quoteName(table.name)}`;
  const columns = table.columns.map(({ column }) => quoteName(column));
  const keys = table.key.map(({ column, sql }) => read('k', column, sql));
  const values = table.columns.map(({ column, type }) => read('c', column, type.sql));
  const where = [
    ...scopeColumns.map((column, i) => `t.${quoteName(column)} = ${parameters[i] ?? ''}`),
    ...table.key.map(({ column, sql }) => `t.${quoteName(column)} = ${read('k', column, sql)}`),
  ];
  const update =
    columns.length === 0
      ? 'do nothing'
      : `do update set\n            ${columns.map((column) => `${column} = excluded.${column}`).join(',\n            ')}`;
  return `      when ${quoteText(table.name)} then
        if c = 'null' then
          delete from ${name} t
           where ${where.join('\n             and ')};
        else
          insert into ${name}
            (${[...keyColumns(table), ...columns].join(', ')})
          values
            (${[...parameters, ...keys, ...values].join(', ')})
          on conflict (${keyColumns(table).join(', ')}) ${update};
        end if;`;
}

/** A member of a JSON object as a column's type. */
function read(object: 'k' | 'c', column: string, sql: string): string {
  const member = `${object} ->> ${quoteText(column)}`;
  return sql.startsWith('text') ? member : `(${member})::${sql}`;
}
