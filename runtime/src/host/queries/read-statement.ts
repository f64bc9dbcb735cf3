import type { QueryIr } from '../../bundle/index.js';
import type { RowsRead, Store } from '../../ports/index.js';
import type { QuerySql } from '../../queries/index.js';
import type { HostError } from '../host-error.js';
import type { QueryAnswer, QueryError, QueryRequest } from './query-answer.js';

/** What a database made of a statement; `why` it would not, so that somebody else is to be asked. */
export type Asked =
  | { readonly answer: Pick<QueryAnswer, 'value' | 'sql' | 'plan'> }
  | { readonly error: QueryError | HostError }
  | { readonly why: string };

/** A store that has SQL, or its graph. */
export interface RowsReader {
  readonly readRows: NonNullable<Store['readRows']>;
}

export function hasSql(store: Store): store is Store & RowsReader {
  return store.readRows !== undefined;
}

/** Asks a database what a query was put as. */
export async function readStatement(
  reader: RowsReader,
  tenant: string,
  said: QuerySql,
  query: QueryIr,
  { milliseconds, explain }: Pick<QueryRequest, 'milliseconds' | 'explain'>,
): Promise<Asked> {
  const { text, parameters } = said;
  const found = await reader.readRows(tenant, { text, parameters, milliseconds });
  if (!found.ok) return { error: { error: 'store', store: found.error } };
  const rows = rowsOf(found.value, milliseconds);
  if (!('rows' in rows)) return rows;
  const values = said.rows(rows.rows);
  if (!values) return { why: 'a part of it was refused' };
  const plan = explain ? await planOf(reader, tenant, said, milliseconds) : undefined;
  const value = query.single ? (values[0] ?? null) : values;
  return { answer: { value, sql: { text, parameters }, ...(plan && { plan }) } };
}

function rowsOf(read: RowsRead, milliseconds: number): Extract<RowsRead, { read: 'rows' }> | Asked {
  switch (read.read) {
    case 'rows':
      return read;
    case 'tookTooLong':
      return { error: { error: 'tookTooLong', milliseconds } };
    case 'failed':
      return { why: `the database would not answer: ${read.detail}` };
  }
}

async function planOf(
  reader: RowsReader,
  tenant: string,
  { text, parameters }: QuerySql,
  milliseconds: number,
): Promise<readonly string[]> {
  const plan = await reader.readRows(tenant, { text: `explain ${text}`, parameters, milliseconds });
  if (!plan.ok || plan.value.read !== 'rows') return [];
  return plan.value.rows.flatMap((row) => Object.values(row).flatMap((line) => (line === null ? [] : [line])));
}
