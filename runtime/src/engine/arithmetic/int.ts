import { Refusal } from '../../world/index.js';

/** Ints are ±(2^53 − 1): what a double holds exactly. What would leave that is a refusal, never a wrong figure. */
export function checkedInt(value: number): number {
  if (value > Number.MAX_SAFE_INTEGER || value < -Number.MAX_SAFE_INTEGER) throw new Refusal('overflow');
  // −0 is no int.
  return value + 0;
}

/**
 * Floors. `Math.floor(a / b)` would round first and be off by one for large figures; the remainder is exact, and what it
 * leaves divides without rest.
 */
export function divideInt(a: number, b: number): number {
  if (b === 0) throw new Refusal('divisionByZero');
  const rest = a % b;
  const quotient = (a - rest) / b;
  return (rest !== 0 && rest < 0 !== b < 0 ? quotient - 1 : quotient) + 0;
}

/** Has the divisor's sign, so that `x mod 12` is a clock for any x. */
export function modInt(a: number, b: number): number {
  if (b === 0) throw new Refusal('divisionByZero');
  const rest = a % b;
  return (rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest) + 0;
}
