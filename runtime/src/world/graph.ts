import { cellParts } from './cell-keys.js';
import type { Draft, Savepoint } from './draft.js';
import { isLinked } from './edges.js';
import type { EdgeSlot, RelationLayout } from './relation-layout.js';
import type { World } from './world.js';

/** The edges of a relation that are there now, by the ends they have. */
export interface EdgesAt {
  readonly out: ReadonlyMap<string, readonly EdgeSlot[]>;
  readonly into: ReadonlyMap<string, readonly EdgeSlot[]>;
}

/**
 * Edges made while playing are cells like any other, which nothing lists. So the cells are gone through once a draft;
 * after that its journal tells which edges came and went. A list of edges kept in the state would be another thing that
 * could be wrong, and sessions made before a pack had queries would lack it.
 */
interface Made {
  position: Savepoint;
  undone: number;
  /** By relation: the pairs whose cell was met, `from` and `to` with a NUL between. */
  pairs: Map<string, Set<string>>;
  /** What was laid out since it last changed. */
  laid: Map<string, EdgesAt>;
}

const drafts = new WeakMap<Draft, Made>();

/** The edges of a relation. `cost` is told how many cells were gone through for it. */
export function edgesAt(world: World, draft: Draft, relation: RelationLayout, cost: (cells: number) => void): EdgesAt {
  const made = madeIn(world, draft, cost);
  let laid = made.laid.get(relation.name);
  if (!laid) {
    laid = layOut(draft, relation, made.pairs.get(relation.name));
    made.laid.set(relation.name, laid);
  }
  return laid;
}

function madeIn(world: World, draft: Draft, cost: (cells: number) => void): Made {
  const known = drafts.get(draft);
  if (known?.undone === draft.undone) {
    const written = draft.writtenSince(known.position);
    for (const key of written) note(world, known, key);
    known.position += written.length;
    return known;
  }
  const made: Made = { position: draft.savepoint(), undone: draft.undone, pairs: new Map(), laid: new Map() };
  cost(draft.size);
  for (const key of draft.keysWith('r/')) note(world, made, key);
  drafts.set(draft, made);
  return made;
}

/** Takes note of a cell, where it is one that says whether an edge is. */
function note(world: World, made: Made, key: string): void {
  if (!key.startsWith('r/')) return;
  const [, relation, from, to, field] = cellParts(key);
  if (relation === undefined || from === undefined || to === undefined || field !== undefined) return;
  // A relation that an older version of the pack had is none that can be asked for.
  if (!Object.hasOwn(world.schema.relations, relation)) return;
  made.laid.delete(relation);
  const pairs = made.pairs.get(relation);
  if (pairs) pairs.add(`${from}\u0000${to}`);
  else made.pairs.set(relation, new Set([`${from}\u0000${to}`]));
}

function layOut(draft: Draft, relation: RelationLayout, pairs: ReadonlySet<string> | undefined): EdgesAt {
  const out = new Map<string, EdgeSlot[]>();
  const into = new Map<string, EdgeSlot[]>();
  const add = (from: string, to: string): void => {
    const edge = relation.edge(from, to);
    if (!isLinked(draft, edge)) return;
    put(out, edge.from, edge);
    put(into, edge.to, edge);
  };
  for (const [from, ends] of relation.declaredFrom) for (const to of new Set(ends)) add(from, to);
  for (const pair of pairs ?? []) {
    const [from = '', to = ''] = pair.split('\u0000');
    if (!relation.edge(from, to).declared) add(from, to);
  }
  return { out, into };
}

function put(table: Map<string, EdgeSlot[]>, id: string, edge: EdgeSlot): void {
  const edges = table.get(id);
  if (edges) edges.push(edge);
  else table.set(id, [edge]);
}
