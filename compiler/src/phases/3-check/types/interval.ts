import type { FloatTy, IntTy } from '../types.js';

/** A closed range of figures; infinite where there is no bound. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

export const everything: Interval = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };

export function intervalOf(type: IntTy | FloatTy): Interval {
  if (type.low === undefined && type.high === undefined) return everything;
  return { low: type.low ?? Number.NEGATIVE_INFINITY, high: type.high ?? Number.POSITIVE_INFINITY };
}

export function isConstant(interval: Interval): boolean {
  return interval.low === interval.high;
}

export function within(inner: Interval, outer: Interval): boolean {
  return inner.low >= outer.low && inner.high <= outer.high;
}

export function disjoint(a: Interval, b: Interval): boolean {
  return a.high < b.low || a.low > b.high;
}

export function intersect(a: Interval, b: Interval): Interval {
  return { low: Math.max(a.low, b.low), high: Math.min(a.high, b.high) };
}

export function hull(a: Interval, b: Interval): Interval {
  return { low: Math.min(a.low, b.low), high: Math.max(a.high, b.high) };
}

export function negate(a: Interval): Interval {
  return { low: -a.high, high: -a.low };
}

export function add(a: Interval, b: Interval): Interval {
  return { low: a.low + b.low, high: a.high + b.high };
}

export function subtract(a: Interval, b: Interval): Interval {
  return add(a, negate(b));
}

export function multiply(a: Interval, b: Interval): Interval {
  return corners(a, b, times);
}

/** Division of ints floors, of floats does not. A divisor that may be zero leaves no bounds. */
export function divide(a: Interval, b: Interval, whole: boolean): Interval {
  if (b.low <= 0 && b.high >= 0) return everything;
  const result = corners(a, b, over);
  return whole ? { low: Math.floor(result.low), high: Math.floor(result.high) } : result;
}

/** `mod` has the divisor's sign. */
export function modulo(a: Interval, b: Interval): Interval {
  if (b.low > 0) {
    if (a.low >= 0 && a.high < b.low) return a;
    return { low: 0, high: b.high };
  }
  if (b.high < 0) return { low: b.low, high: 0 };
  return everything;
}

export function absolute(a: Interval): Interval {
  if (a.low >= 0) return a;
  if (a.high <= 0) return negate(a);
  return { low: 0, high: Math.max(-a.low, a.high) };
}

/** Whether `left < right`, where the bounds decide it. */
export function isLess(left: Interval, right: Interval): boolean | undefined {
  if (left.high < right.low) return true;
  if (left.low >= right.high) return false;
  return undefined;
}

export function isLessOrEqual(left: Interval, right: Interval): boolean | undefined {
  if (left.high <= right.low) return true;
  if (left.low > right.high) return false;
  return undefined;
}

export function isEqual(left: Interval, right: Interval): boolean | undefined {
  if (disjoint(left, right)) return false;
  return isConstant(left) && isConstant(right) ? true : undefined;
}

function corners(a: Interval, b: Interval, operate: (x: number, y: number) => number): Interval {
  const first = operate(a.low, b.low);
  const second = operate(a.low, b.high);
  const third = operate(a.high, b.low);
  const fourth = operate(a.high, b.high);
  return { low: Math.min(first, second, third, fourth), high: Math.max(first, second, third, fourth) };
}

/** Zero times anything is zero, also where a bound is infinite. */
function times(x: number, y: number): number {
  return x === 0 || y === 0 ? 0 : x * y;
}

function over(x: number, y: number): number {
  if (x === 0 || !Number.isFinite(y))
    return Number.isFinite(x) ? 0 : x > 0 === y > 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  return x / y;
}
