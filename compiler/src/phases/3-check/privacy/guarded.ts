import type { ExprIr } from '@fabula/runtime/bundle';
import type { Place } from '../../../base/index.js';
import type { Field, Modifier } from '../../1-parse/index.js';

/** How a field is kept: `private` to its owner, `secret` from everybody. A field that is both is secret. */
export type Keeping = 'private' | 'secret';

/** A look at a field that is kept, or a write to it. */
export interface Guarded {
  readonly keeping: Keeping;
  /** Whose it is. Absent for the fields of `world`, `campaign` and `config`, which are nobody's. */
  readonly owner?: ExprIr;
  /** The roles that may know it, too: `readable by gm`. */
  readonly readable?: readonly string[];
  /** As it is written there: `mara.debt`. */
  readonly what: string;
  readonly place: Place;
  /** Where the field is declared. */
  readonly declared: Place;
}

/**
 * What is known of expressions beside their types. The bundle's terms say which field of what is read, but not of which
 * kind that is, so whoever resolves a field takes note of how it is kept. The notes lie beside the nodes, by identity,
 * as places do: the bundle is the same with them and without.
 */
const guards = new WeakMap<object, Guarded>();
const slots = new WeakMap<object, Map<string, Keeping>>();
const revealed = new WeakMap<object, Revealed>();

/** What `reveal` was given, and where. */
export interface Revealed {
  readonly of: ExprIr;
  readonly place: Place;
}

export function keepingOf(field: Field): Keeping | undefined {
  const has = (name: Modifier['name']): boolean => field.modifiers.some((modifier) => modifier.name === name);
  return has('secret') ? 'secret' : has('private') ? 'private' : undefined;
}

/** Takes note of a field that is read or written, where it is kept. */
export function noteGuarded(
  ir: ExprIr,
  field: Field,
  owner: ExprIr | undefined,
  what: string,
  place: Place,
  file: string,
): void {
  const keeping = keepingOf(field);
  if (!keeping) return;
  const declared = { file, span: field.name.span };
  const readable = (field.readable ?? []).map(({ names }) => names.map((name) => name.text).join('.'));
  guards.set(ir, { keeping, what, place, declared, ...(owner && { owner }), ...(readable.length > 0 && { readable }) });
}

/** The target of a write has what was found out when its expression was read. */
export function carryGuard(from: object, to: object): void {
  const known = guards.get(from);
  if (known) guards.set(to, known);
}

export function guardOf(node: object): Guarded | undefined {
  return guards.get(node);
}

/** Takes note of how the fields are kept that `new`, `grant`, `link` and `emit` fill. */
export function noteSlot(fields: object, key: string, field: Field | undefined): void {
  const keeping = field && keepingOf(field);
  if (!keeping) return;
  const known = slots.get(fields) ?? new Map<string, Keeping>();
  slots.set(fields, known.set(key, keeping));
}

export function slotKeeping(fields: object, key: string): Keeping | undefined {
  return slots.get(fields)?.get(key);
}

export function noteRevealed(ir: object, note: Revealed): void {
  revealed.set(ir, note);
}

export function revealedOf(ir: object): Revealed | undefined {
  return revealed.get(ir);
}
