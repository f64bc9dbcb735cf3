import { catalogue } from '../../../diagnostics/index.js';
import type { Expression } from '../../1-parse/index.js';
import type { Elaborated } from '../checked.js';
import type { Checker } from '../checker.js';
import { intTy } from '../types.js';
import { belowSizeKey } from './facts.js';

/** How many a collection has at least, by its type and what conditions have told. */
function leastOf(c: Checker, { type, ir }: Elaborated): number {
  // What is written out has what is written.
  if (ir.op === 'list' || ir.op === 'set') return ir.items.length;
  const size = c.narrowed({ op: 'builtin', name: 'length', arguments: [ir] }, intTy);
  const told = size.kind === 'int' ? (size.low ?? 0) : 0;
  return Math.max(told, type.kind === 'list' ? (type.least ?? 0) : 0);
}

/** The greatest or least of what may be nothing is refused when the story runs. */
export function reportMayBeEmpty(c: Checker, at: Expression, collection: Elaborated): void {
  const { kind } = collection.type;
  if ((kind === 'list' || kind === 'set' || kind === 'map') && leastOf(c, collection) < 1)
    c.report(catalogue.mayBeEmpty, at.span, { what: c.sourceOf(at.span) });
}

/**
 * An element of a list that is written must be there. An index without bounds is left alone: what has made sure of it
 * can't be told.
 */
export function reportMayLackElement(c: Checker, at: Expression, list: Elaborated, index: Elaborated): void {
  if (index.type.kind !== 'int' || c.test) return;
  const { low, high } = index.type;
  const below = belowSizeKey(index.ir, list.ir);
  const isBelow = below !== undefined && c.facts.has(below);
  const tooLow = low !== undefined && low < 0;
  const tooHigh = high !== undefined && high >= leastOf(c, list) && !isBelow;
  if (tooLow || tooHigh) c.report(catalogue.mayBeMissing, at.span, { what: c.sourceOf(at.span) });
}

/** What is added to, or has a part written, must be there. A test gives what it likes, and may ask for refusals. */
export function reportMayLackEntry(c: Checker, at: Expression, entry: Elaborated): void {
  if (!c.test && c.narrowed(entry.ir, { kind: 'none' }).kind === 'none')
    c.report(catalogue.mayBeMissing, at.span, { what: c.sourceOf(at.span) });
}
