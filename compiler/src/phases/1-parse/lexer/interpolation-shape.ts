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

interface Open {
  readonly offset: number;
  inText: boolean;
  brackets: number;
  colon: number;
  comma: number;
  readonly bars: number[];
}

/**
 * Measures the `{…}`s of a line. Those inside one are measured with it and kept, and so is that a brace has no end:
 * otherwise a line of a million braces would be gone through a million times.
 */
export class InterpolationShapes {
  readonly #text: string;
  #lineStart = -1;
  readonly #known = new Map<number, InterpolationShape | undefined>();

  constructor(text: string) {
    this.#text = text;
  }

  /** The shape of the `{…}` at `open`; undefined where it does not end on its line. */
  at(open: number, lineStart: number, limit: number): InterpolationShape | undefined {
    if (this.#lineStart !== lineStart) {
      this.#lineStart = lineStart;
      this.#known.clear();
    }
    if (!this.#known.has(open)) this.#measure(open, limit);
    return this.#known.get(open);
  }

  #measure(open: number, limit: number): void {
    const text = this.#text;
    const stack: Open[] = [opened(open)];
    for (let pos = open + 1; pos < limit; pos++) {
      const c = text.charCodeAt(pos);
      if (isLineEnd(c)) break;
      const top = stack.at(-1);
      if (!top) return;
      if (c === code.backslash) pos++;
      else if (c === code.lbrace) stack.push(opened(pos));
      else if (c === code.rbrace) {
        this.#known.set(top.offset, { end: pos, colon: top.colon, comma: top.comma, bars: top.bars });
        stack.pop();
        if (stack.length === 0) return;
      } else if (c === code.bar && top.brackets <= 0) {
        top.bars.push(pos);
        top.inText = true;
      } else if (top.inText) continue;
      else if (c === code.quote) pos = closingQuote(text, pos, limit);
      else if (c === code.lparen || c === code.lbracket) top.brackets++;
      else if (c === code.rparen || c === code.rbracket) top.brackets--;
      else if (c === code.comma && top.brackets <= 0 && top.comma < 0) top.comma = pos;
      else if (c === code.colon && top.brackets <= 0) {
        top.colon = pos;
        top.inText = true;
      }
    }
    for (const { offset } of stack) this.#known.set(offset, undefined);
  }
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

function opened(offset: number): Open {
  return { offset, inText: false, brackets: 0, colon: -1, comma: -1, bars: [] };
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
