import type { IToken, TokenType } from 'chevrotain';
import { catalogue } from '../../../diagnostics/index.js';
import { valueWeight } from '../nesting.js';
import type { Reports } from '../reports.js';
import * as t from '../tokens/tokens.js';
import { code, isBlank, isLineEnd } from './characters.js';
import { declarationAt } from './declaration-shape.js';

/**
 * What the lexer makes of a text: the tokens of one declaration after the other, each piece ended by `FileEnd`. They are
 * made when asked for, so that those of a large file need not all be there at once.
 */
export interface Lexed {
  readonly pieces: Iterable<IToken[]>;
  /** Documentation comments by the offset of the token they stand above. */
  readonly docs: ReadonlyMap<number, string>;
}

interface OpenBrace {
  readonly offset: number;
  /** How far the line that opened it is indented: a hint for which brace was forgotten, never a meaning. */
  readonly indent: number;
  readonly weight: number;
}

/**
 * A place in the text, the tokens so far, and the braces that are open. The lexer is a chain of classes, one a mode,
 * each declaring what it needs of the later ones: the modes call one another, and files must not run in a circle.
 */
export abstract class Cursor {
  /** Those of the piece that is being read. */
  protected tokens: IToken[] = [];
  readonly docs = new Map<number, string>();
  protected readonly text: string;
  protected readonly reports: Reports;
  protected pos = 0;
  /** Where reading ends: the file's end, or that of the piece of a line which is being read. */
  protected limit: number;
  protected lineStart = 0;
  protected lastType: TokenType = t.FileEnd;
  protected readonly braces: OpenBrace[] = [];
  /** A line with a text that has no closing quote: that explains what else is left open on it. */
  protected unclosedTextLine = -1;
  /** What is open, weighed; it stays below the budget. */
  protected depth = 0;
  readonly #budget: number;
  #pendingDoc: string | undefined;
  /** The first brace whose `}` stood further left than its line: the likely culprit when one is missing. */
  #suspect: OpenBrace | undefined;
  #unclosedReported = false;
  #tooDeepReported = false;

  constructor(text: string, reports: Reports, budget: number) {
    this.text = text;
    this.#budget = budget;
    this.limit = text.length;
    this.reports = reports;
  }

  protected push(type: TokenType, start: number, end: number): void {
    if (this.#pendingDoc !== undefined) {
      this.docs.set(start, this.#pendingDoc);
      this.#pendingDoc = undefined;
    }
    this.pushImage(type, start, end, this.text.slice(start, end));
  }

  /** A token whose text is not the source's: what the author meant, where the lexer can tell. */
  protected pushImage(type: TokenType, start: number, end: number, image: string): void {
    this.lastType = type;
    this.tokens.push({
      image,
      startOffset: start,
      endOffset: end - 1,
      tokenTypeIdx: type.tokenTypeIdx ?? 0,
      tokenType: type,
    });
  }

  /** The end of the last token: where a line ends, whatever blanks and comments follow. */
  protected lastEnd(): number {
    const last = this.tokens.at(-1);
    return last ? (last.endOffset ?? last.startOffset) + 1 : 0;
  }

  /** Ends a line or an entry, unless nothing stands on it. */
  protected pushLineEnd(): void {
    const type = this.lastType;
    if (type === t.LineEnd || type === t.Comma || type === t.DeclarationEnd) return;
    if (type === t.ProseOpen || type === t.LogicOpen || type === t.RecordOpen || type === t.ArmsOpen) return;
    if (type === t.PromptOpen || type === t.TextBreak) return;
    const end = this.lastEnd();
    this.pushImage(t.LineEnd, end, end, '');
  }

  protected at(offset: number): number {
    return offset < this.limit ? this.text.charCodeAt(offset) : -1;
  }

  /** The offset of the next character that is no blank, on this line. */
  protected afterBlanks(from: number): number {
    let pos = from;
    while (pos < this.limit && isBlank(this.text.charCodeAt(pos))) pos++;
    return pos;
  }

  protected atLineEnd(pos: number): boolean {
    return pos >= this.limit || isLineEnd(this.text.charCodeAt(pos));
  }

  /** The offset at which the line of an offset ends. */
  protected lineEndFrom(from: number): number {
    let pos = from;
    while (pos < this.limit && !isLineEnd(this.text.charCodeAt(pos))) pos++;
    return pos;
  }

  /** Passes the line end at `pos`. */
  protected passLineEnd(): void {
    this.pos += this.text.charCodeAt(this.pos) === code.cr && this.at(this.pos + 1) === code.lf ? 2 : 1;
    this.lineStart = this.pos;
  }

  protected lineEnding(): string {
    return this.text.includes('\r\n') ? '\r\n' : '\n';
  }

  /** How far a line is indented, tabs going to the next fourth column. */
  protected indentOf(lineStart: number): number {
    let width = 0;
    for (let pos = lineStart; pos < this.limit; pos++) {
      const c = this.text.charCodeAt(pos);
      if (c === code.tab) width += 4 - (width % 4);
      else if (isBlank(c)) width++;
      else break;
    }
    return width;
  }

  protected firstOnLine(pos: number): boolean {
    return this.afterBlanks(this.lineStart) >= pos;
  }

  /** Whether a declaration opens at `pos`, which closes every open body. Only column 0 counts. */
  protected atDeclaration(): boolean {
    if (this.pos !== this.lineStart) return false;
    const c = this.at(this.pos);
    return c >= 97 && c <= 122 && declarationAt(this.text, this.pos) !== undefined;
  }

  /** `///` documents what follows; `//` is passed over. Stands at the first slash. */
  protected passComment(): void {
    const end = this.lineEndFrom(this.pos);
    if (this.at(this.pos + 2) === code.slash && this.at(this.pos + 3) !== code.slash) {
      const line = this.text.slice(this.pos + 3, end).trim();
      this.#pendingDoc = this.#pendingDoc === undefined ? line : `${this.#pendingDoc}\n${line}`;
    }
    this.pos = end;
  }

  protected dropDoc(): void {
    this.#pendingDoc = undefined;
  }

  /** A new declaration: what was suspected in the last one no longer matters. */
  protected forgetSuspects(): void {
    this.#suspect = undefined;
    this.#unclosedReported = false;
    this.braces.length = 0;
    this.depth = 0;
  }

  /**
   * Opens a brace at `pos`, unless that is too deep: then what it holds is passed over, and false says that there is
   * nothing to read.
   */
  protected openBrace(type: TokenType): boolean {
    const offset = this.pos;
    this.push(type, offset, offset + 1);
    if (this.tooDeep(offset)) {
      this.passBalanced();
      this.pushImage(t.Close, this.pos, this.pos, '');
      return false;
    }
    const weight = type === t.RecordOpen ? valueWeight : 1;
    this.depth += weight;
    this.braces.push({ offset, indent: this.indentOf(this.lineStart), weight });
    this.pos++;
    return true;
  }

  /** Reads the `}` of the brace opened last, or reports that it is missing. */
  protected closeBrace(): void {
    this.dropDoc();
    this.pushLineEnd();
    const open = this.braces.pop();
    this.depth -= open?.weight ?? 0;
    if (this.at(this.pos) === code.rbrace) {
      const first = this.firstOnLine(this.pos);
      if (open && first && !this.#suspect && this.indentOf(this.lineStart) < open.indent) this.#suspect = open;
      this.push(t.Close, this.pos, this.pos + 1);
      this.pos++;
      return;
    }
    const end = this.lastEnd();
    this.pushImage(t.Close, end, end, '');
    if (this.#unclosedReported || !open) return;
    this.#unclosedReported = true;
    const { offset } = this.#suspect ?? open;
    this.reports.add(catalogue.unclosedBrace, { start: offset, end: offset + 1 }, {});
  }

  protected tooDeep(offset: number): boolean {
    if (this.depth < this.#budget) return false;
    if (!this.#tooDeepReported) {
      this.#tooDeepReported = true;
      this.reports.add(catalogue.nestedTooDeep, { start: offset, end: offset + 1 }, {});
    }
    return true;
  }

  /** Passes over a brace and all it holds without a look at it; ends at its `}`, a declaration or the limit. */
  protected passBalanced(): void {
    let open = 0;
    while (this.pos < this.limit) {
      const c = this.text.charCodeAt(this.pos);
      if (isLineEnd(c)) {
        this.passLineEnd();
        if (this.atDeclaration()) return;
        continue;
      }
      if (c === code.backslash) this.pos++;
      else if (c === code.lbrace) open++;
      else if (c === code.rbrace && --open <= 0) {
        this.pos++;
        return;
      }
      this.pos++;
    }
    this.pos = Math.min(this.pos, this.limit);
  }
}
