import type { Json } from '../../bundle/index.js';

/** What the arms of a `select` are named by: a member, a case, a reference, a text, `true`, `none`; as `keyOf` of the renderer says. */
export function selectKey(value: Json): string {
  if (value === null) return 'none';
  if (typeof value !== 'object') return String(value);
  if (isList(value)) return 'other';
  const { $case: name, $personal: personal } = value;
  if (typeof name === 'string') return name;
  const text = typeof personal === 'object' && personal !== null && !isList(personal) ? personal['text'] : undefined;
  return typeof text === 'string' ? text : 'other';
}

function isList(json: object): json is readonly Json[] {
  return Array.isArray(json);
}
