import * as t from '../tokens/tokens.js';
import { BodyPrinter } from './body-printer.js';
import { step } from './run-printer.js';
import { blocks, braces } from './token-classes.js';

/** Lays out a file: its declarations, their heads and bodies. */
export class FilePrinter extends BodyPrinter {
  /** The file's text, its lines ended by LF. */
  print(): string {
    const last = this.pieces.length - 1;
    for (let i = 0; i < last; ) {
      let end = i + 1;
      while (end < last && this.pieces[end]?.opensDeclaration !== true) end++;
      this.breakTo(i, 0, i > 0);
      this.#declaration(i, end);
      i = end;
    }
    const end = this.pieces[last];
    if (end?.comments) {
      end.breaks = 0;
      this.breakTo(last, 0, last > 0);
      return this.out.text;
    }
    return this.out.text === '' ? '' : `${this.out.text}\n`;
  }

  #declaration(from: number, to: number): void {
    // What is not known is not touched.
    if (this.#isStrange(from, to)) {
      this.verbatim(from, to);
      return;
    }
    const assign = this.#assignOf(from, to);
    if (assign > 0) {
      this.#definition(from, assign, to);
      return;
    }
    const last = this.pieces[to - 1];
    const open = last?.type === t.Close ? last.match : to;
    const over = this.#head(from, open, open < to);
    this.keyword = this.pieces[from]?.text ?? '';
    this.body = open;
    if (open < to) this.#body(open, to, over);
  }

  /** `fn f() = value`, `type T = type`: what does not fit goes to a line of its own, unless it has braces to open up. */
  #definition(from: number, assign: number, to: number): void {
    const flat = this.hardWithin(from, to) || this.fits(from, to);
    if (flat || this.#holdsBraces(assign, to)) {
      this.run(from, to, 0);
      return;
    }
    this.run(from, assign + 1, 0);
    this.out.newline(step, false);
    this.run(assign + 1, to, step);
  }

  /** Prints a head; true when it goes over lines. */
  #head(from: number, to: number, hasBody: boolean): boolean {
    const clauses = clausesOf.get(this.pieces[from]?.text ?? '') ?? none;
    let over = false;
    let breaks = !this.#lineFits(from, to, hasBody);
    for (let i = from; i < to; i = this.after(i)) {
      const piece = this.pieces[i];
      if (piece === undefined) break;
      const opensClause = this.#opensClause(i, clauses);
      if (i > from && this.isHard(i)) {
        this.breakTo(i, step, false);
        over = true;
        breaks = !this.#lineFits(i, to, hasBody);
      } else if (i > from && breaks && opensClause) {
        this.out.newline(step, false);
        over = true;
      } else if (i > from && piece.blank) this.out.write(' ');
      if (piece.match > i) this.group(i, this.#clauseEnd(i, to, clauses, breaks), false);
      else this.out.write(piece.text);
    }
    return over;
  }

  /** Whether a head fits on one line from an index on, as far as the author left it on one. */
  #lineFits(from: number, to: number, hasBody: boolean): boolean {
    let end = this.after(from);
    while (end < to && !this.isHard(end)) end = this.after(end);
    return this.hardWithin(from, end) || this.fits(from, end === to && hasBody ? end + 1 : end);
  }

  #clauseEnd(at: number, to: number, clauses: ReadonlySet<string>, breaks: boolean): number {
    let end = this.after(at);
    while (end < to && !this.isHard(end) && !(breaks && this.#opensClause(end, clauses))) end = this.after(end);
    return end;
  }

  #opensClause(at: number, clauses: ReadonlySet<string>): boolean {
    const before = this.pieces[at - 1]?.type;
    if (before === t.Comma || before === t.Dot || before === t.contextual.issued) return false;
    const piece = this.pieces[at];
    return piece !== undefined && clauses.has(piece.text);
  }

  #body(open: number, to: number, over: boolean): void {
    const piece = this.pieces[open];
    if (piece === undefined) return;
    if (over || piece.comments) {
      piece.breaks = Math.min(piece.breaks, 1);
      this.breakTo(open, 0, false, step);
    } else this.out.write(' ');
    const close = to - 1;
    const isEmpty = close === open + 1 && !this.pieces[close]?.comments;
    if (isEmpty) this.out.write('{}');
    else if (!this.hardWithin(open, to) && this.fits(open, to)) this.flat(open, to);
    else if (blocks.has(piece.type)) this.block(open, 0);
    else this.rows(open);
  }

  /** The `=` of a definition, or -1. */
  #assignOf(from: number, to: number): number {
    const word = this.pieces[from]?.type;
    if (word !== t.declaring.fn && word !== t.declaring.type) return -1;
    for (let i = from; i < to; i = this.after(i)) if (this.pieces[i]?.type === t.Assign) return i;
    return -1;
  }

  #holdsBraces(from: number, to: number): boolean {
    for (let i = from; i < to; i = this.after(i)) {
      const type = this.pieces[i]?.type;
      if (type !== undefined && braces.has(type)) return true;
    }
    return false;
  }

  #isStrange(from: number, to: number): boolean {
    for (let i = from + 1; i < to; i++) if (this.pieces[i]?.strange === true) return true;
    return false;
  }
}

/** The words that open a clause of a head, where it may be broken. */
const clausesOf: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['scene', new Set(['at', 'cast', 'mass', 'opens'])],
  ['action', new Set(['by', 'requires'])],
  ['relation', new Set(['mutual', 'acyclic'])],
  ['resource', new Set(['scale', 'issued'])],
  ['kind', new Set(['has'])],
  ['rule', new Set(['on', 'when'])],
  ['workflow', new Set(['inline', 'on', 'every', 'at', 'when', 'key', 'retry', 'lease', 'budget'])],
]);
const none: ReadonlySet<string> = new Set();
