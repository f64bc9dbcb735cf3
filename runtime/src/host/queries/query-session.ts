import { type ExprIr, encodeValue, type ProgramIr, type QueryIr } from '../../bundle/index.js';
import { createEngine } from '../../engine/index.js';
import type { BranchKey } from '../../ports/index.js';
import { querySql } from '../../queries/index.js';
import { Draft } from '../../world/index.js';
import type { Host } from '../host.js';
import { type LiveBranch, liveBranch } from '../live-branch.js';
import { isAllThere } from './all-there.js';
import { askGraph } from './ask-graph.js';
import { madeThings } from './made-things.js';
import type { QueryRequest, QueryResult } from './query-answer.js';
import { type Asked, hasSql, readStatement } from './read-statement.js';
import { strayThing } from './stray-thing.js';
import { tooDear } from './too-dear.js';

export type { QueryAnswer, QueryError, QueryRequest, QueryResult } from './query-answer.js';

/** Answers a query over a session as it was after its last turn. Nothing is written. */
export async function querySession(host: Host, key: BranchKey, request: QueryRequest): Promise<QueryResult> {
  const branch = await liveBranch(host, key);
  if (!branch.ok) return branch;
  const program = request.program ?? branch.value.story.bundle.program;
  const queries = program.queries ?? {};
  const query = Object.hasOwn(queries, request.query) ? queries[request.query] : undefined;
  if (!query)
    return { ok: false, error: { error: 'unknownQuery', query: request.query, queries: Object.keys(queries) } };
  const stray = strayThing(branch.value, query.parameters, request.arguments);
  if (stray) return { ok: false, error: { error: 'unknownThing', ...stray } };
  if (request.home === 'cypher') return askGraph(host, branch.value, query, program, request);
  const inSql = request.home === 'memory' ? undefined : await askDatabase(host, branch.value, query, program, request);
  if (inSql && 'answer' in inSql) return { ok: true, value: { ...inSql.answer, home: 'sql' } };
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

async function askDatabase(
  host: Host,
  { key, story, state }: LiveBranch,
  query: QueryIr,
  asked: ProgramIr,
  request: QueryRequest,
): Promise<Asked> {
  const { store } = host;
  const { projector } = story;
  if (!hasSql(store) || !projector) return { why: projector ? 'the store has no SQL' : 'the pack has no tables' };
  // Nothing stops an embedded database, and all walks may be very many: in memory a budget ends the search.
  if (store.kind === 'pglite' && query.edges.some(({ walk }) => walk && (walk.find === 'every' || walk.least > 1)))
    return { why: 'it looks for all walks, and the store is embedded' };
  const draft = new Draft(projector.hashing, state.cells, state.turn);
  if (store.kind === 'pglite' && tooDear(projector.world, draft, asked, query, request.milliseconds))
    return { why: 'it would take too long, and the store is embedded: nothing could stop it' };
  const others = madeThings(projector.world, draft);
  // The tables are those of the bundle that wrote the session's rows, whoever asks.
  const allThere = asked === story.bundle.program && isAllThere(projector, state);
  const given = { key, arguments: request.arguments, others, allThere };
  const said = querySql({ ...asked, projection: projector.ir }, query, given);
  if ('not' in said) return { why: said.not };
  return readStatement(store, key.tenant, said, query, request);
}
