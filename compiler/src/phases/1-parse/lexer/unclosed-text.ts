import type { IToken, TokenType } from 'chevrotain';
import * as t from '../tokens/tokens.js';
import { code, isBlank, isLineEnd } from './characters.js';

/** How far back it is asked what is open around a text. */
const reach = 400;

/** A line, and the offset of a text on it that has no closing quote. */
export interface UnclosedText {
  readonly lineStart: number;
  readonly open: number;
  /** Where reading of this piece of the line ends. */
  readonly lineEnd: number;
}

/**
 * Where a text without its closing quote is taken to end: before the brace of its statement's block, and before what
 * closes the brackets and braces that were opened before it. To take them for text would leave those unclosed, too, and
 * one fault would be three.
 */
export function unclosedTextEnd(source: string, tokens: readonly IToken[], at: UnclosedText): number {
  let end = backOverBlanks(source, at.lineEnd, at.open + 1);
  if (source.charCodeAt(end - 1) === code.lbrace && end - 1 > at.open && blockFollows(source, at)) {
    end = backOverBlanks(source, end - 1, at.open + 1);
  }
  const closers = openAround(tokens, at.lineStart);
  while (end > at.open + 1) {
    const found = closers.indexOf(source.charCodeAt(end - 1));
    if (found < 0) break;
    closers.splice(0, found + 1);
    end = backOverBlanks(source, end - 1, at.open + 1);
  }
  return end;
}

/** What would close the brackets and braces that are open, the outermost first; of braces only those of this line. */
function openAround(tokens: readonly IToken[], lineStart: number): number[] {
  const closers: number[] = [];
  let closed = 0;
  for (let i = tokens.length - 1; i >= Math.max(0, tokens.length - reach); i--) {
    const token = tokens[i];
    if (!token || token.tokenType === t.LineEnd || token.tokenType === t.DeclarationEnd) break;
    const closer = closerOf.get(token.tokenType);
    if (closer !== undefined && closed > 0) closed--;
    else if (closer === code.rbrace && token.startOffset < lineStart) break;
    else if (closer !== undefined) closers.unshift(closer);
    else if (closes.has(token.tokenType)) closed++;
  }
  return closers;
}

/** Whether lines that a block would hold follow: deeper ones, closed by a `}` that stands where the line begins. */
function blockFollows(source: string, { lineStart, lineEnd }: UnclosedText): boolean {
  const indent = /^[ \t]*/.exec(source.slice(lineStart, lineEnd))?.[0] ?? '';
  const next = /(?:[ \t]*(?:\r\n|\r|\n))+([ \t]*)(\}?)/y;
  next.lastIndex = lineEnd;
  const found = next.exec(source);
  if (!found) return false;
  const deeper = (found[1]?.length ?? 0) > indent.length;
  return deeper || (found[2] === '}' && found[1] === indent);
}

function backOverBlanks(source: string, from: number, least: number): number {
  let end = from;
  while (end > least && (isBlank(source.charCodeAt(end - 1)) || isLineEnd(source.charCodeAt(end - 1)))) end--;
  return end;
}

const closerOf: ReadonlyMap<TokenType, number> = new Map([
  [t.LParen, code.rparen],
  [t.LBracket, code.rbracket],
  ...[t.ProseOpen, t.LogicOpen, t.ArmsOpen, t.RecordOpen].map((open) => [open, code.rbrace] as const),
]);
const closes: ReadonlySet<TokenType> = new Set([t.RParen, t.RBracket, t.Close]);
