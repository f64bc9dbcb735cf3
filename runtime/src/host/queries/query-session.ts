import { type ExprIr, encodeValue, type ProgramIr, type QueryIr, type Value } from '../../bundle/index.js';
import { createEngine } from '../../engine/index.js';
import type { BranchKey, RowsRead } from '../../ports/index.js';
import { type QuerySql, querySql } from '../../queries/index.js';
import { Draft, livingEntities } from '../../world/index.js';
import type { Host } from '../host.js';
import type { HostError } from '../host-error.js';
import { type LiveBranch, liveBranch } from '../live-branch.js';

export interface QueryRequest {
  /** By its qualified name. */
  readonly query: string;
  /** By the names of its parameters. */
  readonly arguments: { readonly [name: string]: Value };
  /** Where it is answered. The answer is the same; `auto` takes the database where it can say the query. */
  readonly home: 'auto' | 'memory' | 'sql';
  /** How long a database may take. In memory a query has what a turn has. */
  readonly milliseconds: number;
  /** The program that the query is in; absent: the session's own. */
  readonly program?: ProgramIr;
  /** Whether to ask the database how it would go about it, too. */
  readonly explain?: boolean;
}

export interface QueryAnswer {
  readonly value: Value;
  readonly home: 'memory' | 'sql';
  /** Why it was not the database that answered. */
  readonly why?: string;
  readonly sql?: Pick<QuerySql, 'text' | 'parameters'>;
  readonly plan?: readonly string[];
}

export type QueryError =
  | { readonly error: 'unknownQuery'; readonly query: string; readonly queries: readonly string[] }
  | { readonly error: 'notInSql'; readonly why: string }
  | { readonly error: 'tookTooLong'; readonly milliseconds: number }
  /** The query itself was refused: a cost below zero, a sum that is too large. */
  | { readonly error: 'queryRefused'; readonly refusal: string };

export type QueryResult =
  | { readonly ok: true; readonly value: QueryAnswer }
  | { readonly ok: false; readonly error: QueryError | HostError };

/** Answers a query over a session as it was after its last turn. Nothing is written. */
export async function querySession(host: Host, key: BranchKey, request: QueryRequest): Promise<QueryResult> {
  const branch = await liveBranch(host, key);
  if (!branch.ok) return branch;
  const program = request.program ?? branch.value.story.bundle.program;
  const queries = program.queries ?? {};
  const query = Object.hasOwn(queries, request.query) ? queries[request.query] : undefined;
  if (!query)
    return { ok: false, error: { error: 'unknownQuery', query: request.query, queries: Object.keys(queries) } };
  const inSql = request.home === 'memory' ? undefined : await askDatabase(host, branch.value, query, program, request);
  if (inSql && 'answer' in inSql) return { ok: true, value: inSql.answer };
  if (inSql && 'error' in inSql) return { ok: false, error: inSql.error };
  if (inSql && request.home === 'sql') return { ok: false, error: { error: 'notInSql', why: inSql.why } };
  return askMemory(branch.value, query, request, inSql?.why);
}

async function askMemory(
  { story, state }: LiveBranch,
  { parameters }: QueryIr,
  request: QueryRequest,
  why: string | undefined,
): Promise<QueryResult> {
  const engine = request.program ? await createEngine(request.program) : story.engine;
  const given = parameters.map(
    ({ name }): ExprIr => ({ op: 'const', value: encodeValue(request.arguments[name] ?? null) }),
  );
  const answer = engine.evaluate(state, { op: 'query', query: request.query, arguments: given }, 'reader');
  if (!answer.ok) return { ok: false, error: { error: 'queryRefused', refusal: answer.refusal } };
  return { ok: true, value: { value: answer.value, home: 'memory', ...(why !== undefined && { why }) } };
}

type Asked = { readonly answer: QueryAnswer } | { readonly error: QueryError | HostError } | { readonly why: string };

async function askDatabase(
  host: Host,
  { key, story, state }: LiveBranch,
  query: QueryIr,
  asked: ProgramIr,
  { arguments: given, milliseconds, explain }: QueryRequest,
): Promise<Asked> {
  const { store } = host;
  const { projector } = story;
  if (!store.readRows || !projector) return { why: projector ? 'the store has no SQL' : 'the pack has no tables' };
  // Nothing stops an embedded database, and all walks may be very many: in memory a budget ends the search.
  if (store.kind === 'pglite' && query.edges.some(({ walk }) => walk && (walk.find === 'every' || walk.least > 1)))
    return { why: 'it looks for all walks, and the store is embedded' };
  const draft = new Draft(projector.hashing, state.cells, state.turn);
  const declared = new Set(projector.world.entityIds);
  const others = livingEntities(projector.world, draft).filter((id) => !declared.has(id));
  // The tables are those of the bundle that wrote the session's rows, whoever asks.
  const said = querySql({ ...asked, projection: projector.ir }, query, { key, arguments: given, others });
  if ('not' in said) return { why: said.not };
  const read = await store.readRows(key.tenant, { ...said, milliseconds });
  if (!read.ok) return { error: { error: 'store', store: read.error } };
  const rows = rowsOf(read.value, milliseconds);
  if (!('rows' in rows)) return rows;
  const values: Value[] = [];
  for (const row of rows.rows) {
    const value = said.read(row);
    if (value === undefined) return { why: 'a part of it was refused' };
    values.push(value);
  }
  const plan = explain ? await planOf(host, key, said, milliseconds) : undefined;
  const value = query.single ? (values[0] ?? null) : values;
  const { text, parameters } = said;
  return { answer: { value, home: 'sql', sql: { text, parameters }, ...(plan && { plan }) } };
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

async function planOf(host: Host, key: BranchKey, sql: QuerySql, milliseconds: number): Promise<readonly string[]> {
  const { parameters } = sql;
  const plan = await host.store.readRows?.(key.tenant, { text: `explain ${sql.text}`, parameters, milliseconds });
  if (!plan?.ok || plan.value.read !== 'rows') return [];
  return plan.value.rows.flatMap((row) => Object.values(row).flatMap((line) => (line === null ? [] : [line])));
}
