import type { ExprIr } from '@fabula/runtime/bundle';
import type { Place } from '../../../base/index.js';
import type { Guarded } from '../../3-check/index.js';
import { termKey } from './term.js';

/** Where a value comes from, as far as that matters: fields that are kept, and parameters that may be given such. */
export type Label = ReadonlyMap<string, Source>;
export type Source = Read | Given;

/** A look at a field that is kept. */
export interface Read {
  readonly from: 'read';
  readonly guarded: Guarded;
  /** Whose field it is, in the terms of the body that holds the value; undefined where it can't be told there. */
  readonly owner: ExprIr | undefined;
  /** The calls that handed it on, the innermost first. */
  readonly calls: readonly Place[];
}
/** Whatever the parameter was given. */
export interface Given {
  readonly from: 'given';
  readonly slot: string;
}

export const noLabel: Label = new Map();

export function readLabel(read: Read): Label {
  const { file, span } = read.guarded.place;
  return new Map([[`${file}:${span.start} ${read.guarded.what} ${termKey(read.owner)}`, read]]);
}

export function givenLabel(slot: string): Label {
  return new Map([[`given ${slot}`, { from: 'given', slot }]]);
}

/** What comes from both. The first is answered as it is where the second adds nothing. */
export function join(a: Label, b: Label): Label {
  if (b.size === 0 || a === b) return a;
  if (a.size === 0) return b;
  let joined: Map<string, Source> | undefined;
  for (const [key, source] of b) {
    if (a.has(key)) continue;
    joined ??= new Map(a);
    joined.set(key, source);
  }
  return joined ?? a;
}
