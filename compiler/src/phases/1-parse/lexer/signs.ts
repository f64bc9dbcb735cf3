import type { TokenType } from 'chevrotain';
import * as t from '../tokens/tokens.js';

/** A sign of logic. */
export interface Sign {
  readonly type: TokenType;
  readonly length: number;
  /** Set where another language's sign is read as what it means there: how it is written, and how we write it. */
  readonly foreign?: { readonly written: string; readonly ours: string };
}

/** The sign at an offset; undefined where none stands. The longest one wins. */
export function signAt(text: string, pos: number): Sign | undefined {
  const candidates = signs.get(text.charCodeAt(pos));
  return candidates?.find(({ written }) => text.startsWith(written, pos))?.sign;
}

interface Written {
  readonly written: string;
  readonly sign: Sign;
}

const plain: readonly (readonly [string, TokenType])[] = [
  [',', t.Comma],
  [';', t.Semicolon],
  [':', t.Colon],
  ['?', t.Question],
  [')', t.RParen],
  [']', t.RBracket],
  ['.', t.Dot],
  ['..', t.RangeDots],
  ['..<', t.OpenRangeDots],
  ['=', t.Assign],
  ['==', t.Equal],
  ['!=', t.NotEqual],
  ['+', t.Plus],
  ['+=', t.PlusAssign],
  ['-', t.Minus],
  ['-=', t.MinusAssign],
  ['->', t.Arrow],
  ['*', t.Star],
  ['/', t.Slash],
  ['<', t.Less],
  ['<=', t.LessEqual],
  ['>', t.Greater],
  ['|', t.Bar],
  // What word processors make of our signs is read as the plain sign; the formatter writes it so.
  ['\u2192', t.Arrow],
  ['\u2212', t.Minus],
  ['\u2264', t.LessEqual],
  ['\u2260', t.NotEqual],
];

const foreign: readonly (readonly [string, TokenType, string])[] = [
  ['===', t.Equal, '=='],
  ['!==', t.NotEqual, '!='],
  ['!', t.reserved.not, 'not'],
  ['||', t.reserved.or, 'or'],
  ['&&', t.reserved.and, 'and'],
  ['%', t.contextual.mod, 'mod'],
];

const signs: ReadonlyMap<number, readonly Written[]> = byFirstCharacter([
  ...plain.map(([written, type]): Written => ({ written, sign: { type, length: written.length } })),
  ...foreign.map(
    ([written, type, ours]): Written => ({
      written,
      sign: { type, length: written.length, foreign: { written, ours } },
    }),
  ),
]);

function byFirstCharacter(all: readonly Written[]): Map<number, Written[]> {
  const table = new Map<number, Written[]>();
  for (const one of [...all].sort((a, b) => b.written.length - a.written.length)) {
    const first = one.written.charCodeAt(0);
    table.set(first, [...(table.get(first) ?? []), one]);
  }
  return table;
}
