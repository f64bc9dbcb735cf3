import type { Value } from '../bundle/index.js';
import { type Composite, canonicalText, isList, isPersonal } from './canonical.js';
import { Refusal } from './refusal.js';

/** `==`: deep, by value. Sets and maps are equal when they hold the same, in whatever order. */
export function equalValues(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a === null || b === null) return false;
  if (typeof a === 'object' && typeof b === 'object') return equalComposites(a, b);
  // A zero for an empty sum may be an int where amounts are bigints.
  if (typeof a === 'bigint' && typeof b === 'number') return a === BigInt(b);
  if (typeof a === 'number' && typeof b === 'bigint') return BigInt(a) === b;
  if (typeof a === 'string' && isPersonal(b)) return a === plainText(b);
  if (typeof b === 'string' && isPersonal(a)) return b === plainText(a);
  return false;
}

function equalComposites(a: Composite, b: Composite): boolean {
  if (isList(a) || isList(b)) {
    return isList(a) && isList(b) && a.length === b.length && a.every((item, i) => equalValues(item, b[i] ?? null));
  }
  switch (a.is) {
    case 'set':
      return b.is === 'set' && a.items.length === b.items.length && a.items.every((item) => includes(b.items, item));
    case 'map':
      return (
        b.is === 'map' &&
        a.entries.length === b.entries.length &&
        a.entries.every(([key, value]) => {
          const other = b.entries.find(([otherKey]) => equalValues(key, otherKey));
          return other !== undefined && equalValues(value, other[1]);
        })
      );
    case 'record':
      return b.is === 'record' && equalFields(a.fields, b.fields);
    case 'variant':
      return b.is === 'variant' && a.case === b.case && equalFields(a.fields, b.fields);
    case 'dice':
      return b.is === 'dice' && a.count === b.count && a.sides === b.sides;
    case 'personal':
      if (b.is !== 'personal') return false;
      if (a.digest === b.digest) return true;
      return plainText(a) === plainText(b);
  }
}

function equalFields(a: { readonly [name: string]: Value }, b: { readonly [name: string]: Value }): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => equalValues(a[name] ?? null, b[name] ?? null));
}

export function includes(items: readonly Value[], item: Value): boolean {
  // Almost always elements are primitives, and then the identity is the answer.
  if (item === null || typeof item === 'string' || typeof item === 'boolean') {
    if (items.includes(item)) return true;
  }
  return items.some((other) => equalValues(other, item));
}

function plainText(value: Extract<Composite, { is: 'personal' }>): string {
  if (value.text === null) throw new Refusal('forgotten');
  return value.text;
}

/** The text of a text, also when it is personal. */
export function textOf(value: Value): string {
  if (typeof value === 'string') return value;
  if (isPersonal(value)) return plainText(value);
  throw new Error(`a text was expected, not ${canonicalText(value)}`);
}

/**
 * Order of texts, by code point. UTF-16 puts the surrogates of everything past U+FFFF before U+E000…U+FFFF; where two
 * texts first differ, that is put right.
 */
export function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return x >= 0xd800 && y >= 0xd800 ? lift(x) - lift(y) : x - y;
  }
  return a.length - b.length;
}

function lift(unit: number): number {
  return unit <= 0xdfff ? unit + 0x2000 : unit - 0x800;
}
