import type { ProgramIr, QueryIr } from '../../bundle/index.js';
import type { BranchKey, GraphFed, GraphOf, StoreGraph } from '../../ports/index.js';
import { queryCypher } from '../../queries/index.js';
import { Draft } from '../../world/index.js';
import { graphAt } from '../graph/feed-graph.js';
import type { Host } from '../host.js';
import { storeFailed } from '../host-error.js';
import type { LiveBranch } from '../live-branch.js';
import { madeThings } from './made-things.js';
import type { QueryError, QueryRequest, QueryResult } from './query-answer.js';
import { readStatement } from './read-statement.js';
import { tooDear } from './too-dear.js';

/** Answers a query by the graph, which is brought to the branch's last turn before. */
export async function askGraph(
  host: Host,
  { key, story, state }: LiveBranch,
  query: QueryIr,
  asked: ProgramIr,
  request: QueryRequest,
): Promise<QueryResult> {
  // The graph is that of the bundle that wrote the session's rows, whoever asks.
  const at = graphAt(host, story);
  if (!at.ok) return at;
  const { projector } = story;
  if (!projector) return notSaid('the pack has no tables');
  const { graph, of } = at.value;
  const draft = new Draft(projector.hashing, state.cells, state.turn);
  if (host.store.kind === 'pglite' && tooDear(projector.world, draft, asked, stepByStep(query), request.milliseconds))
    return notSaid('it would take too long, and the store is embedded: nothing could stop it');
  const given = { key, arguments: request.arguments, others: madeThings(projector.world, draft) };
  const said = queryCypher({ ...asked, projection: projector.ir }, query, given, of.model);
  if ('not' in said) return notSaid(said.not);
  const fed = await brought(graph, of, key);
  if (fed) return fed;
  const found = await readStatement(graph, key.tenant, said, query, request);
  if ('error' in found) return { ok: false, error: found.error };
  if ('why' in found) return notSaid(found.why);
  return { ok: true, value: { ...found.answer, home: 'cypher', cypher: said.cypher } };
}

function notSaid(why: string): QueryResult {
  return { ok: false, error: { error: 'notInCypher', why } };
}

/** Brings the branch's part of the graph to its last turn; what it comes back with is why it is not there. */
async function brought(graph: StoreGraph, of: GraphOf, key: BranchKey): Promise<QueryResult | undefined> {
  const fed = await graph.feed(of, { key, limit: 1 });
  if (!fed.ok) return storeFailed(fed.error);
  const why = whyBehind(fed.value);
  if (why === undefined) return undefined;
  const error: QueryError = { error: 'graphBehind', why };
  return { ok: false, error };
}

function whyBehind({ graph, busy }: GraphFed): string | undefined {
  switch (graph) {
    case 'none':
      return 'no graph was made of this pack';
    case 'other':
      return 'the graph is that of another version of the pack';
    case 'newer':
      return 'the graph is that of a newer version of the pack';
    case 'current':
      return busy.length > 0 ? 'another process feeds it now, or the session goes on meanwhile' : undefined;
  }
}

/** The graph goes along a walk edge by edge: each is one more to count. */
function stepByStep({ nodes, edges, ...query }: QueryIr): QueryIr {
  const passed: QueryIr['nodes'][number][] = [];
  const steps = edges.flatMap(({ walk, from, to, ...edge }) => {
    const most = Math.max(1, walk?.most ?? 1);
    const middle = Array.from({ length: most - 1 }, () => {
      passed.push({ slot: '', type: { type: 'ref', kinds: [], has: [] } });
      return nodes.length + passed.length - 1;
    });
    const line = [from, ...middle, to];
    return line.slice(1).map((end, at) => ({ ...edge, from: line[at] ?? from, to: end }));
  });
  return { ...query, nodes: [...nodes, ...passed], edges: steps };
}
