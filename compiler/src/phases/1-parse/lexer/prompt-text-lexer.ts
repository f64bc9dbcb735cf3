import { catalogue } from '../../../diagnostics/index.js';
import * as t from '../tokens/tokens.js';
import { code, isBlank, isLineEnd } from './characters.js';
import { declarationAt } from './declaration-shape.js';
import { QueryLexer } from './query-lexer.js';

const rawMark = '"""';

/**
 * Reads prompt text: what a model is sent. Only `{…}` is live in it; marks, `#`, `//` and brackets are text. Its lines
 * and their indents are told apart, so that the indent which all of them share can go.
 */
export abstract class PromptTextLexer extends QueryLexer {
  /** Nothing has been read on this line yet but its indent. */
  #lineIsEmpty = true;
  /** The text began on this line: what stands before it there is no indent. */
  #opensOnLine = true;
  /** Braces that were taken for text, whose ends are text, too. */
  #loose = 0;

  /** Reads a block of prompt text; stands at its `{`. */
  protected promptText(): void {
    if (!this.openBrace(t.PromptOpen)) return;
    this.#begin();
    this.#read();
    this.closeBrace();
  }

  /** A file of prompt text: all of it is text, a `}` too. */
  protected promptFile(): void {
    this.#begin();
    this.#opensOnLine = false;
    for (;;) {
      this.#read();
      if (this.pos >= this.limit || this.at(this.pos) !== code.rbrace) return;
      this.#take(this.pos, this.pos + 1);
      this.pos++;
    }
  }

  #begin(): void {
    this.#lineIsEmpty = true;
    this.#opensOnLine = true;
    this.#loose = 0;
  }

  #read(): void {
    this.inPromptText = true;
    this.#pieces();
    this.inPromptText = false;
  }

  #pieces(): void {
    let start = this.pos;
    while (this.pos < this.limit) {
      const c = this.text.charCodeAt(this.pos);
      if (isLineEnd(c)) {
        this.#flush(start, true);
        this.#endLine();
        if (this.atDeclaration()) return;
        start = this.pos;
      } else if (c === code.backslash) {
        this.pos = Math.min(this.pos + (isLineEnd(this.at(this.pos + 1)) ? 1 : 2), this.limit);
      } else if (c === code.rbrace) {
        if (this.#loose === 0) break;
        this.#loose--;
        this.pos++;
      } else if (c === code.lbrace) {
        start = this.#brace(start);
      } else if (c === code.quote && this.text.startsWith(rawMark, this.pos)) {
        this.#flush(start, false);
        if (!this.#raw()) return;
        start = this.pos;
      } else this.pos++;
    }
    this.#flush(start, true);
  }

  /** A `{`: a value, or a brace that was meant as text. Gives where the text goes on. */
  #brace(start: number): number {
    const open = this.pos;
    const next = this.afterBlanks(open + 1);
    if (this.atLineEnd(next) || this.at(next) === code.quote) {
      this.#plainBrace(open);
      return start;
    }
    const opened = this.opened();
    if (typeof opened === 'number') {
      this.pos = opened;
      return start;
    }
    this.#flush(start, false);
    this.#indent(open);
    this.interpolation(opened);
    return this.pos;
  }

  #plainBrace(open: number): void {
    const close = this.#endOf(open);
    const changes = [{ start: open, end: open, text: '\\' }];
    if (close >= 0) changes.push({ start: close, end: close, text: '\\' });
    const title = close >= 0 ? 'Make them plain braces' : 'Make it a plain brace';
    // What stands in it is text as well, and so needs no message of its own.
    if (this.#loose === 0) {
      this.reports.add(
        catalogue.braceInPrompt,
        { start: open, end: open + 1 },
        {},
        this.reports.fix(title, ...changes),
      );
    }
    this.#loose++;
    this.pos++;
  }

  /** The `}` that belongs to a `{`, or -1. */
  #endOf(open: number): number {
    let braces = 0;
    for (let pos = open; pos < this.limit; pos++) {
      const c = this.text.charCodeAt(pos);
      if (c === code.backslash) pos++;
      else if (c === code.lbrace) braces++;
      else if (c === code.rbrace && --braces === 0) return pos;
    }
    return -1;
  }

  /** Whether a `"""` closes what the one at `pos` opens, before a declaration does. */
  #rawCloses(): boolean {
    for (let pos = this.pos + rawMark.length; pos < this.limit; pos++) {
      if (this.text.startsWith(rawMark, pos)) return true;
      if (this.text.charCodeAt(pos) === code.lf && declarationAt(this.text, pos + 1) !== undefined) return false;
    }
    return false;
  }

  /** `"""` and all up to the next one, letter for letter; false where a declaration stands behind it. */
  #raw(): boolean {
    const open = this.pos;
    if (!this.#rawCloses()) {
      this.reports.add(catalogue.unclosedText, { start: open, end: open + rawMark.length }, {});
      this.#take(open, open + rawMark.length);
      this.pos += rawMark.length;
      return true;
    }
    const alone = this.#lineIsEmpty && this.atLineEnd(this.afterBlanks(open + rawMark.length));
    this.pos += rawMark.length;
    if (alone) {
      this.pos = this.afterBlanks(this.pos);
      this.passLineEnd();
      this.#startLine();
    } else this.#indent(open);
    let start = this.pos;
    while (this.pos < this.limit && !this.text.startsWith(rawMark, this.pos)) {
      if (!isLineEnd(this.text.charCodeAt(this.pos))) {
        this.pos++;
        continue;
      }
      this.#flush(start, true, true);
      this.#endLine();
      start = this.pos;
    }
    const blankBefore = this.#lineIsEmpty && this.text.slice(start, this.pos).trim() === '';
    if (!blankBefore) this.#flush(start, false, true);
    this.pos += rawMark.length;
    const next = this.afterBlanks(this.pos);
    // A closing mark on a line of its own is no line of the text.
    if (blankBefore && this.atLineEnd(next) && next < this.limit) {
      this.pos = next;
      this.passLineEnd();
      this.#startLine();
      if (this.atDeclaration()) return false;
    }
    return true;
  }

  /** Text up to `pos`; the blanks at a line's end are not sent. */
  #flush(from: number, atLineEnd: boolean, raw = false): void {
    let start = from;
    let end = this.pos;
    if (atLineEnd) while (end > start && isBlank(this.text.charCodeAt(end - 1))) end--;
    if (this.#lineIsEmpty) while (start < end && isBlank(this.text.charCodeAt(start))) start++;
    if (end > start) this.#take(start, end, raw);
  }

  #take(start: number, end: number, raw = false): void {
    this.#indent(start);
    this.push(raw ? t.RawText : t.Text, start, end);
  }

  /** Before a line's first piece: how far it is indented. */
  #indent(first: number): void {
    if (!this.#lineIsEmpty) return;
    this.#lineIsEmpty = false;
    if (this.#opensOnLine) return;
    // One of no blanks counts: what the other lines share with it is none.
    if (first > this.lineStart) this.push(t.LineIndent, this.lineStart, first);
    else this.pushImage(t.LineIndent, first, first, '');
  }

  #endLine(): void {
    const end = this.pos;
    this.passLineEnd();
    // What stands behind the opening brace on its line may be nothing at all.
    if (!(this.#opensOnLine && this.#lineIsEmpty)) this.pushImage(t.TextBreak, end, end, '\n');
    this.#startLine();
  }

  #startLine(): void {
    this.#lineIsEmpty = true;
    this.#opensOnLine = false;
  }
}
