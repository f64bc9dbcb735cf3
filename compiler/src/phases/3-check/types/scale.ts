import type { ResourceDeclaration } from '../../1-parse/index.js';
import type { Symbol } from '../../2-bind/index.js';

/** The most places after the point that a decimal or a resource may have. */
export const mostPlaces = 18;

/** The places after the point of a resource; a declaration without `scale`, or with a faulty one, has none. */
export function scaleOf(resource: Symbol<ResourceDeclaration>): number {
  const { scale } = resource.declaration;
  return scale?.kind === 'int' && scale.value <= mostPlaces ? scale.value : 0;
}

/**
 * A figure as written, as a scaled integer: `12.5` at scale 2 is `1250`. Undefined when it has more places than the
 * scale allows; nothing is rounded behind the author's back.
 */
export function scaled(digits: string, scale: number): bigint | undefined {
  const match = /^(-?)(\d*)(?:\.(\d*))?$/.exec(digits);
  if (!match) return undefined;
  const [, sign = '', whole = '', fraction = ''] = match;
  const kept = fraction.replace(/0+$/, '');
  if (kept.length > scale) return undefined;
  const value = BigInt(`${whole}${kept.padEnd(scale, '0')}` || '0');
  return sign === '-' ? -value : value;
}
