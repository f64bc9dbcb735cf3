import { Refusal } from '../../world/index.js';

/** Floats are IEEE 754 doubles, without NaN and infinities: those would spread through a story unseen. */
export function checkedFloat(value: number): number {
  if (Number.isFinite(value)) return value;
  throw new Refusal(Number.isNaN(value) ? 'notANumber' : 'overflow');
}

export function divideFloat(a: number, b: number): number {
  if (b === 0) throw new Refusal('divisionByZero');
  return checkedFloat(a / b);
}

export function modFloat(a: number, b: number): number {
  if (b === 0) throw new Refusal('divisionByZero');
  const rest = a % b;
  return rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest;
}

/** To an int; `how` is floor, ceil or round. */
export function floatToInt(value: number): number {
  if (Number.isSafeInteger(value)) return value + 0;
  throw new Refusal('overflow');
}

/** Halves go away from zero, as at school; `Math.round` takes −2.5 to −2. */
export function roundHalfAway(value: number): number {
  const magnitude = Math.abs(value);
  const whole = Math.floor(magnitude);
  const rounded = magnitude - whole >= 0.5 ? whole + 1 : whole;
  return value < 0 ? -rounded : rounded;
}

export function squareRoot(value: number): number {
  if (value < 0) throw new Refusal('notANumber');
  return Math.sqrt(value);
}
