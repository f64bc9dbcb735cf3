import type { TypeIr, Value } from '../../bundle/index.js';
import { type EdgesAt, edgesAt, entityOf, hasComponent, livingEntities, Refusal } from '../../world/index.js';
import { asBig } from '../arithmetic/big.js';
import type { Evaluate, LinkedLead } from '../link/linked.js';
import { edgeStands } from '../run/edges.js';
import { spend, type Turn } from '../run/turn.js';
import { holds } from './holds.js';
import type { LinkedEdge, LinkedNode, LinkedQuery } from './linked-query.js';

/** One edge, as it is gone along from a node. */
export interface Step {
  /** What the edge is known by: a walk goes along none twice. */
  readonly key: string;
  readonly next: string;
  /** The ends as the edge itself leads. */
  readonly from: string;
  readonly to: string;
  /** Which of the pattern's relations it is of. */
  readonly relation: number;
  /** It is gone along from its end to its beginning. */
  readonly against: boolean;
}

type Ranks = ReadonlyMap<string, number>;

/** What one run of a query sees: things and edges as they are now, each looked up once. */
export class QueryGraph {
  readonly turn: Turn;
  readonly query: LinkedQuery;
  #entities: Ranks | undefined;
  #scenes: Ranks | undefined;
  readonly #guards = new Map<Evaluate, boolean>();
  readonly #candidates = new Map<LinkedNode, readonly string[]>();
  readonly #admitted = new Map<LinkedNode, Map<string, boolean>>();
  readonly #steps = new Map<LinkedEdge, Map<string, readonly Step[]>>();
  readonly #allowed = new Map<LinkedEdge, Map<string, boolean>>();
  readonly #sizes = new Map<LinkedEdge, number>();
  readonly #costs = new Map<LinkedEdge, ReadonlyMap<string, Value>>();

  constructor(turn: Turn, query: LinkedQuery) {
    this.turn = turn;
    this.query = query;
  }

  /** The place of a thing among all of its sort, by declaration; undefined where it is not there. */
  rank(scene: boolean, id: string): number | undefined {
    return this.#ranks(scene).get(id);
  }

  /** A place for ordering; what is in a pattern is there. */
  placeOf(edge: LinkedEdge, id: string): number {
    return this.#ranks(edge.leadsTo).get(id) ?? -1;
  }

  /** What a node may be, in order, its own condition considered. */
  candidates(node: LinkedNode): readonly string[] {
    const known = this.#candidates.get(node);
    if (known) return known;
    const found: string[] = [];
    for (const id of this.#ranks(node.type.type === 'scene').keys()) {
      spend(this.turn, 1);
      if (this.admits(node, id)) found.push(id);
    }
    this.#candidates.set(node, found);
    return found;
  }

  /** Whether a node may be this: it is there, of the type, and its own condition holds. */
  admits(node: LinkedNode, id: string): boolean {
    let known = this.#admitted.get(node);
    if (!known) {
      known = new Map();
      this.#admitted.set(node, known);
    }
    const before = known.get(id);
    if (before !== undefined) return before;
    const admitted =
      this.rank(node.type.type === 'scene', id) !== undefined && this.#isOf(node.type, id) && this.#asked(node, id);
    known.set(id, admitted);
    return admitted;
  }

  /** The edges from a node: along the pattern's edge, or `back` from its end. In the order of the nodes they lead to. */
  steps(edge: LinkedEdge, id: string, back: boolean): readonly Step[] {
    let known = this.#steps.get(edge);
    if (!known) {
      known = new Map();
      this.#steps.set(edge, known);
    }
    const key = back ? `<${id}` : `>${id}`;
    let steps = known.get(key);
    if (!steps) {
      steps = (edge.leadsTo ? this.#sceneSteps(edge, id, back) : this.#relationSteps(edge, id, back))
        .filter((step) => this.rank(edge.leadsTo, step.next) !== undefined && this.#allows(edge, step))
        .sort((a, b) => this.#compare(edge, a, b));
      spend(this.turn, 1 + (steps.length >> 2));
      known.set(key, steps);
    }
    return steps;
  }

  /** How many things have an edge that the pattern's edge may be: no walk needs to be longer. */
  size(edge: LinkedEdge): number {
    const known = this.#sizes.get(edge);
    if (known !== undefined) return known;
    const ids = new Set<string>();
    if (edge.leadsTo) {
      for (const { from, to } of this.turn.program.ir.leadsTo?.edges ?? []) {
        ids.add(from);
        ids.add(to);
      }
    }
    for (const name of edge.relations) {
      const { out, into } = this.#edges(name);
      for (const id of out.keys()) ids.add(id);
      for (const id of into.keys()) ids.add(id);
    }
    const size = [...ids].filter((id) => this.rank(edge.leadsTo, id) !== undefined).length;
    this.#sizes.set(edge, size);
    return size;
  }

  /**
   * What each edge costs that the pattern allows. Reckoned for all at once, so that a cost below zero is refused
   * whether or not the plan goes by it.
   */
  costs(edge: LinkedEdge): ReadonlyMap<string, Value> {
    const known = this.#costs.get(edge);
    if (known) return known;
    const costs = new Map<string, Value>();
    const cost = edge.walk?.cost;
    for (const id of cost ? this.#ranks(edge.leadsTo).keys() : []) {
      for (const step of this.steps(edge, id, false)) {
        if (!cost || costs.has(step.key)) continue;
        spend(this.turn, 1);
        this.bindEnds(edge, step);
        const value = cost.of(this.turn);
        if (isBelow(value)) throw new Refusal('negative');
        costs.set(step.key, value);
      }
    }
    this.#costs.set(edge, costs);
    return costs;
  }

  bindEnds(edge: LinkedEdge, step: Step): void {
    if (!edge.ends) return;
    const { locals } = this.turn;
    locals[edge.ends.from] = step.from;
    locals[edge.ends.to] = step.to;
    if (edge.ends.which !== undefined) locals[edge.ends.which] = step.relation;
    if (edge.ends.lead !== undefined) locals[edge.ends.lead] = step.key;
  }

  #ranks(scene: boolean): Ranks {
    if (scene) {
      this.#scenes ??= new Map((this.turn.program.ir.leadsTo?.scenes ?? []).map((name, rank) => [name, rank]));
      return this.#scenes;
    }
    if (!this.#entities) {
      const living = livingEntities(this.turn.program.world, this.turn.draft);
      spend(this.turn, living.length >> 3);
      this.#entities = new Map(living.map((id, rank) => [id, rank]));
    }
    return this.#entities;
  }

  #isOf(type: TypeIr, id: string): boolean {
    if (type.type !== 'ref') return true;
    if (type.kinds.length === 0 && type.has.length === 0) return true;
    const { draft, program } = this.turn;
    const entity = entityOf(program.world, draft, id);
    const { name } = entity.kind;
    if (type.kinds.length > 0 && (name === undefined || !type.kinds.includes(name))) return false;
    return type.has.every((component) => hasComponent(draft, entity, component));
  }

  #asked(node: LinkedNode, id: string): boolean {
    if (!node.when) return true;
    const { locals } = this.turn;
    const before = locals[node.slot];
    locals[node.slot] = id;
    spend(this.turn, 1);
    const answer = holds(this.turn, node.when);
    locals[node.slot] = before;
    return answer;
  }

  #allows(edge: LinkedEdge, step: Step): boolean {
    const { when } = edge;
    if (!when) return true;
    let known = this.#allowed.get(edge);
    if (!known) {
      known = new Map();
      this.#allowed.set(edge, known);
    }
    const before = known.get(step.key);
    if (before !== undefined) return before;
    spend(this.turn, 1);
    this.bindEnds(edge, step);
    const answer = holds(this.turn, when);
    known.set(step.key, answer);
    return answer;
  }

  #edges(relation: string): EdgesAt {
    const { draft, program } = this.turn;
    return edgesAt(program.world, draft, program.world.relation(relation), (cells) => spend(this.turn, cells >> 6));
  }

  #relationSteps(edge: LinkedEdge, id: string, back: boolean): Step[] {
    const steps: Step[] = [];
    for (const [relation, name] of edge.relations.entries()) {
      const { mutual } = this.turn.program.world.relation(name);
      const { out, into } = this.#edges(name);
      const both = mutual || edge.either;
      if (both || !back) {
        for (const { key, from, to } of out.get(id) ?? [])
          steps.push({ key, next: to, from, to, relation, against: !mutual && back });
      }
      if (!both && !back) continue;
      for (const { key, from, to } of into.get(id) ?? []) {
        // An edge from a thing to itself is one way to go, not two.
        if (both && from === to) continue;
        steps.push({ key, next: from, from, to, relation, against: !mutual && !back });
      }
    }
    return steps.filter((step) => edge.unguarded || this.#stands(edge, step));
  }

  #stands(edge: LinkedEdge, { relation, from, to }: Step): boolean {
    const name = edge.relations[relation];
    return name !== undefined && edgeStands(this.turn, this.turn.program.world.relation(name).edge(from, to));
  }

  #sceneSteps(edge: LinkedEdge, id: string, back: boolean): Step[] {
    const steps: Step[] = [];
    const { out, into } = this.turn.program.leadsTo;
    const isOpen = ({ when }: LinkedLead): boolean => !when || edge.unguarded || this.#guard(when);
    if (edge.either || !back) {
      for (const lead of out.get(id) ?? []) {
        const { key, from, to } = lead;
        if (isOpen(lead)) steps.push({ key, next: to, from, to, relation: 0, against: back });
      }
    }
    if (!edge.either && !back) return steps;
    for (const lead of into.get(id) ?? []) {
      const { key, from, to } = lead;
      if (edge.either && from === to) continue;
      if (isOpen(lead)) steps.push({ key, next: from, from, to, relation: 0, against: !back });
    }
    return steps;
  }

  /** A guard sees state only, so it is asked once. */
  #guard(when: Evaluate): boolean {
    const known = this.#guards.get(when);
    if (known !== undefined) return known;
    spend(this.turn, 1);
    const { locals } = this.turn;
    this.turn.locals = [];
    const answer = holds(this.turn, when);
    this.turn.locals = locals;
    this.#guards.set(when, answer);
    return answer;
  }

  #compare(edge: LinkedEdge, a: Step, b: Step): number {
    return (
      this.placeOf(edge, a.next) - this.placeOf(edge, b.next) ||
      a.relation - b.relation ||
      Number(a.against) - Number(b.against)
    );
  }
}

function isBelow(value: Value): boolean {
  return typeof value === 'number' ? value < 0 : asBig(value) < 0n;
}
