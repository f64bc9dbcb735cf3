import type { TokenType } from 'chevrotain';
import * as t from '../tokens/tokens.js';
import { code, isDigit, nameEnd, startsName } from './characters.js';

/** A figure as it stands in the text. */
export interface Figure {
  readonly type: TokenType;
  readonly end: number;
  /** Letters hang on it that make neither dice nor a duration nor an exponent. */
  readonly malformed: boolean;
}

const durationUnits: ReadonlySet<string> = new Set(['ms', 's', 'm', 'h', 'd', 'w']);

/** Reads `12`, `10_000`, `0.5`, `1e-3`, `1.0.0`, `2d6`, `90s` from a digit on. */
export function readFigure(text: string, start: number, limit: number): Figure {
  let end = passDigits(text, start, limit);
  let type: TokenType = t.Int;
  if (text.charCodeAt(end) === code.dot && end + 1 < limit && isDigit(text.charCodeAt(end + 1))) {
    end = passDigits(text, end + 1, limit);
    type = t.Float;
    if (text.charCodeAt(end) === code.dot && end + 1 < limit && isDigit(text.charCodeAt(end + 1))) {
      return { type: t.Version, end: passDigits(text, end + 1, limit), malformed: false };
    }
  }
  const exponent = exponentEnd(text, end, limit);
  if (exponent !== undefined) return finish(text, t.Float, exponent, limit);
  if (end < limit && startsName(text, end)) {
    const wordEnd = nameEnd(text, end, limit);
    const word = text.slice(end, wordEnd);
    if (type === t.Int && /^d\d+$/.test(word)) return { type: t.Dice, end: wordEnd, malformed: false };
    if (durationUnits.has(word)) return { type: t.Duration, end: wordEnd, malformed: false };
  }
  return finish(text, type, end, limit);
}

function finish(text: string, type: TokenType, end: number, limit: number): Figure {
  if (end < limit && startsName(text, end)) return { type, end: nameEnd(text, end, limit), malformed: true };
  return { type, end, malformed: false };
}

function passDigits(text: string, from: number, limit: number): number {
  let pos = from;
  while (pos < limit && (isDigit(text.charCodeAt(pos)) || text.charCodeAt(pos) === code.underscore)) pos++;
  return pos;
}

function exponentEnd(text: string, at: number, limit: number): number | undefined {
  const c = text.charCodeAt(at);
  if (c !== 101 && c !== 69) return undefined;
  let pos = at + 1;
  const sign = text.charCodeAt(pos);
  if (sign === code.plus || sign === code.minus) pos++;
  if (pos >= limit || !isDigit(text.charCodeAt(pos))) return undefined;
  return passDigits(text, pos, limit);
}
