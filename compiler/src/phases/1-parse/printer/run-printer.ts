import * as t from '../tokens/tokens.js';
import { Output, step } from './output.js';
import type { Piece } from './piece.js';
import { blocks } from './token-classes.js';

export { step };

/**
 * A bracket is looked for its end over this many characters and no further: what could outgrow them is copied as it
 * stands.
 */
const bracketReach = 3800;

/**
 * Lays out one line of logic or prose: flat where it fits and where the author broke nothing; else its blocks are opened
 * up and its brackets broken, the outermost first. A line end of the author's stays, so that a second run finds what
 * the first one left.
 */
export abstract class RunPrinter {
  protected readonly pieces: readonly Piece[];
  protected readonly width: number;
  protected readonly out = new Output();
  readonly #source: string;

  constructor(source: string, pieces: readonly Piece[], width: number) {
    this.#source = source;
    this.pieces = pieces;
    this.width = width;
  }

  /** Lines of a block of prose or logic, opened up. */
  protected abstract block(open: number, base: number): void;
  protected abstract arms(open: number, base: number): void;
  /** The entries of a record or of brackets, over several lines. */
  protected abstract rows(open: number): void;

  /** Prints the pieces from one index up to another; what goes on over lines is indented deeper than `base`. */
  protected run(from: number, to: number, base: number, rigid = false): void {
    if (!this.hardWithin(from, to) && this.fits(from, to)) {
      this.flat(from, to);
      return;
    }
    this.through(from, to, base, rigid || this.#isRigid(from, to));
  }

  /** Prints pieces that don't all stand on one line. `starts` are those that open a line where none was. */
  protected through(from: number, to: number, base: number, rigid: boolean, starts?: ReadonlySet<number>): void {
    let chain = { end: -1, isFlat: false };
    let margin = base;
    for (let i = from; i < to; i = this.after(i)) {
      const piece = this.pieces[i];
      if (piece === undefined) return;
      if (i > from) {
        const before = this.pieces[i - 1]?.type;
        // What stands below its `=` opens its blocks from there.
        if (this.isHard(i) && before === t.Assign) margin += step;
        const isElse = piece.type === t.reserved.else && before === t.Close;
        const goesOn = before === t.Assign || isElse || blocks.has(piece.type);
        if (this.isHard(i)) this.breakTo(i, goesOn ? margin : margin + step, false);
        else if (starts?.has(i)) this.out.newline(margin, false);
        else if (piece.blank) this.out.write(' ');
      }
      if (blocks.has(piece.type)) {
        if (i > chain.end) chain = this.#chainAt(i, to);
        if (chain.isFlat || this.#isEmpty(i)) this.flat(i, this.after(i));
        else this.block(i, margin);
      } else if (piece.match > i) this.#nested(i, to, margin, rigid);
      else this.out.write(piece.text);
    }
  }

  protected flat(from: number, to: number): void {
    let text = this.pieces[from]?.text ?? '';
    for (let i = from + 1; i < to; i++) {
      const piece = this.pieces[i];
      if (piece !== undefined) text += piece.blank ? ` ${piece.text}` : piece.text;
    }
    this.out.write(text);
  }

  /** A bracket or record: on one line, over several, or as far on one line as what it holds allows. */
  protected group(open: number, to: number, rigid: boolean): void {
    const close = this.closeOf(open);
    if (this.#outgrowsReach(open, close)) {
      this.verbatim(open, close + 1);
      return;
    }
    const hard = this.hardWithin(open, close + 1);
    if (!hard && (rigid || this.#fitsUpTo(open, close, to))) {
      this.flat(open, close + 1);
      return;
    }
    const { type, role } = this.pieces[open] ?? { type: t.RecordOpen, role: 'plain' };
    // A type's brackets stay on their line: a line may not begin with `>`.
    const mayBreak =
      type === t.RecordOpen ||
      (role === 'plain' && (hard ? this.#breaksItself(open, close) : this.#hasComma(open, close)));
    if (mayBreak) {
      this.rows(open);
      return;
    }
    this.out.write(this.pieces[open]?.text ?? '');
    this.through(open + 1, close, this.out.indent, rigid);
    this.out.write(this.pieces[close]?.text ?? '');
  }

  /** Pieces and what stands between them as the author left them. */
  protected verbatim(from: number, to: number): void {
    const text = this.#source.slice(this.pieces[from]?.start ?? 0, this.pieces[to - 1]?.end ?? 0);
    this.out.write(text.replace(/\r\n?/g, '\n'));
  }

  /** Ends the line before a piece, with the comments that stand there. */
  protected breakTo(at: number, indent: number, mayBeApart: boolean, commentIndent = indent): void {
    const piece = this.pieces[at];
    if (piece === undefined) return;
    let apart = mayBeApart;
    for (const { text, breaks } of piece.comments ?? []) {
      if (breaks === 0 && this.out.text !== '') this.out.write(` ${text}`);
      else {
        this.out.newline(commentIndent, breaks > 1 && apart);
        this.out.write(text);
        apart = true;
      }
    }
    this.out.newline(indent, piece.breaks > 1 && apart);
  }

  /** Prints the closing brace or bracket on a line of its own. */
  protected closeOn(close: number, indent: number): void {
    const piece = this.pieces[close];
    if (piece === undefined) return;
    // No empty line stands before it, so its own line ends don't count.
    piece.breaks = Math.min(piece.breaks, 1);
    this.breakTo(close, indent, close - 1 !== piece.match, indent + step);
    this.out.write(piece.text);
  }

  /** Whether a line end must stay before a piece. */
  protected isHard(at: number): boolean {
    const piece = this.pieces[at];
    return (
      piece !== undefined &&
      (piece.comments !== undefined || piece.breaks > 0 || (piece.opensLine && piece.type !== t.Close))
    );
  }

  /** Whether a line end must stay between the first and the last of some pieces. */
  protected hardWithin(from: number, to: number): boolean {
    return (this.pieces[to - 1]?.hard ?? 0) > (this.pieces[from]?.hard ?? 0);
  }

  protected fits(from: number, to: number): boolean {
    return this.out.column + this.#widthOf(from, to) <= this.width;
  }

  /** The index behind a piece, and behind what it opens. */
  protected after(at: number): number {
    return Math.max(at, this.pieces[at]?.match ?? -1) + 1;
  }

  protected closeOf(open: number): number {
    return this.pieces[open]?.match ?? open;
  }

  #nested(open: number, to: number, base: number, rigid: boolean): void {
    const close = this.closeOf(open);
    if (this.#isEmpty(open)) this.flat(open, close + 1);
    else if (this.pieces[open]?.type === t.ArmsOpen) {
      if (!this.hardWithin(open, close + 1) && this.#fitsUpTo(open, close, to)) this.flat(open, close + 1);
      else this.arms(open, base);
    } else this.group(open, to, rigid);
  }

  /** The blocks that `else` joins to the one that opens here: all of them stand on one line, or each is opened up. */
  #chainAt(open: number, to: number): { readonly end: number; readonly isFlat: boolean } {
    let end = this.closeOf(open);
    while (end + 1 < to && this.pieces[end + 1]?.type === t.reserved.else) {
      let next = end + 1;
      while (next < to && !this.#isBlock(next)) next = this.after(next);
      if (next >= to) break;
      end = this.closeOf(next);
    }
    return { end, isFlat: !this.hardWithin(open, end + 1) && this.#fitsUpTo(open, end, to) };
  }

  #isBlock(at: number): boolean {
    const type = this.pieces[at]?.type;
    return type !== undefined && blocks.has(type);
  }

  #outgrowsReach(open: number, close: number): boolean {
    if (this.pieces[open]?.type === t.RecordOpen) return false;
    // Each of its pieces on a line of its own is more than there will be.
    return this.#widthOf(open, close + 1) + (close - open) * (this.out.indent + 2 * step) > bracketReach;
  }

  /** Braces or brackets with nothing in them, not even a comment. */
  #isEmpty(open: number): boolean {
    const close = this.closeOf(open);
    return close === open + 1 && !this.pieces[close]?.comments;
  }

  /** Whether a bracket fits with all that must stand on its line behind it. */
  #fitsUpTo(open: number, close: number, to: number): boolean {
    let end = close + 1;
    while (end < to && !this.isHard(end)) {
      const opens = this.#isBlock(end) || this.pieces[end]?.type === t.ArmsOpen;
      if (opens || this.hardWithin(end, this.after(end))) {
        end++;
        break;
      }
      end = this.after(end);
    }
    return this.fits(open, end);
  }

  /** The head of a block and what trails a line's text stay on their line, however long it is. */
  #isRigid(from: number, to: number): boolean {
    const first = this.pieces[from]?.type;
    if (first === t.Text || first === t.ChoiceMark) return true;
    for (let i = from; i < to; i = this.after(i)) if (this.#isBlock(i)) return true;
    return false;
  }

  /** Whether the author broke a bracket itself, not only what it holds. */
  #breaksItself(open: number, close: number): boolean {
    for (let i = open + 1; i <= close; i = i === close ? i + 1 : this.after(i)) if (this.isHard(i)) return true;
    return false;
  }

  #hasComma(open: number, close: number): boolean {
    for (let i = open + 1; i < close; i = this.after(i)) if (this.pieces[i]?.type === t.Comma) return true;
    return false;
  }

  #widthOf(from: number, to: number): number {
    const first = this.pieces[from];
    const last = this.pieces[to - 1];
    return first && last ? last.flat - first.flat + first.text.length : 0;
  }
}
