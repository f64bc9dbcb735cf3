/** Calls `pair` for items of two lists that go together, in order. */
export type Pair<T> = (a: T, b: T) => void;

/**
 * Pairs equal items of two lists without crossing: equal beginnings and ends first, then what occurs once on each
 * side, as far as it is in the same order, then the same between those. This is patience diff (Bram Cohen, 2005): it
 * takes n log n, and unlike a longest common subsequence it does not tear a block apart to save a single `}` or "No.".
 */
export function pairInOrder<T>(a: readonly T[], b: readonly T[], key: (item: T) => number, pair: Pair<T>): void {
  const ranges: Range[] = [{ a: 0, aEnd: a.length, b: 0, bEnd: b.length }];
  const keysA = a.map(key);
  const keysB = b.map(key);
  const join = (i: number, j: number): void => {
    const left = a[i];
    const right = b[j];
    if (left !== undefined && right !== undefined) pair(left, right);
  };
  for (let range = ranges.pop(); range; range = ranges.pop()) {
    let { a: low, aEnd, b: start, bEnd } = range;
    while (low < aEnd && start < bEnd && keysA[low] === keysB[start]) join(low++, start++);
    while (low < aEnd && start < bEnd && keysA[aEnd - 1] === keysB[bEnd - 1]) join(--aEnd, --bEnd);
    if (low === aEnd || start === bEnd) continue;
    let lastA = low;
    let lastB = start;
    for (const anchor of anchors(keysA, keysB, { a: low, aEnd, b: start, bEnd })) {
      join(anchor.a, anchor.b);
      ranges.push({ a: lastA, aEnd: anchor.a, b: lastB, bEnd: anchor.b });
      lastA = anchor.a + 1;
      lastB = anchor.b + 1;
    }
    if (lastA > low) ranges.push({ a: lastA, aEnd, b: lastB, bEnd });
    else pairRepeated(keysA, keysB, { a: low, aEnd, b: start, bEnd }, join);
  }
}

interface Range {
  readonly a: number;
  readonly aEnd: number;
  readonly b: number;
  readonly bEnd: number;
}

/** Items that occur once on each side, the longest run of them that keeps its order. */
function anchors(
  keysA: readonly number[],
  keysB: readonly number[],
  range: Range,
): readonly { a: number; b: number }[] {
  const once = new Map<number, { a: number; b: number }>();
  for (let i = range.a; i < range.aEnd; i++) {
    const key = keysA[i] ?? 0;
    once.set(key, { a: once.has(key) ? -1 : i, b: -1 });
  }
  for (let j = range.b; j < range.bEnd; j++) {
    const found = once.get(keysB[j] ?? 0);
    if (found && found.a >= 0) {
      if (found.b >= 0) found.a = -1;
      else found.b = j;
    }
  }
  const pairs = [...once.values()].filter((pair) => pair.a >= 0 && pair.b >= 0);
  return longestRising(pairs, (pair) => pair.b);
}

/** The longest subsequence whose values rise (patience sorting). */
export function longestRising<T>(items: readonly T[], value: (item: T) => number): readonly T[] {
  const tops: number[] = [];
  const before = new Int32Array(items.length);
  for (const [i, item] of items.entries()) {
    const v = value(item);
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const at = items[tops[middle] ?? 0];
      if (at !== undefined && value(at) < v) low = middle + 1;
      else high = middle;
    }
    before[i] = low > 0 ? (tops[low - 1] ?? -1) : -1;
    tops[low] = i;
  }
  const rising: T[] = [];
  for (let at = tops[tops.length - 1] ?? -1; at >= 0; at = before[at] ?? -1) {
    const item = items[at];
    if (item !== undefined) rising.push(item);
  }
  return rising.reverse();
}

/** Nothing here occurs once on each side: identical lines are paired from the front, so that copies keep their order. */
function pairRepeated(
  keysA: readonly number[],
  keysB: readonly number[],
  range: Range,
  join: (i: number, j: number) => void,
): void {
  const waiting = new Map<number, number[]>();
  for (let i = range.aEnd - 1; i >= range.a; i--) {
    const key = keysA[i] ?? 0;
    const list = waiting.get(key);
    if (list) list.push(i);
    else waiting.set(key, [i]);
  }
  let reached = -1;
  for (let j = range.b; j < range.bEnd; j++) {
    const list = waiting.get(keysB[j] ?? 0);
    let i = list?.pop();
    while (i !== undefined && i <= reached) i = list?.pop();
    if (i === undefined) continue;
    join(i, j);
    reached = i;
  }
}

/**
 * Pairs items of two short lists without crossing so that the sum of their scores is greatest (Needleman and Wunsch
 * 1970, with gaps free). A score of zero is no pair.
 */
export function pairByScore<T>(
  a: readonly T[],
  b: readonly T[],
  score: (a: T, b: T) => number,
): readonly { readonly a: T; readonly b: T }[] {
  const width = b.length + 1;
  const best = new Float64Array((a.length + 1) * width);
  for (const [i, left] of a.entries()) {
    for (const [j, right] of b.entries()) {
      const s = score(left, right);
      const skip = Math.max(best[i * width + j + 1] ?? 0, best[(i + 1) * width + j] ?? 0);
      best[(i + 1) * width + j + 1] = s === 0 ? skip : Math.max(skip, (best[i * width + j] ?? 0) + s);
    }
  }
  const pairs: { a: T; b: T }[] = [];
  let i = a.length;
  let j = b.length;
  while (i > 0 && j > 0) {
    const here = best[i * width + j] ?? 0;
    if (here === best[(i - 1) * width + j]) i -= 1;
    else if (here === best[i * width + j - 1]) j -= 1;
    else {
      i -= 1;
      j -= 1;
      const left = a[i];
      const right = b[j];
      if (left !== undefined && right !== undefined) pairs.push({ a: left, b: right });
    }
  }
  return pairs.reverse();
}
