import * as t from '../tokens/tokens.js';
import type { Piece } from './piece.js';
import { blocks, isContextual } from './token-classes.js';

/**
 * Takes the braces off a choice whose block holds nothing but a divert: `* Leave. { -> square }` is `* Leave. -> square`.
 * Where the choice is echoed they stay, since the echo would run on into the target. A fallback keeps them, too: what
 * it is known by would change.
 */
export function withShortForms(pieces: readonly Piece[]): readonly Piece[] {
  const dropped = new Set<Piece>();
  for (let i = 2; i < pieces.length; i++) {
    const open = pieces[i];
    if (open?.type !== t.ProseOpen || pieces[i + 1]?.type !== t.Arrow) continue;
    const close = closeOfDivert(pieces, i);
    const end = close === undefined ? undefined : pieces[close];
    if (close === undefined || end === undefined || !opensPlainChoice(pieces, i)) continue;
    const next = pieces[close + 1];
    if (next && !next.opensLine && next.type !== t.Close) continue;
    const arrow = pieces[i + 1];
    if (arrow) {
      arrow.breaks = 0;
      arrow.opensLine = false;
    }
    dropped.add(open).add(end);
  }
  return dropped.size === 0 ? pieces : pieces.filter((piece) => !dropped.has(piece));
}

/** The index of the `}` right behind a divert to a place; undefined where the block holds more. */
function closeOfDivert(pieces: readonly Piece[], open: number): number | undefined {
  let depth = 0;
  for (let i = open + 1; i < pieces.length; i++) {
    const piece = pieces[i];
    if (piece === undefined || piece.comments) return undefined;
    const { type } = piece;
    if (type === t.Close) return depth === 0 ? i : undefined;
    if (i > open + 1 && piece.opensLine) return undefined;
    if (type === t.LParen) depth++;
    else if (type === t.RParen) depth--;
    else if (depth === 0 && i > open + 1 && type !== t.Dot && type !== t.Identifier && !isContextual(type))
      return undefined;
  }
  return undefined;
}

/** Whether the block that opens at an index is that of a choice with a label and without an echo or another divert. */
function opensPlainChoice(pieces: readonly Piece[], open: number): boolean {
  if (pieces[open]?.comments) return false;
  for (let i = open - 1; i > 0; i--) {
    const piece = pieces[i];
    if (piece === undefined || piece.comments || blocks.has(piece.type) || piece.type === t.ArmsOpen) return false;
    if (piece.type === t.Arrow || piece.type === t.contextual.hear || piece.opensLine) return false;
    if (pieces[i - 1]?.type === t.ChoiceMark) return piece.type === t.Text && !piece.echoes;
  }
  return false;
}
