import type { ExprIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { Expression } from '../../1-parse/index.js';
import type { Elaborated } from '../checked.js';
import type { Checker } from '../checker.js';
import { decimalOf, reportMisfit, rescaled, toFloat } from '../fit.js';
import { reportMayBeEmpty } from '../flow/sizes.js';
import { absolute, type Interval, intervalOf } from '../types/interval.js';
import { joinTypes, widen } from '../types/join-types.js';
import { decimalTy, figureTy, floatTy, intTy, type Ty, unknownTy } from '../types.js';
import { unknownValue } from '../unknown-value.js';
import { argumentsOf, type Builtin, builtinIr, figure, reportArgument } from './builtin.js';

/** `min(a, b)`, `max(a, b, c)`, `max(list)`. */
export function extreme(name: 'min' | 'max'): Builtin {
  return (c, call, hint) => {
    const given = argumentsOf(c, call, 1, Number.POSITIVE_INFINITY);
    const [only, ...more] = given ?? [];
    if (!only) return unknownValue;
    if (more.length === 0) return extremeOfList(c, name, only);
    const first = { expression: only, value: figure(c, only, hint) };
    // A literal beside a decimal is one, too.
    const wanted = first.value.type.kind === 'decimal' ? first.value.type : hint;
    const rest = more.map((expression) => ({ expression, value: figure(c, expression, wanted) }));
    const values = [first, ...rest];
    let type: Ty = first.value.type;
    for (const { expression, value } of rest) {
      const joined = joinFigures(type, value.type);
      if (!joined) {
        reportMisfit(c, value.type, type, expression.span);
        return unknownValue;
      }
      type = joined;
    }
    const common = type;
    const irs = values.map(({ value }) => asFigure(value, common));
    return {
      type: narrowedExtreme(
        name,
        common,
        values.map(({ value }) => value.type),
      ),
      ir: builtinIr(name, ...irs),
    };
  };
}

export const abs: Builtin = (c, call) => {
  const [given] = argumentsOf(c, call, 1, 1) ?? [];
  if (!given) return unknownValue;
  const { type, ir } = figure(c, given);
  if (type.kind !== 'int' && type.kind !== 'float') return { type: widen(type), ir: builtinIr('abs', ir) };
  const { low, high } = absolute(intervalOf(type));
  return { type: figureTy(type.kind, low, high), ir: builtinIr('abs', ir) };
};

/** `clamp(x, low, high)`: its bounds are its own, so it fits where they fit. */
export const clamp: Builtin = (c, call, hint) => {
  const [value, least, most] = (argumentsOf(c, call, 3, 3) ?? []).map((expression) => ({
    expression,
    value: figure(c, expression, hint),
  }));
  if (!value || !least || !most) return unknownValue;
  const withLeast = joinFigures(value.value.type, least.value.type);
  const type = withLeast && joinFigures(withLeast, most.value.type);
  if (!type) {
    const wrong = withLeast ? most : least;
    reportMisfit(c, wrong.value.type, value.value.type, wrong.expression.span);
    return unknownValue;
  }
  const ir = builtinIr('clamp', asFigure(value.value, type), asFigure(least.value, type), asFigure(most.value, type));
  if (type.kind !== 'int' && type.kind !== 'float') return { type, ir };
  const low = boundsOf(least.value.type);
  const high = boundsOf(most.value.type);
  if (low.low > high.high) c.report(catalogue.emptyRange, call.span, {});
  return { type: figureTy(type.kind, low.low, high.high), ir };
};

/** `floor(x)`, `ceil(x)`, `round(x)`: an int is itself. */
export function rounding(name: 'floor' | 'ceil' | 'round'): Builtin {
  return (c, call) => {
    const [given] = argumentsOf(c, call, 1, 1) ?? [];
    if (!given) return unknownValue;
    const value = figure(c, given, floatTy);
    if (value.type.kind === 'int' || value.type.kind === 'unknown') return value;
    if (value.type.kind === 'decimal') {
      const scale: ExprIr = { op: 'const', value: value.type.scale };
      return { type: intTy, ir: builtinIr(name, value.ir, scale) };
    }
    if (value.type.kind !== 'float') return reportArgument(c, given, value.type, 'a `float` or a `decimal`');
    const { low, high } = intervalOf(value.type);
    return { type: figureTy('int', Math.floor(low), Math.ceil(high)), ir: builtinIr(name, value.ir) };
  };
}

export const sqrt: Builtin = (c, call) => {
  const [given] = argumentsOf(c, call, 1, 1) ?? [];
  if (!given) return unknownValue;
  const value = figure(c, given, floatTy);
  if (value.type.kind !== 'int' && value.type.kind !== 'float')
    return reportArgument(c, given, value.type, 'a `float`');
  const bounds = intervalOf(value.type);
  if (bounds.high < 0) c.report(catalogue.outOfRange, given.span, { value: 'This', range: '0.0..' });
  else if (bounds.low < 0 && Number.isFinite(bounds.low))
    c.report(catalogue.mayBeNegative, given.span, { what: c.sourceOf(given.span) });
  const high = Math.sqrt(Math.max(0, bounds.high));
  return {
    type: figureTy('float', Math.sqrt(Math.max(0, bounds.low)), high),
    ir: builtinIr('sqrt', asFigure(value, floatTy)),
  };
};

/** `sum(list)`: of decimals and amounts the empty sum needs its zero. */
export const sum: Builtin = (c, call) => {
  const [given] = argumentsOf(c, call, 1, 1) ?? [];
  if (!given) return unknownValue;
  const value = c.expression(given);
  const of = elementOf(value.type);
  switch (of?.kind) {
    case 'int':
      return { type: intTy, ir: builtinIr('sum', value.ir) };
    case 'float':
      return { type: floatTy, ir: builtinIr('sum', value.ir) };
    case 'duration':
      return { type: of, ir: builtinIr('sum', value.ir) };
    case 'decimal':
    case 'amount':
      return { type: widen(of), ir: builtinIr('sum', value.ir, { op: 'const', value: { $n: '0' } }) };
    case 'unknown':
      return unknownValue;
    default:
      return reportArgument(c, given, value.type, 'a list of figures');
  }
};

/** The type that holds two figures; amounts only of one resource. */
export function joinFigures(a: Ty, b: Ty): Ty | undefined {
  if (a.kind === 'unknown' || b.kind === 'unknown') return unknownTy;
  if (a.kind === 'decimal' && b.kind === 'decimal') return decimalTy(Math.max(a.scale, b.scale));
  if (a.kind === 'decimal' && b.kind === 'int') return decimalTy(a.scale);
  if (a.kind === 'int' && b.kind === 'decimal') return decimalTy(b.scale);
  return joinTypes(a, b);
}

/** A figure in the form of the type it is joined to. */
export function asFigure(value: Elaborated, type: Ty): ExprIr {
  if (type.kind === 'float' && value.type.kind === 'int') return toFloat(value.ir);
  if (type.kind !== 'decimal') return value.ir;
  if (value.type.kind === 'decimal') return rescaled(value.ir, value.type.scale, type.scale);
  return value.type.kind === 'int' ? decimalOf(value.ir, type.scale) : value.ir;
}

/** What a list or set holds. */
export function elementOf(type: Ty): Ty | undefined {
  if (type.kind === 'list' || type.kind === 'set') return type.of;
  if (type.kind === 'map') return type.key;
  return type.kind === 'unknown' ? type : undefined;
}

function extremeOfList(c: Checker, name: 'min' | 'max', given: Expression): Elaborated {
  const value = c.expression(given);
  const of = elementOf(value.type);
  if (
    of?.kind === 'int' ||
    of?.kind === 'float' ||
    of?.kind === 'decimal' ||
    of?.kind === 'amount' ||
    of?.kind === 'duration' ||
    of?.kind === 'instant'
  ) {
    reportMayBeEmpty(c, given, value);
    return { type: of, ir: builtinIr(name, value.ir) };
  }
  if (value.type.kind === 'unknown' || of?.kind === 'unknown') return unknownValue;
  return reportArgument(c, given, value.type, 'two figures or a list of them');
}

function narrowedExtreme(name: 'min' | 'max', type: Ty, types: readonly Ty[]): Ty {
  if (type.kind !== 'int' && type.kind !== 'float') return type;
  const [first, ...rest] = types.map(boundsOf);
  if (!first) return type;
  const pick = name === 'min' ? Math.min : Math.max;
  const { low, high } = rest.reduce((a, b) => ({ low: pick(a.low, b.low), high: pick(a.high, b.high) }), first);
  return figureTy(type.kind, low, high);
}

function boundsOf(type: Ty): Interval {
  return type.kind === 'int' || type.kind === 'float'
    ? intervalOf(type)
    : { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
}
