import type { ExprIr, MatchEdgeIr, MatchNodeIr, QueryIr, WalkIr } from '../../bundle/index.js';
import type { GraphModel, VertexLabel } from '../../graph/index.js';
import type { Context } from '../context.js';
import { Edges } from '../edges.js';
import { condition, express, type Scope, type Slot } from '../expression.js';
import type { Given, Pattern } from '../query-sql.js';
import { both, NotInSql } from '../term.js';
import { asText, Columns } from './columns.js';
import {
  conjuncts,
  cypherCondition,
  knownValue,
  type SeenEdge,
  type SeenVertex,
  type Sight,
} from './cypher-condition.js';
import { CypherGiven } from './cypher-given.js';
import { cypherName, dollarQuoted, graphLiteral } from './cypher-text.js';
import { GraphThings, propertyOf } from './graph-things.js';
import { MetEdge } from './met-edge.js';
import { MetWalk } from './met-walk.js';
import { edgeName, vertexName, wayText } from './way-text.js';
import { type Way, waysOf } from './ways.js';

/** The ways in which a pattern fits, found in the graph. What Cypher would not say exactly, SQL asks of what it found. */
export class CypherPattern implements Pattern {
  readonly scope: Scope;
  readonly where: readonly string[];
  readonly ids: readonly string[];
  readonly places: Pattern['places'];
  readonly keys: readonly string[];
  /** The question in Cypher; empty until `from` was asked for. */
  cypher = '';
  readonly #context: Context;
  readonly #model: GraphModel;
  readonly #query: QueryIr;
  readonly #ways: readonly Way[];
  readonly #columns = new Columns();
  readonly #given: CypherGiven;
  readonly #asked = new Map<Way, string[]>();
  readonly #reaches: boolean;

  constructor(context: Context, model: GraphModel, query: QueryIr, asked: Given) {
    this.#context = context;
    this.#model = model;
    this.#query = query;
    this.#given = new CypherGiven(context.given.key);
    // Edges with a guard are turned down before anything is counted.
    const sources = query.edges.map((edge, index) => new Edges(context, edge, `e${index}`));
    this.#ways = waysOf(context, model, query);
    this.#reaches = query.edges.some(({ walk }) => walk?.find === 'ends');
    const parameters: Scope = { slots: new Map(asked), edges: [] };
    const slots = new Map<string, Slot>(asked);
    const where: string[] = [];
    this.ids = query.nodes.map((node, index) => {
      const slot = this.#nodeSlot(node, index);
      slots.set(node.slot, slot);
      where.push(...this.#nodeConditions(node, index, slot, parameters));
      return `${slot.term.sql} as n${index}`;
    });
    const keys: string[] = [];
    let scope: Scope = { slots, edges: [] };
    for (const [index, edge] of query.edges.entries()) {
      if (edge.walk) {
        keys.push(...this.#walkKeys(edge, edge.walk, index, slots));
        continue;
      }
      const met = new MetEdge(context, this.#columns, edge, index, sources[index]?.both === true);
      const [from, to] = [edge.from, edge.to].map((end) => slots.get(query.nodes[end]?.slot ?? ''));
      const inSight = met.within(parameters, from && to && { from, to });
      scope = { slots, edges: [...scope.edges, ...inSight.edges] };
      for (const [slot, value] of inSight.slots) if (!slots.has(slot)) slots.set(slot, value);
      if (edge.when) where.push(...this.#ask(edge.when, inSight));
      keys.push(...met.keys);
    }
    for (const each of query.where) where.push(...this.#ask(each, scope));
    this.scope = scope;
    this.where = where.length === 0 ? ['true'] : where;
    this.keys = keys;
    this.places = query.nodes.map(({ type }, index) => ({ node: index, table: context.rank(type.type !== 'ref') }));
  }

  get from(): readonly string[] {
    if (this.#ways.length === 0) return [`(select ${this.#columns.read(undefined)} where false) m`];
    const ways = this.#ways.map((way) =>
      wayText(this.#query, way, this.#asked.get(way) ?? [], this.#columns.returned(way)),
    );
    this.cypher = ways.join('\nUNION ALL\n');
    const graph = graphLiteral(this.#model.graph);
    // AGE takes a bare parameter only, whose type it knows.
    const given = `$${this.#context.parameters.push(this.#given.json())}`;
    const table = `ag_catalog.cypher(${graph}, ${dollarQuoted(this.cypher)}, ${given}) as g (${this.#columns.declared()})`;
    // Where a walk only asks whether one can get there, each way of going there is a row of the graph's.
    const once = this.#reaches ? 'distinct ' : '';
    return [`(select ${once}${this.#columns.read('g')} from ${table}) m`];
  }

  #nodeSlot({ type }: MatchNodeIr, index: number): Slot {
    const id = this.#columns.add(`id ${index}`, () => `${vertexName(index)}.id`, asText);
    if (type.type !== 'ref') return { term: { sql: id, type: { type: 'scene' }, nullable: false } };
    const things = new GraphThings(this.#context, this.#columns, index, this.#labels(index), type);
    const { kinds } = type;
    return { term: { sql: id, type: { type: 'ref', kinds }, nullable: false }, things: { things, alias: 'm' } };
  }

  #labels(index: number): readonly VertexLabel[] {
    return [...new Set(this.#ways.flatMap(({ nodes }) => nodes[index] ?? []))];
  }

  #nodeConditions(
    { slot, type, is, when }: MatchNodeIr,
    index: number,
    own: Slot,
    parameters: Scope,
  ): readonly string[] {
    const where: string[] = [];
    if (is) where.push(...this.#isThat(is, index, own, parameters));
    if (when) where.push(...this.#ask(when, { slots: new Map([...parameters.slots, [slot, own]]), edges: [] }));
    for (const component of type.type === 'ref' ? type.has : []) where.push(...this.#has(index, own, component));
    return where;
  }

  #isThat(is: ExprIr, index: number, { term }: Slot, parameters: Scope): readonly string[] {
    const value = knownValue(this.#context, this.#query.parameters, is);
    if (typeof value === 'string') {
      this.#askEach(() => `${vertexName(index)}.id = ${this.#given.of(value)}`);
      return [];
    }
    const that = express(this.#context, parameters, is);
    return [`coalesce(${both(that.ok, `${term.sql} = ${that.sql}`) ?? 'false'}, false)`];
  }

  /** Of a kind with the component the vertex tells; whether it was granted to another, a table does. */
  #has(index: number, { things }: Slot, component: string): readonly string[] {
    const { kinds } = this.#context.program.schema;
    const isOwn = ({ of }: VertexLabel): boolean =>
      of.of === 'kind' && kinds[of.kind]?.has.includes(component) === true;
    this.#askEach(({ nodes }) => {
      const label = nodes[index];
      if (!label || !isOwn(label)) return 'true';
      const property = propertyOf(label, ({ from }) => from.from === 'has' && from.component === component);
      if (!property) throw new NotInSql(`the graph does not tell whether a \`${label.label}\` has ${component}`);
      return `${vertexName(index)}.${cypherName(property.name)} = true`;
    });
    const all = this.#labels(index).every(isOwn);
    return all || !things ? [] : [things.things.has(things.alias, component).sql];
  }

  #walkKeys(edge: MatchEdgeIr, walk: WalkIr, index: number, slots: Map<string, Slot>): readonly string[] {
    const met = new MetWalk(this.#context, this.#columns, edge, walk, index);
    if (met.slot && walk.path !== undefined) slots.set(walk.path, met.slot);
    const { when } = edge;
    if (when)
      this.#askEach((way) => {
        const steps = (way.edges[index] ?? []).map((_, at) =>
          cypherCondition({ ...this.#sight, vertices: new Map(), edges: seenEdge(edge, index, at, way) }, when),
        );
        if (steps.includes(undefined)) throw new NotInSql('Cypher can’t say what it asks of the edges of a walk');
        return steps.length === 0 ? 'true' : steps.join(' AND ');
      });
    return met.keys;
  }

  /** In Cypher, where that says exactly the same of every way; what is left to SQL comes back. */
  #ask(node: ExprIr, scope: Scope): readonly string[] {
    return conjuncts(node).flatMap((part) => {
      const said = this.#ways.map((way) => cypherCondition(this.#sightOf(way), part));
      if (said.includes(undefined)) return [condition(this.#context, scope, part)];
      this.#ways.forEach((way, at) => {
        this.#put(way, said[at] ?? 'true');
      });
      return [];
    });
  }

  #askEach(say: (way: Way) => string): void {
    for (const way of this.#ways) this.#put(way, say(way));
  }

  #put(way: Way, text: string): void {
    const texts = this.#asked.get(way) ?? [];
    this.#asked.set(way, texts);
    if (text !== 'true' && !texts.includes(text)) texts.push(text);
  }

  get #sight(): Omit<Sight, 'vertices' | 'edges'> {
    return { context: this.#context, given: this.#given, parameters: this.#query.parameters };
  }

  #sightOf(way: Way): Sight {
    const { nodes, edges } = this.#query;
    const vertices = new Map<string, SeenVertex>();
    const seen = (index: number): SeenVertex[] => {
      const label = way.nodes[index];
      return label ? [{ name: vertexName(index), label }] : [];
    };
    nodes.forEach(({ slot }, index) => {
      for (const vertex of seen(index)) vertices.set(slot, vertex);
    });
    const own = edges.flatMap((edge, index) => {
      const step = edge.walk ? undefined : way.edges[index]?.[0];
      if (!step || !edge.ends) return [];
      const [from, to] = step.back ? [edge.to, edge.from] : [edge.from, edge.to];
      for (const vertex of seen(from)) vertices.set(edge.ends.from, vertex);
      for (const vertex of seen(to)) vertices.set(edge.ends.to, vertex);
      return seenEdge(edge, index, 0, way);
    });
    return { ...this.#sight, vertices, edges: own };
  }
}

function seenEdge({ ends }: MatchEdgeIr, index: number, at: number, way: Way): readonly SeenEdge[] {
  const label = way.edges[index]?.[at]?.label;
  return ends && label ? [{ name: edgeName(index, at), label, from: ends.from, to: ends.to }] : [];
}
