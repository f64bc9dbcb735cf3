import { decode30, encode30 } from './alphabet.js';
import { FoldedText } from './folded-text.js';

/**
 * What `fabula.ids` keeps of a place's text, in 18 base-32 digits: enough to know it again after an edit, and not the
 * text itself, which the source holds.
 *
 * - `exact`, 30 bits: equal when nothing but layout changed.
 * - `sketch`, 40 bits: a similarity sketch (simhash; Charikar 2002, "Similarity estimation techniques from rounding
 *   algorithms") over the text's trigrams. The share of bits in which two sketches differ estimates the angle between
 *   the texts.
 * - `head` and `tail`, 10 bits each: hashes of the first and last twelve letters. A sketch cannot see that one text
 *   begins with another; these can, so that writing on at a line's end, splitting and merging are recognised.
 */
export interface Fingerprint {
  readonly exact: number;
  /** Bits 0–29 of the sketch. */
  readonly low: number;
  /** Bits 30–39 of the sketch, then the head, then the tail. */
  readonly high: number;
}

export const fingerprintLength = 18;
const edge = 12;

/** Reads 18 digits; undefined when they are none. */
export function readFingerprint(text: string, at = 0): Fingerprint | undefined {
  const exact = decode30(text, at);
  const low = decode30(text, at + 6);
  const high = decode30(text, at + 12);
  return exact < 0 || low < 0 || high < 0 ? undefined : { exact, low, high };
}

export function writeFingerprint({ exact, low, high }: Fingerprint): string {
  return encode30(exact) + encode30(low) + encode30(high);
}

/** Makes the fingerprint of a place from its own text as written: what stands before its words (a speaker), and those. */
export function fingerprintOf(exact: number, before: string, words: string): Fingerprint {
  const start = before === '' ? 0 : folded.put(before.toLowerCase(), 0);
  const end = folded.put(words.toLowerCase(), start);
  const { low, high } = sketch(end);
  const head = hash10(start, Math.min(start + edge, end));
  let tail = hash10(Math.max(start, end - edge), end);
  // Equal edges mean a short text; one long text in a thousand would have them by chance.
  if (tail === head && end - start > edge) tail ^= 1;
  return { exact, low, high: (high << 20) | (head << 10) | tail };
}

/** Texts folded as they are hashed, in one buffer for all: a first build makes a fingerprint of every place. */
const folded = new FoldedText();

/**
 * Counts, for each bit of a word, in how many words it was set. The counts stand upright: plane 0 holds the ones of all
 * 32 counts, plane 1 the twos, and so on, so that a word is added in two or three steps and not in 32.
 */
class BitCounts {
  readonly #planes = new Int32Array(24);
  #used = 0;

  clear(): void {
    this.#planes.fill(0, 0, this.#used);
    this.#used = 0;
  }

  add(word: number): void {
    let carry = word;
    for (let k = 0; carry !== 0; k++) {
      const plane = this.#planes[k] ?? 0;
      this.#planes[k] = plane ^ carry;
      carry &= plane;
      if (k >= this.#used) this.#used = k + 1;
    }
  }

  /** The bits that were set in more than half of `total` words. */
  majority(total: number): number {
    const half = total >> 1;
    let above = 0;
    let equal = -1;
    for (let k = 23; k >= 0; k--) {
      const plane = this.#planes[k] ?? 0;
      const bit = (half >> k) & 1 ? -1 : 0;
      above |= equal & plane & ~bit;
      equal &= ~(plane ^ bit);
    }
    return above;
  }
}

const lowCounts = new BitCounts();
const highCounts = new BitCounts();

function sketch(length: number): { readonly low: number; readonly high: number } {
  lowCounts.clear();
  highCounts.clear();
  // Padded, so that a text of one letter has trigrams too and its ends weigh as much as its middle.
  let a = 1;
  let b = 1;
  for (let i = 0; i <= length; i++) {
    const c = i < length ? folded.at(i) : 2;
    let h = Math.imul(a, 0x9e3779b1) ^ Math.imul(b + 7, 0x85ebca6b) ^ Math.imul(c + 13, 0xc2b2ae35);
    h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
    h ^= h >>> 12;
    lowCounts.add(h & 0x3fffffff);
    highCounts.add(((Math.imul(h, 0x297a2d39) ^ (h >>> 15)) >>> 9) & 1023);
    a = b;
    b = c;
  }
  return { low: lowCounts.majority(length + 1), high: highCounts.majority(length + 1) };
}

function hash10(from: number, to: number): number {
  let h = 0x2545f491;
  for (let i = from; i < to; i++) h = Math.imul(h ^ folded.at(i), 0x9e3779b1) ^ (h >>> 15);
  return (h ^ (h >>> 10) ^ (h >>> 20)) & 1023;
}

/** Whether two places say the same. */
function sameText(a: Fingerprint, b: Fingerprint): boolean {
  return a.exact === b.exact && a.low === b.low && a.high === b.high;
}

/** Twelve letters or fewer: head and tail are one. Such texts (`No.`) are too common to be known by what they say. */
export function isShort(print: Fingerprint): boolean {
  return ((print.high >>> 10) & 1023) === (print.high & 1023);
}

export function sameHead(a: Fingerprint, b: Fingerprint): boolean {
  return ((a.high >>> 10) & 1023) === ((b.high >>> 10) & 1023);
}

function sameTail(a: Fingerprint, b: Fingerprint): boolean {
  return (a.high & 1023) === (b.high & 1023);
}

/**
 * How likely one text came of the other, from 0 to 1. Sketches of unrelated texts differ in 20 ± 3 of 40 bits, so that
 * 20 counts as nothing in common; a shared head or tail each speaks for itself.
 */
export function textSimilarity(a: Fingerprint, b: Fingerprint): number {
  if (sameText(a, b)) return 1;
  const different = bits(a.low ^ b.low) + bits((a.high >>> 20) ^ (b.high >>> 20));
  let score = Math.max(0, 1 - different / 20);
  if (!isShort(a) && !isShort(b)) {
    if (sameHead(a, b)) score += 0.3;
    if (sameTail(a, b)) score += 0.3;
  }
  return Math.min(0.99, score);
}

function bits(value: number): number {
  let v = value - ((value >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
