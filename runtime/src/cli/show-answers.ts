import { encodeValue, type Json, type Value } from '../bundle/index.js';
import type { SessionAnswer } from './ask-sessions.js';
import { table } from './table.js';

export interface ShownAs {
  /** Several sessions were asked: each row says whose it is. */
  readonly all: boolean;
  readonly explain: boolean;
}

/** The answers as one value for programs: values as the ledger writes them. */
export function answersAsJson(answers: readonly SessionAnswer[], { all, explain }: ShownAs): unknown {
  const told = answers.map(({ session, answer: { value, home, why, sql, cypher, plan } }) => ({
    ...{ session, home, ...(why !== undefined && { why }), rows: rowsOf(value).map(encodeValue) },
    ...(explain && cypher !== undefined && { cypher }),
    ...(explain && sql && { sql: sql.text, parameters: sql.parameters, plan: plan ?? [] }),
  }));
  return all ? told : told[0];
}

/** The answers as a table, and where they come from for who asks. */
export function answersAsText(
  answers: readonly SessionAnswer[],
  { all, explain }: ShownAs,
  dim: (text: string) => string,
): string {
  const rows = answers.flatMap(({ session, answer }) => rowsOf(answer.value).map((row) => ({ session, row })));
  const head = columnsOf(rows.map(({ row }) => row));
  const cells = rows.map(({ session, row }) => [...(all ? [session] : []), ...head.map((each) => cellOf(row, each))]);
  const shown = rows.length === 0 ? 'No rows.\n' : table([...(all ? ['session'] : []), ...head], cells, { dim });
  return explain ? [shown, ...answers.map(explained)].join('') : shown;
}

const answeredBy = { sql: 'by the database', cypher: 'by the graph', memory: 'in memory' } as const;

function explained({ session, answer }: SessionAnswer): string {
  const why = answer.why === undefined ? '' : `: ${answer.why}`;
  return [
    `\n${session} was answered ${answeredBy[answer.home]}${why}.\n`,
    ...(answer.sql ? [`\n${answer.sql.text}\n`] : []),
    ...(answer.plan ? [`\n${answer.plan.join('\n')}\n`] : []),
  ].join('');
}

function rowsOf(value: Value): readonly Value[] {
  if (value === null) return [];
  return isList(value) ? value : [value];
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

const single = 'value';

function columnsOf(rows: readonly Value[]): readonly string[] {
  const [first] = rows;
  return first !== undefined && isRecord(first) ? Object.keys(first.fields) : rows.length === 0 ? [] : [single];
}

function cellOf(row: Value, column: string): string {
  return tell(encodeValue(isRecord(row) ? (row.fields[column] ?? null) : row));
}

function tell(json: Json): string {
  if (json === null) return 'none';
  return typeof json === 'object' ? JSON.stringify(json) : String(json);
}

function isRecord(value: Value): value is Extract<Value, { readonly is: 'record' }> {
  return typeof value === 'object' && value !== null && 'is' in value && value.is === 'record';
}
