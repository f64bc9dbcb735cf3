import { catalogue, type Diagnostic, diagnostic } from '../../../diagnostics/index.js';
import { mayRunOut } from '../choices.js';
import type { FlowNode } from '../flow-graph.js';
import type { AnalyzeInput } from '../input.js';
import type { ProgramFlow } from '../program-flow.js';
import { stronglyConnected } from '../strongly-connected.js';

/**
 * Circles of diverts that the reader can't stop: no choice that is always there and no `hear` stands on the way. The
 * circles are strongly connected parts of the flow without the ways that need input. Conditions are not looked at: a
 * loop that counts itself out is written with `for`.
 */
export function endlessLoop(input: AnalyzeInput, flow: ProgramFlow): Diagnostic[] {
  const returns = returnsWithoutInput(flow);

  const waysOn = (node: FlowNode): readonly FlowNode[] => {
    switch (node.kind) {
      case 'hear':
        return [];
      case 'point': {
        const point = flow.scenes.get(node.scene.symbol.id)?.points.get(node);
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
  for (const circle of stronglyConnected(flow.reached.keys(), waysOn)) {
    const [only, more] = circle;
    if (only && !more && !waysOn(only).includes(only)) continue;
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
        const point = scene.points.get(node);
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

function comparePlaces(a: FlowNode, b: FlowNode): number {
  const left = a.scene.symbol.file.path;
  const right = b.scene.symbol.file.path;
  return left < right ? -1 : left > right ? 1 : a.span.start - b.span.start;
}
