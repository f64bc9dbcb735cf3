/** What characters are to the lexer. Codes are UTF-16 units. */

export const code = {
  tab: 9,
  lf: 10,
  cr: 13,
  space: 32,
  bang: 33,
  quote: 34,
  hash: 35,
  percent: 37,
  ampersand: 38,
  lparen: 40,
  rparen: 41,
  star: 42,
  plus: 43,
  comma: 44,
  minus: 45,
  dot: 46,
  slash: 47,
  zero: 48,
  nine: 57,
  colon: 58,
  semicolon: 59,
  less: 60,
  equal: 61,
  greater: 62,
  question: 63,
  at: 64,
  lbracket: 91,
  backslash: 92,
  rbracket: 93,
  underscore: 95,
  lbrace: 123,
  bar: 124,
  rbrace: 125,
  tilde: 126,
  nbsp: 0xa0,
} as const;

export function isBlank(c: number): boolean {
  return c === code.space || c === code.tab || c === code.nbsp || c === 11 || c === 12 || c === 0x202f;
}

export function isLineEnd(c: number): boolean {
  return c === code.lf || c === code.cr;
}

export function isDigit(c: number): boolean {
  return c >= code.zero && c <= code.nine;
}

/** Whether the character at an offset may open a name. */
export function startsName(text: string, pos: number): boolean {
  const c = text.charCodeAt(pos);
  if (c < 128) return (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c === code.underscore;
  return c >= 0xaa && letter.test(String.fromCodePoint(text.codePointAt(pos) ?? 0));
}

/** The offset behind the name that goes on at an offset. */
export function nameEnd(text: string, from: number, limit: number): number {
  let pos = from;
  while (pos < limit) {
    const c = text.charCodeAt(pos);
    if (c < 128) {
      if ((c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 48 && c <= 57) || c === code.underscore) pos++;
      else return pos;
    } else {
      const point = text.codePointAt(pos) ?? 0;
      const character = String.fromCodePoint(point);
      if (!namePart.test(character)) return pos;
      pos += character.length;
    }
  }
  return Math.min(pos, limit);
}

/** Controls that change the direction of what follows: in logic they can make code read as what it is not. */
export function isBidiControl(c: number): boolean {
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c === 0x200e || c === 0x200f || c === 0x61c;
}

/** True for the ASCII characters that may mean something inside text; all others are passed over at full speed. */
export const liveInText: readonly boolean[] = Array.from({ length: 128 }, (_, c) =>
  '\n\r\\{}[]<#~-@=/"'.includes(String.fromCharCode(c)),
);

const letter = /^\p{L}$/u;
const namePart = /^[\p{L}\p{M}\p{N}]$/u;
