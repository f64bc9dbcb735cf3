import {
  boolTy,
  decimalTy,
  type EnumTy,
  type FieldTy,
  figureTy,
  floatTy,
  intTy,
  optionalTy,
  type RefTy,
  type Ty,
  textTy,
} from '../types.js';
import { hull, intervalOf } from './interval.js';

/** The type that holds the values of both; undefined where there is none. An int beside a float is a float. */
export function joinTypes(a: Ty, b: Ty): Ty | undefined {
  if (a === b) return a;
  if (a.kind === 'unknown') return b;
  if (b.kind === 'unknown') return a;
  if (a.kind === 'none') return optionalTy(b);
  if (b.kind === 'none') return optionalTy(a);
  if (a.kind === 'optional' || b.kind === 'optional') {
    const of = joinTypes(a.kind === 'optional' ? a.of : a, b.kind === 'optional' ? b.of : b);
    return of && optionalTy(of);
  }
  switch (a.kind) {
    case 'bool':
      return b.kind === 'bool' ? (a.value === b.value ? a : boolTy) : undefined;
    case 'int':
    case 'float': {
      if (b.kind !== 'int' && b.kind !== 'float') return b.kind === 'dice' && a.kind === 'int' ? intTy : undefined;
      const { low, high } = hull(intervalOf(a), intervalOf(b));
      return figureTy(a.kind === 'float' || b.kind === 'float' ? 'float' : 'int', low, high);
    }
    case 'dice':
      return b.kind === 'dice' ? a : b.kind === 'int' ? intTy : undefined;
    case 'text':
      if (b.kind !== 'text') return undefined;
      return {
        kind: 'text',
        ...(a.max !== undefined && b.max !== undefined && { max: Math.max(a.max, b.max) }),
        ...(a.matches !== undefined && a.matches === b.matches && { matches: a.matches }),
        ...((a.personal || b.personal) && { personal: true }),
      };
    case 'enum':
      return b.kind === 'enum' && a.symbol === b.symbol ? joinEnums(a, b) : undefined;
    case 'ref':
      return b.kind === 'ref' ? joinRefs(a, b) : undefined;
    case 'list': {
      const of = b.kind === 'list' ? joinTypes(a.of, b.of) : undefined;
      return of && { kind: 'list', of };
    }
    case 'set': {
      const of = b.kind === 'set' ? joinTypes(a.of, b.of) : undefined;
      return of && { kind: 'set', of };
    }
    case 'map': {
      const key = b.kind === 'map' ? joinTypes(a.key, b.key) : undefined;
      const value = b.kind === 'map' ? joinTypes(a.value, b.value) : undefined;
      return key && value && { kind: 'map', key, value };
    }
    case 'decimal':
      return b.kind === 'decimal' && a.scale === b.scale ? decimalTy(a.scale) : undefined;
    case 'range':
      return b.kind === 'range' ? { kind: 'range' } : undefined;
    default:
      return sameType(a, b) ? a : undefined;
  }
}

/** What a variable is that was given such a value: what is known of the one value is a fact of flow, not of the type. */
export function widen(type: Ty): Ty {
  switch (type.kind) {
    case 'bool':
      return boolTy;
    case 'int':
      return intTy;
    case 'float':
      return floatTy;
    case 'decimal':
      return decimalTy(type.scale);
    case 'text':
      return type.personal ? { kind: 'text', personal: true } : textTy;
    case 'enum':
      return type.only ? { kind: 'enum', symbol: type.symbol } : type;
    case 'optional':
      return { kind: 'optional', of: widen(type.of) };
    case 'list':
      return { kind: 'list', of: widen(type.of) };
    case 'set':
      return { kind: 'set', of: widen(type.of) };
    case 'map':
      return { kind: 'map', key: widen(type.key), value: widen(type.value) };
    case 'ref':
      return type.lacks
        ? { kind: 'ref', kinds: type.kinds, has: type.has, ...(type.player && { player: true }) }
        : type;
    default:
      return type;
  }
}

/** Whether two types are the same, bounds and names left aside. */
export function sameType(a: Ty, b: Ty): boolean {
  if (a === b || a.kind === 'unknown' || b.kind === 'unknown') return true;
  switch (a.kind) {
    case 'decimal':
      return b.kind === 'decimal' && a.scale === b.scale;
    case 'amount':
      return b.kind === 'amount' && a.resource === b.resource;
    case 'enum':
      return b.kind === 'enum' && a.symbol === b.symbol;
    case 'record':
      return b.kind === 'record' && sameFields(a.fields, b.fields);
    case 'variant':
      return (
        b.kind === 'variant' &&
        a.cases.length === b.cases.length &&
        a.cases.every((each) => {
          const other = b.cases.find((found) => found.name === each.name);
          return other !== undefined && sameFields(each.fields, other.fields);
        })
      );
    case 'ref':
      return b.kind === 'ref' && a.kinds.length === b.kinds.length && a.kinds.every((kind) => b.kinds.includes(kind));
    case 'list':
      return b.kind === 'list' && sameType(a.of, b.of);
    case 'set':
      return b.kind === 'set' && sameType(a.of, b.of);
    case 'optional':
      return b.kind === 'optional' && sameType(a.of, b.of);
    case 'map':
      return b.kind === 'map' && sameType(a.key, b.key) && sameType(a.value, b.value);
    default:
      return a.kind === b.kind;
  }
}

export function sameFields(a: readonly FieldTy[], b: readonly FieldTy[]): boolean {
  return (
    a.length === b.length &&
    a.every((field) => {
      const other = b.find((found) => found.name === field.name);
      return other !== undefined && sameType(field.type, other.type);
    })
  );
}

/** Whether values of two types can be told equal: one may be the other. */
export function comparable(a: Ty, b: Ty): boolean {
  if (a.kind === 'unknown' || b.kind === 'unknown') return true;
  // What is known to be there may still be asked after: then the answer is known, too.
  if (a.kind === 'none' || b.kind === 'none') return a.kind !== 'nothing' && b.kind !== 'nothing';
  if (a.kind === 'optional') return comparable(a.of, b.kind === 'optional' ? b.of : b);
  if (b.kind === 'optional') return comparable(a, b.of);
  if (a.kind === 'ref' && b.kind === 'ref') {
    return a.kinds.length === 0 || b.kinds.length === 0 || a.kinds.some((kind) => b.kinds.includes(kind));
  }
  if (isFigure(a) && isFigure(b)) return true;
  if (a.kind === 'variant' && b.kind === 'variant')
    return a.cases.some((each) => b.cases.some((other) => other.name === each.name));
  return a.kind !== 'nothing' && a.kind !== 'range' && sameType(a, b);
}

function isFigure(type: Ty): boolean {
  return type.kind === 'int' || type.kind === 'float' || type.kind === 'decimal';
}

function joinEnums(a: EnumTy, b: EnumTy): EnumTy {
  if (!a.only || !b.only) return { kind: 'enum', symbol: a.symbol };
  return { kind: 'enum', symbol: a.symbol, only: new Set([...a.only, ...b.only]) };
}

function joinRefs(a: RefTy, b: RefTy): RefTy {
  const kinds = a.kinds.length === 0 || b.kinds.length === 0 ? [] : [...new Set([...a.kinds, ...b.kinds])];
  const lacks = a.lacks?.filter((each) => b.lacks?.includes(each));
  return {
    kind: 'ref',
    kinds,
    has: a.has.filter((each) => b.has.includes(each)),
    ...(lacks && lacks.length > 0 && { lacks }),
    ...(a.player && b.player && { player: true }),
    ...((a.partial || b.partial) && { partial: true }),
  };
}
