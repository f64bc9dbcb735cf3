import { isShort, sameHead, textSimilarity } from './fingerprint.js';
import { longestRising, pairByScore, pairInOrder } from './in-order.js';
import { isSpoken } from './own-text.js';
import type { Forest, StoredForest, Twig } from './twig.js';

/**
 * Finds for the places of a changed declaration the rows they had. The way is that of GumTree (Falleri, Morandat,
 * Blanc, Martinez and Monperrus 2014, "Fine-grained and accurate source code differencing"): what is equal is paired
 * first and in order, largest first; then containers by what they hold; then, in the gaps between what is paired,
 * places by how alike they are. Stored places are known by fingerprints only, so likeness is that of sketches.
 */

/**
 * How alike two places between the same neighbours must be. From `sure` on they are one place; from `possible` on they
 * may be, and a person is asked. Sketches of unrelated texts reach 0.35 once in thirty times.
 */
const spoken = { sure: 0.5, possible: 0.35 };
/**
 * Where as many of a kind have gone as have come, and all find a partner in order, that alone says much, and less is
 * asked for. Unrelated texts reach 0.2 once in eight times.
 */
const balanced = { sure: 0.3, possible: 0.2 };
/** Nobody is asked about logic: no one translates it, and a wrong pairing changes no reader's text. */
const logic = { sure: 0.3, possible: 0.3 };
/** A rival that comes as near as this makes a match doubtful. */
const margin = 0.08;
/** Past this many pairs a gap is no gap but a rewrite, and is left to the search for moved places. */
const largestGap = 40_000;

/** A stored place that may be one of these of the source. */
export interface Doubt {
  readonly old: Twig;
  readonly candidates: readonly Twig[];
}

export class Matcher {
  readonly doubts: Doubt[] = [];

  /** First what is equal, or was moved and is equal, within one declaration. */
  matchEqual(old: StoredForest, now: Forest): void {
    this.join(old.root, now.root);
    this.pairChildren(old.root, now.root);
    this.#pairMoved(old, now);
    this.#pairGone(old, now);
    this.adoptParents(now);
  }

  join(old: Twig, now: Twig): void {
    old.twin = now;
    now.twin = old;
  }

  /** Pairs equal children of two paired places, in order, and then those that say the same and hold something else. */
  pairChildren(old: Twig, now: Twig): void {
    pairInOrder(old.children.filter(isFree), now.children.filter(isFree), bySubtree, (a, b) => this.#joinAll(a, b));
    for (const gap of gapsBetween(old, now)) {
      const olds = gap.olds.filter(isContainer);
      const news = gap.news.filter(isContainer);
      if (olds.length === 0 || news.length === 0) continue;
      const join = (a: Twig, b: Twig): void => {
        this.join(a, b);
        this.pairChildren(a, b);
      };
      if (olds.length * news.length > largestGap) pairInOrder(olds, news, byOwnText, join);
      else for (const { a, b } of pairByScore(olds, news, containerLikeness)) join(a, b);
    }
  }

  /** Equal all the way down, so each goes with its like; one that was paired before stays as it is. */
  #joinAll(old: Twig, now: Twig): void {
    if (isFree(old) && isFree(now)) this.join(old, now);
    const { children } = now;
    for (const [i, child] of old.children.entries()) {
      const other = children[i];
      if (other && other.letter === child.letter && other.exact === child.exact) this.#joinAll(child, other);
    }
  }

  /** Equal places that stand elsewhere in the declaration now, whole blocks before single lines. */
  #pairMoved(old: Forest, now: Forest): void {
    const byWhole = group(old.twigs, bySubtree);
    for (const twig of largestFirst(now.twigs.filter(isFree))) {
      const found = isFree(twig) ? pick(byWhole.get(twig.subtree), twig) : undefined;
      if (found) this.#joinAll(found, twig);
    }
    const byText = group(old.twigs, byOwnText);
    for (const twig of now.twigs) {
      const found = isFree(twig) ? pick(byText.get(byOwnText(twig)), twig) : undefined;
      // Containers that say as little as `once` are left to be known by what they hold.
      if (!found || (isShort(twig.print) && isContainer(twig))) continue;
      this.join(found, twig);
      this.pairChildren(found, twig);
    }
  }

  /** What was taken out of this declaration before and is back. */
  #pairGone(old: StoredForest, now: Forest): void {
    if (old.gone.length === 0) return;
    const byText = group(old.gone, byOwnText);
    for (const twig of now.twigs) {
      if (!isFree(twig)) continue;
      const list = byText.get(byOwnText(twig));
      const parent = twig.parent?.twin?.row?.id;
      const found = list?.find((gone) => isFree(gone) && gone.row?.parent === parent) ?? list?.find(isFree);
      if (found && textSimilarity(found.print, twig.print) === 1) this.join(found, twig);
    }
  }

  /** Containers that changed their words and kept what they hold: the parent of most of their children's twins. */
  adoptParents(now: Forest): void {
    for (let i = now.twigs.length - 1; i >= 0; i--) {
      const twig = now.twigs[i];
      if (!twig || !isFree(twig) || !isContainer(twig)) continue;
      const parent = mostFrequent(twig.children.map((child) => child.twin?.parent));
      if (!parent || !isFree(parent) || parent.letter !== twig.letter || overlap(parent, twig) < 0.5) continue;
      this.join(parent, twig);
      this.pairChildren(parent, twig);
    }
  }

  /** Then what was edited where it stands. */
  matchEdited(now: Forest): void {
    for (const twig of [now.root, ...now.twigs]) if (twig.twin) this.matchEditedChildren(twig.twin, twig);
  }

  matchEditedChildren(old: Twig, now: Twig): void {
    for (const gap of gapsBetween(old, now)) {
      if (gap.olds.length === 0 || gap.news.length === 0 || gap.olds.length * gap.news.length > largestGap) continue;
      this.#matchGap(gap);
    }
  }

  #matchGap(gap: Gap): void {
    const sole = soleLetters(gap);
    const score = (a: Twig, b: Twig): number => {
      if (a.letter !== b.letter || holdsOther(a, b)) return 0;
      const reached = sole.has(a.letter) ? Math.max(soleLikeness(a), likeness(a, b)) : likeness(a, b);
      return reached < (isSpoken(a.letter) ? balanced : logic).possible ? 0 : reached;
    };
    const pairs = answersLast(pairByScore(gap.olds, gap.news, score));
    const paired = new Set(pairs.flatMap(({ a, b }) => [a, b]));
    const single = new Set([...gap.olds, ...gap.news].filter((twig) => !paired.has(twig)).map((twig) => twig.letter));
    const limits = (letter: string) => (!isSpoken(letter) ? logic : single.has(letter) ? spoken : balanced);
    for (const pair of pairs) {
      const { a, b } = byBeginning(pair, gap, paired, (old, now) => score(old, now) >= spoken.sure);
      const reached = score(a, b);
      if (reached < limits(a.letter).possible) continue;
      // Who has a partner of his own in the right order is no rival.
      const isRival = (twig: Twig, other: number): boolean =>
        isSpoken(twig.letter) && !paired.has(twig) && other > reached - margin;
      const rivals = gap.news.filter((n) => n !== b && isRival(n, score(a, n)) && !loses(n, b, a));
      const claims = gap.olds.filter((o) => o !== a && isRival(o, score(o, b)) && !loses(o, a, b));
      if (rivals.length > 0 || claims.length > 0) {
        for (const old of [a, ...claims]) this.doubts.push({ old, candidates: [b, ...rivals] });
      } else if (reached < limits(a.letter).sure || !isAskedAsBefore(a, b)) {
        this.doubts.push({ old: a, candidates: [b] });
      } else {
        this.join(a, b);
        this.pairChildren(a, b);
      }
    }
  }
}

interface TwigPair {
  readonly a: Twig;
  readonly b: Twig;
}

/**
 * A line split in two keeps its id at its beginning, and two merged into one keep the first one's: where the better
 * match has the end only, and one that is left over has the beginning, that one is taken.
 */
function byBeginning(
  { a, b }: TwigPair,
  gap: Gap,
  paired: Set<Twig>,
  isLike: (old: Twig, now: Twig) => boolean,
): TwigPair {
  if (sameHead(a.print, b.print)) return { a, b };
  const begins = (old: Twig, now: Twig): boolean =>
    old.letter === now.letter &&
    !(paired.has(old) && paired.has(now)) &&
    sameHead(old.print, now.print) &&
    isLike(old, now);
  const first = gap.news.find((now) => begins(a, now));
  const start = gap.olds.find((old) => begins(old, b));
  if (first && !paired.has(first)) return swapped(paired, b, { a, b: first });
  return start && !paired.has(start) ? swapped(paired, a, { a: start, b }) : { a, b };
}

function swapped(paired: Set<Twig>, out: Twig, pair: TwigPair): TwigPair {
  paired.delete(out);
  paired.add(pair.a).add(pair.b);
  return pair;
}

/**
 * `once` and `pick` are counted, and what they say themselves is the same everywhere: with nothing in them that is alike, one
 * is not the other, or what nobody has read would count as read.
 */
function holdsOther(a: Twig, b: Twig): boolean {
  if ((a.letter !== 'o' && a.letter !== 'p') || !isContainer(a) || !isContainer(b)) return false;
  return !a.children.some((old) =>
    b.children.some((now) => old.letter === now.letter && textSimilarity(old.print, now.print) >= spoken.possible),
  );
}

/** Whether what is heard answers the same: a reader who is asked one thing must not be taken to answer another. */
function isAskedAsBefore(a: Twig, b: Twig): boolean {
  if (a.letter !== 'h') return true;
  const question = a.sibling(-1);
  return question ? question.twin !== undefined && question.twin === b.sibling(-1) : b.sibling(-1) === undefined;
}

/** What is heard comes after the lines that may ask for it. */
function answersLast(pairs: readonly TwigPair[]): readonly TwigPair[] {
  return [...pairs.filter(({ a }) => a.letter !== 'h'), ...pairs.filter(({ a }) => a.letter === 'h')];
}

/** It has the other's end, where the chosen one has its beginning. */
function loses(rival: Twig, chosen: Twig, other: Twig): boolean {
  return sameHead(chosen.print, other.print) && !sameHead(rival.print, other.print);
}

/** How likely a place came of another in the same gap: by its words, and by what it holds. */
function likeness(a: Twig, b: Twig): number {
  if (a.letter !== b.letter) return 0;
  const words = textSimilarity(a.print, b.print);
  if (!isContainer(a) || !isContainer(b)) return words;
  const held = overlap(a, b);
  return held >= 0.5 ? Math.max(words, 0.3 + 0.5 * held) : words * (0.7 + 0.3 * held);
}

function containerLikeness(a: Twig, b: Twig): number {
  if (holdsOther(a, b)) return 0;
  return byOwnText(a) === byOwnText(b) ? 0.3 + 0.7 * overlap(a, b) : 0;
}

/** The only label between the same two neighbours was renamed; the only statement of its kind was edited. */
function soleLikeness(a: Twig): number {
  if (a.letter === 'l') return spoken.sure + margin;
  return isSpoken(a.letter) ? 0 : logic.sure;
}

/** The kinds of which there is one on each side of a gap. */
function soleLetters(gap: Gap): ReadonlySet<string> {
  const single = (twigs: readonly Twig[]): ReadonlySet<string> => {
    const once = new Set<string>();
    const often = new Set<string>();
    for (const { letter } of twigs) (once.has(letter) ? often : once).add(letter);
    return new Set([...once].filter((letter) => !often.has(letter)));
  };
  const olds = single(gap.olds);
  return new Set([...single(gap.news)].filter((letter) => olds.has(letter)));
}

/** The share of places that two containers have in common (Dice). */
export function overlap(a: Twig, b: Twig): number {
  const counts = new Map<number, number>();
  const count = (twig: Twig): void => {
    for (const child of twig.children) {
      counts.set(byOwnText(child), (counts.get(byOwnText(child)) ?? 0) + 1);
      count(child);
    }
  };
  let shared = 0;
  const compare = (twig: Twig): void => {
    for (const child of twig.children) {
      const left = counts.get(byOwnText(child)) ?? 0;
      if (left > 0) {
        counts.set(byOwnText(child), left - 1);
        shared += 1;
      }
      compare(child);
    }
  };
  count(a);
  compare(b);
  const all = a.size + b.size - 2;
  return all === 0 ? 1 : (2 * shared) / all;
}

/** Children of two paired places that are still free, between the same paired neighbours. */
interface Gap {
  readonly olds: Twig[];
  readonly news: Twig[];
}

function gapsBetween(old: Twig, now: Twig): readonly Gap[] {
  const kept = now.children.filter((child) => child.twin?.parent === old);
  const anchors = longestRising(kept, (child) => child.twin?.position ?? 0);
  const gaps: Gap[] = [];
  let from = 0;
  let fromOld = 0;
  const close = (to: number, toOld: number): void => {
    const olds = old.children.slice(fromOld, toOld).filter(isFree);
    const news = now.children.slice(from, to).filter(isFree);
    if (olds.length > 0 || news.length > 0) gaps.push({ olds, news });
  };
  for (const anchor of anchors) {
    const at = anchor.twin?.position ?? 0;
    close(anchor.position, at);
    from = anchor.position + 1;
    fromOld = at + 1;
  }
  close(now.children.length, old.children.length);
  return gaps;
}

export function isFree(twig: Twig): boolean {
  return twig.twin === undefined;
}

export function isContainer(twig: Twig): boolean {
  return twig.children.length > 0;
}

/** Exact hashes begin with the kind's letter, so that equal ones are of one kind. */
export function byOwnText(twig: Twig): number {
  return twig.exact;
}

function bySubtree(twig: Twig): number {
  return twig.subtree;
}

export function group<K>(twigs: readonly Twig[], key: (twig: Twig) => K): Map<K, Twig[]> {
  const groups = new Map<K, Twig[]>();
  for (const twig of twigs) {
    if (!isFree(twig)) continue;
    const list = groups.get(key(twig));
    if (list) list.push(twig);
    else groups.set(key(twig), [twig]);
  }
  return groups;
}

/** The free one of several equal places: one that stood in the same place, else the first. */
function pick(list: readonly Twig[] | undefined, now: Twig): Twig | undefined {
  const free = list?.filter((old) => isFree(old) && old.letter === now.letter);
  return free?.find((old) => old.parent !== undefined && old.parent === now.parent?.twin) ?? free?.[0];
}

function largestFirst(twigs: readonly Twig[]): readonly Twig[] {
  return [...twigs].sort((a, b) => b.size - a.size || a.index - b.index);
}

function mostFrequent(twigs: readonly (Twig | undefined)[]): Twig | undefined {
  const counts = new Map<Twig, number>();
  let best: Twig | undefined;
  for (const twig of twigs) {
    if (!twig) continue;
    const count = (counts.get(twig) ?? 0) + 1;
    counts.set(twig, count);
    if (!best || count > (counts.get(best) ?? 0)) best = twig;
  }
  return best;
}
