import type { Json } from '../../bundle/index.js';

/** What the arms of a `select` are named by: a member, a case, a reference, `true`, `none`. */
export function selectKey(value: Json): string {
  if (value === null) return 'none';
  if (typeof value !== 'object') return String(value);
  if (isList(value)) return 'other';
  const name = value['$case'];
  return typeof name === 'string' ? name : 'other';
}

function isList(json: object): json is readonly Json[] {
  return Array.isArray(json);
}
