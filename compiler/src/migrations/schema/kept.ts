import type { ExprIr, FieldIr, Json, KeptIr } from '@fabula/runtime/bundle';
import { constantOf, convertConstant, sameJson } from '../values/index.js';
import type { FieldPair } from './fields-owner.js';

/** A declared thing that is there before and after, and what its declarations give it, by field. */
export interface DeclaredThing {
  /** As it was called. */
  readonly id: string;
  readonly was: (pair: FieldPair) => ExprIr | undefined;
  readonly now: (pair: FieldPair) => ExprIr | undefined;
}

/**
 * What fields that were never written read as, where they would read as something else: by the new name. What has to be
 * computed can't be compared, and reads as it is declared now.
 */
export function keptOf(
  pairs: readonly FieldPair[],
  things: readonly DeclaredThing[],
): { readonly [field: string]: KeptIr } | undefined {
  const kept: { [field: string]: KeptIr } = {};
  for (const pair of pairs) {
    // A holding begins empty; what it is endowed with is booked.
    if (pair.after.type.type === 'amount' || pair.before.type.type === 'amount') continue;
    const common = keptValue(readsAs(pair, pair.before, undefined), readsNow(pair.after, undefined));
    const of: { [thing: string]: Json } = {};
    for (const thing of things) {
      const now = readsNow(pair.after, thing.now(pair));
      const wanted = readsAs(pair, pair.before, thing.was(pair));
      if (wanted === undefined || (common === undefined ? sameOrUnknown(wanted, now) : sameJson(wanted, common)))
        continue;
      of[thing.id] = wanted;
    }
    const entry: KeptIr = {
      ...(common !== undefined && { value: common }),
      ...(Object.keys(of).length > 0 && { of }),
    };
    if (Object.keys(entry).length > 0) kept[pair.now] = entry;
  }
  return Object.keys(kept).length > 0 ? kept : undefined;
}

function keptValue(was: Json | undefined, now: Json | undefined): Json | undefined {
  return was === undefined || sameOrUnknown(was, now) ? undefined : was;
}

/** Without a value now there is none to read, so that it has to be written. */
function sameOrUnknown(was: Json, now: Json | undefined): boolean {
  return now !== undefined && sameJson(was, now);
}

/** What it read as, as a value of the type that it has now. */
function readsAs(pair: FieldPair, field: FieldIr, given: ExprIr | undefined): Json | undefined {
  const value = readsNow(field, given);
  return value === undefined || !pair.value ? value : convertConstant(pair.value, value);
}

function readsNow({ type, default: fallback }: FieldIr, given: ExprIr | undefined): Json | undefined {
  const expression = given ?? fallback;
  if (expression) return constantOf(expression);
  return type.type === 'optional' ? null : undefined;
}
