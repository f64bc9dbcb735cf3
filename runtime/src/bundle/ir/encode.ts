import type { Json, Value } from './value.js';

/**
 * Values as JSON, for constants of the bundle, events, effects and saves. What JSON has, stands for itself; the rest is
 * an object with one key that no field can have, because names don't begin with `$`:
 *
 * | value | JSON |
 * | --- | --- |
 * | decimal, amount | `{"$n":"1250"}` |
 * | set, map | `{"$set":[…]}`, `{"$map":[[key,value]…]}` |
 * | variant | `{"$case":"lost","by":3}` |
 * | dice | `{"$dice":[2,6]}` |
 * | personal | `{"$personal":{"text":…,"salt":…,"digest":…}}` |
 * | record | a plain object |
 */
export function encodeValue(value: Value): Json {
  if (value === null) return null;
  switch (typeof value) {
    case 'boolean':
    case 'string':
      return value;
    case 'number':
      // JSON has no −0, and nothing may depend on it.
      return value === 0 ? 0 : value;
    case 'bigint':
      return { $n: value.toString() };
    default:
      return encodeComposite(value);
  }
}

function encodeComposite(value: Extract<Value, object>): Json {
  if (isList(value)) return value.map(encodeValue);
  switch (value.is) {
    case 'set':
      return { $set: value.items.map(encodeValue) };
    case 'map':
      return { $map: value.entries.map(([key, item]) => [encodeValue(key), encodeValue(item)]) };
    case 'record':
      return encodeFields(value.fields);
    case 'variant':
      return { $case: value.case, ...encodeFields(value.fields) };
    case 'dice':
      return { $dice: [value.count, value.sides] };
    case 'personal':
      return { $personal: { text: value.text, salt: value.salt, digest: value.digest } };
  }
}

/** The inverse of `encodeValue`. What it could not have written is a `TypeError`: callers at a border check first. */
export function decodeValue(json: Json): Value {
  if (json === null || typeof json !== 'object') return json;
  if (isJsonList(json)) return json.map(decodeValue);
  const { $n, $set, $map, $case, $dice, $personal, ...fields } = json;
  if ($n !== undefined) return BigInt(textOf($n));
  if ($set !== undefined) return { is: 'set', items: listOf($set).map(decodeValue) };
  if ($map !== undefined) return { is: 'map', entries: listOf($map).map(decodeEntry) };
  if ($case !== undefined) return { is: 'variant', case: textOf($case), fields: decodeFields(fields) };
  if ($dice !== undefined) {
    const [count, sides] = listOf($dice);
    if (typeof count !== 'number' || typeof sides !== 'number') throw malformed('dice');
    return { is: 'dice', count, sides };
  }
  if ($personal !== undefined) {
    if ($personal === null || typeof $personal !== 'object' || isJsonList($personal)) throw malformed('personal');
    const { text, salt, digest } = $personal;
    return { is: 'personal', text: maybeText(text), salt: maybeText(salt), digest: textOf(digest) };
  }
  return { is: 'record', fields: decodeFields(fields) };
}

function isList(value: object): value is readonly Value[] {
  return Array.isArray(value);
}

function isJsonList(json: object): json is readonly Json[] {
  return Array.isArray(json);
}

/** In the order that a ledger keeps, whatever the order they were written in: a saved place is hashed as this text. */
function encodeFields(fields: { readonly [name: string]: Value }): { [name: string]: Json } {
  const result: { [name: string]: Json } = {};
  for (const name of Object.keys(fields).sort()) result[name] = encodeValue(fields[name] ?? null);
  return result;
}

function decodeFields(fields: { readonly [name: string]: Json }): { [name: string]: Value } {
  const result: { [name: string]: Value } = {};
  for (const name of Object.keys(fields)) result[name] = decodeValue(fields[name] ?? null);
  return result;
}

function decodeEntry(json: Json): readonly [Value, Value] {
  const [key, value] = listOf(json);
  if (key === undefined || value === undefined) throw malformed('map');
  return [decodeValue(key), decodeValue(value)];
}

function listOf(json: Json): readonly Json[] {
  if (json !== null && typeof json === 'object' && isJsonList(json)) return json;
  throw malformed('list');
}

function textOf(json: Json | undefined): string {
  if (typeof json === 'string') return json;
  throw malformed('text');
}

function maybeText(json: Json | undefined): string | null {
  return json === undefined || json === null ? null : textOf(json);
}

function malformed(what: string): TypeError {
  return new TypeError(`not an encoded value: a ${what} was expected`);
}
