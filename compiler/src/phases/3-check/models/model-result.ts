import type { Ty } from '../types.js';

/** What a model yields: its output, or a record of several. */
export function modelResult(outputs: readonly { readonly name: string; readonly type: Ty }[]): Ty {
  const [only, more] = outputs;
  if (only && !more) return only.type;
  return { kind: 'record', fields: outputs.map(({ name, type }) => ({ name, type, optional: false })) };
}
