import type { ExprIr } from '../../bundle/index.js';
import { Refusal } from '../../world/index.js';
import { Returned } from '../run/signals.js';
import type { Evaluate } from './linked.js';
import type { Linker } from './linker.js';
import { linkArm } from './pattern.js';

type Of<O extends ExprIr['op']> = Extract<ExprIr, { op: O }>;

export function linkIf(link: Linker, node: Of<'if'>): Evaluate {
  const condition = link.expression(node.condition);
  const then = link.expression(node.then);
  const otherwise = link.expression(node.else);
  return (turn) => (condition(turn) === true ? then(turn) : otherwise(turn));
}

/** The checker has proved that an arm matches; a value of an older version of the pack may still match none. */
export function linkMatch(link: Linker, node: Of<'match'>): Evaluate {
  const subject = link.expression(node.subject);
  const arms = node.arms.map((arm) => [linkArm(link, arm), link.expression(arm.value)] as const);
  return (turn) => {
    const value = subject(turn);
    for (const [matches, result] of arms) if (matches(turn, value)) return result(turn);
    throw new Refusal('noMatch');
  };
}

/** Statements, then a value. A `return` among them leaves the routine around the whole expression. */
export function linkBlock(link: Linker, node: Of<'block'>): Evaluate {
  const body = link.statements(node.do);
  const value = link.expression(node.value);
  return (turn) => {
    if (body(turn)) throw new Returned();
    return value(turn);
  };
}
