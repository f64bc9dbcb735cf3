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
    const far = candidate.toLowerCase() === folded ? 0.5 : distance(folded, candidate.toLowerCase());
    if (far < bestDistance || (far === bestDistance && best !== undefined && candidate < best)) {
      best = candidate;
      bestDistance = far;
    }
  }
  // Between two words of two letters everything is near; don't guess there.
  return bestDistance <= limit && (name.length > 2 || bestDistance < 1) ? best : undefined;
}
