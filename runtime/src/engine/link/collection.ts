import type { ExprIr, Value } from '../../bundle/index.js';
import { Refusal } from '../../world/index.js';
import { longestList } from '../run/limits.js';
import { spend, type Turn } from '../run/turn.js';
import type { Evaluate } from './linked.js';
import type { Linker } from './linker.js';
import { checkedList, distinct, elementAt, setOf, withEntry } from './operator.js';
import { asNumber, elementsOf, fieldIn } from './values.js';

type Of<O extends ExprIr['op']> = Extract<ExprIr, { op: O }>;

export function linkItems(link: Linker, node: Of<'list' | 'set'>): Evaluate {
  const items = link.expressions(node.items);
  if (node.op === 'list') return (turn) => checkedList(turn, evaluateAll(items, turn));
  return (turn) => setOf(turn, distinct(turn, evaluateAll(items, turn)));
}

export function evaluateAll(items: readonly Evaluate[], turn: Turn): Value[] {
  const values: Value[] = [];
  for (const item of items) values.push(item(turn));
  return values;
}

/** A key written twice keeps its first place and its last value. */
export function linkMap(link: Linker, node: Of<'map'>): Evaluate {
  const entries = node.entries.map(([key, value]) => [link.expression(key), link.expression(value)] as const);
  return (turn) => {
    let map: Value = { is: 'map', entries: [] };
    for (const [key, value] of entries) map = withEntry(map, key(turn), value(turn), turn);
    return map;
  };
}

type LinkedFields = readonly (readonly [name: string, value: Evaluate])[];

export function linkFields(link: Linker, fields: { readonly [name: string]: ExprIr }): LinkedFields {
  return Object.entries(fields).map(([name, value]) => [name, link.expression(value)] as const);
}

export function evaluateFields(fields: LinkedFields, turn: Turn): { [name: string]: Value } {
  const values: { [name: string]: Value } = {};
  for (const [name, value] of fields) values[name] = value(turn);
  return values;
}

export function linkRecord(link: Linker, node: Of<'record'>): Evaluate {
  const fields = linkFields(link, node.fields);
  return (turn) => ({ is: 'record', fields: evaluateFields(fields, turn) });
}

export function linkVariant(link: Linker, node: Of<'variant'>): Evaluate {
  const fields = linkFields(link, node.fields);
  const { case: name } = node;
  if (fields.length === 0) {
    const value: Value = { is: 'variant', case: name, fields: {} };
    return () => value;
  }
  return (turn) => ({ is: 'variant', case: name, fields: evaluateFields(fields, turn) });
}

export function linkGet(link: Linker, node: Of<'get'>): Evaluate {
  const of = link.expression(node.of);
  const { name } = node;
  return (turn) => fieldIn(of(turn), name);
}

export function linkAt(link: Linker, node: Of<'at'>): Evaluate {
  const of = link.expression(node.of);
  const index = link.expression(node.index);
  return (turn) => elementAt(of(turn), index(turn));
}

/** A comprehension: over the collection as it was when it began. */
export function linkEach(link: Linker, node: Of<'each'>): Evaluate {
  const source = link.expression(node.source);
  const slot = link.slots.index(node.slot);
  const condition = node.condition && link.expression(node.condition);
  const value = link.expression(node.value);
  return (turn) => {
    const result: Value[] = [];
    for (const item of elementsOf(source(turn))) {
      spend(turn, 1);
      turn.locals[slot] = item;
      if (condition && condition(turn) !== true) continue;
      result.push(value(turn));
    }
    // The binder's life ends here; what is left in a frame is saved.
    turn.locals[slot] = undefined;
    return checkedList(turn, result);
  };
}

/** A range written out: `1..3` is `[1, 2, 3]`. */
export function linkRange(link: Linker, node: Of<'range'>): Evaluate {
  const low = link.expression(node.low);
  const high = link.expression(node.high);
  const past = node.openEnd ? 0 : 1;
  return (turn) => {
    const from = asNumber(low(turn));
    const to = asNumber(high(turn)) + past;
    if (to - from > longestList) throw new Refusal('tooLong');
    const items: number[] = [];
    for (let i = from; i < to; i++) items.push(i);
    return checkedList(turn, items);
  };
}
