import type { FieldIr, Json, SchemaIr, TypeIr, Value } from '../../bundle/index.js';
import { equalValues, includes } from '../../world/index.js';
import { bigText } from '../arithmetic/big.js';
import { countGraphemes } from '../arithmetic/graphemes.js';
import { cleanText } from '../arithmetic/text.js';
import { largestBig, longestList, longestText } from './limits.js';

export type Typed = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly detail: string };

/** A value from outside, for a field of a type: what a reader answers at the start, what an operator configures. */
export function readTyped(schema: SchemaIr, type: TypeIr, json: Json, kindOf: KindOf = declaredKind(schema)): Typed {
  const wrong = (detail: string): Typed => ({ ok: false, detail });
  switch (type.type) {
    case 'bool':
      return typeof json === 'boolean' ? right(json) : wrong('true or false is expected');
    case 'int':
      return isWhole(json) ? inRange(type, json) : wrong('a whole number is expected');
    case 'duration':
    case 'instant':
      return isWhole(json) ? right(json + 0) : wrong('a whole number of milliseconds is expected');
    case 'float':
      if (typeof json !== 'number' || !Number.isFinite(json)) return wrong('a number is expected');
      return inRange(type, json);
    case 'text': {
      if (typeof json !== 'string') return wrong('a text is expected');
      if (json.length > longestText) return wrong(`at most ${longestText} characters fit`);
      const text = cleanText(json);
      if (type.max !== undefined && countGraphemes(text) > type.max) return wrong(`at most ${type.max} characters fit`);
      if (type.matches !== undefined && !new RegExp(`^(?:${type.matches})$`, 'u').test(text)) {
        return wrong('the text is not of the form that is asked for');
      }
      return right(text);
    }
    case 'enum': {
      const members = schema.enums[type.enum]?.cases.map(({ name }) => name) ?? [];
      return typeof json === 'string' && members.includes(json) ? right(json) : wrong(`one of ${members.join(', ')}`);
    }
    case 'decimal':
      return readDecimal(json, type);
    case 'amount':
      return readScaled(json, schema.resources[type.resource]?.scale ?? 0);
    case 'optional':
      return json === null ? right(null) : readTyped(schema, type.of, json, kindOf);
    case 'list':
    case 'set': {
      if (!isList(json)) return wrong('a list is expected');
      const { least = 0, most = longestList } = type.type === 'list' ? type : {};
      if (json.length < least || json.length > most) return wrong(`a list of ${least} to ${most} is expected`);
      const items: Value[] = [];
      for (const item of json) {
        const read = readTyped(schema, type.of, item, kindOf);
        if (!read.ok) return read;
        if (type.type === 'list' || !includes(items, read.value)) items.push(read.value);
      }
      return right(type.type === 'list' ? items : { is: 'set', items });
    }
    case 'ref': {
      const kind = typeof json === 'string' ? kindOf(json) : undefined;
      return typeof json === 'string' && kind !== undefined && (type.kinds.length === 0 || type.kinds.includes(kind))
        ? right(json)
        : wrong('an entity of the right kind is expected');
    }
    case 'dice': {
      const [, count, sides] = typeof json === 'string' ? (/^([1-9]\d{0,5})d([1-9]\d{0,5})$/.exec(json) ?? []) : [];
      if (count === undefined || sides === undefined) return wrong('dice such as `2d6` are expected');
      return right({ is: 'dice', count: Number(count), sides: Number(sides) });
    }
    case 'record': {
      const fields = isObject(json) ? readFields(schema, type.fields, json, kindOf) : 'an object is expected';
      return typeof fields === 'string' ? wrong(fields) : right({ is: 'record', fields });
    }
    case 'variant': {
      const found = isObject(json) ? type.cases.find(({ name }) => name === json['case']) : undefined;
      if (!found || !isObject(json))
        return wrong(`an object is expected whose \`case\` is one of ${type.cases.map(({ name }) => name).join(', ')}`);
      const fields = readFields(schema, found.fields, json, kindOf);
      return typeof fields === 'string' ? wrong(fields) : right({ is: 'variant', case: found.name, fields });
    }
    case 'map':
      return readMap(schema, type, json, kindOf);
    case 'scene':
      return wrong('a scene cannot be given from outside');
  }
}

/** The kind of an entity by its id; undefined where there is none. */
export type KindOf = (id: string) => string | undefined;

function declaredKind(schema: SchemaIr): KindOf {
  return (id) => schema.entities.find((entity) => entity.id === id)?.kind;
}

/** The fields of a record or of a case; a text says what is wrong with one of them. */
function readFields(
  schema: SchemaIr,
  fields: readonly FieldIr[],
  json: { readonly [name: string]: Json },
  kindOf: KindOf,
): { readonly [name: string]: Value } | string {
  const values: { [name: string]: Value } = {};
  for (const { name, type } of fields) {
    const read = readTyped(schema, type, json[name] ?? null, kindOf);
    if (!read.ok) return `\`${name}\`: ${read.detail}`;
    values[name] = read.value;
  }
  return values;
}

/** A list of pairs: keys may be more than texts, and keep their order. */
function readMap(schema: SchemaIr, type: Extract<TypeIr, { type: 'map' }>, json: Json, kindOf: KindOf): Typed {
  const entries: (readonly [Value, Value])[] = [];
  for (const pair of isList(json) ? json : [null]) {
    const [first, second] = isList(pair) ? pair : [];
    if (first === undefined || second === undefined) return { ok: false, detail: 'a list of pairs is expected' };
    const key = readTyped(schema, type.key, first, kindOf);
    if (!key.ok) return key;
    const value = readTyped(schema, type.value, second, kindOf);
    if (!value.ok) return value;
    if (entries.some(([known]) => equalValues(known, key.value)))
      return { ok: false, detail: 'each key once is expected' };
    entries.push([key.value, value.value]);
  }
  return right({ is: 'map', entries });
}

function isObject(json: Json): json is { readonly [name: string]: Json } {
  return typeof json === 'object' && json !== null && !isList(json);
}

function isWhole(json: Json): json is number {
  return typeof json === 'number' && Number.isSafeInteger(json);
}

function right(value: Value): Typed {
  return { ok: true, value };
}

/** A clamped field takes what it is given to its nearest bound, as everywhere. */
function inRange(
  type: { readonly low?: number; readonly high?: number; readonly clamped?: true },
  value: number,
): Typed {
  const { low = Number.NEGATIVE_INFINITY, high = Number.POSITIVE_INFINITY } = type;
  if (value >= low && value <= high) return right(value + 0);
  if (type.clamped) return right(value < low ? low : high);
  return { ok: false, detail: `a number from ${low} to ${high} is expected` };
}

/** As many as the largest figure has: what is longer need not be read. */
const mostDigits = 40;

/** A figure as a text (`"12.50"`) or number, exact in the scale or refused. */
function readScaled(json: Json, scale: number): Typed {
  const text = typeof json === 'number' ? String(json) : json;
  const match = typeof text === 'string' ? /^(-?\d+)(?:\.(\d+))?$/.exec(text) : null;
  const [, whole = '', part = ''] = match ?? [];
  if (!match || part.length > scale)
    return { ok: false, detail: `a figure with at most ${scale} decimals is expected` };
  const figure = whole.length > mostDigits ? largestBig : BigInt(whole + part.padEnd(scale, '0'));
  return figure < largestBig && figure > -largestBig ? right(figure) : { ok: false, detail: 'the figure is too large' };
}

/** A decimal, in its bounds or brought to them. */
function readDecimal(json: Json, type: Extract<TypeIr, { type: 'decimal' }>): Typed {
  const read = readScaled(json, type.scale);
  if (!read.ok || typeof read.value !== 'bigint' || type.low === undefined || type.high === undefined) return read;
  const [low, high] = [BigInt(type.low), BigInt(type.high)];
  if (read.value >= low && read.value <= high) return read;
  if (type.clamped) return right(read.value < low ? low : high);
  return { ok: false, detail: `a figure from ${bigText(low, type.scale)} to ${bigText(high, type.scale)} is expected` };
}

function isList(json: Json): json is readonly Json[] {
  return Array.isArray(json);
}
