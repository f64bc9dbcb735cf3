import type { MatchEdgeIr, MatchNodeIr, ProgramIr, QueryIr } from '../../bundle/index.js';
import { type Draft, edgesAt, entitiesOfKind, livingEntities, type World } from '../../world/index.js';

/** How many ways to fit an embedded database goes through in a millisecond, on a slow machine. */
const fitsInMillisecond = 200;

/**
 * Whether a query would keep an embedded database longer than it may take. Nothing could stop it there, and its planner
 * takes every table for one row; so the ways in which the pattern fits are counted beforehand, without its conditions.
 */
export function tooDear(world: World, draft: Draft, program: ProgramIr, query: QueryIr, milliseconds: number): boolean {
  // One edge is gone through once; several on end, and parts that nothing joins, may come to far more than there is.
  const multiplies = query.edges.length > 1 || query.nodes.length > query.edges.length + 1;
  return multiplies && fitsOf(world, draft, program, query) > milliseconds * fitsInMillisecond;
}

/** How many ways there are from a thing on: those along each edge that leaves it, multiplied. */
type Ways = (id: string) => number;

/** At most so many: of edges that close a circle nothing is known that would make them fewer. */
function fitsOf(world: World, draft: Draft, program: ProgramIr, { nodes, edges }: QueryIr): number {
  const seen = new Set<number>();
  const things = (node: number): readonly string[] => thingsOf(world, draft, program, nodes[node]);
  const waysFrom = (node: number): Ways => {
    seen.add(node);
    const factors: Ways[] = [];
    for (const edge of edges) {
      const isForward = edge.from === node;
      const other = isForward ? edge.to : edge.from;
      if ((!isForward && edge.to !== node) || seen.has(other)) continue;
      const further = waysFrom(other);
      const next = edge.walk ? () => things(other) : neighboursOf(world, draft, program, edge, isForward);
      factors.push((id) => total(next(id), further));
    }
    const known = new Map<string, number>();
    return (id) => {
      const ways = known.get(id) ?? factors.reduce((product, factor) => product * factor(id), 1);
      known.set(id, ways);
      return ways;
    };
  };
  let product = 1;
  for (const [index, node] of nodes.entries()) {
    if (seen.has(index)) continue;
    const ways = waysFrom(index);
    // What it has to be is one thing, whichever.
    product *= node.is ? Math.max(0, ...things(index).map(ways)) : total(things(index), ways);
  }
  return product;
}

function total(ids: readonly string[], ways: Ways): number {
  return ids.reduce((sum, id) => sum + ways(id), 0);
}

function thingsOf(world: World, draft: Draft, program: ProgramIr, node: MatchNodeIr | undefined): readonly string[] {
  if (node?.type.type !== 'ref') return program.leadsTo?.scenes ?? [];
  const { kinds } = node.type;
  return kinds.length === 0
    ? livingEntities(world, draft)
    : kinds.flatMap((kind) => entitiesOfKind(world, draft, kind));
}

function neighboursOf(
  world: World,
  draft: Draft,
  program: ProgramIr,
  { relations, leadsTo, either }: MatchEdgeIr,
  isForward: boolean,
): (id: string) => readonly string[] {
  if (leadsTo) {
    const leads = program.leadsTo?.edges ?? [];
    return (id) =>
      leads.flatMap(({ from, to }) => [
        ...((isForward || either) && from === id ? [to] : []),
        ...((!isForward || either) && to === id ? [from] : []),
      ]);
  }
  const all = relations.map((name) => ({
    both: either === true || program.schema.relations[name]?.mutual === true,
    ...edgesAt(world, draft, world.relation(name), () => undefined),
  }));
  return (id) =>
    all.flatMap(({ both, out, into }) => [
      ...(isForward || both ? (out.get(id) ?? []).map(({ to }) => to) : []),
      ...(!isForward || both ? (into.get(id) ?? []).map(({ from }) => from) : []),
    ]);
}
