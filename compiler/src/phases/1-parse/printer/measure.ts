import * as t from '../tokens/tokens.js';
import type { Piece } from './piece.js';
import { blankBetween, isSign } from './spacing.js';
import { braces, brackets, closers } from './token-classes.js';

/** Pairs brackets and braces, and decides where blanks stand and which line ends must stay. */
export function measure(source: string, pieces: readonly Piece[]): void {
  const open: number[] = [];
  let before: Piece | undefined;
  let flat = 0;
  let hard = 0;
  let inEdge = false;
  let inPack = false;
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i];
    if (piece === undefined) break;
    const { type } = piece;
    if (piece.opensDeclaration) {
      open.length = 0;
      inPack = type === t.declaring.pack;
    }
    if (braces.has(type) || brackets.has(type) || piece.role === 'typeOpen') open.push(i);
    else if (closers.has(type) || piece.role === 'typeClose') pair(pieces, open.pop(), i);
    if (type === t.Minus && isSign(piece.opensLine || closesBlock(pieces, before) ? undefined : before, piece, source))
      piece.role = 'sign';
    if (type === t.EdgeOpen || type === t.EdgeBack) inEdge = true;
    else if (type === t.EdgeClose || type === t.EdgeEnd || piece.opensDeclaration) inEdge = false;
    else if (inEdge && type === t.Star) piece.role = 'hops';
    // In a pack nothing is subtracted: the minus belongs to a language such as `pt-BR`.
    if (inPack && before && (type === t.Minus || before.type === t.Minus)) piece.blank = before.end < piece.start;
    else piece.blank = before !== undefined && blankBetween(before, piece);
    // Braces around nothing stand on one line.
    if (piece.match === i - 1 && !piece.comments) piece.breaks = 0;
    if (piece.comments || piece.breaks > 0 || (piece.opensLine && type !== t.Close)) hard++;
    else if (type === t.PromptOpen && piece.text.includes('\n')) hard++;
    flat += piece.text.length + (piece.blank ? 1 : 0);
    piece.flat = flat;
    piece.hard = hard;
    before = piece;
  }
}

function pair(pieces: readonly Piece[], open: number | undefined, close: number): void {
  const from = open === undefined ? undefined : pieces[open];
  const to = pieces[close];
  if (open === undefined || !from || !to) return;
  from.match = close;
  to.match = open;
}

/** Behind the block of an arm the next pattern begins. */
function closesBlock(pieces: readonly Piece[], piece: Piece | undefined): boolean {
  return piece?.type === t.Close && pieces[piece.match]?.type !== t.RecordOpen;
}
