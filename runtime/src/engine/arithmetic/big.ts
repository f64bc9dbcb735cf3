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

/** Half-even, "bankers'" rounding: over many bookings it favours nobody. */
export function rescale(value: bigint, from: number, to: number): bigint {
  if (to >= from) return checkedBig(value * powerOfTen(to - from));
  const divisor = powerOfTen(from - to);
  const quotient = value / divisor;
  const rest = value % divisor;
  const twice = (rest < 0n ? -rest : rest) * 2n;
  const up = twice > divisor || (twice === divisor && quotient % 2n !== 0n);
  if (!up) return quotient;
  return value < 0n ? quotient - 1n : quotient + 1n;
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
