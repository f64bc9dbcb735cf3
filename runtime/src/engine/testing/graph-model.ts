import type { MatchEdgeIr, MatchNodeIr, QueryIr } from '../../bundle/index.js';

/** A small world as the reference evaluator sees it: no index, no plan. */
export interface GraphModel {
  /** In declaration order; only what is there. */
  readonly things: readonly { readonly id: string; readonly kind: string; readonly age: number }[];
  readonly edges: readonly {
    readonly relation: string;
    readonly from: string;
    readonly to: string;
    readonly cost: number;
  }[];
  readonly mutual: ReadonlySet<string>;
}

/** A pattern with conditions that the reference can evaluate, beside the IR that says the same. */
export interface ModelPattern {
  readonly nodes: readonly (Pick<MatchNodeIr, 'slot'> & { readonly kind?: string; readonly above?: number })[];
  readonly edges: readonly (Pick<MatchEdgeIr, 'from' | 'to' | 'relations' | 'either'> & {
    readonly above?: number;
    readonly walk?: {
      readonly least: number;
      readonly most?: number;
      readonly find: NonNullable<MatchEdgeIr['walk']>['find'];
    };
  })[];
  /** Of the first and the last node. */
  readonly where: readonly ('differ' | 'younger')[];
  readonly order: 'none' | 'rising' | 'falling';
  readonly limit?: number;
  readonly repeats: boolean;
  /** Which nodes a row has. */
  readonly row: readonly number[];
}

interface Way {
  readonly key: readonly number[];
}

interface Trail {
  readonly end: string;
  readonly nodes: readonly string[];
  readonly relations: readonly number[];
  readonly cost: number;
}

/** Every row that a query has, found by trying everything. */
export function naiveRows(model: GraphModel, pattern: ModelPattern): readonly (readonly string[])[] {
  const rank = new Map(model.things.map(({ id }, index) => [id, index]));
  const age = new Map(model.things.map((thing) => [thing.id, thing.age]));
  const found: { readonly nodes: readonly string[]; readonly key: readonly number[] }[] = [];
  for (const nodes of product(pattern.nodes.map((node) => candidates(model, node)))) {
    const ways = pattern.edges.map((edge) =>
      waysAlong(model, rank, edge, nodes[edge.from] ?? '', nodes[edge.to] ?? ''),
    );
    for (const way of product(ways)) {
      found.push({ nodes, key: [...nodes.map((id) => rank.get(id) ?? -1), ...way.flatMap(({ key }) => key)] });
    }
  }
  const kept = found.filter(({ nodes }) => {
    const first = nodes[0] ?? '';
    const last = nodes.at(-1) ?? '';
    return pattern.where.every((each) =>
      each === 'differ' ? first !== last : (age.get(first) ?? 0) < (age.get(last) ?? 0),
    );
  });
  kept.sort((a, b) => compare(a.key, b.key));
  const sign = pattern.order === 'falling' ? -1 : 1;
  const years = ({ nodes }: { readonly nodes: readonly string[] }): number => age.get(nodes.at(-1) ?? '') ?? 0;
  if (pattern.order !== 'none') kept.sort((a, b) => sign * (years(a) - years(b)));
  const rows = kept.map(({ nodes }) => pattern.row.map((index) => nodes[index] ?? ''));
  const met = new Set<string>();
  const distinct = rows.filter((row) => {
    const text = row.join(' ');
    if (met.has(text)) return false;
    met.add(text);
    return true;
  });
  return (pattern.repeats ? rows : distinct).slice(0, pattern.limit ?? Number.POSITIVE_INFINITY);
}

function candidates(model: GraphModel, node: ModelPattern['nodes'][number]): readonly string[] {
  return model.things
    .filter(({ kind, age }) => (node.kind === undefined || kind === node.kind) && age > (node.above ?? -1))
    .map(({ id }) => id);
}

type Edge = ModelPattern['edges'][number];
type Rank = ReadonlyMap<string, number>;

function waysAlong(model: GraphModel, rank: Rank, edge: Edge, from: string, to: string): readonly Way[] {
  const { walk } = edge;
  if (!walk) {
    return goingFrom(model, rank, edge, from)
      .filter((step) => step.next === to)
      .map(({ relation, against }) => ({ key: [relation, Number(against)] }));
  }
  const most = walk.most ?? Math.max(walk.least, joined(model, rank, edge));
  const all = trails(model, rank, edge, from, most).filter(
    (trail) => trail.end === to && trail.relations.length >= walk.least,
  );
  if (walk.find === 'ends') return all.length > 0 ? [{ key: [] }] : [];
  if (walk.find !== 'every') return all.length > 0 ? [{ key: [] }] : [];
  const places = (trail: Trail): readonly number[] => trail.nodes.map((id) => rank.get(id) ?? -1);
  return all.map((trail) => ({ key: [trail.relations.length, ...places(trail), ...trail.relations] }));
}

/** The walk that `shortest` or `cheapest` yields between two things. */
export function naiveBest(model: GraphModel, edge: Edge, from: string, to: string): Trail | undefined {
  const rank = new Map(model.things.map(({ id }, index) => [id, index]));
  const least = edge.walk?.least ?? 1;
  const most = Math.max(least, joined(model, rank, edge));
  const all = trails(model, rank, edge, from, most).filter(
    (trail) => trail.end === to && trail.relations.length >= least,
  );
  const cheapest = edge.walk?.find === 'cheapest';
  const key = ({ cost, nodes, relations }: Trail): readonly number[] => [
    cheapest ? cost : 0,
    relations.length,
    ...nodes.map((id) => rank.get(id) ?? -1),
    ...relations,
  ];
  return all.toSorted((a, b) => compare(key(a), key(b)))[0];
}

/** How many things have an edge of the pattern's relations. */
function joined(model: GraphModel, rank: Rank, { relations }: Edge): number {
  const own = model.edges.filter(({ relation }) => relations.includes(relation));
  return [...new Set(own.flatMap(({ from, to }) => [from, to]))].filter((id) => rank.has(id)).length;
}

function trails(model: GraphModel, rank: Rank, edge: Edge, start: string, most: number): readonly Trail[] {
  const found: Trail[] = [];
  const go = (trail: Trail, used: ReadonlySet<unknown>): void => {
    found.push(trail);
    if (trail.relations.length >= most) return;
    for (const { next, relation, is } of goingFrom(model, rank, edge, trail.end)) {
      if (used.has(is)) continue;
      const longer = {
        end: next,
        nodes: [...trail.nodes, next],
        relations: [...trail.relations, relation],
        cost: trail.cost + is.cost,
      };
      go(longer, new Set([...used, is]));
    }
  };
  go({ end: start, nodes: [start], relations: [], cost: 0 }, new Set());
  return found;
}

function goingFrom(model: GraphModel, rank: Rank, edge: Edge, at: string) {
  return model.edges.flatMap((is) => {
    const relation = edge.relations.indexOf(is.relation);
    if (relation < 0 || is.cost <= (edge.above ?? -1) || !rank.has(is.from) || !rank.has(is.to)) return [];
    const mutual = model.mutual.has(is.relation);
    if (is.from === at) return [{ next: is.to, relation, against: false, is }];
    if (is.to === at && (mutual || edge.either === true)) return [{ next: is.from, relation, against: !mutual, is }];
    return [];
  });
}

function product<T>(lists: readonly (readonly T[])[]): readonly (readonly T[])[] {
  return lists.reduce<readonly (readonly T[])[]>(
    (rows, list) => rows.flatMap((row) => list.map((item) => [...row, item])),
    [[]],
  );
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [index, figure] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    if (figure !== other) return figure - other;
  }
  return a.length - b.length;
}

/** A pattern as the bundle has it. */
export function queryOf(pattern: ModelPattern): QueryIr {
  const field = (slot: string, name: string) => ({ op: 'field', of: { op: 'local', slot }, field: name }) as const;
  const first = pattern.nodes[0]?.slot ?? '';
  const last = pattern.nodes.at(-1)?.slot ?? '';
  return {
    parameters: [],
    nodes: pattern.nodes.map(({ slot, kind, above }) => ({
      slot,
      type: { type: 'ref', kinds: kind === undefined ? [] : [kind], has: [] },
      ...(above !== undefined && {
        when: { op: 'binary', operator: 'gt', left: field(slot, 'age'), right: { op: 'const', value: above } },
      }),
    })),
    edges: pattern.edges.map(({ from, to, relations, either, above, walk }, index): MatchEdgeIr => {
      const ends = { from: `${index}.from`, to: `${index}.to` };
      const [relation = ''] = relations;
      const cost = {
        op: 'edge',
        relation,
        from: { op: 'local', slot: ends.from },
        to: { op: 'local', slot: ends.to },
        field: 'cost',
      } as const;
      return {
        from,
        to,
        relations,
        ...(either && { either }),
        ends,
        ...(above !== undefined && {
          when: { op: 'binary', operator: 'gt', left: cost, right: { op: 'const', value: above } },
        }),
        ...(walk && {
          walk: { ...walk, path: `${index}.path`, ...(walk.find === 'cheapest' && { cost: { of: cost, zero: 0 } }) },
        }),
      };
    }),
    where: pattern.where.map((each) =>
      each === 'differ'
        ? { op: 'binary', operator: 'ne', left: { op: 'local', slot: first }, right: { op: 'local', slot: last } }
        : { op: 'binary', operator: 'lt', left: field(first, 'age'), right: field(last, 'age') },
    ),
    order: pattern.order === 'none' ? [] : [{ of: field(last, 'age'), descending: pattern.order === 'falling' }],
    ...(pattern.limit !== undefined && { limit: { op: 'const', value: pattern.limit } }),
    row: { op: 'list', items: pattern.row.map((index) => ({ op: 'local', slot: pattern.nodes[index]?.slot ?? '' })) },
    ...(pattern.repeats && { repeats: true }),
  };
}
