import { catalogue, type Diagnostic, diagnostic } from '../../../diagnostics/index.js';
import { mayRunOut } from '../choices.js';
import type { FlowNode } from '../flow-graph.js';
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

/**
 * Scenes that can be entered and left at their end without any input. Every node is looked at once: what stands behind
 * a visit waits until the scene that is visited is found to return.
 */
function returnsWithoutInput(flow: ProgramFlow): ReadonlySet<string> {
  const returning = new Set<string>();
  const waiting = new Map<string, FlowNode[]>();
  const seen = new Uint8Array(flow.size);
  const work = [...flow.scenes.values()].map(({ entry }) => entry);
  for (let node = work.pop(); node; node = work.pop()) {
    if (seen[node.index] === 1) continue;
    seen[node.index] = 1;
    work.push(...passedOn(node));
  }
  return returning;

  /** What is come to from a node without input, as far as is known. */
  function passedOn(node: FlowNode): readonly FlowNode[] {
    const { id } = node.scene.symbol;
    switch (node.kind) {
      case 'exit':
      case 'back': {
        if (returning.has(id)) return [];
        returning.add(id);
        const behind = waiting.get(id)?.flatMap((visit) => visit.next) ?? [];
        waiting.delete(id);
        return behind;
      }
      case 'hear':
        return [];
      case 'visit': {
        const visited = flow.arrivals(node).map(({ to }) => to.scene.symbol.id);
        if (visited.some((each) => returning.has(each))) return node.next;
        for (const each of visited) {
          const those = waiting.get(each);
          if (those) those.push(node);
          else waiting.set(each, [node]);
        }
        return [];
      }
      default: {
        const point = flow.scenes.get(id)?.points.get(node);
        if (!point) return node.next;
        return point.hasFallback || mayRunOut(point) ? [point.without] : [];
      }
    }
  }
}

function comparePlaces(a: FlowNode, b: FlowNode): number {
  const left = a.scene.symbol.file.path;
  const right = b.scene.symbol.file.path;
  return left < right ? -1 : left > right ? 1 : a.span.start - b.span.start;
}
