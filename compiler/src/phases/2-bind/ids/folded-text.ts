/**
 * Text as it is hashed, so that reformatting changes nothing: in NFC, without blanks and backslashes, and with the plain
 * twins of the characters that the formatter exchanges.
 */
export class FoldedText {
  #codes = new Uint16Array(1024);

  at(index: number): number {
    return this.#codes[index] ?? 0;
  }

  /** Writes a text at an offset; gives the offset after it. */
  put(text: string, from: number): number {
    const whole = text.normalize('NFC');
    // A twin takes at most two places for one.
    const most = from + whole.length * 2;
    if (most > this.#codes.length) {
      const larger = new Uint16Array(most * 2);
      larger.set(this.#codes);
      this.#codes = larger;
    }
    let at = from;
    for (let i = 0; i < whole.length; i++) {
      const c = whole.charCodeAt(i);
      if (isPlain(c)) this.#codes[at++] = c;
      else {
        const twin = twinOf(c);
        if (twin === undefined) continue;
        for (let k = 0; k < twin.length; k++) this.#codes[at++] = twin.charCodeAt(k);
      }
    }
    return at;
  }
}

const backslash = 92;

const twins: ReadonlyMap<number, string> = new Map([
  [0x2018, "'"],
  [0x2019, "'"],
  [0x201c, '"'],
  [0x201d, '"'],
  [0x201e, '"'],
  [0x201f, '"'],
  [0x2192, '->'],
  [0x2212, '-'],
  [0x2265, '>='],
  [0x2264, '<='],
  [0x2260, '!='],
]);

/** Whether a character stands for itself. */
export function isPlain(c: number): boolean {
  if (c < 127) return c > 32 && c !== backslash;
  return c < 0x2010 ? c !== 127 && !isWideBlank(c) : !isWideBlank(c) && (c > 0x2265 || !twins.has(c));
}

/** The plain form of a character that is not; undefined for one that is left out. */
export function twinOf(c: number): string | undefined {
  return twins.get(c);
}

function isWideBlank(c: number): boolean {
  if (c < 0x2000) return c === 0xa0 || c === 0x1680;
  if (c < 0x2070) return c <= 0x200b || c === 0x2028 || c === 0x2029 || c === 0x202f || c === 0x205f || c === 0x2060;
  return c === 0x3000 || c === 0xfeff;
}
