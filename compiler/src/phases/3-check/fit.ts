import { decodeValue, type ExprIr } from '@fabula/runtime/bundle';
import type { Span } from '../../base/index.js';
import { catalogue } from '../../diagnostics/index.js';
import type { Expression } from '../1-parse/index.js';
import type { Elaborated } from './checked.js';
import type { Checker } from './checker.js';
import { componentsOf } from './fields.js';
import { disjoint, intervalOf, isConstant, within } from './types/interval.js';
import { sameFields, sameType, widen } from './types/join-types.js';
import { showBounds, showDecimalBounds, showNumber, showType, showUnits } from './types/show-type.js';
import { shapesFit } from './types/tensor.js';
import {
  type DecimalTy,
  type FloatTy,
  type IntTy,
  intTy,
  type RefTy,
  type TextTy,
  type Ty,
  type VariantTy,
} from './types.js';

/** Checks an expression against the type that is wanted where it stands, and gives its meaning as such a value. */
export function check(c: Checker, expression: Expression, wanted: Ty): ExprIr {
  return fit(c, c.expression(expression, wanted), wanted, expression.span);
}

/** Brings a value into a type: converts, saturates where it may not fit, reports where it can't. */
export function fit(c: Checker, value: Elaborated, wanted: Ty, span: Span): ExprIr {
  const converted = convert(c, value.ir, value.type, wanted, span);
  if (converted) return converted;
  reportMisfit(c, value.type, wanted, span);
  return value.ir;
}

/** A condition: its type is kept, since it may be known to hold or not to. */
export function condition(c: Checker, expression: Expression): Elaborated {
  const value = c.expression(expression, { kind: 'bool' });
  c.origin(value.ir, expression.span);
  c.asked.condition(expression, value);
  if (value.type.kind === 'bool' || value.type.kind === 'unknown') return value;
  reportMisfit(c, value.type, { kind: 'bool' }, expression.span);
  return { type: { kind: 'unknown' }, ir: value.ir };
}

/** Whether a value fits as it is or by a conversion. Reports nothing. */
export function fits(c: Checker, type: Ty, wanted: Ty): boolean {
  const said = c.diagnostics.length;
  const fitted = convert(c, { op: 'const', value: null }, type, wanted, { start: 0, end: 0 }) !== undefined;
  c.diagnostics.length = said;
  return fitted;
}

function convert(c: Checker, ir: ExprIr, from: Ty, to: Ty, span: Span): ExprIr | undefined {
  if (from.kind === 'unknown' || to.kind === 'unknown') return ir;
  switch (to.kind) {
    case 'optional':
      if (from.kind === 'none') return ir;
      if (from.kind !== 'optional') return convert(c, ir, from, to.of, span);
      return fitsPlainly(c, from.of, to.of) ? ir : undefined;
    case 'int':
      if (from.kind === 'int') return inRange(c, ir, from, to, span);
      return from.kind === 'dice' ? inRange(c, roll(c, ir, span), diceRange(ir), to, span) : undefined;
    case 'float':
      if (from.kind === 'float') return inRange(c, ir, from, to, span);
      if (from.kind === 'int') return inRange(c, toFloat(ir), from, to, span);
      return from.kind === 'dice' ? inRange(c, toFloat(roll(c, ir, span)), diceRange(ir), to, span) : undefined;
    case 'decimal':
      if (from.kind === 'decimal') return decimalInRange(c, rescaled(ir, from.scale, to.scale), from, to, span);
      return from.kind === 'int' ? decimalInRange(c, decimalOf(ir, to.scale), undefined, to, span) : undefined;
    case 'text':
      return from.kind === 'text' ? shortened(c, ir, from, to, span) : undefined;
    default:
      return fitsPlainly(c, from, to) ? ir : undefined;
  }
}

/** Whether every value of one type is, unchanged, a value of another. */
function fitsPlainly(c: Checker, from: Ty, to: Ty): boolean {
  if (from === to || from.kind === 'unknown' || to.kind === 'unknown') return true;
  switch (to.kind) {
    case 'optional':
      return from.kind === 'none' || fitsPlainly(c, from.kind === 'optional' ? from.of : from, to.of);
    case 'int':
    case 'float':
      return from.kind === to.kind && within(intervalOf(from), intervalOf(to));
    case 'decimal':
      return from.kind === 'decimal' && from.scale === to.scale && isWithin(from, to);
    case 'text':
      return from.kind === 'text' && isAsLong(from, to) && isAsMatching(from, to);
    case 'list':
      return from.kind === 'list' && fitsPlainly(c, from.of, to.of) && shapesFit(from, to);
    case 'set':
      return from.kind === 'set' && fitsPlainly(c, from.of, to.of);
    case 'map':
      return from.kind === 'map' && fitsPlainly(c, from.key, to.key) && fitsPlainly(c, from.value, to.value);
    case 'record':
      return from.kind === 'record' && sameFields(from.fields, to.fields);
    case 'variant':
      return from.kind === 'variant' && isCaseOf(from, to);
    case 'ref':
      return from.kind === 'ref' && isEntityOf(c, from, to);
    default:
      return sameType(from, to);
  }
}

function isCaseOf(from: VariantTy, to: VariantTy): boolean {
  return from.cases.every((each) =>
    to.cases.some((other) => other.name === each.name && sameFields(each.fields, other.fields)),
  );
}

function isEntityOf(c: Checker, from: RefTy, to: RefTy): boolean {
  if (to.kinds.length > 0 && (from.kinds.length === 0 || !from.kinds.every((kind) => to.kinds.includes(kind))))
    return false;
  if (to.has.length === 0) return true;
  const components = componentsOf(c.context, from);
  return to.has.every((component) => components.includes(component));
}

/** A figure into bounds. What can never lie in them is an error; what may not, saturates. */
function inRange(c: Checker, ir: ExprIr, from: IntTy | FloatTy, to: IntTy | FloatTy, span: Span): ExprIr {
  const bounds = intervalOf(to);
  const value = intervalOf(from);
  if (within(value, bounds)) return ir;
  if (!to.clamped && disjoint(value, bounds)) {
    c.report(catalogue.outOfRange, span, {
      value: isConstant(value) ? showNumber(value.low, to.kind) : 'This',
      range: showBounds(to),
    });
    return ir;
  }
  if (!to.clamped) c.report(catalogue.mayLeaveRange, span, { range: showBounds(to) });
  else if (ir.op === 'const' && isConstant(value)) reportHeld(c, value.low, to, span);
  return {
    op: 'saturate',
    of: ir,
    ...(to.low !== undefined && { low: to.low }),
    ...(to.high !== undefined && { high: to.high }),
    clamped: to.clamped === true,
    site: c.site(),
  };
}

/** A decimal into bounds, which are told apart only where both are written: nothing is followed through arithmetic. */
function decimalInRange(c: Checker, ir: ExprIr, from: DecimalTy | undefined, to: DecimalTy, span: Span): ExprIr {
  const { low, high } = to;
  if (low === undefined || high === undefined || (from?.scale === to.scale && isWithin(from, to))) return ir;
  const units = unitsOf(ir);
  if (units !== undefined) {
    if (units >= BigInt(low) && units <= BigInt(high)) return ir;
    c.report(catalogue.outOfRange, span, { value: showUnits(units, to.scale), range: showDecimalBounds(to) });
    return ir;
  }
  if (!to.clamped) c.report(catalogue.mayLeaveRange, span, { range: showDecimalBounds(to) });
  return { op: 'saturate', of: ir, low, high, clamped: to.clamped === true, site: c.site() };
}

function isWithin(from: DecimalTy, to: DecimalTy): boolean {
  if (to.low === undefined || to.high === undefined) return true;
  return from.low !== undefined && from.high !== undefined && from.low >= to.low && from.high <= to.high;
}

/** A written decimal in units of its scale. */
function unitsOf(ir: ExprIr): bigint | undefined {
  if (ir.op !== 'const') return undefined;
  const value = decodeValue(ir.value);
  return typeof value === 'bigint' ? value : undefined;
}

/** `clamped` is there for what is reckoned; a written figure that is never there is a slip. */
function reportHeld(c: Checker, figure: number, to: IntTy | FloatTy, span: Span): void {
  const bounds = intervalOf(to);
  const held = showNumber(figure < bounds.low ? bounds.low : bounds.high, to.kind);
  const fix = c.fix(`Write \`${held}\``, { span, text: held });
  c.report(
    catalogue.clampedConstant,
    span,
    { value: showNumber(figure, to.kind), range: showBounds(to), held },
    { fix },
  );
}

/** Text into a length and a pattern. A literal is held against them; what may be longer is cut when the story runs. */
function shortened(c: Checker, ir: ExprIr, from: TextTy, to: TextTy, span: Span): ExprIr {
  const literals = literalsOf(ir);
  if (literals) {
    if (to.max !== undefined && literals.some((text) => graphemes(text) > (to.max ?? 0)))
      c.report(catalogue.textTooLong, span, { max: to.max });
    else if (to.matches !== undefined && !literals.every((text) => matchesWhole(to.matches ?? '', text))) {
      c.report(catalogue.textDoesNotMatch, span, { pattern: to.matches });
    }
    return ir;
  }
  if (!isAsMatching(from, to)) c.report(catalogue.patternNotShown, span, { pattern: to.matches ?? '' });
  if (to.max === undefined || isAsLong(from, to)) return ir;
  c.report(catalogue.mayBeTooLong, span, { max: to.max });
  return { op: 'limit', of: ir, max: to.max, site: c.site() };
}

/** The texts that a value may be, where all of them are written out. */
function literalsOf(ir: ExprIr): readonly string[] | undefined {
  if (ir.op === 'const') return typeof ir.value === 'string' ? [ir.value] : undefined;
  if (ir.op !== 'if' && ir.op !== 'match') return undefined;
  const values = (ir.op === 'if' ? [ir.then, ir.else] : ir.arms.map((arm) => arm.value)).map(literalsOf);
  return values.every((each) => each !== undefined) ? values.flat() : undefined;
}

function isAsLong(from: TextTy, to: TextTy): boolean {
  return to.max === undefined || (from.max ?? Number.POSITIVE_INFINITY) <= to.max;
}

/** Whether one pattern implies another can't be told, so they have to be the same. */
function isAsMatching(from: TextTy, to: TextTy): boolean {
  return to.matches === undefined || from.matches === to.matches;
}

/** How many characters a reader would count. */
export function graphemes(text: string): number {
  // Plain ASCII is what almost all literals are, and there a grapheme is a unit; CR LF can't stand in a literal.
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  return [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].length;
}

/** Whether a pattern describes a text from its first to its last character. */
export function matchesWhole(pattern: string, text: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u').test(text);
  } catch {
    // A pattern that is none was reported where it stands.
    return true;
  }
}

/** Rolls dice where a figure is wanted. */
export function roll(c: Checker, ir: ExprIr, span: Span): ExprIr {
  if (c.ban !== undefined) c.report(catalogue.effectNotAllowed, span, { what: 'Dice are rolled', where: c.ban });
  return { op: 'roll', site: c.site(), of: ir };
}

/** What dice may show. Dice that are not written out may show anything above nothing. */
export function diceRange(ir: ExprIr): IntTy {
  if (ir.op !== 'const' || ir.value === null || typeof ir.value !== 'object' || !('$dice' in ir.value)) return intTy;
  const dice = decodeValue(ir.value);
  if (dice === null || typeof dice !== 'object' || !('is' in dice) || dice.is !== 'dice') return intTy;
  const { count, sides } = dice;
  return { kind: 'int', low: count, high: count * sides };
}

export function toFloat(ir: ExprIr): ExprIr {
  return ir.op === 'const' ? ir : { op: 'toFloat', of: ir };
}

export function rescaled(ir: ExprIr, from: number, to: number): ExprIr {
  return from === to ? ir : { op: 'rescale', of: ir, from, to };
}

/** An int as a decimal: a literal at once, else so many units of the scale. */
export function decimalOf(ir: ExprIr, scale: number): ExprIr {
  const unit = 10n ** BigInt(scale);
  if (ir.op === 'const' && typeof ir.value === 'number') {
    return { op: 'const', value: { $n: (BigInt(ir.value) * unit).toString() } };
  }
  return { op: 'binary', operator: 'big.mulInt', left: { op: 'const', value: { $n: unit.toString() } }, right: ir };
}

/** Says why a value does not fit, in the words that help most. */
export function reportMisfit(c: Checker, type: Ty, wanted: Ty, span: Span): void {
  if (type.kind === 'optional' && wanted.kind !== 'optional' && fits(c, type.of, wanted)) {
    c.report(catalogue.maybeNone, span, { what: `\`${c.sourceOf(span)}\`` });
    return;
  }
  if (type.kind === 'amount' && wanted.kind === 'amount') {
    c.report(catalogue.mixedResources, span, { left: wanted.resource.name, right: type.resource.name });
    return;
  }
  if (wanted.kind === 'amount' && (type.kind === 'int' || type.kind === 'float') && isConstant(intervalOf(type))) {
    const unit = wanted.resource.name;
    const fix = c.fix(`Say that it is ${unit}`, { span: { start: span.end, end: span.end }, text: ` ${unit}` });
    c.report(catalogue.missingUnit, span, { unit }, { fix });
    return;
  }
  // Where not even the sort is right, bounds would only distract.
  c.report(catalogue.wrongType, span, {
    found: describe(type.kind === wanted.kind ? type : widen(type)),
    wanted: describe(wanted),
  });
}

/** A type as it stands in a sentence. */
export function describe(type: Ty): string {
  switch (type.kind) {
    case 'none':
      return '`none`';
    case 'nothing':
      return 'nothing';
    case 'range':
      return 'a range';
    default:
      return `\`${showType(type)}\``;
  }
}
