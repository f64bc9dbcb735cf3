import type { Value } from '../../bundle/index.js';
import {
  type EdgeSlot,
  edgesAt,
  entityOf,
  isLinked,
  isRetired,
  Refusal,
  type RelationLayout,
  reaches,
  readEdge,
} from '../../world/index.js';
import { happen, spend, type Turn } from './turn.js';

/**
 * Whether an edge is there: it was linked, or it is declared and its guard holds. A guard that asks about the edge it
 * guards finds it away.
 */
export function edgeStands(turn: Turn, edge: EdgeSlot): boolean {
  if (!isLinked(turn.draft, edge)) return false;
  const guard = turn.program.edgeGuards.get(edge.key);
  // What a turn links stands whatever was declared.
  if (!guard || turn.draft.get(edge.key) !== undefined) return true;
  if (turn.guarding.includes(edge.key)) return false;
  spend(turn, 1);
  const { locals, path, depth } = turn;
  turn.locals = new Array<Value | undefined>(guard.size).fill(undefined);
  turn.guarding.push(edge.key);
  try {
    return guard.holds(turn) === true;
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return false;
  } finally {
    turn.guarding.pop();
    turn.locals = locals;
    turn.path = path;
    turn.depth = depth;
  }
}

/** A field of an edge; one that is not there reads as the field's default, `none` where it has none. */
export function readEdgeField(turn: Turn, relation: RelationLayout, edge: EdgeSlot, field: string): Value {
  if (!edgeStands(turn, edge)) return relation.fields.get(field)?.fallback ?? null;
  return readEdge(turn.draft, relation, edge, field);
}

/** The one thing that an edge leads to from a thing, or that leads to it. */
export function oneAt(turn: Turn, relation: RelationLayout, id: string, end: 'from' | 'to'): Value {
  for (const edge of edgesOf(turn, relation, id, end)) {
    const other = edge.from === id ? edge.to : edge.from;
    if (!isRetired(turn.draft, entityOf(turn.program.world, turn.draft, other)) && edgeStands(turn, edge)) return other;
  }
  return null;
}

/** Makes an edge. Where there may be one at an end, the edge before goes; a circle that may not be is refused. */
export function makeEdge(
  turn: Turn,
  by: string | undefined,
  relation: RelationLayout,
  edge: EdgeSlot,
  fields: { readonly [field: string]: Value },
): void {
  const named = by === undefined ? {} : { by };
  const { name } = relation;
  if (!isLinked(turn.draft, edge)) {
    for (const { from, to } of displacedBy(turn, relation, edge))
      happen(turn, { event: 'unlinked', ...named, relation: name, from, to });
    if (relation.acyclic && reaches(turn.draft, relation, edge.to, edge.from))
      throw new Refusal('cyclic', `${edge.from} ${edge.to}`);
  }
  happen(turn, { event: 'linked', ...named, relation: name, from: edge.from, to: edge.to, fields });
}

function displacedBy(turn: Turn, relation: RelationLayout, edge: EdgeSlot): readonly EdgeSlot[] {
  const { one } = relation;
  if (!one) return [];
  const found = new Set<EdgeSlot>();
  if (one !== 'from') for (const each of edgesOf(turn, relation, edge.from, 'to')) found.add(each);
  if (one !== 'to') for (const each of edgesOf(turn, relation, edge.to, 'from')) found.add(each);
  found.delete(edge);
  return [...found];
}

/** The edges at a thing by what stands at their other end; those of a mutual relation have no ends. */
function edgesOf(turn: Turn, relation: RelationLayout, id: string, other: 'from' | 'to'): readonly EdgeSlot[] {
  const { out, into } = edgesAt(turn.program.world, turn.draft, relation, (cells) => spend(turn, cells >> 6));
  const leaving = out.get(id) ?? [];
  const coming = into.get(id) ?? [];
  if (relation.mutual) return [...leaving, ...coming];
  return other === 'to' ? leaving : coming;
}
