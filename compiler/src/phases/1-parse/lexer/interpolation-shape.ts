import { code, isLineEnd } from './characters.js';

/** Where the parts of a `{…}` in text lie, found before it is read. Offsets of signs at its own depth. */
export interface InterpolationShape {
  /** The `}`. */
  readonly end: number;
  /** The first `:` of the head, or -1; behind it stands text. */
  readonly colon: number;
  /** The first `,` of the head, or -1. */
  readonly comma: number;
  readonly bars: readonly number[];
}

/** How deep the look ahead goes; what is deeper is reported by the lexer anyway. */
const deepest = 200;

/** Measures the `{…}` at `open`; undefined where it does not end on its line. */
export function interpolationShape(
  text: string,
  open: number,
  limit: number,
  depth = 0,
): InterpolationShape | undefined {
  if (depth > deepest) return undefined;
  let inText = false;
  let brackets = 0;
  let colon = -1;
  let comma = -1;
  const bars: number[] = [];
  for (let pos = open + 1; pos < limit; pos++) {
    const c = text.charCodeAt(pos);
    if (isLineEnd(c)) return undefined;
    if (c === code.backslash) pos++;
    else if (c === code.rbrace) return { end: pos, colon, comma, bars };
    else if (c === code.lbrace) {
      const inner = interpolationShape(text, pos, limit, depth + 1);
      if (!inner) return undefined;
      pos = inner.end;
    } else if (c === code.bar && brackets <= 0) {
      bars.push(pos);
      inText = true;
    } else if (inText) continue;
    else if (c === code.quote) pos = closingQuote(text, pos, limit);
    else if (c === code.lparen || c === code.lbracket) brackets++;
    else if (c === code.rparen || c === code.rbracket) brackets--;
    else if (c === code.comma && brackets <= 0 && comma < 0) comma = pos;
    else if (c === code.colon && brackets <= 0) {
      colon = pos;
      inText = true;
    }
  }
  return undefined;
}

/** The first colon of an arm's condition, outside brackets and texts. */
export function conditionColon(text: string, from: number, to: number): number {
  let brackets = 0;
  for (let pos = from; pos < to; pos++) {
    const c = text.charCodeAt(pos);
    if (c === code.quote) pos = closingQuote(text, pos, to);
    else if (c === code.lparen || c === code.lbracket || c === code.lbrace) brackets++;
    else if (c === code.rparen || c === code.rbracket || c === code.rbrace) brackets--;
    else if (c === code.colon && brackets <= 0) return pos;
  }
  return -1;
}

/** The closing quote of a text on the same line, or the opening one itself where there is none. */
function closingQuote(text: string, open: number, limit: number): number {
  for (let pos = open + 1; pos < limit; pos++) {
    const c = text.charCodeAt(pos);
    if (c === code.backslash) pos++;
    else if (c === code.quote) return pos;
    else if (isLineEnd(c)) break;
  }
  return open;
}
