import { distance } from 'fastest-levenshtein';

/**
 * The candidate a writer most likely meant, or undefined when none is near: at most a third of the letters may differ
 * (one for names up to five letters), and case alone counts little. Ties go to the first by code point.
 */
export function closest(name: string, candidates: Iterable<string>): string | undefined {
  const limit = Math.max(1, Math.floor(name.length / 3));
  const folded = name.toLowerCase();
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of candidates) {
    if (candidate === name || Math.abs(candidate.length - name.length) > limit) continue;
    const far = distanceOf(folded, candidate.toLowerCase());
    if (far < bestDistance || (far === bestDistance && best !== undefined && candidate < best)) {
      best = candidate;
      bestDistance = far;
    }
  }
  // Between two words of two letters everything is near; don't guess there.
  return bestDistance <= limit && (name.length > 2 || bestDistance < 1) ? best : undefined;
}

/** Levenshtein's distance, but that two neighbours swapped are one slip, as they are for who types (Damerau, 1964). */
function distanceOf(a: string, b: string): number {
  if (a === b) return 0.5;
  return isSwap(a, b) ? 1 : distance(a, b);
}

function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}
