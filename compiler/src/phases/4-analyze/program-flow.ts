import type { FlowNode, Leave, SceneFlow } from './flow-graph.js';
import type { AnalyzeInput } from './input.js';
import { directedScenes } from './interludes.js';
import { sceneFlow } from './scene-flow.js';
import { type Parts, stronglyConnected } from './strongly-connected.js';

/** The flow of a whole program. */
export interface ProgramFlow {
  /** How many nodes there are. */
  readonly size: number;
  readonly scenes: ReadonlyMap<string, SceneFlow>;
  readonly start: SceneFlow | undefined;
  /** Where a node's `leaves` arrive. A computed target may be any scene that is named as a value. */
  arrivals(node: FlowNode): readonly Arrival[];
  /** Whether each of two nodes leads to the other, through other scenes, too. */
  onOneCircle(a: FlowNode, b: FlowNode): boolean;
  readonly reached: Reached;
}

export interface Arrival {
  readonly by: 'divert' | 'visit';
  readonly to: FlowNode;
}
const nowhere: readonly Arrival[] = [];

/** Where a reader can come to. */
export interface Reached {
  /** In the order they were come to. */
  readonly nodes: readonly FlowNode[];
  has(node: FlowNode): boolean;
  /** Whether it is come to with no visitor waiting. */
  alone(node: FlowNode): boolean;
}

/** Builds the graph and follows it from the start. */
export function programFlow(input: AnalyzeInput): ProgramFlow {
  const scenes = new Map<string, SceneFlow>();
  let size = 0;
  for (const scene of input.scenes) {
    const flow = sceneFlow(scene, input.ids, size);
    size += flow.nodes.length;
    scenes.set(scene.symbol.id, flow);
  }
  const start = input.start && scenes.get(input.start.id);
  const labels = new Map([...scenes.values()].flatMap((scene) => [...scene.labels]));
  const named = namedAsValues(input);
  const everywhere = [...scenes.values()]
    .filter((scene) => named.has(scene.scene.symbol.id))
    .map((scene) => scene.entry);

  // Made once: where many ways are computed, each leads to all of these.
  const anywhere = {
    divert: everywhere.map((to): Arrival => ({ by: 'divert', to })),
    visit: everywhere.map((to): Arrival => ({ by: 'visit', to })),
  };

  const arrivalsBy = ({ by, scene, label }: Leave): readonly Arrival[] => {
    if (label !== undefined) {
      const to = labels.get(label);
      return to ? [{ by, to }] : [];
    }
    const entry = scene === undefined ? undefined : scenes.get(scene)?.entry;
    return scene === undefined ? anywhere[by] : entry ? [{ by, to: entry }] : [];
  };
  // Most nodes stay in their scene.
  const arrivals = ({ leaves }: FlowNode): readonly Arrival[] => {
    const [only, more] = leaves;
    if (!only) return nowhere;
    return more ? leaves.flatMap(arrivalsBy) : arrivalsBy(only);
  };

  const between = directedScenes(input).flatMap((id) => scenes.get(id)?.entry ?? []);
  const reached = reachedFrom(start?.entry, between, size, arrivals);
  // Found once for all points, and only when one asks: looking from each of them would read the whole story as often.
  let parts: Parts | undefined;
  const onOneCircle = (a: FlowNode, b: FlowNode): boolean => {
    parts ??= stronglyConnected(size, nodesOf(scenes.values()), (node) => allWaysOn(node, arrivals(node)));
    return parts.partOf(a) === parts.partOf(b);
  };
  return { size, scenes, start, arrivals, onOneCircle, reached };
}

const visiting = 1;
const alone = 2;

function reachedFrom(
  start: FlowNode | undefined,
  between: readonly FlowNode[],
  size: number,
  arrivals: (node: FlowNode) => readonly Arrival[],
): Reached {
  const ways = new Uint8Array(size);
  const nodes: FlowNode[] = [];
  const work: FlowNode[] = [];
  const reach = (node: FlowNode, how: number): void => {
    const known = ways[node.index] ?? 0;
    if ((known | how) === known) return;
    if (known === 0) nodes.push(node);
    ways[node.index] = known | how;
    work.push(node);
  };
  if (start) {
    reach(start, alone);
    for (const node of between) reach(node, visiting);
  }
  for (let node = work.pop(); node; node = work.pop()) {
    const how = ways[node.index] ?? 0;
    for (const next of node.next) reach(next, how);
    // A divert inside a visit drops the visitor.
    for (const { by, to } of arrivals(node)) reach(to, by === 'visit' ? visiting : alone);
  }
  return {
    nodes,
    has: (node) => ways[node.index] !== 0,
    alone: (node) => ((ways[node.index] ?? 0) & alone) !== 0,
  };
}

/** Within the scene and out of it. */
export function allWaysOn(node: FlowNode, arrivals: readonly Arrival[]): readonly FlowNode[] {
  return arrivals.length === 0 ? node.next : [...node.next, ...arrivals.map((arrival) => arrival.to)];
}

function* nodesOf(scenes: Iterable<SceneFlow>): Generator<FlowNode> {
  for (const scene of scenes) yield* scene.nodes;
}

/** Scenes that stand as values somewhere: what a computed divert may lead to. */
function namedAsValues(input: AnalyzeInput): ReadonlySet<string> {
  const found = new Set<string>();
  for (const uses of input.uses) {
    for (const read of uses.reads) if (read.startsWith('scene:')) found.add(read.slice('scene:'.length));
  }
  return found;
}
