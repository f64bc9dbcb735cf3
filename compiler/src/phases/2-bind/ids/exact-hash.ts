import type { RangeSink } from './own-text.js';

/**
 * Hashes ranges of a source text so that reformatting changes nothing: blanks and escapes are left out, and the
 * typographic twins that the formatter exchanges (curly quotes, `→ ≥ ≤ ≠`) hash as their plain forms. Letters keep
 * their case: `no` for `No` is an edit, and is matched as one.
 */
export class ExactHasher implements RangeSink {
  #hash = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  start(seed: number): void {
    this.#hash = seed;
  }

  add(start: number, end: number): void {
    const before = this.#hash;
    const text = this.#text;
    let h = before;
    for (let i = start; i < end; i++) {
      const c = text.charCodeAt(i);
      if (c > 126) {
        if (composes(c)) {
          this.#hash = before;
          this.#addFolded(text.slice(start, end));
          return;
        }
        const twin = c < 0x2010 || c > 0x2265 ? undefined : twins.get(c);
        if (twin !== undefined) {
          for (let k = 0; k < twin.length; k++) h = Math.imul(h ^ twin.charCodeAt(k), 0x9e3779b1) ^ (h >>> 15);
        } else if (!isWideBlank(c)) {
          h = Math.imul(h ^ c, 0x9e3779b1) ^ (h >>> 15);
        }
      } else if (c > 32 && c !== backslash) {
        h = Math.imul(h ^ c, 0x9e3779b1) ^ (h >>> 15);
      }
    }
    this.#hash = h;
  }

  #addFolded(text: string): void {
    const folded = foldText(text);
    let h = this.#hash;
    for (let i = 0; i < folded.length; i++) h = Math.imul(h ^ folded.charCodeAt(i), 0x9e3779b1) ^ (h >>> 15);
    this.#hash = h;
  }

  /** 30 bits: two clones and a million places must not meet by chance beside each other; six digits in the file. */
  finish(): number {
    let h = this.#hash;
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    return (h ^ (h >>> 16)) & 0x3fffffff;
  }
}

const backslash = 92;

const twins: ReadonlyMap<number, string> = new Map([
  [0x2018, "'"], [0x2019, "'"], [0x201c, '"'], [0x201d, '"'], [0x2192, '->'], [0x2265, '>='], [0x2264, '<='], [0x2260, '!='],
]);

/** The marks by which file systems and editors take letters apart: Latin, Greek and Cyrillic accents, Hangul, kana. */
function composes(c: number): boolean {
  return (c >= 0x300 && c <= 0x36f) || (c >= 0x1100 && c <= 0x11ff) || c === 0x3099 || c === 0x309a;
}

function isWideBlank(c: number): boolean {
  if (c < 0x2000) return c === 127 || c === 0xa0 || c === 0x1680;
  if (c < 0x2070) return c <= 0x200b || c === 0x2028 || c === 0x2029 || c === 0x202f || c === 0x205f || c === 0x2060;
  return c === 0x3000 || c === 0xfeff;
}

/** A text in NFC without blanks and backslashes, typographic twins as their plain forms: what is hashed. */
export function foldText(text: string): string {
  const whole = text.normalize('NFC');
  let folded = '';
  let from = 0;
  for (let i = 0; i < whole.length; i++) {
    const c = whole.charCodeAt(i);
    if (c > 32 && c < 127 && c !== backslash) continue;
    const twin = twins.get(c);
    if (twin === undefined && c > 126 && !isWideBlank(c)) continue;
    folded += whole.slice(from, i) + (twin ?? '');
    from = i + 1;
  }
  return folded + whole.slice(from);
}
