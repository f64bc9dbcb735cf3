import type { BinaryIr, ExprIr, Value } from '../../bundle/index.js';
import { compareText, equalValues, includes, isList, Refusal, textOf } from '../../world/index.js';
import { asBig, checkedBig, divideBig } from '../arithmetic/big.js';
import { checkedFloat, divideFloat, modFloat } from '../arithmetic/float.js';
import { checkedInt, divideInt, modInt } from '../arithmetic/int.js';
import { foldText, joinText } from '../arithmetic/text.js';
import { longestList } from '../run/limits.js';
import { madeOf } from '../run/personal.js';
import { spend, type Turn } from '../run/turn.js';
import type { Evaluate } from './linked.js';
import type { Linker } from './linker.js';
import { asNumber, elementsOf, entriesOf, listOf } from './values.js';

type Of<O extends ExprIr['op']> = Extract<ExprIr, { op: O }>;

export function linkUnary(link: Linker, node: Of<'unary'>): Evaluate {
  const of = link.expression(node.of);
  switch (node.operator) {
    case 'not':
      return (turn) => of(turn) !== true;
    case 'int.neg':
    case 'float.neg':
      return (turn) => -asNumber(of(turn)) + 0;
    case 'big.neg':
      return (turn) => -asBig(of(turn));
  }
}

/** `and` and `or` stop early. */
export function linkLogical(link: Linker, node: Of<'and' | 'or'>): Evaluate {
  const left = link.expression(node.left);
  const right = link.expression(node.right);
  if (node.op === 'and') return (turn) => left(turn) === true && right(turn) === true;
  return (turn) => left(turn) === true || right(turn) === true;
}

/** Left, then right. Ints and comparisons have closures of their own: they are what turns are made of. */
export function linkBinary(link: Linker, node: Of<'binary'>): Evaluate {
  const left = link.expression(node.left);
  const right = link.expression(node.right);
  switch (node.operator) {
    case 'int.add':
      return (turn) => checkedInt(asNumber(left(turn)) + asNumber(right(turn)));
    case 'int.sub':
      return (turn) => checkedInt(asNumber(left(turn)) - asNumber(right(turn)));
    case 'eq':
      return (turn) => equalValues(left(turn), right(turn));
    case 'ne':
      return (turn) => !equalValues(left(turn), right(turn));
    case 'lt':
      return (turn) => order(left(turn), right(turn)) < 0;
    case 'le':
      return (turn) => order(left(turn), right(turn)) <= 0;
    case 'gt':
      return (turn) => order(left(turn), right(turn)) > 0;
    case 'ge':
      return (turn) => order(left(turn), right(turn)) >= 0;
    default: {
      const operate = operators[node.operator];
      return (turn) => operate(left(turn), right(turn), turn);
    }
  }
}

function order(a: Value, b: Value): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const difference = asBig(a) - asBig(b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

type Direct = 'int.add' | 'int.sub' | 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge';

const operators: { readonly [O in Exclude<BinaryIr, Direct>]: (a: Value, b: Value, turn: Turn) => Value } = {
  'int.mul': (a, b) => checkedInt(asNumber(a) * asNumber(b)),
  'int.div': (a, b) => divideInt(asNumber(a), asNumber(b)),
  'int.mod': (a, b) => modInt(asNumber(a), asNumber(b)),
  'float.add': (a, b) => checkedFloat(asNumber(a) + asNumber(b)),
  'float.sub': (a, b) => checkedFloat(asNumber(a) - asNumber(b)),
  'float.mul': (a, b) => checkedFloat(asNumber(a) * asNumber(b)),
  'float.div': (a, b) => divideFloat(asNumber(a), asNumber(b)),
  'float.mod': (a, b) => modFloat(asNumber(a), asNumber(b)),
  'big.add': (a, b) => checkedBig(asBig(a) + asBig(b)),
  'big.sub': (a, b) => checkedBig(asBig(a) - asBig(b)),
  'big.mulInt': (a, b) => checkedBig(asBig(a) * asBig(b)),
  'big.div': (a, b) => divideBig(asBig(a), asBig(b)),
  'text.add': (a, b, turn) => {
    const joined = joinText(textOf(a), textOf(b));
    spend(turn, joined.length >> 6);
    return madeOf(joined, a, b);
  },
  'text.lt': (a, b) => compareText(textOf(a), textOf(b)) < 0,
  'text.le': (a, b) => compareText(textOf(a), textOf(b)) <= 0,
  'text.gt': (a, b) => compareText(textOf(a), textOf(b)) > 0,
  'text.ge': (a, b) => compareText(textOf(a), textOf(b)) >= 0,
  'text.contains': (a, b) => foldText(textOf(a)).includes(foldText(textOf(b))),
  'list.add': (a, b, turn) => checkedList(turn, [...listOf(a), ...listOf(b)]),
  'list.push': (a, b, turn) => checkedList(turn, [...listOf(a), b]),
  'list.remove': (a, b, turn) => checkedList(turn, withoutFirst(listOf(a), b)),
  'list.has': (a, b) => includes(listOf(a), b),
  'set.add': (a, b, turn) => {
    const items = elementsOf(a);
    return setOf(turn, includes(items, b) ? items : [...items, b]);
  },
  'set.remove': (a, b, turn) => setOf(turn, withoutFirst(elementsOf(a), b)),
  'set.union': (a, b, turn) => setOf(turn, distinct(turn, [...elementsOf(a), ...elementsOf(b)])),
  'set.minus': (a, b, turn) => {
    const gone = elementsOf(b);
    spend(turn, (elementsOf(a).length * gone.length) >> 6);
    return setOf(
      turn,
      elementsOf(a).filter((item) => !includes(gone, item)),
    );
  },
  'set.has': (a, b) => includes(elementsOf(a), b),
  'map.remove': (a, b, turn) => {
    const entries = entriesOf(a);
    spend(turn, entries.length >> 6);
    return { is: 'map', entries: entries.filter(([key]) => !equalValues(key, b)) };
  },
  'map.has': (a, b) => entriesOf(a).some(([key]) => equalValues(key, b)),
};

export function checkedList(turn: Turn, items: readonly Value[]): readonly Value[] {
  if (items.length > longestList) throw new Refusal('tooLong');
  spend(turn, items.length >> 6);
  return items;
}

export function setOf(turn: Turn, items: readonly Value[]): Value {
  return { is: 'set', items: checkedList(turn, items) };
}

/** The first of each, in order. References, members and figures are told apart by a `Set`; the rest by comparing. */
export function distinct(turn: Turn, items: readonly Value[]): readonly Value[] {
  if (items.every((item) => item === null || typeof item !== 'object')) return [...new Set(items)];
  const result: Value[] = [];
  for (const item of items) {
    spend(turn, 1 + (result.length >> 6));
    if (!includes(result, item)) result.push(item);
  }
  return result;
}

function withoutFirst(items: readonly Value[], gone: Value): readonly Value[] {
  const index = items.findIndex((item) => equalValues(item, gone));
  return index < 0 ? items : items.toSpliced(index, 1);
}

/** The key's entry replaced where it stands, or added at the end. */
export function withEntry(map: Value, key: Value, value: Value, turn: Turn): Value {
  const entries = entriesOf(map);
  const index = entries.findIndex(([other]) => equalValues(other, key));
  if (entries.length >= longestList) throw new Refusal('tooLong');
  spend(turn, entries.length >> 6);
  const entry: readonly [Value, Value] = [key, value];
  return { is: 'map', entries: index < 0 ? [...entries, entry] : entries.with(index, entry) };
}

/** A list's element, a map's value; `none` where there is none. */
export function elementAt(of: Value, index: Value): Value {
  if (isList(of)) return typeof index === 'number' && index >= 0 ? (of[index] ?? null) : null;
  const found = entriesOf(of).find(([key]) => equalValues(key, index));
  return found ? found[1] : null;
}
