import type { MatchEdgeIr, MatchNodeIr, QueryIr } from '../bundle/index.js';
import type { Context } from './context.js';
import { Edges, sceneTable } from './edges.js';
import { condition, express, type Scope, type Slot, valueTerm } from './expression.js';
import { holds, type Term, typeIn } from './term.js';
import { Things } from './things.js';
import { walkTable } from './walks.js';

export type FindPattern = (context: Context, query: QueryIr, given: Given) => Pattern;

/** The ways in which a pattern fits, as parts of a `select`. */
export interface Pattern {
  readonly scope: Scope;
  readonly from: readonly string[];
  readonly where: readonly string[];
  readonly ids: readonly string[];
  /** What the nodes are ordered by, and what the edges are after that. */
  readonly places: readonly { readonly node: number; readonly table: string }[];
  readonly keys: readonly string[];
}

/** What a query is asked with, by slot. */
export type Given = readonly (readonly [string, Slot])[];

export function givenSlots(context: Context, { parameters }: QueryIr): Given {
  return parameters.map(({ name, slot, type }) => {
    const wanted = typeIn(type).type;
    return [slot, { term: valueTerm(context, context.given.arguments[name] ?? null, wanted) }];
  });
}

interface Node {
  readonly alias: string;
  readonly slot: string;
  readonly scenes: boolean;
  /** What it has to be, where that is said. */
  readonly is: Term | undefined;
  readonly asks: readonly string[];
  readonly render: () => string;
  /** Whether nothing is asked of it but what it is. */
  readonly bare: () => boolean;
  readonly type: MatchNodeIr['type'];
}

interface PatternEdge {
  readonly from: Node;
  readonly to: Node;
  readonly render: () => string;
  readonly conditions: readonly string[];
  readonly source: Edges;
  readonly edge: MatchEdgeIr;
  readonly alias: string;
}

export function patternOf(context: Context, query: QueryIr, asked: Given): Pattern {
  const slots = new Map<string, Slot>(asked);
  const parameters: Scope = { slots: new Map(slots), edges: [] };
  const nodes = query.nodes.map((node, index) => nodeOf(context, node, `n${index}`, slots, parameters));
  let scope: Scope = { slots, edges: [] };
  const keys: string[] = [];
  const edges = query.edges.map((edge, index): PatternEdge => {
    const [from, to] = [nodes[edge.from], nodes[edge.to]];
    if (!from || !to) throw new TypeError(`edge ${index} leads to no node`);
    const source = new Edges(context, edge, `e${index}`);
    const { walk } = edge;
    if (walk) {
      const alias = `w${index}`;
      let isWayRead = false;
      if (walk.find === 'every') keys.push(`${alias}.length`, `${alias}.places`, `${alias}.rels`);
      if (walk.path !== undefined && walk.find !== 'ends')
        slots.set(
          walk.path,
          walkSlot(alias, from.scenes, () => (isWayRead = true)),
        );
      const start = from.is && from.is.ok === undefined ? `(${from.is.sql} collate "C")` : `${from.alias}.id`;
      // Last of all: by now it is known whether anyone reads the way.
      const render = (): string =>
        `lateral ${walkTable(context, parameters, source, walk, { start, isWayRead })} ${alias}`;
      return { from, to, render, conditions: [`${alias}.at = ${to.alias}.id`], source, edge, alias };
    }
    const alias = `e${index}`;
    const [a, b] = [slots.get(from.slot), slots.get(to.slot)];
    const inSight = source.within({ slots: parameters.slots, edges: [] }, a && b ? { from: a, to: b } : undefined);
    scope = { slots: scope.slots, edges: [...scope.edges, ...inSight.edges] };
    for (const [slot, value] of inSight.slots) if (!slots.has(slot)) slots.set(slot, value);
    const conditions = [`${alias}.a = ${from.alias}.id`, `${alias}.b = ${to.alias}.id`];
    if (edge.when) conditions.push(condition(context, inSight, edge.when));
    if (edge.relations.length > 1) {
      source.ask('rel');
      keys.push(`${alias}.rel`);
    }
    if (source.both) {
      source.ask('against');
      keys.push(`${alias}.against`);
    }
    return { from, to, render: () => `${source.render()} ${alias}`, conditions, source, edge, alias };
  });
  const where = [
    ...nodes.flatMap(({ asks }) => asks),
    ...edges.flatMap(({ conditions }) => conditions),
    ...query.where.map((each) => condition(context, scope, each)),
  ];
  return {
    // Last of all: by now it is known which columns are asked for.
    get from() {
      return tablesOf(context, nodes, edges);
    },
    scope,
    where: where.length === 0 ? ['true'] : where,
    ids: nodes.map(({ alias }, index) => `${alias}.id as n${index}`),
    places: nodes.map(({ scenes }, index) => ({ node: index, table: context.rank(scenes) })),
    keys,
  };
}

function nodeOf(
  context: Context,
  { slot, type, is, when }: MatchNodeIr,
  alias: string,
  slots: Map<string, Slot>,
  parameters: Scope,
): Node {
  const things = type.type === 'ref' ? new Things(context, type.kinds, type.has) : undefined;
  const sql = `${alias}.id`;
  const own: Slot =
    things && type.type === 'ref'
      ? { term: { sql, type: { type: 'ref', kinds: type.kinds }, nullable: false }, things: { things, alias } }
      : { term: { sql, type: { type: 'scene' }, nullable: false } };
  slots.set(slot, own);
  const pinned = is && express(context, parameters, is);
  const seen: Scope = { slots: new Map([...parameters.slots, [slot, own]]), edges: [] };
  return {
    ...{ alias, slot, type, is: pinned, scenes: !things },
    asks: [
      ...(pinned ? [holds({ ...pinned, sql: `${sql} = ${pinned.sql}` })] : []),
      ...(when ? [condition(context, seen, when)] : []),
    ],
    render: () => things?.render() ?? sceneTable(context),
    bare: () => things?.bare === true,
  };
}

/**
 * The tables of a pattern, each after those that it reads from. A node of which nothing is asked is read from the end of an
 * edge, where all things are there that edges lead to: its own table would only be gone through again.
 */
function tablesOf(context: Context, nodes: readonly Node[], edges: readonly PatternEdge[]): readonly string[] {
  const free = new Set(nodes.filter((node) => context.given.allThere === true && node.bare()));
  const steps = edges.filter(({ edge }) => !edge.walk);
  const ends = new Map<Node, string>();
  for (const { from, to, source, alias } of steps) {
    if (free.has(from) && !ends.has(from) && source.leadsOnly(from.type, 'from')) ends.set(from, `${alias}.a`);
    if (free.has(to) && !ends.has(to) && source.leadsOnly(to.type, 'to')) ends.set(to, `${alias}.b`);
  }
  const read = ([node, sql]: readonly [Node, string]): string => `lateral (select ${sql} as id) ${node.alias}`;
  const tables = [...steps.map(({ render }) => render()), ...[...ends].map(read)];
  const walks = edges.filter(({ edge }) => edge.walk);
  const starts = new Set(walks.map(({ from }) => from));
  const walked = new Map<Node, string>();
  for (const { to, source, alias, edge } of walks) {
    const isEnd = free.has(to) && !ends.has(to) && !walked.has(to) && !starts.has(to);
    if (isEnd && (edge.walk?.least ?? 0) > 0 && source.leadsOnly(to.type, 'any')) walked.set(to, `${alias}.at`);
  }
  const own = nodes.filter((node) => !ends.has(node) && !walked.has(node));
  return [
    ...tables,
    ...own.map(({ render, alias }) => `${render()} ${alias}`),
    ...walks.map(({ render }) => render()),
    ...[...walked].map(read),
  ];
}

function walkSlot(alias: string, scenes: boolean, readWay: () => void): Slot {
  const length: Term = { sql: `${alias}.length`, type: { type: 'int' }, nullable: false };
  const of = scenes ? ({ type: 'scene' } as const) : ({ type: 'ref', kinds: [] } as const);
  const steps: Term = { sql: `${alias}.steps`, type: { type: 'list', of }, nullable: false };
  return {
    term: steps,
    parts: {
      get steps() {
        readWay();
        return steps;
      },
      length,
    },
  };
}

/** Whether a thing of a pattern can be told before: each fit has the same. */
function isPinned({ is }: MatchNodeIr): boolean {
  return is !== undefined;
}

/** Whether a pattern fits in few ways, as far as can be told: all of it is joined to what is given, and not far from it. */
export function fitsSeldom({ nodes, edges }: QueryIr, hidden: number): boolean {
  const near = new Set(nodes.flatMap((node, index) => (isPinned(node) ? [index] : [])));
  for (let size = -1; size !== near.size; ) {
    size = near.size;
    for (const { from, to } of edges) {
      if (near.has(from)) near.add(to);
      else if (near.has(to)) near.add(from);
    }
  }
  return near.size === nodes.length && hidden <= 2;
}
