import type { LinkedCondition, LinkedEdge, LinkedQuery } from './linked-query.js';

/** What is done next for a pattern, and which conditions can be asked then. */
export type Move = Task & { readonly ask: readonly LinkedCondition[] };

type Task =
  /** A node that has to be one thing. */
  | { readonly move: 'bind'; readonly node: number }
  /** Each thing that a node may be. */
  | { readonly move: 'scan'; readonly node: number }
  /** From one end of an edge to the other; `back` from its end. */
  | { readonly move: 'expand'; readonly edge: number; readonly back: boolean }
  /** Both ends are bound. */
  | { readonly move: 'check'; readonly edge: number };

/**
 * In which order a pattern is matched: what is given first, then along single edges, then along walks, and only then
 * through all things that a node may be, beginning with the node that may be the fewest. The order is a matter of time
 * alone: rows are sorted afterwards.
 */
export function planOf(query: LinkedQuery, candidates: (node: number) => number): readonly Move[] {
  const { nodes, edges } = query;
  const bound = new Set<number>();
  const done = new Set<number>();
  const asked = new Set<LinkedCondition>();
  const moves: Move[] = [];

  function push(task: Task): void {
    if (task.move === 'bind' || task.move === 'scan') bound.add(task.node);
    else {
      done.add(task.edge);
      const edge = edges[task.edge];
      if (edge) bound.add(edge.from).add(edge.to);
    }
    const ask = query.where.filter(
      (condition) =>
        !asked.has(condition) &&
        condition.nodes.every((node) => bound.has(node)) &&
        condition.edges.every((edge) => done.has(edge)),
    );
    for (const condition of ask) asked.add(condition);
    moves.push({ ...task, ask });
  }

  function alongEdge(walks: boolean): Task | undefined {
    for (const [index, edge] of edges.entries()) {
      if (done.has(index) || (edge.walk !== undefined) !== walks) continue;
      if (bound.has(edge.from) && bound.has(edge.to)) return { move: 'check', edge: index };
    }
    for (const [index, edge] of edges.entries()) {
      if (done.has(index) || (edge.walk !== undefined) !== walks) continue;
      if (bound.has(edge.from)) return { move: 'expand', edge: index, back: false };
      if (bound.has(edge.to) && goesBack(edge)) return { move: 'expand', edge: index, back: true };
    }
    return undefined;
  }

  for (const [node, { is }] of nodes.entries()) if (is) push({ move: 'bind', node });
  while (bound.size < nodes.length || done.size < edges.length) {
    const task = alongEdge(false) ?? alongEdge(true);
    if (task) {
      push(task);
      continue;
    }
    let fewest = -1;
    for (const node of nodes.keys()) {
      if (!bound.has(node) && (fewest < 0 || candidates(node) < candidates(fewest))) fewest = node;
    }
    push({ move: 'scan', node: fewest });
  }
  return moves;
}

/** A walk that is kept, or one of several that counts, is found from its beginning. */
function goesBack({ walk }: LinkedEdge): boolean {
  return walk === undefined || walk.find === 'ends';
}
