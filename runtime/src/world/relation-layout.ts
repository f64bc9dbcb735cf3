import type { ExprIr, OneEndIr, SchemaIr, Value } from '../bundle/index.js';
import { cellKey } from './cell-keys.js';
import { type EvaluateConstant, type FieldLayout, layBlock } from './field-layout.js';

/** A pair of entities in a relation: its cells, and what was declared of it. */
export interface EdgeSlot {
  readonly from: string;
  readonly to: string;
  readonly key: string;
  readonly declared: boolean;
  readonly fields: ReadonlyMap<string, EdgeFieldSlot>;
}

export interface EdgeFieldSlot {
  readonly key: string;
  readonly field: FieldLayout;
  /** What the declared edge was given, or the field's default. */
  readonly fallback: Value | undefined;
}

export interface RelationLayout {
  readonly name: string;
  readonly mutual: boolean;
  readonly acyclic: boolean;
  /** At which end there is at most one; both ends of a mutual relation are one. */
  readonly one: OneEndIr | undefined;
  readonly fields: ReadonlyMap<string, FieldLayout>;
  /** Where declared edges lead from an entity. */
  readonly declaredFrom: ReadonlyMap<string, readonly string[]>;
  /** The pair, with the ends of a mutual relation in code-unit order: both directions are one edge. */
  edge(from: string, to: string): EdgeSlot;
}

export function layRelation(schema: SchemaIr, name: string, evaluate: EvaluateConstant): RelationLayout {
  const relation = schema.relations[name];
  if (!relation) throw new Error(`no relation ${name}`);
  const { mutual, acyclic, one } = relation;
  const fields = layBlock(schema, relation.fields, evaluate);
  const inOrder = (from: string, to: string): readonly [string, string] =>
    mutual && to < from ? [to, from] : [from, to];

  const declared = new Map<string, { readonly [field: string]: ExprIr }>();
  const declaredFrom = new Map<string, string[]>();
  for (const edge of schema.edges) {
    if (edge.relation !== name) continue;
    const [from, to] = inOrder(edge.from, edge.to);
    declared.set(cellKey(from, to), edge.values);
    const known = declaredFrom.get(from);
    if (known) known.push(to);
    else declaredFrom.set(from, [to]);
  }

  const lay = (from: string, to: string): EdgeSlot => {
    const values = declared.get(cellKey(from, to));
    const slots = new Map<string, EdgeFieldSlot>();
    for (const field of fields.values()) {
      const given = values?.[field.name];
      const fallback = given ? evaluate(given) : field.fallback;
      slots.set(field.name, { key: cellKey('r', name, from, to, field.name), field, fallback });
    }
    return { from, to, key: cellKey('r', name, from, to), declared: values !== undefined, fields: slots };
  };

  const known = new Map<string, Map<string, EdgeSlot>>();
  let count = 0;
  const edge = (a: string, b: string): EdgeSlot => {
    const [from, to] = inOrder(a, b);
    let row = known.get(from);
    if (!row) {
      row = new Map();
      known.set(from, row);
    }
    let slot = row.get(to);
    if (!slot) {
      if (count >= 20_000) {
        known.clear();
        count = 0;
      }
      slot = lay(from, to);
      row.set(to, slot);
      count += 1;
    }
    return slot;
  };
  return { name, mutual, acyclic, one: mutual && one ? 'both' : one, fields, declaredFrom, edge };
}
