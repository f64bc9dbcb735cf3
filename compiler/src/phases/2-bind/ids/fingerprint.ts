import { decode30, encode30 } from './alphabet.js';
import { foldText } from './exact-hash.js';

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

export function writeFingerprint(print: Fingerprint): string {
  return encode30(print.exact) + encode30(print.low) + encode30(print.high);
}

/** Makes the fingerprint of a place from its own text as written; `words` is the part after the speaker. */
export function fingerprintOf(exact: number, own: string, words: string): Fingerprint {
  const text = foldText(own).toLowerCase();
  const spoken = words === own ? text : foldText(words).toLowerCase();
  const { low, high } = sketch(text);
  const head = hash10(spoken, 0, Math.min(edge, spoken.length));
  const tail = hash10(spoken, Math.max(0, spoken.length - edge), spoken.length);
  return { exact, low, high: (high << 20) | (head << 10) | tail };
}

const counters = new Int32Array(40);

function sketch(text: string): { readonly low: number; readonly high: number } {
  counters.fill(0);
  // Padded, so that a text of one letter has trigrams too and its ends weigh as much as its middle.
  let a = 1;
  let b = 1;
  for (let i = 0; i <= text.length; i++) {
    const c = i < text.length ? text.charCodeAt(i) : 2;
    let h = Math.imul(a, 0x9e3779b1) ^ Math.imul(b + 7, 0x85ebca6b) ^ Math.imul(c + 13, 0xc2b2ae35);
    h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
    h ^= h >>> 12;
    const g = Math.imul(h, 0x297a2d39) ^ (h >>> 15);
    for (let bit = 0; bit < 30; bit++) counters[bit] = (counters[bit] ?? 0) + (((h >>> bit) & 1) * 2 - 1);
    for (let bit = 0; bit < 10; bit++) counters[30 + bit] = (counters[30 + bit] ?? 0) + (((g >>> (bit + 9)) & 1) * 2 - 1);
    a = b;
    b = c;
  }
  let low = 0;
  let high = 0;
  for (let bit = 0; bit < 30; bit++) if ((counters[bit] ?? 0) > 0) low |= 1 << bit;
  for (let bit = 0; bit < 10; bit++) if ((counters[30 + bit] ?? 0) > 0) high |= 1 << bit;
  return { low, high };
}

function hash10(text: string, from: number, to: number): number {
  let h = 0x2545f491;
  for (let i = from; i < to; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x9e3779b1) ^ (h >>> 15);
  return (h ^ (h >>> 10) ^ (h >>> 20)) & 1023;
}

/** Whether two places say the same. */
export function sameText(a: Fingerprint, b: Fingerprint): boolean {
  return a.exact === b.exact && a.low === b.low && a.high === b.high;
}

/** Twelve letters or fewer: head and tail are one. Such texts (`No.`) are too common to be known by what they say. */
export function isShort(print: Fingerprint): boolean {
  return ((print.high >>> 10) & 1023) === (print.high & 1023);
}

export function sameHead(a: Fingerprint, b: Fingerprint): boolean {
  return ((a.high >>> 10) & 1023) === ((b.high >>> 10) & 1023);
}

export function sameTail(a: Fingerprint, b: Fingerprint): boolean {
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
