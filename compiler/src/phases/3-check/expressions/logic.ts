import type { BinaryExpression, UnaryExpression } from '../../1-parse/index.js';
import type { Elaborated, Learned } from '../checked.js';
import type { Checker } from '../checker.js';
import { condition } from '../fit.js';
import { boolOf, unknownTy } from '../types.js';

/** `a and b`, `a or b`: the right side is read knowing how the left came out. */
export function junction(c: Checker, e: BinaryExpression, op: 'and' | 'or'): Elaborated {
  const left = condition(c, e.left);
  const right = c.under(op === 'and' ? left.yes : left.no, () => condition(c, e.right));
  const ir = { op, left: left.ir, right: right.ir } as const;
  if (left.type.kind !== 'bool' || right.type.kind !== 'bool') return { type: unknownTy, ir };
  const { value: a } = left.type;
  const { value: b } = right.type;
  const decisive = op === 'or';
  const value =
    a === decisive || b === decisive ? decisive : a === !decisive && b === !decisive ? !decisive : undefined;
  // `a and b` holds when both do; that it does not hold tells nothing of either.
  const known = both(op === 'and' ? left.yes : left.no, op === 'and' ? right.yes : right.no);
  return { type: boolOf(value), ir, ...(known && (op === 'and' ? { yes: known } : { no: known })) };
}

/** `not a`. */
export function negation(c: Checker, e: UnaryExpression): Elaborated {
  const { type, ir, yes, no } = condition(c, e.operand);
  return {
    type: type.kind === 'bool' ? boolOf(type.value === undefined ? undefined : !type.value) : type,
    ir: { op: 'unary', operator: 'not', of: ir },
    ...(no && { yes: no }),
    ...(yes && { no: yes }),
  };
}

function both(a: Learned | undefined, b: Learned | undefined): Learned | undefined {
  return a && b ? [...a, ...b] : (a ?? b);
}
