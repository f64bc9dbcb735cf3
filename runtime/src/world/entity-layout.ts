import type { ExprIr, FieldIr, SchemaIr } from '../bundle/index.js';
import { cellKey } from './cell-keys.js';
import { type EvaluateConstant, type FieldLayout, layField, qualifiedField } from './field-layout.js';

/** What entities of a kind have, or may come to have: the kind's fields and those of every component. */
export interface KindLayout {
  readonly name: string | undefined;
  readonly has: ReadonlySet<string>;
  readonly fields: ReadonlyMap<string, KindField>;
  /** Components by field name, where the short name is theirs alone: `tone` for `Voice.tone`. */
  readonly short: ReadonlyMap<string, string>;
}

export interface KindField {
  readonly layout: FieldLayout;
  readonly source: FieldIr;
  /** Whose field it is, when it is a component's. */
  readonly component: string | undefined;
}

/** A field of one entity: its cell, and what that reads as while unset. */
export interface FieldSlot {
  readonly key: string;
  readonly field: FieldLayout;
}

/** A component of one entity. */
export interface ComponentSlot {
  /** The cell that overrides what the kind says. */
  readonly key: string;
  readonly byKind: boolean;
}

/** One entity's cells. Made when the entity is first met and kept, so that reading a field is two lookups. */
export interface EntityLayout {
  readonly id: string;
  readonly kind: KindLayout;
  readonly title: string | undefined;
  readonly retired: string;
  field(name: string): FieldSlot | undefined;
  component(name: string): ComponentSlot;
}

export function layKind(
  schema: SchemaIr,
  name: string | undefined,
  own: readonly FieldIr[],
  evaluate: EvaluateConstant,
): KindLayout {
  const kind = name === undefined ? undefined : schema.kinds[name];
  const fields = new Map<string, KindField>();
  const short = new Map<string, string>();
  const add = (source: FieldIr, component?: string): void => {
    const qualified = qualifiedField(source.name, component);
    fields.set(qualified, { layout: layField(schema, source, qualified, evaluate), source, component });
  };
  for (const [component, { fields: parts }] of Object.entries(schema.components)) {
    for (const part of parts) add(part, component);
  }
  for (const component of kind?.has ?? []) {
    for (const part of schema.components[component]?.fields ?? []) {
      short.set(part.name, qualifiedField(part.name, component));
    }
  }
  for (const field of [...(kind?.fields ?? []), ...own]) {
    add(field);
    short.delete(field.name);
  }
  return { name, has: new Set(kind?.has ?? []), fields, short };
}

export interface EntitySource {
  readonly id: string;
  readonly title?: string | undefined;
  /** Values of the declaration, by qualified name, or by a component's short one. */
  readonly values: { readonly [field: string]: ExprIr };
}

export function layEntity(
  schema: SchemaIr,
  kind: KindLayout,
  source: EntitySource,
  evaluate: EvaluateConstant,
): EntityLayout {
  const given = new Map<string, ExprIr>();
  for (const [name, expression] of Object.entries(source.values)) given.set(fieldName(kind, name), expression);
  const fields = new Map<string, FieldSlot>();
  const components = new Map<string, ComponentSlot>();
  return {
    id: source.id,
    kind,
    title: source.title,
    retired: cellKey('d', source.id),
    field(name) {
      const known = fields.get(name);
      if (known) return known;
      const inKind = kind.fields.get(name);
      if (!inKind) return undefined;
      const expression = given.get(name);
      const slot: FieldSlot = {
        key: cellKey('e', source.id, name),
        field: expression ? layField(schema, inKind.source, name, evaluate, expression) : inKind.layout,
      };
      fields.set(name, slot);
      return slot;
    },
    component(name) {
      const known = components.get(name);
      if (known) return known;
      const slot: ComponentSlot = { key: cellKey('g', source.id, name), byKind: kind.has.has(name) };
      components.set(name, slot);
      return slot;
    },
  };
}

/** The qualified name of a field of a kind: `{ tone: "dry" }` means `Voice.tone` where the kind has no `tone` of its own. */
export function fieldName(kind: KindLayout, name: string): string {
  return kind.fields.has(name) ? name : (kind.short.get(name) ?? name);
}
