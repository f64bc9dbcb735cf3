import type { IToken } from 'chevrotain';
import * as t from '../tokens/tokens.js';
import { AtomReader } from './atoms.js';
import { withSafeEdges } from './edges.js';
import { type Comment, Piece } from './piece.js';
import { endOf, inline, startOf } from './token-classes.js';

/** Makes the pieces of a file. The last one is the file's end, which carries the comments before it. */
export function piecesOf(source: string, tokens: readonly IToken[]): Piece[] {
  const pieces: Piece[] = [];
  const reader = new AtomReader(source, tokens);
  let end = 0;
  let opensLine = true;
  let opensDeclaration = true;
  for (let index = 0; index < tokens.length; ) {
    const token = tokens[index];
    if (token === undefined) break;
    const { tokenType: type } = token;
    const start = startOf(token);
    if (type === t.LineEnd || type === t.DeclarationEnd) {
      opensLine = true;
      opensDeclaration ||= type === t.DeclarationEnd;
      index++;
      continue;
    }
    const text = type === t.FileEnd ? '' : reader.read(index);
    const pieceEnd = type === t.FileEnd ? endOf(token) : reader.end;
    const atom = inline.has(type) ? t.Text : type === t.TextOpen ? t.PlainText : type;
    const piece = new Piece(
      atom,
      atom === t.Text ? withSafeEdges(source, start, pieceEnd, text) : text,
      start,
      pieceEnd,
    );
    index = type === t.FileEnd ? index + 1 : reader.next;
    // What ends a split that has no bracket of its own.
    if (text === '' && type !== t.FileEnd) continue;
    piece.echoes = reader.echoes;
    piece.opensLine = opensLine;
    piece.opensDeclaration = opensDeclaration;
    if (start > end) readGap(source, end, start, piece);
    // `}` and `else` belong on one line, however they were written.
    if (type === t.reserved.else && pieces.at(-1)?.type === t.Close && !piece.comments) piece.breaks = 0;
    pieces.push(piece);
    end = Math.max(end, pieceEnd);
    opensLine = false;
    opensDeclaration = false;
  }
  return pieces;
}

/** Reads what stands between two tokens. A comma there is one between arms, which need none. */
function readGap(source: string, from: number, to: number, piece: Piece): void {
  let comments: Comment[] | undefined;
  for (let pos = from; pos < to; pos++) {
    const c = source.charCodeAt(pos);
    if (c === lf || (c === cr && source.charCodeAt(pos + 1) !== lf)) piece.breaks++;
    else if (c === slash) {
      let end = pos;
      while (end < to && source.charCodeAt(end) !== lf && source.charCodeAt(end) !== cr) end++;
      comments ??= [];
      comments.push({ text: source.slice(pos, end).trimEnd(), breaks: piece.breaks });
      piece.breaks = 0;
      pos = end - 1;
    } else if (c > space && c !== comma && !blanks.has(c)) piece.strange = true;
  }
  piece.comments = comments;
}

const lf = 10;
const cr = 13;
const space = 32;
const comma = 44;
const slash = 47;
const blanks: ReadonlySet<number> = new Set([0xa0, 0x202f]);
