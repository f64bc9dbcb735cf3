import type { BinaryIr, ExprIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { BinaryExpression, Expression } from '../../1-parse/index.js';
import { asFigure, joinFigures } from '../builtins/figures.js';
import type { Elaborated } from '../checked.js';
import type { Checker } from '../checker.js';
import { describe, diceRange, reportMisfit, roll } from '../fit.js';
import { learnedByComparison } from '../flow/learn.js';
import * as interval from '../types/interval.js';
import { comparable } from '../types/join-types.js';
import { boolOf, boolTy, type EnumTy, intTy, presentTy, type Ty } from '../types.js';
import { unknownValue } from '../unknown-value.js';

export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=';

/** `a == b`, `a < b` … : what the bounds of both sides decide is known at once. */
export function comparison(c: Checker, e: BinaryExpression, operator: Comparison): Elaborated {
  const [left, right] = sides(c, e);
  // Comparisons don't chain: the parser has said so.
  if (isComparison(e.left) || isComparison(e.right)) return unknownValue;
  const { type: a } = left;
  const { type: b } = right;
  if (a.kind === 'unknown' || b.kind === 'unknown') return unknownValue;
  if (operator === '==' || operator === '!=') return equality(c, e, operator, left, right);
  if (a.kind === 'optional' || b.kind === 'optional') {
    const at = a.kind === 'optional' ? e.left.span : e.right.span;
    c.report(catalogue.maybeNone, at, { what: `\`${c.sourceOf(at)}\`` });
    return unknownValue;
  }
  return order(c, e, operator, left, right);
}

/** Both sides; what the one is tells what a bare name on the other means. */
function sides(c: Checker, e: BinaryExpression): readonly [Elaborated, Elaborated] {
  // A literal on the right tells that a label on the left is a count.
  const early = e.right.kind === 'int' || e.right.kind === 'float' ? intTy : undefined;
  const left = figured(c, e.left, operand(c, e.left, early), e.right);
  const right = figured(c, e.right, operand(c, e.right, hintFrom(left.type)), e.left);
  return [left, right];
}

function operand(c: Checker, expression: Expression, hint: Ty | undefined): Elaborated {
  const { compared } = c;
  const isName = expression.kind === 'nameExpression' || expression.kind === 'member';
  c.compared = isName ? expression.span : undefined;
  const value = c.expression(expression, hint);
  c.compared = compared;
  return value;
}

function isComparison(expression: Expression): boolean {
  return expression.kind === 'binary' && comparisons.has(expression.operator);
}

const comparisons: ReadonlySet<string> = new Set(['<', '<=', '>', '>=']);

/** Dice are rolled beside anything but dice. */
function figured(c: Checker, expression: Expression, value: Elaborated, other: Expression): Elaborated {
  if (value.type.kind !== 'dice' || other.kind === 'dice') return value;
  return { type: diceRange(value.ir), ir: roll(c, value.ir, expression.span) };
}

function hintFrom(type: Ty): Ty | undefined {
  const present = presentTy(type);
  return present.kind === 'enum' ? { kind: 'enum', symbol: present.symbol } : present;
}

function equality(
  c: Checker,
  e: BinaryExpression,
  operator: '==' | '!=',
  left: Elaborated,
  right: Elaborated,
): Elaborated {
  if (!comparable(left.type, right.type)) {
    if (left.type.kind === 'amount' || right.type.kind === 'amount')
      reportMisfit(c, right.type, left.type, e.right.span);
    else c.report(catalogue.badOperands, e.span, { operator, left: describe(left.type), right: describe(right.type) });
    return unknownValue;
  }
  const asksWhether = left.type.kind === 'none' || right.type.kind === 'none';
  if (!asksWhether && (presentTy(left.type).kind === 'float' || presentTy(right.type).kind === 'float')) {
    c.report(catalogue.floatEquality, e.span, {});
  }
  const common = joinFigures(left.type, right.type);
  const ir: ExprIr = {
    op: 'binary',
    operator: operator === '==' ? 'eq' : 'ne',
    left: common ? asFigure(left, common) : left.ir,
    right: common ? asFigure(right, common) : right.ir,
  };
  const same = isSame(left.type, right.type);
  const value = same === undefined ? undefined : operator === '==' ? same : !same;
  return { type: boolOf(value), ir, ...learnedByComparison(operator, left, right) };
}

/** Whether two values are the same, where their types decide it. */
function isSame(a: Ty, b: Ty): boolean | undefined {
  if ((a.kind === 'int' || a.kind === 'float') && (b.kind === 'int' || b.kind === 'float')) {
    return interval.isEqual(interval.intervalOf(a), interval.intervalOf(b));
  }
  if (a.kind === 'bool' && b.kind === 'bool' && a.value !== undefined && b.value !== undefined)
    return a.value === b.value;
  if (a.kind === 'none' || b.kind === 'none') {
    if (a.kind === 'optional' || b.kind === 'optional') return undefined;
    return a.kind === b.kind;
  }
  if (a.kind !== 'enum' || b.kind !== 'enum' || !a.only || !b.only) return undefined;
  const { only } = b;
  if (![...a.only].some((member) => only.has(member))) return false;
  return a.only.size === 1 && only.size === 1 ? true : undefined;
}

function order(
  c: Checker,
  e: BinaryExpression,
  operator: '<' | '<=' | '>' | '>=',
  left: Elaborated,
  right: Elaborated,
): Elaborated {
  const { type: a } = left;
  const { type: b } = right;
  if (a.kind === 'enum' && b.kind === 'enum' && a.symbol === b.symbol)
    return orderOfEnums(c, e, operator, left, right, a, b);
  if (a.kind === 'text' && b.kind === 'text') return compared(boolTy, textOperators[operator], left.ir, right.ir);
  const common = joinFigures(a, b);
  if (!common || !isOrdered(common)) {
    if (a.kind === 'amount' || b.kind === 'amount') reportMisfit(c, b, a, e.right.span);
    else c.report(catalogue.badOperands, e.span, { operator, left: describe(a), right: describe(b) });
    return unknownValue;
  }
  const value = compare(operator, boundsOf(a), boundsOf(b));
  const known = a.kind === 'int' || a.kind === 'float' ? value : undefined;
  return {
    ...compared(boolOf(known), operators[operator], asFigure(left, common), asFigure(right, common)),
    ...learnedByComparison(operator, left, right),
  };
}

function isOrdered(type: Ty): boolean {
  switch (type.kind) {
    case 'int':
    case 'float':
    case 'decimal':
    case 'amount':
    case 'duration':
    case 'instant':
      return true;
    default:
      return false;
  }
}

/** Members of an ordered enum are compared by their places in it. */
function orderOfEnums(
  c: Checker,
  e: BinaryExpression,
  operator: '<' | '<=' | '>' | '>=',
  left: Elaborated,
  right: Elaborated,
  a: EnumTy,
  b: EnumTy,
): Elaborated {
  const { symbol } = a;
  if (!symbol.declaration.ordered) {
    c.report(catalogue.notOrdered, e.span, { name: symbol.name }, { related: [c.relatedTo(symbol)] });
    return unknownValue;
  }
  const ordinal = (of: ExprIr): ExprIr => ({
    op: 'builtin',
    name: 'ordinal',
    arguments: [of, { op: 'const', value: symbol.id }],
  });
  const value = compare(operator, ordinals(a), ordinals(b));
  return {
    ...compared(boolOf(value), operators[operator], ordinal(left.ir), ordinal(right.ir)),
    ...learnedByComparison(operator, left, right),
  };
}

/** The places that members may have in their enum. */
function ordinals(type: EnumTy): interval.Interval {
  const { cases } = type.symbol.declaration;
  const places = cases.flatMap((each, index) => (!type.only || type.only.has(each.name.text) ? [index] : []));
  return { low: Math.min(...places), high: Math.max(...places) };
}

function compare(operator: '<' | '<=' | '>' | '>=', a: interval.Interval, b: interval.Interval): boolean | undefined {
  switch (operator) {
    case '<':
      return interval.isLess(a, b);
    case '<=':
      return interval.isLessOrEqual(a, b);
    case '>':
      return interval.isLess(b, a);
    case '>=':
      return interval.isLessOrEqual(b, a);
  }
}

function boundsOf(type: Ty): interval.Interval {
  return type.kind === 'int' || type.kind === 'float' ? interval.intervalOf(type) : interval.everything;
}

function compared(type: Ty, operator: BinaryIr, left: ExprIr, right: ExprIr): Elaborated {
  return { type, ir: { op: 'binary', operator, left, right } };
}

const operators = { '<': 'lt', '<=': 'le', '>': 'gt', '>=': 'ge' } as const;
const textOperators = { '<': 'text.lt', '<=': 'text.le', '>': 'text.gt', '>=': 'text.ge' } as const;
