import { catalogue, type Diagnostic, diagnostic } from '../../../diagnostics/index.js';
import type { CheckedScene } from '../../3-check/index.js';
import type { FlowNode } from '../flow-graph.js';
import type { AnalyzeInput } from '../input.js';
import type { ProgramFlow } from '../program-flow.js';

/**
 * Scenes from which no way leads to an end of the story, whatever is chosen. Said of those that are come to from where
 * an end could still be reached: what lies behind them is lost with them. A story without any end is meant to go on, and
 * is left alone; so is a visit, which comes back. Guards are not looked at: that a way is there and never open is for
 * exploration to find.
 */
export function noWayToEnd(input: AnalyzeInput, flow: ProgramFlow): Diagnostic[] {
  const { nodes } = flow.reached;
  if (!nodes.some((node) => node.kind === 'end')) return [];
  const leading = leadingToEnd(flow);
  const lost = new Set<CheckedScene>();
  const seen = new Uint8Array(flow.size);
  // From the last place where an end is still before the reader, along the scene, to where it is left.
  const work = nodes.filter((node) => leading[node.index]);
  for (let node = work.pop(); node; node = work.pop()) {
    for (const { to } of flow.arrivals(node)) if (!leading[to.index]) lost.add(to.scene);
    for (const next of node.next) {
      if (leading[next.index] || seen[next.index]) continue;
      seen[next.index] = 1;
      work.push(next);
    }
  }
  return [...lost].flatMap(({ symbol }) => {
    if (symbol.chapter.unit !== input.program.main) return [];
    const place = { file: symbol.file.path, span: symbol.declaration.name.span };
    return [diagnostic(catalogue.noWayToEnd, place, { name: symbol.name })];
  });
}

/** By a node's number, whether an end is before it; found by going all ways backwards, each once. */
function leadingToEnd({ size, reached, arrivals }: ProgramFlow): Uint8Array {
  const before: FlowNode[][] = [];
  const work: FlowNode[] = [];
  const leading = new Uint8Array(size);
  const reach = (node: FlowNode): void => {
    if (leading[node.index]) return;
    leading[node.index] = 1;
    work.push(node);
  };
  const note = (to: FlowNode, from: FlowNode): void => {
    const known = before[to.index];
    if (known) known.push(from);
    else before[to.index] = [from];
  };
  for (const node of reached.nodes) {
    for (const next of node.next) note(next, node);
    for (const { to } of arrivals(node)) note(to, node);
    // Where a scene is over, whoever visited it goes on, or it is a dead end, which is a finding of its own.
    if (node.kind === 'end' || node.kind === 'exit' || node.kind === 'back') reach(node);
  }
  for (let node = work.pop(); node; node = work.pop()) for (const from of before[node.index] ?? []) reach(from);
  return leading;
}
