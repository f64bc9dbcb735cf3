import type { Json } from '../ir/index.js';
import { type Check, isObject, type Walk } from './check.js';

/**
 * A constant: JSON in the forms that `encodeValue` writes, so that `decodeValue` never meets another. A personal value
 * is none: a bundle holds no person's words.
 */
export const constant: Check<Json> = { accepts: acceptsConstant };

function acceptsConstant(value: unknown, walk: Walk): boolean {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return Number.isFinite(value) || miss(walk, 'a finite figure');
    case 'object': {
      if (value === null) return true;
      if (++walk.depth > walk.maxDepth) return miss(walk, `nesting of at most ${walk.maxDepth}`);
      const accepted = isObject(value) ? acceptsForm(value, walk) : acceptsAll(value, walk);
      walk.depth -= 1;
      return accepted;
    }
    default:
      return miss(walk, 'JSON');
  }
}

function acceptsForm(value: { readonly [key: string]: unknown }, walk: Walk): boolean {
  const names = Object.keys(value);
  const form = names.find((name) => name.startsWith('$'));
  if (form === undefined) return acceptsFields(value, names, walk);
  const held = value[form];
  if (form === '$case') {
    const fields = names.filter((name) => name !== form);
    return typeof held === 'string' ? acceptsFields(value, fields, walk) : miss(walk, 'the name of a case');
  }
  if (names.length !== 1) return miss(walk, `nothing beside ${form}`);
  switch (form) {
    case '$n':
      return (
        (typeof held === 'string' && /^(?:0|-?[1-9]\d{0,99})$/.test(held)) || miss(walk, 'a whole number in digits')
      );
    case '$set':
      return acceptsAll(held, walk);
    case '$map':
      return (Array.isArray(held) && held.every(isPair) && acceptsAll(held, walk)) || miss(walk, 'pairs');
    case '$dice':
      return (isPair(held) && held.every(isDieFigure)) || miss(walk, 'a count and a size of dice');
    default:
      return miss(walk, 'a form of constants');
  }
}

function acceptsFields(value: { readonly [key: string]: unknown }, names: readonly string[], walk: Walk): boolean {
  return names.every((name) => {
    if (name.startsWith('$') || name === '__proto__') return miss(walk, 'another name of a field');
    return acceptsConstant(value[name], walk);
  });
}

function acceptsAll(value: unknown, walk: Walk): boolean {
  if (!Array.isArray(value)) return miss(walk, 'a list');
  const items: readonly unknown[] = value;
  return items.every((item) => acceptsConstant(item, walk));
}

function isPair(value: unknown): value is readonly [unknown, unknown] {
  return Array.isArray(value) && value.length === 2;
}

function isDieFigure(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 1_000_000;
}

function miss(walk: Walk, wanted: string): false {
  walk.wanted = wanted;
  return false;
}
