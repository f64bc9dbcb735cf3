import type { Span } from '../../../base/index.js';
import { catalogue } from '../../../diagnostics/index.js';
import type { Expression, RefinedType, Refinement, TextLiteral } from '../../1-parse/index.js';
import { type DecimalTy, figureTy, type Ty } from '../types.js';
import { constantFigure } from './constant.js';
import { intersect, intervalOf } from './interval.js';
import type { TypePlace } from './resolve-type.js';
import { mostPlaces, scaled } from './scale.js';
import { showType } from './show-type.js';

/** A type with its refinements: `int in 0..12 clamped`, `text max 280`. */
export function refine(place: TypePlace, base: Ty, type: RefinedType): Ty {
  let refined = base;
  for (const refinement of type.refinements) refined = refineOnce(place, refined, refinement);
  return refined;
}

function refineOnce(place: TypePlace, base: Ty, refinement: Refinement): Ty {
  if (base.kind === 'unknown') return base;
  if (base.kind === 'optional') {
    const of = refineOnce(place, base.of, refinement);
    return { kind: 'optional', of };
  }
  switch (refinement.kind) {
    case 'inRange': {
      if (base.kind === 'decimal') return boundedDecimal(place, base, refinement);
      if (base.kind !== 'int' && base.kind !== 'float') return misfit(place, base, refinement.span, 'in');
      const bounds = boundsOf(
        place,
        refinement.low,
        refinement.high,
        refinement.openEnd && base.kind === 'int',
        refinement.span,
      );
      if (!bounds) return base;
      const { low, high } = intersect(intervalOf(base), bounds);
      const figures = figureTy(base.kind, low, high);
      return base.clamped ? { ...figures, clamped: true } : figures;
    }
    case 'clamped':
      if (base.kind !== 'int' && base.kind !== 'float' && base.kind !== 'decimal')
        return misfit(place, base, refinement.span, 'clamped');
      return { ...base, clamped: true };
    case 'max': {
      if (base.kind !== 'text') return misfit(place, base, refinement.span, 'max');
      const max = sizeOf(place, refinement.value);
      return max === undefined ? base : { ...base, max };
    }
    case 'tokens':
      if (base.kind !== 'text') return misfit(place, base, refinement.span, 'tokens');
      // Only a model’s own tokenizer counts them; what is checked here is that the range is one.
      boundsOf(place, refinement.low, refinement.high, false, refinement.span);
      return base;
    case 'matches':
      if (base.kind !== 'text') return misfit(place, base, refinement.span, 'matches');
      return { ...base, matches: patternOf(place, refinement.pattern) };
    case 'length': {
      if (base.kind !== 'list') return misfit(place, base, refinement.span, 'of');
      const bounds = boundsOf(place, refinement.low, refinement.high, false, refinement.span);
      return bounds ? { ...base, least: bounds.low, most: bounds.high } : base;
    }
    case 'scale': {
      if (base.kind !== 'decimal') return misfit(place, base, refinement.span, 'scale');
      const scale = sizeOf(place, refinement.value);
      if (scale === undefined) return base;
      if (scale > mostPlaces)
        place.checker?.report(catalogue.outOfRange, refinement.value.span, {
          value: String(scale),
          range: `0..${mostPlaces}`,
        });
      return { kind: 'decimal', scale: Math.min(scale, mostPlaces) };
    }
  }
}

/** Bounds of a decimal are read from their digits, as its values are. */
function boundedDecimal(place: TypePlace, base: DecimalTy, range: Refinement & { readonly kind: 'inRange' }): Ty {
  const low = units(place, base, range.low);
  const end = units(place, base, range.high);
  if (low === undefined || end === undefined) return base;
  const high = range.openEnd ? end - 1 : end;
  if (low <= high) return { ...base, low, high };
  place.checker?.report(catalogue.emptyRange, range.span, {});
  return base;
}

function units(place: TypePlace, { scale }: DecimalTy, expression: Expression): number | undefined {
  const value = figure(place, expression);
  if (value === undefined) return undefined;
  const found = scaled(String(value), scale);
  if (found !== undefined && Number.isSafeInteger(Number(found))) return Number(found);
  place.checker?.report(catalogue.tooManyPlaces, expression.span, { what: 'A bound of this type', places: scale });
  return undefined;
}

function misfit(place: TypePlace, base: Ty, span: Span, word: string): Ty {
  place.checker?.report(catalogue.wrongRefinement, span, { word, type: showType(base) });
  return base;
}

function boundsOf(place: TypePlace, from: Expression, to: Expression, openEnd: boolean, span: Span) {
  const low = figure(place, from);
  const end = figure(place, to);
  if (low === undefined || end === undefined) return undefined;
  const high = openEnd ? end - 1 : end;
  if (low <= high) return { low, high };
  place.checker?.report(catalogue.emptyRange, span, {});
  return undefined;
}

function sizeOf(place: TypePlace, expression: Expression): number | undefined {
  const size = figure(place, expression);
  return size === undefined || size < 0 || !Number.isInteger(size) ? undefined : size;
}

function figure(place: TypePlace, expression: Expression): number | undefined {
  const value = constantFigure(expression);
  if (value === undefined && expression.kind !== 'error')
    place.checker?.report(catalogue.notConstant, expression.span, {});
  return value;
}

function patternOf(place: TypePlace, literal: TextLiteral): string {
  const pattern = literal.parts.map((part) => (part.kind === 'textRun' ? part.text : '')).join('');
  try {
    new RegExp(pattern, 'u');
  } catch {
    place.checker?.report(catalogue.badPattern, literal.span, {});
  }
  return pattern;
}
