import type { BinaryIr, ExprIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { BinaryExpression, Expression, UnaryExpression } from '../../1-parse/index.js';
import { asFigure, elementOf, joinFigures } from '../builtins/figures.js';
import type { Elaborated } from '../checked.js';
import type { Checker } from '../checker.js';
import { describe, diceRange, fits, reportMisfit, roll } from '../fit.js';
import * as interval from '../types/interval.js';
import { joinTypes } from '../types/join-types.js';
import { durationTy, figureTy, floatTy, instantTy, intTy, isPersonal, presentTy, type Ty, textTy } from '../types.js';
import { unknownValue } from '../unknown-value.js';

type Operator = '+' | '-' | '*' | '/' | 'mod';

/** `a + b` and its like. Which operation it is follows from the types; bounds are carried through. */
export function arithmetic(c: Checker, e: BinaryExpression, operator: Operator, hint: Ty | undefined): Elaborated {
  const wanted = hintFor(hint);
  const left = operand(c, e.left, factorHint(operator, e.left) ?? wanted);
  const right = operand(c, e.right, factorHint(operator, e.right) ?? collectionHint(left.type) ?? wanted);
  return combine(c, operator, left, right, e);
}

/** The operation on two elaborated values; an assignment with `+=` comes here, too. */
export function combine(
  c: Checker,
  operator: Operator,
  left: Elaborated,
  right: Elaborated,
  e: {
    readonly span: Expression['span'];
    readonly left: { readonly span: Expression['span'] };
    readonly right: Expression;
  },
): Elaborated {
  const { type: a } = left;
  const { type: b } = right;
  if (a.kind === 'unknown' || b.kind === 'unknown') return unknownValue;
  if (a.kind === 'optional' || b.kind === 'optional') {
    const at = a.kind === 'optional' ? e.left.span : e.right.span;
    c.report(catalogue.maybeNone, at, { what: `\`${c.sourceOf(at)}\`` });
    return unknownValue;
  }
  if (isZero(right) && isDivision(operator)) {
    c.report(catalogue.divisionByZero, e.right.span, {});
    return unknownValue;
  }
  const result =
    figures(operator, left, right) ??
    scaledFigures(c, operator, left, right, e.right) ??
    times(operator, left, right) ??
    texts(operator, left, right) ??
    collections(c, operator, left, right);
  if (result) return result;
  if (isDivision(operator) && isExact(a) && (isExact(b) || b.kind === 'int' || b.kind === 'float')) {
    // The bundle has no division of scaled figures: a quotient is rarely exact, and decimals round only where they are assigned.
    if (!(a.kind === 'amount' && b.kind === 'amount' && a.resource !== b.resource))
      c.report(catalogue.notDivisible, { start: e.left.span.start, end: e.right.span.end }, { what: describe(a) });
  } else if (!(a.kind === 'amount' && b.kind === 'amount')) {
    c.report(catalogue.badOperands, e.span, { operator, left: describe(a), right: describe(b) });
  }
  return unknownValue;
}

function isDivision(operator: Operator): boolean {
  return operator === '/' || operator === 'mod';
}

/** Decimals and amounts are whole numbers of their last place. */
function isExact(type: Ty): boolean {
  return type.kind === 'decimal' || type.kind === 'amount';
}

/** `-x`. */
export function negative(c: Checker, e: UnaryExpression, hint: Ty | undefined): Elaborated {
  const value = operand(c, e.operand, hintFor(hint));
  const { type, ir } = value;
  switch (type.kind) {
    case 'unknown':
      return value;
    case 'int':
    case 'float': {
      const { low, high } = interval.negate(interval.intervalOf(type));
      const negated = figureTy(type.kind, low, high);
      // −0 is 0 to every hash, so it is written as that.
      if (ir.op === 'const' && typeof ir.value === 'number')
        return { type: negated, ir: { op: 'const', value: ir.value === 0 ? 0 : -ir.value } };
      return { type: negated, ir: { op: 'unary', operator: type.kind === 'int' ? 'int.neg' : 'float.neg', of: ir } };
    }
    case 'duration':
      return { type, ir: { op: 'unary', operator: 'int.neg', of: ir } };
    case 'decimal':
    case 'amount':
      return { type, ir: { op: 'unary', operator: 'big.neg', of: ir } };
    default:
      c.report(catalogue.wrongType, e.operand.span, { found: describe(type), wanted: 'a figure' });
      return unknownValue;
  }
}

/** An operand: dice are rolled where a figure is reckoned with. */
function operand(c: Checker, expression: Expression, hint: Ty | undefined): Elaborated {
  const value = c.expression(expression, hint);
  if (value.type.kind !== 'dice') return value;
  return { type: diceRange(value.ir), ir: roll(c, value.ir, expression.span) };
}

/** A hint for operands: a bare name beside `+` is a figure, unless something else is wanted. */
function hintFor(hint: Ty | undefined): Ty {
  const wanted = hint && presentTy(hint);
  switch (wanted?.kind) {
    case 'float':
      return floatTy;
    case 'decimal':
    case 'amount':
    case 'text':
    case 'list':
    case 'set':
      return wanted;
    default:
      return intTy;
  }
}

/** A decimal or an amount is taken so many times: a literal beside `*` is that many. */
function factorHint(operator: Operator, expression: Expression): Ty | undefined {
  return operator === '*' && expression.kind === 'int' ? intTy : undefined;
}

/** Beside a collection stands another, or an element. */
function collectionHint(left: Ty): Ty | undefined {
  return left.kind === 'list' || left.kind === 'set' || left.kind === 'decimal' ? left : undefined;
}

function figures(operator: Operator, left: Elaborated, right: Elaborated): Elaborated | undefined {
  const { type: a } = left;
  const { type: b } = right;
  if ((a.kind !== 'int' && a.kind !== 'float') || (b.kind !== 'int' && b.kind !== 'float')) return undefined;
  const kind = a.kind === 'int' && b.kind === 'int' ? 'int' : 'float';
  const { low, high } = bounds(operator, interval.intervalOf(a), interval.intervalOf(b), kind === 'int');
  const type = figureTy(kind, low, high);
  const folded = kind === 'int' ? fold(operator, left.ir, right.ir) : undefined;
  if (folded !== undefined) return { type, ir: { op: 'const', value: folded } };
  const of = kind === 'int' ? intTy : floatTy;
  return binary(
    type,
    kind === 'int' ? intOperators[operator] : floatOperators[operator],
    asFigure(left, of),
    asFigure(right, of),
  );
}

function bounds(operator: Operator, a: interval.Interval, b: interval.Interval, whole: boolean): interval.Interval {
  switch (operator) {
    case '+':
      return interval.add(a, b);
    case '-':
      return interval.subtract(a, b);
    case '*':
      return interval.multiply(a, b);
    case '/':
      return interval.divide(a, b, whole);
    case 'mod':
      return interval.modulo(a, b);
  }
}

/** Sums of literals are reckoned at once, where they stay exact. */
function fold(operator: Operator, left: ExprIr, right: ExprIr): number | undefined {
  if (left.op !== 'const' || right.op !== 'const') return undefined;
  const { value: a } = left;
  const { value: b } = right;
  if (typeof a !== 'number' || typeof b !== 'number') return undefined;
  const value = operator === '+' ? a + b : operator === '-' ? a - b : operator === '*' ? a * b : undefined;
  return value !== undefined && Number.isSafeInteger(value) ? (value === 0 ? 0 : value) : undefined;
}

/** Decimals among themselves and with ints; amounts of one resource; an amount so many times. */
function scaledFigures(
  c: Checker,
  operator: Operator,
  left: Elaborated,
  right: Elaborated,
  at: Expression,
): Elaborated | undefined {
  const { type: a } = left;
  const { type: b } = right;
  if (a.kind === 'amount' && b.kind === 'amount') {
    if (a.resource !== b.resource) reportMisfit(c, b, a, at.span);
    else if (operator === '+' || operator === '-')
      return binary(a, operator === '+' ? 'big.add' : 'big.sub', left.ir, right.ir);
    else if (operator === '*')
      c.report(catalogue.badOperands, at.span, { operator, left: describe(a), right: describe(b) });
    return undefined;
  }
  if (operator === '*') {
    if ((a.kind === 'amount' || a.kind === 'decimal') && b.kind === 'int')
      return binary(a, 'big.mulInt', left.ir, right.ir);
    if (a.kind === 'int' && (b.kind === 'amount' || b.kind === 'decimal'))
      return binary(b, 'big.mulInt', right.ir, left.ir);
    return undefined;
  }
  if ((operator !== '+' && operator !== '-') || (a.kind !== 'decimal' && b.kind !== 'decimal')) return undefined;
  const type = joinFigures(a, b);
  if (type?.kind !== 'decimal') return undefined;
  return binary(type, operator === '+' ? 'big.add' : 'big.sub', asFigure(left, type), asFigure(right, type));
}

/** Durations and instants: whole milliseconds. */
function times(operator: Operator, left: Elaborated, right: Elaborated): Elaborated | undefined {
  const { kind: a } = left.type;
  const { kind: b } = right.type;
  if (operator === '+' || operator === '-') {
    const operation = operator === '+' ? 'int.add' : 'int.sub';
    if (a === 'duration' && b === 'duration') return binary(durationTy, operation, left.ir, right.ir);
    if (a === 'instant' && b === 'duration') return binary(instantTy, operation, left.ir, right.ir);
    if (operator === '-' && a === 'instant' && b === 'instant') return binary(durationTy, operation, left.ir, right.ir);
  }
  if (operator === '*' && ((a === 'duration' && b === 'int') || (a === 'int' && b === 'duration'))) {
    return binary(durationTy, 'int.mul', left.ir, right.ir);
  }
  return operator === '/' && a === 'duration' && b === 'int'
    ? binary(durationTy, 'int.div', left.ir, right.ir)
    : undefined;
}

function texts(operator: Operator, left: Elaborated, right: Elaborated): Elaborated | undefined {
  if (operator !== '+' || left.type.kind !== 'text' || right.type.kind !== 'text') return undefined;
  const personal = isPersonal(left.type) || isPersonal(right.type);
  return binary(personal ? { kind: 'text', personal: true } : textTy, 'text.add', left.ir, right.ir);
}

/** Lists grow and shrink by elements or by lists, sets likewise. */
function collections(c: Checker, operator: Operator, left: Elaborated, right: Elaborated): Elaborated | undefined {
  const { type: a } = left;
  const { type: b } = right;
  if (operator !== '+' && operator !== '-') return undefined;
  const of = elementOf(a);
  if ((a.kind !== 'list' && a.kind !== 'set') || !of) return undefined;
  const isPlus = operator === '+';
  if (b.kind === a.kind || (a.kind === 'set' && b.kind === 'list')) {
    const joined = elementOf(b);
    const type = joined && joinTypes(of, joined);
    if (type && (a.kind === 'set' || isPlus)) {
      const operation: BinaryIr = a.kind === 'list' ? 'list.add' : isPlus ? 'set.union' : 'set.minus';
      return binary(
        a.kind === 'list' ? { kind: 'list', of: type } : { kind: 'set', of: type },
        operation,
        left.ir,
        right.ir,
      );
    }
  }
  if (!fits(c, b, of)) return undefined;
  const operation: BinaryIr =
    a.kind === 'list' ? (isPlus ? 'list.push' : 'list.remove') : isPlus ? 'set.add' : 'set.remove';
  const value = b.kind === 'int' && of.kind === 'float' ? asFigure(right, floatTy) : right.ir;
  return binary(a.kind === 'list' ? { kind: 'list', of } : { kind: 'set', of }, operation, left.ir, value);
}

function binary(type: Ty, operator: BinaryIr, left: ExprIr, right: ExprIr): Elaborated {
  return { type, ir: { op: 'binary', operator, left, right } };
}

function isZero(value: Elaborated): boolean {
  return value.ir.op === 'const' && value.ir.value === 0;
}

const intOperators: { readonly [O in Operator]: BinaryIr } = {
  '+': 'int.add',
  '-': 'int.sub',
  '*': 'int.mul',
  '/': 'int.div',
  mod: 'int.mod',
};
const floatOperators: { readonly [O in Operator]: BinaryIr } = {
  '+': 'float.add',
  '-': 'float.sub',
  '*': 'float.mul',
  '/': 'float.div',
  mod: 'float.mod',
};
