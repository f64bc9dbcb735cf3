import type { Value } from '../../bundle/index.js';
import { spend, type Turn } from '../run/turn.js';
import { QueryGraph, type Step } from './graph.js';
import { holds } from './holds.js';
import type { LinkedEdge, LinkedNode, LinkedQuery, LinkedWalk } from './linked-query.js';
import { type Move, planOf } from './plan.js';
import { compareFigures, type Walk, Walker } from './walk.js';

/** One way in which a pattern fits: the locals it was found with. */
export type Fit = (Value | undefined)[];

interface Found {
  readonly fit: Fit;
  /** Its place among all: the nodes from left to right, then the edges. */
  readonly key: readonly number[];
}

/** All ways in which a query's pattern fits, in order. `turn.locals` holds the query's parameters. */
export function matchPattern(query: LinkedQuery, turn: Turn): readonly Fit[] {
  const matcher = new Matcher(query, turn);
  const found = matcher.run();
  spend(turn, found.length >> 2);
  return found.sort((a, b) => compareFigures(a.key, b.key)).map(({ fit }) => fit);
}

class Matcher {
  readonly #query: LinkedQuery;
  readonly #turn: Turn;
  readonly #graph: QueryGraph;
  readonly #walker: Walker;
  readonly #moves: readonly Move[];
  readonly #bound: string[] = [];
  readonly #edgeKeys: (readonly number[])[] = [];
  readonly #found: Found[] = [];

  constructor(query: LinkedQuery, turn: Turn) {
    this.#query = query;
    this.#turn = turn;
    this.#graph = new QueryGraph(turn, query);
    this.#walker = new Walker(this.#graph);
    this.#moves = planOf(query, (index) => {
      const node = query.nodes[index];
      return node ? this.#graph.candidates(node).length : 0;
    });
  }

  run(): Found[] {
    for (const edge of this.#query.edges) if (edge.walk?.cost) this.#graph.costs(edge);
    this.#go(0);
    return this.#found;
  }

  #go(at: number): void {
    const move = this.#moves[at];
    if (!move) {
      // A query that asks only for events has nothing to go through, and yet its conditions.
      if (at > 0 || this.#asks({ ask: this.#query.where })) this.#keep();
      return;
    }
    spend(this.#turn, 1);
    switch (move.move) {
      case 'bind': {
        const node = this.#node(move.node);
        const id = node.is?.(this.#turn);
        if (typeof id === 'string' && this.#graph.admits(node, id)) this.#with(move.node, id, move, at);
        return;
      }
      case 'scan':
        for (const id of this.#graph.candidates(this.#node(move.node))) this.#with(move.node, id, move, at);
        return;
      case 'expand':
      case 'check':
        this.#along(move, at);
        return;
    }
  }

  #along(move: Extract<Move, { edge: number }>, at: number): void {
    const edge = this.#query.edges[move.edge];
    if (!edge) return;
    const back = move.move === 'expand' && move.back;
    const start = this.#bound[back ? edge.to : edge.from];
    const other = back ? edge.from : edge.to;
    if (start === undefined) return;
    const wanted = move.move === 'check' ? this.#bound[other] : undefined;
    if (edge.walk) {
      for (const walk of this.#walker.from(edge, edge.walk, start, back)) {
        if (wanted !== undefined && walk.end !== wanted) continue;
        this.#edgeKeys[move.edge] = this.#walkKey(edge, edge.walk, walk);
        this.#bindPath(edge.walk, walk);
        this.#end(move, at, other, walk.end);
      }
      return;
    }
    for (const step of this.#graph.steps(edge, start, back)) {
      if (wanted !== undefined && step.next !== wanted) continue;
      this.#edgeKeys[move.edge] = stepKey(step);
      this.#graph.bindEnds(edge, step);
      this.#end(move, at, other, step.next);
    }
  }

  /** The other end of an edge was found. */
  #end(move: Extract<Move, { edge: number }>, at: number, other: number, id: string): void {
    spend(this.#turn, 1);
    if (move.move === 'check') {
      if (this.#asks(move)) this.#go(at + 1);
    } else if (this.#graph.admits(this.#node(other), id)) this.#with(other, id, move, at);
  }

  #with(index: number, id: string, move: Move, at: number): void {
    spend(this.#turn, 1);
    this.#bound[index] = id;
    this.#turn.locals[this.#node(index).slot] = id;
    if (this.#asks(move)) this.#go(at + 1);
  }

  #asks(move: Pick<Move, 'ask'>): boolean {
    for (const condition of move.ask) {
      spend(this.#turn, 1);
      if (!holds(this.#turn, condition.holds)) return false;
    }
    return true;
  }

  #keep(): void {
    const { nodes } = this.#query;
    const places = nodes.map(
      ({ type }, index) => this.#graph.rank(type.type === 'scene', this.#bound[index] ?? '') ?? -1,
    );
    this.#found.push({ fit: [...this.#turn.locals], key: [...places, ...this.#edgeKeys.flat()] });
  }

  #bindPath({ path }: LinkedWalk, walk: Walk): void {
    if (path === undefined) return;
    const fields: { [name: string]: Value } = { steps: walk.nodes, length: walk.relations.length };
    if (walk.cost !== undefined) fields['cost'] = walk.cost;
    this.#turn.locals[path] = { is: 'record', fields };
  }

  /** Only where each walk counts can two fits differ by it. */
  #walkKey(edge: LinkedEdge, { find }: LinkedWalk, walk: Walk): readonly number[] {
    if (find !== 'every') return [];
    return [walk.relations.length, ...walk.nodes.map((id) => this.#graph.placeOf(edge, id)), ...walk.relations];
  }

  #node(index: number): LinkedNode {
    const node = this.#query.nodes[index];
    if (!node) throw new TypeError(`${this.#query.name} has no node ${index}`);
    return node;
  }
}

function stepKey(step: Step): readonly number[] {
  return [step.relation, Number(step.against)];
}
