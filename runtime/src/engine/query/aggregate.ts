import type { Value } from '../../bundle/index.js';
import { divideFloat } from '../arithmetic/float.js';
import { extreme, sum } from '../link/builtin.js';
import { checkedList } from '../link/operator.js';
import { asNumber } from '../link/values.js';
import type { Turn } from '../run/turn.js';
import type { LinkedAggregate } from './linked-query.js';

/** What a group comes to. Values that are none are left out. */
export function aggregate(
  { function: name, zero }: LinkedAggregate,
  values: readonly Value[],
  rows: number,
  turn: Turn,
): Value {
  switch (name) {
    case 'count':
      return rows;
    case 'list':
      return checkedList(turn, values);
    case 'sum':
      return sum(values, zero, turn);
    case 'min':
    case 'max':
      return values.length === 0 ? null : extreme([values], name === 'min' ? -1 : 1);
    case 'avg':
      return values.length === 0 ? null : divideFloat(asNumber(sum(values, 0, turn)), values.length);
  }
}
