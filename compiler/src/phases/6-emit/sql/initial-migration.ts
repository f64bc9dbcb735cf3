import type { ProgramIr } from '@fabula/runtime/bundle';
import { balanceTrigger } from './books.js';
import { createTable } from './create-table.js';
import type { Docs } from './docs.js';
import { quoteName, quoteText } from './names.js';
import { projectFunction } from './project-function.js';
import { tablesOf } from './tables.js';
import { createView, viewsHeading, viewsOf } from './views.js';

/**
 * A pack's first migration, `migrations/0001_init.sql`: the SQL schema in which its state lies in typed tables. It is
 * derived from the declarations, checked in, and read by a person before it is applied; so it is laid out to be read.
 * The same declarations give the same bytes.
 */
export function initialMigration({ schema, pack }: Pick<ProgramIr, 'schema' | 'pack'>, docs: Docs = new Map()): string {
  const tables = tablesOf(schema, pack.name);
  const name = quoteName(tables.schema);
  const parts = [
    `-- The tables of the pack ${oneLine(pack.name)}, made by \`fabula build\` from its declarations.`,
    `create schema ${name};\ncomment on schema ${name} is ${quoteText(`The state of ${oneLine(pack.title)}, written by Fabula from the ledger.`)};`,
    ...tables.tables.map((table) => createTable(tables.schema, table, docs)),
    balanceTrigger(tables),
    projectFunction(tables),
    ...viewsOf(schema, tables, docs).map((view, i) => `${i === 0 ? `${viewsHeading}\n` : ''}${createView(view)}`),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/**
 * Whether two versions of a first migration make the same tables. Comments and views don't count: a doc comment that is
 * edited changes no save, and a migration that was applied is never edited.
 */
export function sameTables(one: string, other: string): boolean {
  return withoutComments(one) === withoutComments(other);
}

function withoutComments(sql: string): string {
  const [tables = ''] = sql.split(`\n${viewsHeading}\n`);
  return tables
    .trimEnd()
    .split('\n')
    .filter((line) => !line.startsWith('comment on ') && !line.startsWith('--'))
    .join('\n');
}

/** A title may hold anything; a comment ends with its line. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ');
}
