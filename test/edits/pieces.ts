/**
 * Text that knows where each of its letters comes from. An edit moves, cuts and adds pieces; what becomes of a place is
 * read off the piece that its first letter lies in, so that the truth about an edit is made by the edit itself.
 */
export type Piece =
  /** As it stood in the old file. */
  | { readonly from: 'old'; readonly text: string; readonly file: string; readonly start: number }
  /** What was not there. */
  | { readonly from: 'new'; readonly text: string }
  /** Another way to say what stood there: its places are those of the old stretch, each kind in order. */
  | {
      readonly from: 'said';
      readonly text: string;
      readonly file: string;
      readonly start: number;
      readonly end: number;
    };

export function textOf(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join('');
}

/** The pieces of a stretch. What was said anew is not cut in two: an edit that tries is told. */
export function slice(pieces: readonly Piece[], start: number, end: number): Piece[] {
  const found: Piece[] = [];
  let at = 0;
  for (const piece of pieces) {
    const from = Math.max(start - at, 0);
    const to = Math.min(end - at, piece.text.length);
    at += piece.text.length;
    if (from >= to) continue;
    if (from === 0 && to === piece.text.length) found.push(piece);
    else if (piece.from === 'said')
      throw new Error(`An edit cuts through what another has said anew: ${JSON.stringify(piece.text.slice(0, 60))}`);
    else
      found.push(
        piece.from === 'new'
          ? { from: 'new', text: piece.text.slice(from, to) }
          : { from: 'old', text: piece.text.slice(from, to), file: piece.file, start: piece.start + from },
      );
  }
  return found;
}

/** Puts pieces in the place of a stretch. */
export function splice(pieces: readonly Piece[], start: number, end: number, put: readonly Piece[]): readonly Piece[] {
  const { length } = textOf(pieces);
  return [...slice(pieces, 0, start), ...put, ...slice(pieces, end, length)];
}

/** A stretch said otherwise; it has to lie in the old text in one piece, or nobody could tell which places are meant. */
export function said(pieces: readonly Piece[], start: number, end: number, text: string): Piece {
  const parts = slice(pieces, start, end);
  let whole: { readonly file: string; readonly start: number; readonly end: number } | undefined;
  for (const part of parts) {
    if (part.from === 'new' || (whole && (part.file !== whole.file || part.start !== whole.end)))
      throw new Error(`What is changed was put together before: ${JSON.stringify(textOf(parts).slice(0, 60))}`);
    const to: number = part.from === 'old' ? part.start + part.text.length : part.end;
    whole = { file: part.file, start: whole?.start ?? part.start, end: to };
  }
  if (!whole) throw new Error('Nothing is changed.');
  return { from: 'said', text, ...whole };
}

/** The piece that a letter lies in, and how far in. */
export function pieceAt(pieces: readonly Piece[], offset: number): { piece: Piece; at: number } | undefined {
  let start = 0;
  for (const piece of pieces) {
    if (offset < start + piece.text.length) return { piece, at: offset - start };
    start += piece.text.length;
  }
  return undefined;
}
