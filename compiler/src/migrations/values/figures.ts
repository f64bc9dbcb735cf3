import type { TypeIr, ValueConversionIr } from '@fabula/runtime/bundle';
import { joinedWith, same, stepsThat, type TypeDifference, unlike, type ValueContext } from './difference.js';

type AmountType = Extract<TypeIr, { type: 'amount' }>;
type PlainFigure = Extract<TypeIr, { type: 'int' | 'float' | 'decimal' }>;
interface Bounds {
  readonly low: number;
  readonly high: number;
}

export function isFigure(type: TypeIr): type is AmountType | PlainFigure {
  return type.type === 'int' || type.type === 'float' || type.type === 'decimal' || type.type === 'amount';
}

/** Figures become figures: counted otherwise, rounded, brought into their range. */
export function compareFigures(
  before: AmountType | PlainFigure,
  after: AmountType | PlainFigure,
  { renames }: ValueContext,
): TypeDifference {
  if (before.type === 'amount' || after.type === 'amount') {
    // Units are not made out of figures, nor out of other units: the books know where each came from.
    if (before.type !== 'amount' || after.type !== 'amount') return unlike;
    return (renames.resources.get(before.resource) ?? before.resource) === after.resource ? same : unlike;
  }
  const counted = countedAs(before, after);
  return counted ? joinedWith(counted.by, clampedInto(counted.bounds, boundsOf(after))) : unlike;
}

interface Counted {
  readonly by: TypeDifference;
  /** What a value before can be, counted as it is now. */
  readonly bounds: Bounds;
}

function countedAs(before: PlainFigure, after: PlainFigure): Counted | undefined {
  const bounds = boundsOf(before);
  if (before.type === 'decimal' && after.type === 'decimal') {
    const { scale: from } = before;
    const { scale: to } = after;
    if (from === to) return { by: same, bounds };
    return { by: rounded({ by: 'rescale', from, to }, from, to), bounds: outward(bounds, 10 ** (to - from)) };
  }
  if (before.type === 'int' && after.type === 'decimal') {
    const { scale } = after;
    return { by: stepsThat([{ by: 'toScaled', scale }]), bounds: outward(bounds, 10 ** scale) };
  }
  if (before.type === 'decimal' && after.type === 'int') {
    const { scale } = before;
    return { by: rounded({ by: 'fromScaled', scale }, scale, 0), bounds: outward(bounds, 10 ** -scale) };
  }
  // A float can be larger than any scaled figure, and has no last place to round at.
  if (before.type === 'decimal' || after.type === 'decimal') return undefined;
  if (before.type === 'float' && after.type === 'int')
    return { by: rounded({ by: 'round' }, 1, 0), bounds: outward(bounds, 1) };
  return { by: same, bounds };
}

function rounded(step: ValueConversionIr, from: number, to: number): TypeDifference {
  if (to >= from) return stepsThat([step]);
  const places = to === 0 ? 'a whole figure' : to === 1 ? '1 place' : `${to} places`;
  return stepsThat([step], `it is rounded to ${places}`);
}

function clampedInto(held: Bounds, wanted: Bounds): TypeDifference {
  const low = wanted.low > held.low ? wanted.low : undefined;
  const high = wanted.high < held.high ? wanted.high : undefined;
  if (low === undefined && high === undefined) return same;
  const step: ValueConversionIr = {
    by: 'clamp',
    ...(low !== undefined && { low }),
    ...(high !== undefined && { high }),
  };
  return stepsThat([step], 'what lies outside of the new range is brought into it');
}

function boundsOf(type: PlainFigure): Bounds {
  return { low: type.low ?? Number.NEGATIVE_INFINITY, high: type.high ?? Number.POSITIVE_INFINITY };
}

/** Rounding may lead past a bound by less than one. */
function outward({ low, high }: Bounds, factor: number): Bounds {
  return { low: Math.floor(low * factor), high: Math.ceil(high * factor) };
}
