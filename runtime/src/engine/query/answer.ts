import type { Value } from '../../bundle/index.js';
import { canonicalText, compareText, isPersonal, textOf } from '../../world/index.js';
import { asBig } from '../arithmetic/big.js';
import { checkedList } from '../link/operator.js';
import { asNumber } from '../link/values.js';
import { spend, type Turn } from '../run/turn.js';
import { aggregate } from './aggregate.js';
import { eventFits } from './events.js';
import { holds } from './holds.js';
import type { LinkedGroup, LinkedQuery } from './linked-query.js';
import { type Fit, matchPattern } from './match.js';

/** A row with what it is ordered by. */
interface Row {
  readonly value: Value;
  readonly keys: readonly Value[];
}

/** Runs a query whose parameters are in `turn.locals`, which are left as they were. */
export function answer(query: LinkedQuery, turn: Turn): Value {
  const given = turn.locals;
  turn.locals = [...given];
  const limit = query.limit ? Math.max(0, asNumber(query.limit(turn))) : Number.POSITIVE_INFINITY;
  const fits = query.events
    ? eventFits(query.events, turn).flatMap((fit) => {
        turn.locals = [...fit];
        return matchPattern(query, turn);
      })
    : matchPattern(query, turn);
  const seen = query.group ? groups(query.group, fits, given, turn) : fits;
  const rows = seen.map((fit): Row => {
    spend(turn, 1);
    turn.locals = fit;
    return { keys: query.order.map(({ of }) => of(turn)), value: query.row(turn) };
  });
  turn.locals = given;
  if (query.order.length > 0) {
    spend(turn, rows.length >> 2);
    rows.sort((a, b) => compareRows(query, a, b));
  }
  const values = query.repeats ? rows.map(({ value }) => value) : distinctRows(rows);
  const yielded = values.length > limit ? values.slice(0, limit) : values;
  return query.single ? (yielded[0] ?? null) : checkedList(turn, yielded);
}

/** A group as locals of its own: the query's parameters, its keys, and what it comes to. */
function groups(group: LinkedGroup, fits: readonly Fit[], given: Fit, turn: Turn): Fit[] {
  const members = new Map<string, { readonly keys: readonly Value[]; readonly fits: Fit[] }>();
  if (group.keys.length === 0) members.set('', { keys: [], fits: [...fits] });
  else {
    for (const fit of fits) {
      spend(turn, 1);
      turn.locals = fit;
      const keys = group.keys.map(({ of }) => of(turn));
      const key = canonicalText(keys);
      const known = members.get(key);
      if (known) known.fits.push(fit);
      else members.set(key, { keys, fits: [fit] });
    }
  }
  const found: Fit[] = [];
  for (const { keys, fits: own } of members.values()) {
    const locals = [...given];
    for (const [index, { slot }] of group.keys.entries()) locals[slot] = keys[index];
    for (const each of group.aggregates) {
      const values: Value[] = [];
      for (const fit of each.of ? own : []) {
        spend(turn, 1);
        turn.locals = fit;
        const value = each.of?.(turn) ?? null;
        if (value !== null) values.push(value);
      }
      locals[each.slot] = aggregate(each, values, each.of ? values.length : own.length, turn);
    }
    turn.locals = locals;
    if (!group.having || holds(turn, group.having)) found.push(locals);
  }
  return found;
}

function distinctRows(rows: readonly Row[]): readonly Value[] {
  const met = new Set<string>();
  const values: Value[] = [];
  for (const { value } of rows) {
    const text = canonicalText(value);
    if (met.has(text)) continue;
    met.add(text);
    values.push(value);
  }
  return values;
}

function compareRows(query: LinkedQuery, a: Row, b: Row): number {
  for (const [index, { descending }] of query.order.entries()) {
    const left = a.keys[index] ?? null;
    const right = b.keys[index] ?? null;
    // What is none comes last, whichever way the rest is ordered.
    if (left === null || right === null) {
      if (left !== right) return left === null ? 1 : -1;
      continue;
    }
    const order = compareValues(left, right);
    if (order !== 0) return descending ? -order : order;
  }
  return 0;
}

function compareValues(a: Value, b: Value): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  if (typeof a === 'string' || isPersonal(a)) return compareText(textOf(a), textOf(b));
  const difference = asBig(a) - asBig(b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
