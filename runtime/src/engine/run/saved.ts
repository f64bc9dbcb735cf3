import type { Json } from '../../bundle/index.js';

export function fieldsOf(json: Json | undefined): { readonly [key: string]: Json } {
  if (json !== undefined && json !== null && typeof json === 'object' && !isItems(json)) return json;
  throw new TypeError('an object was expected');
}

export function itemsOf(json: Json | undefined): readonly Json[] {
  if (json !== undefined && json !== null && typeof json === 'object' && isItems(json)) return json;
  throw new TypeError('a list was expected');
}

export function textOf(json: Json | undefined): string {
  if (typeof json === 'string') return json;
  throw new TypeError('a text was expected');
}

export function figureOf(json: Json | undefined): number {
  if (typeof json === 'number') return json;
  throw new TypeError('a figure was expected');
}

function isItems(json: object): json is readonly Json[] {
  return Array.isArray(json);
}
