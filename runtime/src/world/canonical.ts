import type { Value } from '../bundle/index.js';

/**
 * The one text of a value that hashes run over. Equal values have equal texts, whatever made them: −0 is 0, a personal
 * text is its digest (so that forgetting it changes no hash), and the keys of a record are in code-unit order.
 */
export function canonicalText(value: Value): string {
  if (value === null) return '~';
  switch (typeof value) {
    case 'string':
      return `"${value}`;
    case 'number':
      // ECMAScript fixes how a number is written, so every machine writes the same.
      return value === 0 ? '0' : String(value);
    case 'boolean':
      return value ? '+' : '-';
    case 'bigint':
      return `#${value}`;
    default:
      return composite(value);
  }
}

function composite(value: Composite): string {
  if (isList(value)) return `[${value.map(inner).join(',')}]`;
  switch (value.is) {
    case 'set':
      return `{${value.items.map(inner).join(',')}}`;
    case 'map':
      return `<${value.entries.map(([key, item]) => `${inner(key)}:${inner(item)}`).join(',')}>`;
    case 'record':
      return `(${fields(value.fields)})`;
    case 'variant':
      return `${value.case}(${fields(value.fields)})`;
    case 'dice':
      return `${value.count}d${value.sides}`;
    case 'personal':
      return `*${value.digest}`;
  }
}

/** A value that is not a primitive. */
export type Composite = Extract<Value, object>;

/** Inside another value a text needs an end, too. */
function inner(value: Value): string {
  return typeof value === 'string' ? JSON.stringify(value) : canonicalText(value);
}

function fields(record: { readonly [name: string]: Value }): string {
  return Object.keys(record)
    .sort()
    .map((name) => `${name}:${inner(record[name] ?? null)}`)
    .join(',');
}

/** `Array.isArray` does not narrow a readonly array out of a union. */
export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

export function isRecord(value: Value): value is Extract<Composite, { is: 'record' }> {
  return value !== null && typeof value === 'object' && !isList(value) && value.is === 'record';
}

export function isPersonal(value: Value): value is Extract<Composite, { is: 'personal' }> {
  return value !== null && typeof value === 'object' && !isList(value) && value.is === 'personal';
}
