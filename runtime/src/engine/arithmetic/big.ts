import type { Value } from '../../bundle/index.js';
import { Refusal } from '../../world/index.js';
import { largestBig } from '../run/limits.js';

/** Decimals and amounts are scaled bigints: exact, of equal scale on both sides. */
export function asBig(value: Value): bigint {
  if (typeof value === 'bigint') return value;
  // An empty sum is a plain zero.
  if (typeof value === 'number' && Number.isInteger(value)) return BigInt(value);
  throw new Error('a decimal or an amount was expected');
}

export function checkedBig(value: bigint): bigint {
  if (value >= largestBig || value <= -largestBig) throw new Refusal('overflow');
  return value;
}

/** So many places more or fewer. */
export function rescale(value: bigint, from: number, to: number): bigint {
  if (to >= from) return checkedBig(value * powerOfTen(to - from));
  return divideBig(value, powerOfTen(from - to));
}

/** Half-even, "bankers'" rounding: over many bookings it favours nobody. */
export function divideBig(a: bigint, b: bigint): bigint {
  if (b === 0n) throw new Refusal('divisionByZero');
  const [value, divisor] = b < 0n ? [-a, -b] : [a, b];
  const quotient = value / divisor;
  const rest = value % divisor;
  const twice = (rest < 0n ? -rest : rest) * 2n;
  if (twice < divisor || (twice === divisor && quotient % 2n === 0n)) return quotient;
  return value < 0n ? quotient - 1n : quotient + 1n;
}

/** A scaled figure as a whole one: the next below, the next above, or the nearest, halves away from zero. */
export function wholeOf(value: bigint, scale: number, way: 'floor' | 'ceil' | 'round'): number {
  const unit = powerOfTen(scale);
  const rest = ((value % unit) + unit) % unit;
  const below = (value - rest) / unit;
  const twice = rest * 2n;
  const isUp = way === 'ceil' ? rest > 0n : way === 'round' && (twice > unit || (twice === unit && value > 0n));
  const whole = Number(isUp ? below + 1n : below);
  if (!Number.isSafeInteger(whole)) throw new Refusal('overflow');
  return whole;
}

/** `1250n` of scale 2 is `12.50`. */
export function bigText(value: bigint, scale: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, '0');
  const sign = value < 0n ? '-' : '';
  if (scale === 0) return sign + digits;
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

const powers: bigint[] = [];

/** Written out, because it is exact without asking whether `**` is. */
function powerOfTen(exponent: number): bigint {
  const known = powers[exponent];
  if (known !== undefined) return known;
  const power = BigInt(`1${'0'.repeat(exponent)}`);
  powers[exponent] = power;
  return power;
}
