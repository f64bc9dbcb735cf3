import type { FlowNode } from './flow-graph.js';

/** The parts of a graph in which every node leads to every other. */
export interface Parts {
  /** Equal for two nodes of one part; undefined for a node that was not come to. */
  partOf(node: FlowNode): number | undefined;
  /** Parts of several nodes, and single nodes that lead to themselves. */
  readonly circles: readonly (readonly FlowNode[])[];
}

/**
 * Finds the parts among `size` nodes (Tarjan, "Depth-first search and linear graph algorithms", 1972). Iterative, since
 * stories are deep; what is known of nodes is kept in arrays, since large packs have a million of them.
 */
export function stronglyConnected(
  size: number,
  nodes: Iterable<FlowNode>,
  waysOn: (node: FlowNode) => readonly FlowNode[],
): Parts {
  /** When a node was come to, from 1; then the earliest that it leads back to. */
  const reached = new Int32Array(size);
  const low = new Int32Array(size);
  /** The part's number, from 1, once it is complete. */
  const parts = new Int32Array(size);
  const circles: FlowNode[][] = [];
  const open: FlowNode[] = [];
  // The call stack of the search, a column each.
  const callers: FlowNode[] = [];
  const ways: (readonly FlowNode[])[] = [];
  const next: number[] = [];
  let time = 0;

  const enter = (node: FlowNode): void => {
    time += 1;
    reached[node.index] = time;
    low[node.index] = time;
    open.push(node);
    callers.push(node);
    ways.push(waysOn(node));
    next.push(0);
  };
  for (const root of nodes) {
    if (reached[root.index] !== 0) continue;
    enter(root);
    for (let node = callers.at(-1); node; node = callers.at(-1)) {
      const depth = callers.length - 1;
      const at = next[depth] ?? 0;
      const way = ways[depth]?.[at];
      if (way) {
        next[depth] = at + 1;
        if (reached[way.index] === 0) enter(way);
        else if (parts[way.index] === 0) lower(node, reached[way.index] ?? 0);
        continue;
      }
      callers.pop();
      next.pop();
      const left = ways.pop();
      const caller = callers.at(-1);
      if (caller) lower(caller, low[node.index] ?? 0);
      if (low[node.index] === reached[node.index]) close(node, left?.includes(node) ?? false);
    }
  }
  return { partOf: (node) => parts[node.index] || undefined, circles };

  function lower(node: FlowNode, to: number): void {
    if (to < (low[node.index] ?? 0)) low[node.index] = to;
  }

  /** Takes the part whose first node is `first` off the open nodes. */
  function close(first: FlowNode, leadsToItself: boolean): void {
    const from = open.lastIndexOf(first);
    if (open.length - from > 1 || leadsToItself) circles.push(open.slice(from));
    for (let i = from; i < open.length; i++) {
      const node = open[i];
      if (node) parts[node.index] = reached[first.index] ?? 0;
    }
    open.length = from;
  }
}
