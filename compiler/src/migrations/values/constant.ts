import type { ExprIr, Json } from '@fabula/runtime/bundle';

/** The value of a declared expression, where it can be read off; what only the engine can compute is undefined. */
export function constantOf(e: ExprIr): Json | undefined {
  switch (e.op) {
    case 'const':
      return e.value;
    case 'list':
    case 'set': {
      const items = e.items.map(constantOf);
      if (!items.every((item) => item !== undefined)) return undefined;
      return e.op === 'list' ? items : { $set: distinct(items) };
    }
    case 'map': {
      const entries = e.entries.map(([key, value]) => [constantOf(key), constantOf(value)] as const);
      const known = entries.flatMap(([key, value]) => (key === undefined || value === undefined ? [] : [[key, value]]));
      return known.length === entries.length ? { $map: known } : undefined;
    }
    case 'record':
      return fieldsOf(e.fields);
    case 'variant': {
      const fields = fieldsOf(e.fields);
      return fields && { $case: e.case, ...fields };
    }
    case 'unary':
      return negated(e.operator, constantOf(e.of));
    case 'toFloat':
      return constantOf(e.of);
    default:
      return undefined;
  }
}

/** Whether two constants are the same value: fields of records have no order. */
export function sameJson(a: Json, b: Json): boolean {
  return a === b || orderedText(a) === orderedText(b);
}

function orderedText(json: Json): string {
  return JSON.stringify(json, (_, value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

function fieldsOf(fields: { readonly [name: string]: ExprIr }): { readonly [name: string]: Json } | undefined {
  const result: { [name: string]: Json } = {};
  for (const name of Object.keys(fields).sort()) {
    const of = fields[name];
    const value = of && constantOf(of);
    if (value === undefined) return undefined;
    result[name] = value;
  }
  return result;
}

function negated(operator: string, value: Json | undefined): Json | undefined {
  if (operator === 'not') return typeof value === 'boolean' ? !value : undefined;
  if (typeof value === 'number') return value === 0 ? 0 : -value;
  const figure = bigOf(value);
  return figure === undefined ? undefined : { $n: String(-figure) };
}

/** A scaled figure: `{"$n":"1250"}`. */
export function bigOf(value: Json | undefined): bigint | undefined {
  const digits = memberOf(value, '$n');
  return typeof digits === 'string' ? BigInt(digits) : undefined;
}

/** What a form of constants holds: the `[…]` of `{"$set":[…]}`. */
export function memberOf(value: Json | undefined, name: string): Json | undefined {
  return isObject(value) ? value[name] : undefined;
}

export function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function distinct(items: readonly Json[]): Json[] {
  const seen = new Map(items.map((item) => [orderedText(item), item]));
  return [...seen.values()];
}
