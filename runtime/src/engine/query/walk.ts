import type { Value } from '../../bundle/index.js';
import { asBig, checkedBig } from '../arithmetic/big.js';
import { checkedFloat } from '../arithmetic/float.js';
import { spend } from '../run/turn.js';
import type { QueryGraph, Step } from './graph.js';
import type { LinkedEdge, LinkedWalk } from './linked-query.js';

/** Edges on end, from a node to another. */
export interface Walk {
  readonly end: string;
  /** What was passed, both ends included. */
  readonly nodes: readonly string[];
  readonly cost: Value | undefined;
  /** Which relation each edge is of: what tells two walks apart that pass the same nodes. */
  readonly relations: readonly number[];
}

/** The walks of an edge from a node, in order; `back` goes from the edge's end. Each start is walked from once. */
export class Walker {
  readonly #graph: QueryGraph;
  readonly #known = new Map<LinkedEdge, Map<string, readonly Walk[]>>();

  constructor(graph: QueryGraph) {
    this.#graph = graph;
  }

  from(edge: LinkedEdge, walk: LinkedWalk, start: string, back: boolean): readonly Walk[] {
    let known = this.#known.get(edge);
    if (!known) {
      known = new Map();
      this.#known.set(edge, known);
    }
    const key = back ? `<${start}` : `>${start}`;
    let walks = known.get(key);
    if (!walks) {
      walks = this.#walks(edge, walk, start, back).sort((a, b) => this.#compare(edge, a, b));
      known.set(key, walks);
    }
    return walks;
  }

  #walks(edge: LinkedEdge, walk: LinkedWalk, start: string, back: boolean): Walk[] {
    const most = walk.most ?? Math.max(walk.least, this.#graph.size(edge));
    const along: Along = { graph: this.#graph, edge, start, back, most, kept: walk.path !== undefined };
    switch (walk.find) {
      case 'every':
        return everyWalk(along, walk.least);
      case 'ends':
        // How far one can go without an edge twice has no short answer; whether one can get there has.
        return walk.least > 1 ? oneAnEnd(everyWalk(along, walk.least)) : bestWalks(along, walk.least, undefined);
      case 'shortest':
        return bestWalks(along, walk.least, undefined);
      case 'cheapest':
        return bestWalks(along, walk.least, { of: this.#graph.costs(edge), zero: walk.cost?.zero ?? 0 });
    }
  }

  /** By the place of the end, then the shorter one, then by the places of what is passed. */
  #compare(edge: LinkedEdge, a: Walk, b: Walk): number {
    return (
      this.#graph.placeOf(edge, a.end) - this.#graph.placeOf(edge, b.end) ||
      a.nodes.length - b.nodes.length ||
      comparePlaces(this.#graph, edge, a.nodes, b.nodes) ||
      compareFigures(a.relations, b.relations)
    );
  }
}

interface Along {
  readonly graph: QueryGraph;
  readonly edge: LinkedEdge;
  readonly start: string;
  readonly back: boolean;
  readonly most: number;
  /** Whether anyone asks which way a walk goes. */
  readonly kept: boolean;
}

/**
 * All walks that go along no edge twice. There may be very many: the turn's budget ends the search. It keeps its own
 * stack, since a walk may be longer than calls may be deep.
 */
function everyWalk({ graph, edge, start, back, most }: Along, least: number): Walk[] {
  const found: Walk[] = [];
  const nodes = [start];
  const relations: number[] = [];
  const used: string[] = [];
  const barred = new Set<string>();
  const open: Iterator<Step>[] = [];
  const reach = (at: string): void => {
    if (relations.length >= least) {
      spend(graph.turn, nodes.length >> 6);
      found.push({ end: at, nodes: [...nodes], cost: undefined, relations: [...relations] });
    }
    const steps = relations.length >= most ? [] : graph.steps(edge, at, back);
    open.push(steps[Symbol.iterator]());
  };
  reach(start);
  while (open.length > 0) {
    const next = open.at(-1)?.next();
    if (!next || next.done) {
      open.pop();
      nodes.pop();
      relations.pop();
      barred.delete(used.pop() ?? '');
      continue;
    }
    const step = next.value;
    spend(graph.turn, 1);
    if (barred.has(step.key)) continue;
    barred.add(step.key);
    used.push(step.key);
    nodes.push(step.next);
    relations.push(step.relation);
    reach(step.next);
  }
  return found;
}

function oneAnEnd(walks: readonly Walk[]): Walk[] {
  const ends = new Map<string, Walk>();
  for (const walk of walks) if (!ends.has(walk.end)) ends.set(walk.end, walk);
  return [...ends.values()];
}

interface Costs {
  readonly of: ReadonlyMap<string, Value>;
  readonly zero: Value;
}

/** A way to a node that may still prove not to be the best: the way to the node before, and the edge from there. */
interface Label {
  readonly at: string;
  readonly cost: Value;
  readonly length: number;
  readonly relation: number;
  readonly before: Label | undefined;
}

/**
 * The best walk to each node (Dijkstra, 1959): by cost where there are costs, then by its edges, then by the places of
 * what it passes. A walk back to the start is a first edge and the best way on from there that does not use it again.
 */
function bestWalks(along: Along, least: number, costs: Costs | undefined): Walk[] {
  const { graph, edge, start, back } = along;
  const found = [...settle(along, costs, [begin(start, costs)], undefined).values()].filter(
    (label) => label.at !== start,
  );
  let round: Label | undefined;
  for (const step of graph.steps(edge, start, back)) {
    const first = extend(begin(start, costs), step, costs);
    const on = step.next === start ? first : settle(along, costs, [first], step.key, start).get(start);
    if (on && (!round || compareLabels(graph, edge, on, round) < 0)) round = on;
  }
  if (least === 0) found.push(begin(start, costs));
  else if (round && round.length <= along.most) found.push(round);
  const way = (label: Label): Pick<Walk, 'nodes' | 'relations'> => (along.kept ? wayOf(graph, label) : noWay);
  return found.map((label) => ({ end: label.at, cost: costs && label.cost, ...way(label) }));
}

function begin(start: string, costs: Costs | undefined): Label {
  return { at: start, cost: costs?.zero ?? 0, length: 0, relation: 0, before: undefined };
}

const noWay = { nodes: [], relations: [] };

/** What was passed on the way, from its start. */
function wayOf(graph: QueryGraph, label: Label): Pick<Walk, 'nodes' | 'relations'> {
  spend(graph.turn, label.length >> 6);
  const nodes: string[] = [];
  const relations: number[] = [];
  for (let at: Label | undefined = label; at; at = at.before) {
    nodes.push(at.at);
    if (at.before) relations.push(at.relation);
  }
  return { nodes: nodes.reverse(), relations: relations.reverse() };
}

/** The best label of each node that the first ones lead to, none going along `barred`. Ends early at `until`. */
function settle(
  { graph, edge, back, most }: Along,
  costs: Costs | undefined,
  first: readonly Label[],
  barred: string | undefined,
  until?: string,
): Map<string, Label> {
  const settled = new Map<string, Label>();
  const open = [...first];
  while (open.length > 0) {
    const label = open.pop();
    if (!label || settled.has(label.at)) continue;
    settled.set(label.at, label);
    if (label.at === until || label.length >= most) continue;
    for (const step of graph.steps(edge, label.at, back)) {
      spend(graph.turn, 1);
      if (step.key === barred || settled.has(step.next)) continue;
      insert(graph, edge, open, extend(label, step, costs));
    }
  }
  return settled;
}

/** Keeps the best label last, where it is taken from. */
function insert(graph: QueryGraph, edge: LinkedEdge, open: Label[], label: Label): void {
  let low = 0;
  let high = open.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = open[middle];
    if (other && compareLabels(graph, edge, other, label) > 0) low = middle + 1;
    else high = middle;
  }
  spend(graph.turn, (open.length - low) >> 6);
  open.splice(low, 0, label);
}

function extend(before: Label, step: Step, costs: Costs | undefined): Label {
  const cost = costs ? add(before.cost, costs.of.get(step.key) ?? costs.zero) : 0;
  return { at: step.next, cost, length: before.length + 1, relation: step.relation, before };
}

function compareLabels(graph: QueryGraph, edge: LinkedEdge, a: Label, b: Label): number {
  const order = compareCosts(a.cost, b.cost) || a.length - b.length;
  if (order !== 0) return order;
  const one = wayOf(graph, a);
  const other = wayOf(graph, b);
  return comparePlaces(graph, edge, one.nodes, other.nodes) || compareFigures(one.relations, other.relations);
}

function compareCosts(a: Value, b: Value): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const difference = asBig(a) - asBig(b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function add(a: Value, b: Value): Value {
  if (typeof a === 'number' && typeof b === 'number') return checkedFloat(a + b);
  return checkedBig(asBig(a) + asBig(b));
}

/** Of two walks with as many edges the one that comes first. */
function comparePlaces(graph: QueryGraph, edge: LinkedEdge, a: readonly string[], b: readonly string[]): number {
  for (const [index, id] of a.entries()) {
    const other = b[index];
    if (other === undefined || other === id) continue;
    return graph.placeOf(edge, id) - graph.placeOf(edge, other);
  }
  return 0;
}

export function compareFigures(a: readonly number[], b: readonly number[]): number {
  for (const [index, figure] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    if (figure !== other) return figure - other;
  }
  return a.length - b.length;
}
