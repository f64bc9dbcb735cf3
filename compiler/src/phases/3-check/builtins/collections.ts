import type { ExprIr } from '@fabula/runtime/bundle';
import type { Elaborated } from '../checked.js';
import { entitiesNamed } from '../expressions/all.js';
import { check, fit } from '../fit.js';
import { joinTypes, widen } from '../types/join-types.js';
import { intTy, optionalTy, type Ty, textTy } from '../types.js';
import { unknownValue } from '../unknown-value.js';
import { argumentsOf, type Builtin, builtinIr, reportArgument } from './builtin.js';

/** `length(x)`, `count(x)`: of a text it counts what readers see as letters. */
export const length: Builtin = (c, call) => {
  const [given] = argumentsOf(c, call, 1, 1) ?? [];
  if (!given) return unknownValue;
  const { type, ir } = entitiesNamed(c, given) ?? c.expression(given);
  const size = builtinIr('length', ir);
  const known = (low: number, high?: number): Elaborated => ({
    type: c.narrowed(size, { ...intTy, low, ...(high !== undefined && { high }) }),
    ir: size,
  });
  switch (type.kind) {
    case 'list':
      return known(type.least ?? 0, type.most);
    case 'text':
      return known(0, type.max);
    case 'set':
    case 'map':
      return known(0);
    default:
      return reportArgument(c, given, type, 'a list, a set, a map or a text');
  }
};

/** `first(xs)`, `last(xs)`: none when there is nothing in it. */
export function end(name: 'first' | 'last'): Builtin {
  return (c, call) => {
    const [given] = argumentsOf(c, call, 1, 1) ?? [];
    if (!given) return unknownValue;
    const { type, ir } = c.expression(given);
    if (type.kind !== 'list' && type.kind !== 'set') return reportArgument(c, given, type, 'a list or a set');
    const certain = type.kind === 'list' && (type.least ?? 0) > 0;
    return { type: certain ? type.of : optionalTy(type.of), ir: builtinIr(name, ir) };
  };
}

export const take: Builtin = (c, call) => {
  const [given, count] = argumentsOf(c, call, 2, 2) ?? [];
  if (!given || !count) return unknownValue;
  const { type, ir } = c.expression(given);
  const many = check(c, count, { ...intTy, low: 0 });
  if (type.kind !== 'list') return reportArgument(c, given, type, 'a list');
  return { type: { kind: 'list', of: type.of }, ir: builtinIr('take', ir, many) };
};

export const reverse: Builtin = (c, call) => {
  const [given] = argumentsOf(c, call, 1, 1) ?? [];
  if (!given) return unknownValue;
  const { type, ir } = c.expression(given);
  return type.kind === 'list' ? { type, ir: builtinIr('reverse', ir) } : reportArgument(c, given, type, 'a list');
};

/** `keys(map)`, `values(map)`: lists, in the order of the map. */
export function side(name: 'keys' | 'values'): Builtin {
  return (c, call) => {
    const [given] = argumentsOf(c, call, 1, 1) ?? [];
    if (!given) return unknownValue;
    const { type, ir } = c.expression(given);
    if (type.kind !== 'map') return reportArgument(c, given, type, 'a map');
    return { type: { kind: 'list', of: name === 'keys' ? type.key : type.value }, ir: builtinIr(name, ir) };
  };
}

/** `get(map, key)`, `get(list, index)`: with a third argument for where there is nothing, without it `none`. */
export const get: Builtin = (c, call) => {
  const [given, at, otherwise] = argumentsOf(c, call, 2, 3) ?? [];
  if (!given || !at) return unknownValue;
  const { type, ir } = c.expression(given);
  if (type.kind !== 'map' && type.kind !== 'list') {
    c.expression(at);
    if (otherwise) c.expression(otherwise);
    return reportArgument(c, given, type, 'a map or a list');
  }
  const value: Ty = type.kind === 'map' ? type.value : type.of;
  const index: ExprIr = check(c, at, type.kind === 'map' ? type.key : intTy);
  if (!otherwise) return { type: optionalTy(value), ir: builtinIr('get', ir, index) };
  const fallback = c.expression(otherwise, value);
  // `none` may be said outright, and a default outside the value's bounds is no fault: it is what is got then.
  if (fallback.type.kind === 'none') return { type: optionalTy(value), ir: builtinIr('get', ir, index, fallback.ir) };
  const wide = fallback.type.kind === value.kind ? joinTypes(value, fallback.type) : undefined;
  const fallbackIr = fit(c, fallback, wide ?? widen(value), otherwise.span);
  return { type: wide ?? value, ir: builtinIr('get', ir, index, fallbackIr) };
};

/** `join(texts, ", ")`. */
export const join: Builtin = (c, call) => {
  const [given, between] = argumentsOf(c, call, 2, 2) ?? [];
  if (!given || !between) return unknownValue;
  const { type, ir } = c.expression(given, { kind: 'list', of: textTy });
  const glue = check(c, between, textTy);
  if (type.kind !== 'list' || (type.of.kind !== 'text' && type.of.kind !== 'unknown')) {
    return reportArgument(c, given, type, 'a list of texts');
  }
  const personal = type.of.kind === 'text' && type.of.personal;
  return { type: personal ? { kind: 'text', personal: true } : textTy, ir: builtinIr('join', ir, glue) };
};

/** `lower(text)`, `upper(text)`. */
export function casing(name: 'lower' | 'upper'): Builtin {
  return (c, call) => {
    const [given] = argumentsOf(c, call, 1, 1) ?? [];
    if (!given) return unknownValue;
    const { type, ir } = c.expression(given, textTy);
    if (type.kind !== 'text') return reportArgument(c, given, type, '`text`');
    // Capitals of some letters are two letters, so the length is not kept.
    return { type: type.personal ? { kind: 'text', personal: true } : textTy, ir: builtinIr(name, ir) };
  };
}
