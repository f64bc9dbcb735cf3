import type { FlowNode } from './flow-graph.js';

/**
 * The parts of a graph in which every node leads to every other; a node on no circle is a part of its own (Tarjan,
 * "Depth-first search and linear graph algorithms", 1972). Iterative: stories are deep.
 */
export function stronglyConnected(
  nodes: Iterable<FlowNode>,
  waysOn: (node: FlowNode) => readonly FlowNode[],
): FlowNode[][] {
  const index = new Map<FlowNode, number>();
  const low = new Map<FlowNode, number>();
  const open = new Set<FlowNode>();
  const stack: FlowNode[] = [];
  const found: FlowNode[][] = [];

  for (const root of nodes) {
    if (index.has(root)) continue;
    const calls: { node: FlowNode; ways: readonly FlowNode[]; at: number }[] = [];
    const enter = (node: FlowNode): void => {
      index.set(node, index.size);
      low.set(node, index.size - 1);
      stack.push(node);
      open.add(node);
      calls.push({ node, ways: waysOn(node), at: 0 });
    };
    enter(root);
    for (let call = calls.at(-1); call; call = calls.at(-1)) {
      const way = call.ways[call.at];
      call.at += 1;
      if (way) {
        if (!index.has(way)) enter(way);
        else if (open.has(way)) low.set(call.node, Math.min(lowOf(call.node), index.get(way) ?? 0));
        continue;
      }
      calls.pop();
      const caller = calls.at(-1);
      if (caller) low.set(caller.node, Math.min(lowOf(caller.node), lowOf(call.node)));
      if (lowOf(call.node) !== index.get(call.node)) continue;
      const part: FlowNode[] = [];
      for (let node = stack.pop(); node; node = stack.pop()) {
        open.delete(node);
        part.push(node);
        if (node === call.node) break;
      }
      found.push(part);
    }
  }
  return found;

  function lowOf(node: FlowNode): number {
    return low.get(node) ?? 0;
  }
}
