import type { FlowNode, SceneFlow } from './flow-graph.js';
import type { AnalyzeInput } from './input.js';
import { sceneFlow } from './scene-flow.js';
import { stronglyConnected } from './strongly-connected.js';

/** The flow of a whole program. */
export interface ProgramFlow {
  readonly scenes: ReadonlyMap<string, SceneFlow>;
  readonly start: SceneFlow | undefined;
  /** Where a node's `leaves` arrive. A computed target may be any scene that is named as a value. */
  arrivals(node: FlowNode): readonly { readonly by: 'divert' | 'visit'; readonly to: FlowNode }[];
  /** Whether each of two nodes leads to the other, through other scenes, too. */
  onOneCircle(a: FlowNode, b: FlowNode): boolean;
  /** Nodes that a reader can come to, with whether somebody who `visit`ed may be waiting there. */
  readonly reached: ReadonlyMap<FlowNode, Reached>;
}

/** Whether a node is reached with a visitor waiting, and whether without one. */
export interface Reached {
  visiting: boolean;
  alone: boolean;
}

/** Builds the graph and follows it from the start. */
export function programFlow(input: AnalyzeInput): ProgramFlow {
  const scenes = new Map(input.scenes.map((scene) => [scene.symbol.id, sceneFlow(scene, input.ids)]));
  const start = input.start && scenes.get(input.start.id);
  const labels = new Map([...scenes.values()].flatMap((scene) => [...scene.labels]));
  const named = namedAsValues(input);
  const everywhere = [...scenes.values()]
    .filter((scene) => named.has(scene.scene.symbol.id))
    .map((scene) => scene.entry);

  const arrivals = (node: FlowNode) =>
    node.leaves.flatMap(({ by, scene, label }) => {
      if (label !== undefined) {
        const to = labels.get(label);
        return to ? [{ by, to }] : [];
      }
      const entry = scene === undefined ? undefined : scenes.get(scene)?.entry;
      return scene === undefined ? everywhere.map((to) => ({ by, to })) : entry ? [{ by, to: entry }] : [];
    });

  const reached = new Map<FlowNode, Reached>();
  const work: { node: FlowNode; visiting: boolean }[] = start ? [{ node: start.entry, visiting: false }] : [];
  for (let item = work.pop(); item; item = work.pop()) {
    const { node, visiting } = item;
    const known = reached.get(node) ?? { visiting: false, alone: false };
    if (visiting ? known.visiting : known.alone) continue;
    if (visiting) known.visiting = true;
    else known.alone = true;
    reached.set(node, known);
    for (const next of node.next) work.push({ node: next, visiting });
    // A divert inside a visit drops the visitor.
    for (const { by, to } of arrivals(node)) work.push({ node: to, visiting: by === 'visit' });
  }
  // Found once for all points, and only when one asks: looking from each of them would read the whole story as often.
  let parts: Map<FlowNode, number> | undefined;
  const partOf = (node: FlowNode): number | undefined => {
    parts ??= partsOf(scenes.values(), (each) => [...each.next, ...arrivals(each).map((arrival) => arrival.to)]);
    return parts.get(node);
  };
  const onOneCircle = (a: FlowNode, b: FlowNode): boolean => partOf(a) === partOf(b);
  return { scenes, start, arrivals, onOneCircle, reached };
}

function partsOf(scenes: Iterable<SceneFlow>, waysOn: (node: FlowNode) => readonly FlowNode[]): Map<FlowNode, number> {
  const nodes = [...scenes].flatMap((scene) => scene.nodes);
  const parts = new Map<FlowNode, number>();
  for (const [part, members] of stronglyConnected(nodes, waysOn).entries()) {
    for (const node of members) parts.set(node, part);
  }
  return parts;
}

/** Scenes that stand as values somewhere: what a computed divert may lead to. */
function namedAsValues(input: AnalyzeInput): ReadonlySet<string> {
  const found = new Set<string>();
  for (const uses of input.uses) {
    for (const read of uses.reads) if (read.startsWith('scene:')) found.add(read.slice('scene:'.length));
  }
  return found;
}
