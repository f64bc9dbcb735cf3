import { isShort, textSimilarity } from './fingerprint.js';
import { byOwnText, group, isContainer, isFree, type Matcher, overlap } from './matcher.js';
import { isSpoken } from './own-text.js';
import type { Forest, StoredForest, Twig } from './twig.js';

/** Far from where it stood, an edited place must be this much alike to be known. */
const sureFar = 0.75;
/** And the next best this much less. */
const farMargin = 0.15;
/** Past this many comparisons nothing far and edited is looked for: the pack was replaced. */
const mostComparisons = 4_000_000;
/** How many places a question names. */
const mostCandidates = 4;

/**
 * Pairs declarations that have no section with sections that have no declaration, by what they hold: a renamed scene,
 * or one that went to another chapter.
 */
export function pairRenamed(
  orphans: readonly StoredForest[],
  fresh: readonly Forest[],
): readonly (readonly [StoredForest, Forest])[] {
  if (orphans.length === 0 || fresh.length === 0) return [];
  const holders = new Map<number, Set<StoredForest>>();
  for (const orphan of orphans) {
    for (const twig of orphan.twigs) {
      const set = holders.get(byOwnText(twig));
      if (set) set.add(orphan);
      else holders.set(byOwnText(twig), new Set([orphan]));
    }
  }
  const pairs: { old: StoredForest; now: Forest; score: number }[] = [];
  for (const now of fresh) {
    const near = new Set<StoredForest>();
    for (const twig of now.twigs) for (const orphan of holders.get(byOwnText(twig)) ?? []) near.add(orphan);
    for (const old of near) {
      const score = overlap(old.root, now.root) + (old.owner.key === now.owner.key ? 0.2 : 0);
      if (score >= 0.5) pairs.push({ old, now, score });
    }
  }
  pairs.sort((a, b) => b.score - a.score);
  const taken = new Set<Forest>();
  const renamed: (readonly [StoredForest, Forest])[] = [];
  for (const { old, now } of pairs) {
    if (taken.has(old) || taken.has(now)) continue;
    taken.add(old).add(now);
    renamed.push([old, now]);
  }
  return renamed;
}

/**
 * Places that are equal and stand in another declaration, file or chapter now. Texts of twelve letters or fewer
 * are everywhere: these go along only with a neighbour.
 */
export function matchMovedAcross(
  matcher: Matcher,
  olds: readonly Twig[],
  gone: readonly Twig[],
  news: readonly Twig[],
): void {
  const byPrint = group(olds, printKey);
  const goneByPrint = group(gone, printKey);
  for (const [key, twigs] of group(news.filter(isTelling), printKey)) {
    for (const twig of twigs) {
      const known = byPrint.get(key)?.find((old) => isFree(old) && isBeside(old, twig));
      if (known && isFree(twig)) joinWithNeighbours(matcher, known, twig);
    }
    // Who stands there would be taken to another scene: only with what it stood beside.
    if (isStoodAt(twigs[0])) continue;
    const free = twigs.filter(isFree);
    const left = (byPrint.get(key) ?? []).filter(isFree);
    if (left.length > 0 && left.length !== free.length) {
      // Which of the copies is the one that is left, or where the one went, cannot be told.
      for (const old of left) {
        if (free.length > 0 && isSpoken(old.letter))
          matcher.doubts.push({ old, candidates: free.slice(0, mostCandidates) });
      }
      continue;
    }
    const back = left.length > 0 ? left : (goneByPrint.get(key) ?? []).filter(isFree);
    if (back.length !== free.length) continue;
    for (const [i, twig] of free.entries()) {
      const old = back[i];
      if (old && isFree(old) && isFree(twig)) joinWithNeighbours(matcher, old, twig);
    }
  }
}

/** Places that were moved away and edited: only where one pair is much better than any other. */
export function matchEditedAcross(matcher: Matcher, olds: readonly Twig[], news: readonly Twig[]): void {
  const isSought = (twig: Twig): boolean => isFree(twig) && isSpoken(twig.letter) && isTelling(twig);
  const left = olds.filter(isSought);
  const free = news.filter(isSought);
  if (left.length === 0 || left.length * free.length > mostComparisons) return;
  const bestOf = new Map<Twig, Best>();
  for (const now of free) {
    for (const old of left) {
      if (old.letter !== now.letter) continue;
      const score = textSimilarity(old.print, now.print);
      if (score < sureFar - farMargin) continue;
      note(bestOf, old, now, score);
      note(bestOf, now, old, score);
    }
  }
  for (const now of free) {
    const best = bestOf.get(now);
    if (!best || best.score < sureFar || bestOf.get(best.twig)?.twig !== now) continue;
    const second = Math.max(best.second, bestOf.get(best.twig)?.second ?? 0);
    if (best.score - second < farMargin) {
      matcher.doubts.push({ old: best.twig, candidates: [now] });
      continue;
    }
    matcher.join(best.twig, now);
    matcher.pairChildren(best.twig, now);
    matcher.matchEditedChildren(best.twig, now);
  }
}

interface Best {
  twig: Twig;
  score: number;
  second: number;
}

function note(best: Map<Twig, Best>, of: Twig, twig: Twig, score: number): void {
  const known = best.get(of);
  if (!known) best.set(of, { twig, score, second: 0 });
  else if (score > known.score) {
    known.second = known.score;
    known.score = score;
    known.twig = twig;
  } else known.second = Math.max(known.second, score);
}

/** Pairs two places, what they hold, and what stands beside them and is equal too. */
function joinWithNeighbours(matcher: Matcher, old: Twig, now: Twig): void {
  matcher.join(old, now);
  matcher.pairChildren(old, now);
  for (const step of [-1, 1] as const) {
    let a = old.sibling(step);
    let b = now.sibling(step);
    while (a && b && isFree(a) && isFree(b) && a.letter === b.letter && a.exact === b.exact) {
      matcher.join(a, b);
      matcher.pairChildren(a, b);
      a = a.sibling(step);
      b = b.sibling(step);
    }
  }
  const { parent } = old;
  const other = now.parent;
  if (!parent || !other || other.letter === '' || parent.letter !== other.letter || !isFree(parent) || !isFree(other))
    return;
  if (parent.exact === other.exact || overlap(parent, other) >= 0.5) joinWithNeighbours(matcher, parent, other);
}

/** Whether a neighbour or the parent of one went where the other's did. */
function isBeside(old: Twig, now: Twig): boolean {
  if (old.parent && old.parent === now.parent?.twin) return true;
  return ([-1, 1] as const).some((step) => {
    const neighbour = now.sibling(step)?.twin;
    return neighbour !== undefined && neighbour === old.sibling(step);
  });
}

/** Statements that a session stands at, and which say the same in many scenes: what is heard, a visit, a draw. */
function isStoodAt(twig: Twig | undefined): boolean {
  return twig !== undefined && (twig.letter === 'h' || twig.letter === 'y' || twig.letter === 'D');
}

/** Whether a place can be known by what it says, or a choice by all it holds. */
function isTelling(twig: Twig): boolean {
  return !isShort(twig.print) || (twig.letter === 'c' && isContainer(twig) && twig.size > 3);
}

function printKey(twig: Twig): string {
  const { exact, low, high } = twig.print;
  return `${twig.letter}${exact},${low},${high}`;
}
