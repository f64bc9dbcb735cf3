import { type BinaryIr, decodeValue, type ExprIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { BinaryExpression, Expression, UnaryExpression } from '../../1-parse/index.js';
import { asFigure, elementOf, joinFigures } from '../builtins/figures.js';
import type { Elaborated } from '../checked.js';
import type { Checker } from '../checker.js';
import { describe, diceRange, fits, reportMisfit, rescaled, roll } from '../fit.js';
import * as interval from '../types/interval.js';
import { joinTypes, widen } from '../types/join-types.js';
import { mostPlaces, scaleOf } from '../types/scale.js';
import {
  decimalTy,
  durationTy,
  figureTy,
  floatTy,
  instantTy,
  intTy,
  isPersonal,
  presentTy,
  type Ty,
  textTy,
} from '../types.js';
import { unknownValue } from '../unknown-value.js';

type Operator = '+' | '-' | '*' | '/' | 'mod';

/** `a + b` and its like. Which operation it is follows from the types; bounds are carried through. */
export function arithmetic(c: Checker, e: BinaryExpression, operator: Operator, hint: Ty | undefined): Elaborated {
  const wanted = hintFor(hint);
  const left = operand(c, e.left, factorHint(operator, e.left, wanted) ?? wanted);
  const right = operand(c, e.right, factorHint(operator, e.right, left.type) ?? collectionHint(left.type) ?? wanted);
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
  if (isDivision(operator) && mayBeZero(b))
    c.report(catalogue.mayDivideByZero, e.right.span, { what: c.sourceOf(e.right.span) });
  const result =
    figures(operator, left, right) ??
    scaledFigures(c, operator, left, right, e.right) ??
    times(operator, left, right) ??
    texts(operator, left, right) ??
    collections(c, operator, left, right);
  if (result) return result;
  if (isDivision(operator) && isExact(a) && (isExact(b) || b.kind === 'int' || b.kind === 'float')) {
    // A decimal is exact and a float is not; what is left of a decimal is no figure of its places.
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
    case 'amount': {
      const written = ir.op === 'const' ? decodeValue(ir.value) : undefined;
      if (typeof written === 'bigint') return { type: widen(type), ir: big(-written) };
      return { type: widen(type), ir: { op: 'unary', operator: 'big.neg', of: ir } };
    }
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

/** A decimal or an amount is taken so many times: a literal beside `*` is that many. Beside an amount it is exact, as written. */
function factorHint(operator: Operator, expression: Expression, beside: Ty): Ty | undefined {
  if (operator !== '*') return undefined;
  if (expression.kind === 'int') return intTy;
  if (expression.kind !== 'float' || beside.kind !== 'amount') return undefined;
  const places = /^[\d_]+\.([\d_]+)$/.exec(expression.text)?.[1];
  return places === undefined ? undefined : decimalTy(places.replaceAll('_', '').length);
}

/** Beside a collection stands another, or an element. */
function collectionHint(left: Ty): Ty | undefined {
  if (left.kind === 'map') return left.key;
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
    else if (operator === '/') return quotient(left, right);
    else if (operator === '+' || operator === '-')
      return binary(a, operator === '+' ? 'big.add' : 'big.sub', left.ir, right.ir);
    else if (operator === '*')
      c.report(catalogue.badOperands, at.span, { operator, left: describe(a), right: describe(b) });
    return undefined;
  }
  if (operator === '*') return product(left, right);
  if (operator === '/') return quotient(left, right);
  if ((operator !== '+' && operator !== '-') || (a.kind !== 'decimal' && b.kind !== 'decimal')) return undefined;
  const type = joinFigures(a, b);
  if (type?.kind !== 'decimal') return undefined;
  return binary(type, operator === '+' ? 'big.add' : 'big.sub', asFigure(left, type), asFigure(right, type));
}

/** So many times an amount or a decimal; of two decimals the places add up, until they are assigned. */
function product(left: Elaborated, right: Elaborated): Elaborated | undefined {
  const { type: a } = left;
  const { type: b } = right;
  if ((a.kind === 'amount' || a.kind === 'decimal') && b.kind === 'int')
    return binary(widen(a), 'big.mulInt', left.ir, right.ir);
  if (a.kind === 'int' && (b.kind === 'amount' || b.kind === 'decimal'))
    return binary(widen(b), 'big.mulInt', right.ir, left.ir);
  if (a.kind === 'amount' && b.kind === 'decimal') return portion(left, a, right.ir, b.scale);
  if (a.kind === 'decimal' && b.kind === 'amount') return portion(right, b, left.ir, a.scale);
  if (a.kind !== 'decimal' || b.kind !== 'decimal') return undefined;
  const scale = a.scale + b.scale;
  const exact = binary(decimalTy(scale), 'big.mulInt', left.ir, right.ir);
  if (scale <= mostPlaces) return exact;
  return { type: decimalTy(mostPlaces), ir: rescaled(exact.ir, scale, mostPlaces) };
}

/** A part of an amount, or several times it: rounded half-even to what the resource counts in. */
function portion(amount: Elaborated, type: Ty, factor: ExprIr, scale: number): Elaborated {
  return { type: widen(type), ir: rescaled(binary(type, 'big.mulInt', amount.ir, factor).ir, scale, 0) };
}

/**
 * A quotient has no last place, so it is reckoned to six more than its sides have, half-even. An amount shared by a figure
 * stays an amount; by an amount of its own resource it is how often the one holds the other.
 */
function quotient(left: Elaborated, right: Elaborated): Elaborated | undefined {
  const { type: a } = left;
  const { type: b } = right;
  if (a.kind === 'amount' && b.kind === 'int') {
    return binary(a, 'big.div', left.ir, { op: 'binary', operator: 'big.mulInt', left: big(1n), right: right.ir });
  }
  const common = a.kind === 'amount' && b.kind === 'amount' && a.resource === b.resource;
  const type = common ? decimalTy(scaleOf(a.resource)) : joinFigures(a, b);
  if (type?.kind !== 'decimal' || (!common && a.kind !== 'decimal' && b.kind !== 'decimal')) return undefined;
  const scale = Math.min(mostPlaces, type.scale + 6);
  const dividend = common ? left.ir : asFigure(left, type);
  const divisor = common ? right.ir : asFigure(right, type);
  return binary(decimalTy(scale), 'big.div', rescaled(dividend, 0, scale), divisor);
}

function big(value: bigint): ExprIr {
  return { op: 'const', value: { $n: value.toString() } };
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
  if (a !== 'duration') return undefined;
  // How often the one fits into the other, and what is left: `gap / 1d` is whole days.
  if (operator === '/' && b === 'duration') return binary(intTy, 'int.div', left.ir, right.ir);
  if (operator === 'mod' && b === 'duration') return binary(durationTy, 'int.mod', left.ir, right.ir);
  return operator === '/' && b === 'int' ? binary(durationTy, 'int.div', left.ir, right.ir) : undefined;
}

function texts(operator: Operator, left: Elaborated, right: Elaborated): Elaborated | undefined {
  if (operator !== '+' || left.type.kind !== 'text' || right.type.kind !== 'text') return undefined;
  const personal = isPersonal(left.type) || isPersonal(right.type);
  return binary(personal ? { kind: 'text', personal: true } : textTy, 'text.add', left.ir, right.ir);
}

/** Lists grow and shrink by elements or by lists, sets likewise; maps shrink by keys. */
function collections(c: Checker, operator: Operator, left: Elaborated, right: Elaborated): Elaborated | undefined {
  const { type: a } = left;
  const { type: b } = right;
  if (operator !== '+' && operator !== '-') return undefined;
  if (a.kind === 'map' && operator === '-' && fits(c, b, a.key)) return binary(a, 'map.remove', left.ir, right.ir);
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

/** A range that begins or ends at 0: of one that a condition could have narrowed, it is known that none has. */
function mayBeZero(type: Ty): boolean {
  return (type.kind === 'int' || type.kind === 'float') && (type.low === 0 || type.high === 0);
}

function isZero(value: Elaborated): boolean {
  if (value.ir.op !== 'const') return false;
  const zero = decodeValue(value.ir.value);
  return zero === 0 || zero === 0n;
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
