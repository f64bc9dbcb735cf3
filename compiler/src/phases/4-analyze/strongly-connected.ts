import type { FlowNode } from './flow-graph.js';

/** The parts of a graph in which every node leads to every other. */
export interface Parts {
  /** Equal for two nodes of one part; undefined for a node that was not come to. */
  partOf(node: FlowNode): number | undefined;
  /** Parts of several nodes, and single nodes that lead to themselves. */
  readonly circles: readonly (readonly FlowNode[])[];
}

/**
 * Finds the parts (Tarjan, "Depth-first search and linear graph algorithms", 1972). Iterative, since stories are deep;
 * nodes are numbered in the order they are come to, and all else is kept by number: large packs have a million of them.
 */
export function stronglyConnected(nodes: Iterable<FlowNode>, waysOn: (node: FlowNode) => readonly FlowNode[]): Parts {
  const numbers = new Map<FlowNode, number>();
  /** The lowest number a node leads back to; `closed` once its part is complete. */
  const low: number[] = [];
  const parts: number[] = [];
  const circles: FlowNode[][] = [];
  const open: FlowNode[] = [];
  // The call stack of the search, a column each.
  const callers: FlowNode[] = [];
  const ways: (readonly FlowNode[])[] = [];
  const next: number[] = [];

  const enter = (node: FlowNode): void => {
    const number = numbers.size;
    numbers.set(node, number);
    low.push(number);
    open.push(node);
    callers.push(node);
    ways.push(waysOn(node));
    next.push(0);
  };
  for (const root of nodes) {
    if (numbers.has(root)) continue;
    enter(root);
    for (let depth = 0; depth >= 0; ) {
      const node = callers[depth];
      if (!node) break;
      const number = numbers.get(node) ?? 0;
      const at = next[depth] ?? 0;
      const way = ways[depth]?.[at];
      if (way) {
        next[depth] = at + 1;
        const known = numbers.get(way);
        if (known === undefined) {
          enter(way);
          depth += 1;
        } else if (low[known] !== closed) low[number] = Math.min(low[number] ?? 0, known);
        continue;
      }
      callers.pop();
      next.pop();
      const left = ways.pop();
      depth -= 1;
      const reaches = low[number] ?? 0;
      const caller = callers[depth];
      if (caller) {
        const by = numbers.get(caller) ?? 0;
        low[by] = Math.min(low[by] ?? 0, reaches);
      }
      if (reaches === number) close(node, left?.includes(node) ?? false);
    }
  }
  return {
    partOf: (node) => parts[numbers.get(node) ?? -1],
    circles,
  };

  /** Takes the part whose first node is `first` off the open nodes. */
  function close(first: FlowNode, leadsToItself: boolean): void {
    const from = open.lastIndexOf(first);
    if (open.length - from > 1 || leadsToItself) circles.push(open.slice(from));
    const part = numbers.get(first) ?? 0;
    for (let node = open.pop(); node; node = open.pop()) {
      const number = numbers.get(node) ?? 0;
      low[number] = closed;
      parts[number] = part;
      if (node === first) break;
    }
  }
}

const closed = Number.POSITIVE_INFINITY;
