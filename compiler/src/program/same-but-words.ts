import type { Span } from '../base/index.js';
import type { Node } from '../phases/1-parse/index.js';

/** Where the nodes of one tree stand in another, by their places: `start:end`. */
export type Moved = ReadonlyMap<string, Span>;

/**
 * Whether two trees differ in nothing but the words of prose and in places: then what flows where, what is read and
 * what is true is the same in both. Answers where the nodes of the first stand in the second; undefined if they differ.
 */
export function sameButWords(before: Node, now: Node): Moved | undefined {
  const moved = new Map<string, Span>();
  return isSame(before, now, false, moved) ? moved : undefined;
}

export function placeKey({ start, end }: Span): string {
  return `${start}:${end}`;
}

/** Within a text that is a value words count: it may be compared. */
function isSame(a: unknown, b: unknown, wordsCount: boolean, moved: Map<string, Span>): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((each: unknown, i) => isSame(each, b[i], wordsCount, moved));
  if (!isObject(a) || !isObject(b)) return Object.is(a, b);
  if (a['kind'] !== b['kind']) return false;
  const isWords = a['kind'] === 'textRun' && !wordsCount;
  const isValue = wordsCount || a['kind'] === 'text';
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  return names.every((name) => {
    const [x, y] = [a[name], b[name]];
    if (isSpan(x) && isSpan(y)) {
      moved.set(placeKey(x), y);
      return true;
    }
    if (isWords && name === 'text' && typeof x === 'string' && typeof y === 'string')
      return (x.trim() === '') === (y.trim() === '');
    return name === 'doc' || isSame(x, y, isValue, moved);
  });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSpan(value: unknown): value is Span {
  return isObject(value) && typeof value['start'] === 'number' && typeof value['end'] === 'number';
}
