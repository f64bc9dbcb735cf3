import type { ComponentDeclaration, Field, KindDeclaration } from '../1-parse/index.js';
import type { Chapter, Symbol } from '../2-bind/index.js';
import type { RefTy, Ty } from './types.js';

/** A field that an entity, an edge, an event or a state block has. */
export interface FieldInfo {
  readonly name: string;
  /** As the bundle names it: `mood`, `Voice.tone`. */
  readonly key: string;
  readonly type: Ty;
  readonly component: Symbol<ComponentDeclaration> | undefined;
  /** What it is recorded as when it is read: `field:Person/mood`. */
  readonly use: string;
  readonly field: Field;
  readonly chapter: Chapter;
  readonly file: string;
  /** Whether a new thing may go without a value for it: it has a default, is optional, or is a holding. */
  readonly spared: boolean;
  /** What it is a field of is justified as a whole. */
  readonly justified?: boolean;
}

/** The fields of a kind: its own, and its components' by their short names. */
export interface KindTable {
  readonly symbol: Symbol<KindDeclaration>;
  readonly components: readonly Symbol<ComponentDeclaration>[];
  /** By short name; more than one where components share it. */
  readonly fields: ReadonlyMap<string, readonly FieldInfo[]>;
  readonly own: readonly FieldInfo[];
  /** It has something that is no component, which was reported: it may have more fields. */
  readonly partial: boolean;
}

/** What looking a field up came to. */
export type FieldLookup =
  | { readonly found: 'one'; readonly field: FieldInfo }
  | { readonly found: 'several'; readonly fields: readonly FieldInfo[] }
  | { readonly found: 'none' };

/** What the lookup asks of the program. */
export interface FieldTables {
  kindTable(symbol: Symbol<KindDeclaration>): KindTable;
  componentFields(symbol: Symbol<ComponentDeclaration>): readonly FieldInfo[];
  playerFields(chapter: Chapter): ReadonlyMap<string, FieldInfo>;
}

/** Looks a field of an entity up by its short name. With several kinds, all of them must mean the same field. */
export function lookupField(tables: FieldTables, chapter: Chapter, type: RefTy, name: string): FieldLookup {
  const candidates = type.player ? playerCandidates(tables, chapter, name) : [];
  for (const component of type.has) {
    for (const field of tables.componentFields(component)) {
      if (field.name === name && !candidates.some((each) => each.key === field.key)) candidates.push(field);
    }
  }
  const kinds = type.kinds.map((kind) => fieldsOfKind(tables, kind, type, name));
  const [first, ...rest] = kinds;
  for (const field of first ?? []) {
    const everywhere = rest.every((others) => others.some((other) => other.key === field.key));
    if (everywhere && !candidates.some((each) => each.key === field.key)) candidates.push(field);
  }
  const [one, second] = candidates;
  if (!one) return { found: 'none' };
  return second ? { found: 'several', fields: candidates } : { found: 'one', field: one };
}

/** A component of an entity by its name, when it is known to be there. */
export function componentNamed(
  tables: FieldTables,
  type: RefTy,
  name: string,
): Symbol<ComponentDeclaration> | undefined {
  return componentsOf(tables, type).find((component) => component.name === name);
}

/** The components an entity of the type has for certain. */
export function componentsOf(tables: FieldTables, type: RefTy): readonly Symbol<ComponentDeclaration>[] {
  const [first, ...rest] = type.kinds.map((kind) => tables.kindTable(kind).components);
  const common = (first ?? []).filter((component) => rest.every((others) => others.includes(component)));
  const all = [...type.has, ...common.filter((component) => !type.has.includes(component))];
  return type.lacks ? all.filter((component) => !type.lacks?.includes(component)) : all;
}

/** Every short name an entity of the type answers to, for suggestions. */
export function fieldNames(tables: FieldTables, chapter: Chapter, type: RefTy): string[] {
  const names = type.kinds.flatMap((kind) => [...tables.kindTable(kind).fields.keys()]);
  for (const component of type.has) for (const field of tables.componentFields(component)) names.push(field.name);
  if (type.player) names.push(...tables.playerFields(chapter).keys());
  return names;
}

function fieldsOfKind(
  tables: FieldTables,
  kind: Symbol<KindDeclaration>,
  type: RefTy,
  name: string,
): readonly FieldInfo[] {
  const found = tables.kindTable(kind).fields.get(name) ?? [];
  const { lacks } = type;
  return lacks ? found.filter((field) => !field.component || !lacks.includes(field.component)) : found;
}

function playerCandidates(tables: FieldTables, chapter: Chapter, name: string): FieldInfo[] {
  const own = tables.playerFields(chapter).get(name);
  return own ? [own] : [];
}
