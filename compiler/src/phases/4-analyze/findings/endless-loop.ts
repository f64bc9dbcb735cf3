import { catalogue, type Diagnostic, diagnostic } from '../../../diagnostics/index.js';
import { mayRunOut } from '../choices.js';
import type { FlowNode, SceneFlow } from '../flow-graph.js';
import type { AnalyzeInput } from '../input.js';
import { allWaysOn, type ProgramFlow } from '../program-flow.js';
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
        return allWaysOn(node, flow.arrivals(node));
    }
  };

  const found: Diagnostic[] = [];
  for (const circle of stronglyConnected(flow.size, flow.reached.nodes, waysOn).circles) {
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
  // Scenes by the visits they hang on: looked at again when one of those is found to return.
  const waiting = new Map<string, Set<SceneFlow>>();
  const work = [...flow.scenes.values()];
  for (let scene = work.pop(); scene; scene = work.pop()) {
    const { id } = scene.scene.symbol;
    if (returning.has(id) || !reachesExit(scene, goesOn)) continue;
    returning.add(id);
    work.push(...(waiting.get(id) ?? []));
  }
  return returning;

  /** Whether a visit comes back, as far as is known. */
  function goesOn(visit: FlowNode, from: SceneFlow): boolean {
    const visited = flow.arrivals(visit).map(({ to }) => to.scene.symbol.id);
    if (visited.some((id) => returning.has(id))) return true;
    for (const id of visited) {
      const those = waiting.get(id);
      if (those) those.add(from);
      else waiting.set(id, new Set([from]));
    }
    return false;
  }
}

function reachesExit(scene: SceneFlow, goesOn: (visit: FlowNode, from: SceneFlow) => boolean): boolean {
  const seen = new Set<FlowNode>();
  const work = [scene.entry];
  for (let node = work.pop(); node; node = work.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (node.kind === 'exit' || node.kind === 'back') return true;
    if (node.kind === 'hear') continue;
    const point = scene.points.get(node);
    if (point) {
      if (point.hasFallback || mayRunOut(point)) work.push(point.without);
    } else if (node.kind !== 'visit' || goesOn(node, scene)) work.push(...node.next);
  }
  return false;
}

function comparePlaces(a: FlowNode, b: FlowNode): number {
  const left = a.scene.symbol.file.path;
  const right = b.scene.symbol.file.path;
  return left < right ? -1 : left > right ? 1 : a.span.start - b.span.start;
}
