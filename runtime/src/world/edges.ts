import type { Value } from '../bundle/index.js';
import { isList } from './canonical.js';
import { cellKey } from './cell-keys.js';
import type { Draft } from './draft.js';
import { Refusal } from './refusal.js';
import type { EdgeSlot, RelationLayout } from './relation-layout.js';

/** The pair of a relation; both ends must be entities. */
export function edgeOf(relation: RelationLayout, from: Value, to: Value): EdgeSlot {
  if (typeof from !== 'string' || typeof to !== 'string') throw new Refusal('noEntity');
  return relation.edge(from, to);
}

export function isLinked(draft: Draft, edge: EdgeSlot): boolean {
  const overlay = draft.get(edge.key);
  return overlay === undefined ? edge.declared : overlay === true;
}

/** A field of an edge; an absent edge reads as the field's default, `none` where it has none. */
export function readEdge(draft: Draft, relation: RelationLayout, edge: EdgeSlot, name: string): Value {
  if (!isLinked(draft, edge)) return relation.fields.get(name)?.fallback ?? null;
  const slot = edge.fields.get(name);
  if (!slot) throw new Refusal('noField', name);
  const value = draft.get(slot.key) ?? slot.fallback;
  if (value === undefined) throw new Refusal('unset', slot.key);
  return value;
}

/**
 * The fields a new edge begins with. A declared edge that was unlinked would otherwise begin again with what was
 * declared of it, so there all fields are given.
 */
export function edgeStart(
  edge: EdgeSlot,
  given: { readonly [field: string]: Value },
): { readonly [field: string]: Value } {
  if (!edge.declared) return given;
  const fields: { [field: string]: Value } = { ...given };
  for (const { field } of edge.fields.values()) {
    if (fields[field.name] === undefined && field.fallback !== undefined) fields[field.name] = field.fallback;
  }
  return fields;
}

/** Cells that list where the edges of an acyclic relation lead: without them a cycle is found only by reading all. */
export function leadsKey(relation: RelationLayout, from: string): string {
  return cellKey('j', relation.name, from);
}

function leadsTo(draft: Draft, relation: RelationLayout, from: string): readonly string[] {
  const linked = draft.get(leadsKey(relation, from));
  const declared = relation.declaredFrom.get(from) ?? [];
  const made = linked !== undefined && isList(linked) ? linked : [];
  return [...declared, ...made].filter(
    (to): to is string => typeof to === 'string' && isLinked(draft, relation.edge(from, to)),
  );
}

/** Whether `from` leads to `to` over any number of edges. */
export function reaches(draft: Draft, relation: RelationLayout, from: string, to: string): boolean {
  const seen = new Set<string>([from]);
  const open = [from];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === to) return true;
    for (const after of leadsTo(draft, relation, next)) {
      if (seen.has(after)) continue;
      seen.add(after);
      open.push(after);
    }
  }
  return false;
}
