import type { Json, SchemaIr, TypeIr, Value } from '../../bundle/index.js';
import { countGraphemes } from '../arithmetic/graphemes.js';
import { cleanText } from '../arithmetic/text.js';

export type Typed = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly detail: string };

/** A value from outside, for a field of a type: what a reader answers at the start, what an operator configures. */
export function readTyped(schema: SchemaIr, type: TypeIr, json: Json): Typed {
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
      return readScaled(json, type.scale);
    case 'amount':
      return readScaled(json, schema.resources[type.resource]?.scale ?? 0);
    case 'optional':
      return json === null ? right(null) : readTyped(schema, type.of, json);
    case 'list':
    case 'set': {
      if (!isList(json)) return wrong('a list is expected');
      const items: Value[] = [];
      for (const item of json) {
        const read = readTyped(schema, type.of, item);
        if (!read.ok) return read;
        items.push(read.value);
      }
      return right(type.type === 'list' ? items : { is: 'set', items });
    }
    case 'ref': {
      const entity = schema.entities.find(({ id }) => id === json);
      return entity && (type.kinds.length === 0 || type.kinds.includes(entity.kind))
        ? right(entity.id)
        : wrong('an entity of the right kind is expected');
    }
    case 'dice':
    case 'record':
    case 'variant':
    case 'scene':
    case 'map':
      return wrong('this kind of field cannot be given from outside');
  }
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

/** A figure as a text (`"12.50"`) or number, exact in the scale or refused. */
function readScaled(json: Json, scale: number): Typed {
  const text = typeof json === 'number' ? String(json) : json;
  const match = typeof text === 'string' ? /^(-?\d+)(?:\.(\d+))?$/.exec(text) : null;
  const [, whole = '', part = ''] = match ?? [];
  if (!match || part.length > scale)
    return { ok: false, detail: `a figure with at most ${scale} decimals is expected` };
  return right(BigInt(whole + part.padEnd(scale, '0')));
}

function isList(json: Json): json is readonly Json[] {
  return Array.isArray(json);
}
