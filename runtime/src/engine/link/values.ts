import type { Value } from '../../bundle/index.js';
import { isList, Refusal } from '../../world/index.js';

/**
 * What the checker has proved of a value, asked again where TypeScript wants to know. That it fails means a bundle whose
 * types don't hold: a bug of the compiler, or a forged bundle. `none` is the one case that a story can bring about, by a
 * `match` or a saved value of an older version, and so is a refusal.
 */
export function asNumber(value: Value): number {
  if (typeof value === 'number') return value;
  throw unexpected('a number', value);
}

export function asId(value: Value): string {
  if (typeof value === 'string') return value;
  throw unexpected('a reference', value);
}

/** The elements of a list or set, the keys of a map. */
export function elementsOf(value: Value): readonly Value[] {
  if (isList(value)) return value;
  if (value !== null && typeof value === 'object') {
    if (value.is === 'set') return value.items;
    if (value.is === 'map') return value.entries.map(([key]) => key);
  }
  throw unexpected('a collection', value);
}

export function listOf(value: Value): readonly Value[] {
  if (isList(value)) return value;
  throw unexpected('a list', value);
}

export function entriesOf(value: Value): readonly (readonly [Value, Value])[] {
  if (value !== null && typeof value === 'object' && !isList(value) && value.is === 'map') return value.entries;
  throw unexpected('a map', value);
}

/** The fields of a record or of a variant's case. */
export function fieldsOf(value: Value): { readonly [name: string]: Value } {
  if (value !== null && typeof value === 'object' && !isList(value)) {
    if (value.is === 'record' || value.is === 'variant') return value.fields;
  }
  throw unexpected('a record', value);
}

export function fieldIn(value: Value, name: string): Value {
  const fields = fieldsOf(value);
  return Object.hasOwn(fields, name) ? (fields[name] ?? null) : null;
}

/** The case of a variant, the member of an enum. */
export function caseOf(value: Value): string | undefined {
  if (typeof value === 'string') return value;
  if (value !== null && typeof value === 'object' && !isList(value) && value.is === 'variant') return value.case;
  return undefined;
}

export function unexpected(wanted: string, value: Value): Error {
  if (value === null) return new Refusal('none');
  return new TypeError(`${wanted} was expected, not a ${typeof value}`);
}
