import type { ExprIr, Value } from '../../bundle/index.js';
import { isList } from '../../world/index.js';
import { randomInt, rollDice } from '../run/chance.js';
import type { Evaluate } from './linked.js';
import type { Linker } from './linker.js';
import { asNumber, unexpected } from './values.js';

type Of<O extends ExprIr['op']> = Extract<ExprIr, { op: O }>;

export function linkRoll(link: Linker, node: Of<'roll'>): Evaluate {
  const of = link.expression(node.of);
  const { site } = node;
  return (turn) => {
    const { count, sides } = diceOf(of(turn));
    return rollDice(turn, site, count, sides);
  };
}

export function linkRandom(link: Linker, node: Of<'random'>): Evaluate {
  const low = link.expression(node.low);
  const high = link.expression(node.high);
  const { site } = node;
  return (turn) => randomInt(turn, site, asNumber(low(turn)), asNumber(high(turn)));
}

function diceOf(value: Value): { readonly count: number; readonly sides: number } {
  if (value !== null && typeof value === 'object' && !isList(value) && value.is === 'dice') return value;
  throw unexpected('dice', value);
}
