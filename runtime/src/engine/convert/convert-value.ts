import {
  decodeValue,
  type FieldConversionIr,
  type Json,
  type Value,
  type ValueConversionIr,
} from '../../bundle/index.js';
import { includes, isList, isPersonal, isRecord, textOf } from '../../world/index.js';
import { rescale } from '../arithmetic/big.js';
import { countGraphemes, firstGraphemes } from '../arithmetic/graphemes.js';
import { plainText } from '../link/builtin.js';
import { madeOf } from '../run/personal.js';
import { Misfit } from './misfit.js';

type Of<B extends ValueConversionIr['by']> = Extract<ValueConversionIr, { by: B }>;

/** What a value of the type before is as one of the type after. `none` stays so where nothing takes its place. */
export function convertValue(node: ValueConversionIr, value: Value): Value {
  switch (node.by) {
    case 'some':
      return value === null ? decodeValue(node.value) : value;
    case 'list':
    case 'set':
      return collected(node.by, value);
    case 'steps':
      return node.steps.reduce((converted: Value, step) => convertValue(step, converted), value);
    default:
      return value === null ? null : convertSome(node, value);
  }
}

function convertSome(node: Exclude<ValueConversionIr, Of<'some' | 'list' | 'set' | 'steps'>>, value: Value): Value {
  switch (node.by) {
    case 'names': {
      const name = named(value);
      return name !== undefined && Object.hasOwn(node.names, name) ? decodeValue(node.names[name] ?? null) : value;
    }
    case 'clamp':
      return clamped(node, value);
    case 'rescale':
      if (typeof value !== 'bigint') throw new Misfit('a scaled figure', value);
      return rescale(value, node.from, node.to);
    case 'toScaled':
      if (!Number.isSafeInteger(value)) throw new Misfit('a whole figure', value);
      return rescale(BigInt(Number(value)), 0, node.scale);
    case 'fromScaled':
      if (typeof value !== 'bigint') throw new Misfit('a scaled figure', value);
      return wholeFigure(Number(rescale(value, node.scale, 0)), value);
    case 'round':
      if (typeof value !== 'number') throw new Misfit('a figure', value);
      return wholeFigure(halfEven(value), value);
    case 'text':
      return isPersonal(value) ? value : madeOf(plainText(value, node.scale), value);
    case 'cut':
      return cut(value, node.max);
    case 'items':
      return convertItems(node, value);
    case 'entries':
      return convertEntries(node, value);
    case 'fields':
      if (!isRecord(value)) throw new Misfit('a record', value);
      return { is: 'record', fields: convertRecord(node.fields, node.added, value.fields) };
    case 'cases':
      return convertCase(node, value);
  }
}

/** The name that an enum's member, or a case without fields, is kept by. */
function named(value: Value): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function collected(by: 'list' | 'set', value: Value): Value {
  const items = value === null ? [] : elements(by, value);
  return by === 'list' ? items : { is: 'set', items };
}

/** A list becomes a set of the same, and a set a list; anything else is the one element. */
function elements(by: 'list' | 'set', value: Value): readonly Value[] {
  if (value !== null && typeof value === 'object') {
    if (isList(value)) return by === 'set' ? unique(value) : [value];
    if (value.is === 'set' && by === 'list') return value.items;
  }
  return [value];
}

function unique(items: readonly Value[]): readonly Value[] {
  const found: Value[] = [];
  for (const item of items) if (!includes(found, item)) found.push(item);
  return found;
}

function clamped({ low, high }: Of<'clamp'>, value: Value): Value {
  if (typeof value !== 'number' && typeof value !== 'bigint') throw new Misfit('a figure', value);
  const bound = low !== undefined && value < low ? low : high !== undefined && value > high ? high : undefined;
  if (bound === undefined) return value;
  return typeof value === 'bigint' ? BigInt(bound) : bound;
}

function wholeFigure(figure: number, value: Value): number {
  if (!Number.isSafeInteger(figure)) throw new Misfit('a figure that fits into a whole one', value);
  return figure;
}

/** The nearest whole figure; of two as near, the even one. */
function halfEven(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  if (rest !== 0.5) return Math.round(value) + 0;
  return below % 2 === 0 ? below : below + 1;
}

function cut(value: Value, max: number): Value {
  if (typeof value !== 'string' && !isPersonal(value)) throw new Misfit('a text', value);
  // Words that were forgotten have no length.
  if (isPersonal(value) && value.text === null) return value;
  const text = textOf(value);
  if (text.length <= max || countGraphemes(text) <= max) return value;
  return madeOf(firstGraphemes(text, max), value);
}

function convertItems({ of, most, drops }: Of<'items'>, value: Value): Value {
  if (typeof value !== 'object' || value === null) return convertValue(of, value);
  const converted = (items: readonly Value[]): readonly Value[] => {
    const all = items.map((item) => convertValue(of, item));
    return drops ? all.filter((item) => item !== null) : all;
  };
  if (isList(value)) return converted(value).slice(0, most);
  if (value.is === 'set') return { is: 'set', items: unique(converted(value.items)).slice(0, most) };
  return convertValue(of, value);
}

/** Of two keys that become one, the first keeps its place. */
function convertEntries({ key, value: of, drops }: Of<'entries'>, value: Value): Value {
  if (typeof value !== 'object' || value === null || isList(value) || value.is !== 'map') {
    throw new Misfit('a map', value);
  }
  const keys: Value[] = [];
  const entries: (readonly [Value, Value])[] = [];
  for (const [name, item] of value.entries) {
    const converted = key ? convertValue(key, name) : name;
    const kept = of ? convertValue(of, item) : item;
    if (includes(keys, converted) || (drops && (converted === null || kept === null))) continue;
    keys.push(converted);
    entries.push([converted, kept]);
  }
  return { is: 'map', entries };
}

function convertCase({ cases }: Of<'cases'>, value: Value): Value {
  const name = named(value);
  const isVariant = value !== null && typeof value === 'object' && !isList(value) && value.is === 'variant';
  const of = isVariant ? value.case : name;
  if (of === undefined) throw new Misfit('a variant', value);
  const found = Object.hasOwn(cases, of) ? cases[of] : undefined;
  if (!found) return value;
  if (found.becomes !== undefined) return decodeValue(found.becomes);
  const fields = convertRecord(found.fields ?? {}, found.added, isVariant ? value.fields : {});
  return { is: 'variant', case: found.to ?? of, fields };
}

/** A record's fields under their new names. What is added is there only where nothing else came to be called so. */
export function convertRecord(
  plan: { readonly [field: string]: FieldConversionIr },
  added: { readonly [field: string]: Json } | undefined,
  before: { readonly [field: string]: Value },
): { [field: string]: Value } {
  const after: { [field: string]: Value } = {};
  for (const [name, value] of Object.entries(before)) {
    const field = Object.hasOwn(plan, name) ? plan[name] : undefined;
    if (field?.gone) continue;
    after[field?.to ?? name] = field?.value ? convertValue(field.value, value) : value;
  }
  for (const [name, value] of Object.entries(added ?? {})) after[name] ??= decodeValue(value);
  return after;
}
