import { FoldedText, isPlain, twinOf } from './folded-text.js';
import type { RangeSink } from './own-text.js';

/**
 * Hashes ranges of a source text as `FoldedText` folds them, in place: this runs over every character of every build.
 * Letters keep their case: `no` for `No` is an edit, and is matched as one.
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
      if (isPlain(c)) {
        if (c >= 0x300 && composes(c)) {
          this.#hash = before;
          this.#addComposed(text.slice(start, end));
          return;
        }
        h = Math.imul(h ^ c, 0x9e3779b1) ^ (h >>> 15);
      } else if (c > 126) {
        const twin = twinOf(c);
        for (let k = 0; twin !== undefined && k < twin.length; k++)
          h = Math.imul(h ^ twin.charCodeAt(k), 0x9e3779b1) ^ (h >>> 15);
      }
    }
    this.#hash = h;
  }

  #addComposed(text: string): void {
    const end = composed.put(text, 0);
    let h = this.#hash;
    for (let i = 0; i < end; i++) h = Math.imul(h ^ composed.at(i), 0x9e3779b1) ^ (h >>> 15);
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

const composed = new FoldedText();

/** The marks by which file systems and editors take letters apart: Latin, Greek and Cyrillic accents, Hangul, kana. */
function composes(c: number): boolean {
  return c <= 0x36f || (c >= 0x1100 && c <= 0x11ff) || c === 0x3099 || c === 0x309a;
}
