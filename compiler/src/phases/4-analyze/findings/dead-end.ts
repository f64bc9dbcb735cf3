import { catalogue, type Diagnostic, diagnostic } from '../../../diagnostics/index.js';
import { fallsThrough } from '../choices.js';
import type { FlowNode, SceneFlow } from '../flow-graph.js';
import type { AnalyzeInput } from '../input.js';
import type { ProgramFlow } from '../program-flow.js';

/**
 * Scenes whose end is reached with nobody to return to. Conditions are not looked at, so an end that only an
 * impossible combination reaches is reported, too. A way on from a choice point counts only where its choices can run
 * out: where each may be hidden (which is a finding of its own) or where the point can be come to again.
 */
export function deadEnd(input: AnalyzeInput, flow: ProgramFlow): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const scene of flow.scenes.values()) {
    if (scene.scene.symbol.chapter.unit !== input.program.main) continue;
    const last = lastBeforeExit(scene, flow);
    if (!last) continue;
    const { symbol } = scene.scene;
    const place = { file: symbol.file.path, span: last.span };
    found.push(diagnostic(catalogue.deadEnd, place, { name: symbol.name }));
  }
  return found;
}

/** The last thing read before the scene ends with nobody waiting; undefined when that can't happen. */
function lastBeforeExit(scene: SceneFlow, flow: ProgramFlow): FlowNode | undefined {
  const seen = new Set<FlowNode>();
  // What was read last on the way to each node of the work, beside it.
  const work = arrivedAlone(scene, flow);
  const lasts = [...work];
  let found: FlowNode | undefined;
  for (let node = work.pop(), last = lasts.pop(); node && last; node = work.pop(), last = lasts.pop()) {
    if (node.kind === 'exit' || node.kind === 'back') {
      if (!found || last.span.start > found.span.start) found = last;
      continue;
    }
    if (seen.has(node)) continue;
    seen.add(node);
    for (const next of fallsThrough(scene, node, flow)) {
      work.push(next);
      lasts.push(isSeen(node) ? node : last);
    }
  }
  return found;
}

/** Places of a scene where a reader arrives with no visitor waiting: its entry, or labels diverted to. */
function arrivedAlone(scene: SceneFlow, flow: ProgramFlow): FlowNode[] {
  return [scene.entry, ...scene.labels.values()].filter((node) => flow.reached.alone(node));
}

function isSeen(node: FlowNode): boolean {
  return node.kind !== 'entry';
}
