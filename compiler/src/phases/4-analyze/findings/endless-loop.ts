import { catalogue, type Diagnostic, diagnostic } from '../../../diagnostics/index.js';
import { mayRunOut } from '../choices.js';
import type { FlowNode } from '../flow-graph.js';
import type { AnalyzeInput } from '../input.js';
import type { ProgramFlow } from '../program-flow.js';

/**
 * Circles of diverts that the reader can't stop: no choice that is always there and no `hear` stands on the way. The
 * circles are strongly connected parts of the flow without the ways that need input (Tarjan, "Depth-first search and
 * linear graph algorithms", 1972). Conditions are not looked at: a loop that counts itself out is written with `for`.
 */
export function endlessLoop(input: AnalyzeInput, flow: ProgramFlow): Diagnostic[] {
  const returns = returnsWithoutInput(flow);
  const points = new Map(
    [...flow.scenes.values()].flatMap((scene) => scene.points.map((point) => [point.node, point])),
  );

  const waysOn = (node: FlowNode): readonly FlowNode[] => {
    switch (node.kind) {
      case 'hear':
        return [];
      case 'point': {
        const point = points.get(node);
        return point && (point.hasFallback || mayRunOut(point)) ? [point.without] : [];
      }
      case 'visit': {
        const arrivals = flow.arrivals(node).map((arrival) => arrival.to);
        return arrivals.some((to) => returns.has(to.scene.symbol.id)) ? [...arrivals, ...node.next] : arrivals;
      }
      default:
        return [...node.next, ...flow.arrivals(node).map((arrival) => arrival.to)];
    }
  };

  const found: Diagnostic[] = [];
  for (const circle of circles([...flow.reached.keys()], waysOn)) {
    // The divert is what closes a circle; only a circle of visits has none.
    const diverts = circle.filter((node) => node.kind === 'divert');
    const closing = diverts.length > 0 ? diverts : circle.filter((node) => node.kind === 'visit');
    const [at] = closing.toSorted(comparePlaces);
    if (!at || at.scene.symbol.chapter.unit !== input.program.main) continue;
    found.push(diagnostic(catalogue.endlessLoop, { file: at.scene.symbol.file.path, span: at.span }, {}));
  }
  return found;
}

/** Scenes that can be entered and left at their end without any input. */
function returnsWithoutInput(flow: ProgramFlow): ReadonlySet<string> {
  const returning = new Set<string>();
  for (let changed = true; changed; ) {
    changed = false;
    for (const [id, scene] of flow.scenes) {
      if (returning.has(id)) continue;
      const points = new Map(scene.points.map((point) => [point.node, point]));
      const seen = new Set<FlowNode>();
      const work = [scene.entry];
      for (let node = work.pop(); node; node = work.pop()) {
        if (seen.has(node)) continue;
        seen.add(node);
        if (node.kind === 'exit' || node.kind === 'back') {
          returning.add(id);
          changed = true;
          break;
        }
        const point = points.get(node);
        if (node.kind === 'hear') continue;
        if (point) {
          if (point.hasFallback || mayRunOut(point)) work.push(point.without);
        } else if (node.kind !== 'visit' || flow.arrivals(node).some(({ to }) => returning.has(to.scene.symbol.id))) {
          work.push(...node.next);
        }
      }
    }
  }
  return returning;
}

/** Strongly connected parts with more than one node, or with a node that leads to itself. Iterative: stories are deep. */
function circles(nodes: readonly FlowNode[], waysOn: (node: FlowNode) => readonly FlowNode[]): FlowNode[][] {
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
      if (part.length > 1 || waysOn(call.node).includes(call.node)) found.push(part);
    }
  }
  return found;

  function lowOf(node: FlowNode): number {
    return low.get(node) ?? 0;
  }
}

function comparePlaces(a: FlowNode, b: FlowNode): number {
  const left = a.scene.symbol.file.path;
  const right = b.scene.symbol.file.path;
  return left < right ? -1 : left > right ? 1 : a.span.start - b.span.start;
}
