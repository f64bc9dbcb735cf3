import { catalogue } from '../../../diagnostics/index.js';
import * as t from '../tokens/tokens.js';
import { code, isBlank, isDigit, isLineEnd, liveInText, nameEnd, startsName } from './characters.js';
import { InlineLexer, type TextKind } from './inline-lexer.js';

/** Reads runs of text with what is live among them, and knows where a line's text ends. */
export abstract class TextLexer extends InlineLexer {
  /** No text ends before this offset: what stands there has been looked at from an earlier place. */
  #noEndBefore = 0;
  /** What is read is sent to a model: brackets are text in it. */
  protected inPromptText = false;
  #closers = { lineStart: -1, last: new Map<string, number>() };

  /** Reads text up to where it ends; a line's last blanks are left out. */
  protected runs(kind: TextKind): void {
    const marks = kind === 'line' || kind === 'choice';
    let start = this.pos;
    let split: 'none' | 'open' | 'done' = 'none';
    while (this.pos < this.limit) {
      const c = this.text.charCodeAt(this.pos);
      if (c > 127 || liveInText[c] !== true) {
        this.pos++;
        continue;
      }
      if (isLineEnd(c)) break;
      if (c === code.backslash) {
        this.pos = Math.min(this.pos + (isLineEnd(this.at(this.pos + 1)) ? 1 : 2), this.limit);
      } else if (c === code.lbrace) {
        if (marks && (this.opensBlock(this.pos, kind) || (kind === 'choice' && this.sentenceInBraces(this.pos)))) break;
        const opened = this.opened();
        if (typeof opened === 'number') this.pos = opened;
        else {
          this.#flush(start, this.pos);
          this.interpolation(opened);
          start = this.pos;
        }
      } else if (kind === 'string') {
        this.pos++;
      } else if (c === code.lbracket && !this.inPromptText) {
        const end = this.#markupEnd(kind);
        if (end > 0) {
          this.#flush(start, this.pos);
          this.push(t.MarkupTag, this.pos, end);
          this.pos = end;
          start = end;
        } else if (kind === 'choice' && split === 'none' && this.#splitCloses()) {
          this.#flush(start, this.pos);
          this.push(t.SplitOpen, this.pos, this.pos + 1);
          start = ++this.pos;
          split = 'open';
        } else this.pos++;
      } else if (c === code.rbracket && split === 'open') {
        this.#flush(start, this.pos);
        this.push(t.SplitClose, this.pos, this.pos + 1);
        start = ++this.pos;
        split = 'done';
      } else if (marks && this.endsText(this.pos, kind)) {
        break;
      } else {
        if (marks) this.#warn(c);
        this.pos++;
      }
    }
    let end = this.pos;
    if (kind !== 'string') while (end > start && isBlank(this.text.charCodeAt(end - 1))) end--;
    this.#flush(start, end);
    if (marks && this.at(this.pos) === code.less) {
      this.push(t.GlueAfter, this.pos, this.pos + 2);
      this.pos += 2;
    }
    if (split === 'open') this.pushImage(t.SplitClose, this.lastEnd(), this.lastEnd(), '');
  }

  /** Whether a line's text ends at `pos`, where one of the live characters stands. */
  protected endsText(pos: number, kind: TextKind): boolean {
    switch (this.text.charCodeAt(pos)) {
      case code.rbrace:
        return pos !== this.lateClose;
      case code.slash:
        return this.isComment(pos);
      case code.lbrace:
        return this.opensBlock(pos, kind);
      case code.tilde:
        return this.isFree(pos) && this.#blankOrEnd(pos + 1) && this.statementFollows(pos + 1);
      case code.less:
        return this.at(pos + 1) === code.greater && this.#onlyEnds(pos, kind);
      case code.minus:
        return this.at(pos + 1) === code.greater && this.isFree(pos) && this.#onlyEnds(pos, kind);
      case code.hash:
      case code.at:
      case code.equal:
        return this.isFree(pos) && this.#onlyEnds(pos, kind);
      default:
        return false;
    }
  }

  /**
   * Whether only tags, an id, a label, glue and one divert stand from an offset to the text's end. `#`, `@`, `=` and
   * `->` are text anywhere else: "We're #1", "the #winner takes it", "Go north -> then east."
   */
  #onlyEnds(from: number, kind: TextKind): boolean {
    if (from < this.#noEndBefore) return false;
    let pos = from;
    let diverted = false;
    for (;;) {
      pos = this.afterBlanks(pos);
      if (this.atLineEnd(pos)) return true;
      const c = this.text.charCodeAt(pos);
      if (c === code.rbrace || c === code.slash || c === code.lbrace || c === code.tilde) {
        if (this.endsText(pos, kind)) return true;
        break;
      }
      const isArrow = c === code.minus && this.at(pos + 1) === code.greater;
      if (isArrow && diverted) break;
      const end = isArrow ? this.#divertEnd(pos + 2) : this.#pieceEnd(pos, c, kind);
      if (end < 0) break;
      if (isArrow && this.#divertGoesOn(end)) return true;
      diverted ||= isArrow;
      pos = end;
    }
    this.#noEndBefore = pos;
    return false;
  }

  /** The offset behind a tag, an id, a label or glue, or -1. */
  #pieceEnd(pos: number, c: number, kind: TextKind): number {
    if (c === code.less) return kind === 'line' && this.at(pos + 1) === code.greater ? pos + 2 : -1;
    if (!this.isFree(pos)) return -1;
    if (c === code.hash) {
      const end = this.tagEnd(pos);
      return end < 0 ? end : this.tagValueEnd(end);
    }
    if (c === code.at) return this.idEnd(pos);
    if (c !== code.equal || kind !== 'choice' || !startsName(this.text, pos + 1)) return -1;
    return nameEnd(this.text, pos + 1, this.limit);
  }

  /** `//` and a blank; at a line's end a blank before it will do. `https://` and `//server` are text. */
  protected isComment(pos: number): boolean {
    if (this.at(pos) !== code.slash || this.at(pos + 1) !== code.slash) return false;
    const next = this.at(pos + 2);
    if (next === -1 || isLineEnd(next)) return this.isFree(pos);
    return isBlank(next) || (next === code.slash && this.isFree(pos) && this.#blankOrEnd(pos + 3));
  }

  /** Whether a brace in a line is a block's: the last on its line, or before a mark on a choice's line. */
  protected opensBlock(pos: number, kind: TextKind): boolean {
    if (this.at(pos) !== code.lbrace) return false;
    const next = this.afterBlanks(pos + 1);
    if (this.atLineEnd(next) || (next > pos + 1 && this.isComment(next))) return true;
    if (kind !== 'choice') return false;
    const c = this.at(next);
    if (c === code.rbrace) return true;
    if (c === code.minus) return this.at(next + 1) === code.greater;
    return c === code.tilde && this.#blankOrEnd(next + 1);
  }

  /** Whether a brace in a choice's text was meant as a block whose prose stands beside it. Then it is reported. */
  protected abstract sentenceInBraces(pos: number): boolean;

  /** Whether a blank or nothing stands before an offset. */
  protected isFree(pos: number): boolean {
    return pos <= this.lineStart || isBlank(this.text.charCodeAt(pos - 1));
  }

  /** The offset behind a tag, or -1. A letter follows the `#`, so that `#1` is text. */
  protected tagEnd(pos: number): number {
    if (!startsName(this.text, pos + 1)) return -1;
    let end = nameEnd(this.text, pos + 1, this.limit);
    while ((this.at(end) === code.minus || this.at(end) === code.dot) && startsName(this.text, end + 1)) {
      end = nameEnd(this.text, end + 1, this.limit);
    }
    if (this.at(end) !== code.colon) return end;
    end++;
    while (end < this.limit) {
      const c = this.text.charCodeAt(end);
      if (isBlank(c) || isLineEnd(c) || c === code.lbrace || c === code.rbrace) break;
      end++;
    }
    return end;
  }

  /** The offset behind an `@id`, or -1. A digit is asked for, so that `@mara` stays text. */
  protected idEnd(pos: number): number {
    let end = pos + 1;
    let digits = 0;
    for (let c = this.at(end); isDigit(c) || (c >= 97 && c <= 122); c = this.at(end)) {
      if (isDigit(c)) digits++;
      end++;
    }
    const length = end - pos - 1;
    return length >= 4 && length <= 8 && digits > 0 && this.#blankOrEnd(end) ? end : -1;
  }

  /** Whether what follows a `~` could be a statement at all. */
  protected statementFollows(from: number): boolean {
    const pos = this.afterBlanks(from);
    const c = this.at(pos);
    if (!startsName(this.text, pos)) return c === code.lparen || c === code.lbracket;
    let end = nameEnd(this.text, pos, this.limit);
    const word = this.text.slice(pos, end);
    if (statementWords.has(word)) return true;
    while (this.at(end) === code.dot && startsName(this.text, end + 1)) end = nameEnd(this.text, end + 1, this.limit);
    const next = this.afterBlanks(end);
    const sign = this.at(next);
    if (sign === code.lparen || sign === code.lbracket) return next === end;
    return sign === code.equal || ((sign === code.plus || sign === code.minus) && this.at(next + 1) === code.equal);
  }

  #flush(start: number, end: number): void {
    if (end > start) this.push(t.Text, start, end);
  }

  #blankOrEnd(pos: number): boolean {
    const c = this.at(pos);
    return c === -1 || isBlank(c) || isLineEnd(c);
  }

  /** The offset behind the place an arrow leads to, or -1: then it is only a picture of an arrow. */
  #divertEnd(from: number): number {
    let pos = this.afterBlanks(from);
    if (this.at(pos) === code.dot) pos++;
    if (!startsName(this.text, pos)) return -1;
    pos = nameEnd(this.text, pos, this.limit);
    while (this.at(pos) === code.dot && startsName(this.text, pos + 1)) pos = nameEnd(this.text, pos + 1, this.limit);
    return this.at(pos) === code.lparen ? this.#argumentsEnd(pos) : pos;
  }

  /** Whether `else` follows a divert, or the `of` of `best of`. */
  #divertGoesOn(end: number): boolean {
    const next = this.afterBlanks(end);
    const word = this.text.slice(next, Math.min(next + 5, this.limit));
    return (
      /^else(?![\p{L}\p{N}_])/u.test(word) ||
      (/^of(?![\p{L}\p{N}_])/u.test(word) && this.text.slice(end - 5, end) === ' best')
    );
  }

  #argumentsEnd(open: number): number {
    let depth = 0;
    for (let pos = open; !this.atLineEnd(pos); pos++) {
      const c = this.text.charCodeAt(pos);
      if (c === code.lparen) depth++;
      else if (c === code.rparen && --depth === 0) return pos + 1;
    }
    return this.lineEndFrom(open);
  }

  /** The offset behind `[name …]`, `[/name]` or `[name/]`, or -1 where the bracket is only a bracket. */
  #markupEnd(kind: TextKind): number {
    const tag =
      /\[(\/?)([\p{L}_][\p{L}\p{M}\p{N}_-]*)(?:[ \t]+[\p{L}_][\p{L}\p{M}\p{N}_-]*(?:=(?:"[^"\n\r]*"|[^\s[\]"/]+))?)*[ \t]*(\/?)\]/uy;
    tag.lastIndex = this.pos;
    const found = tag.exec(this.text);
    const end = this.pos + (found?.[0].length ?? 0);
    if (!found || end > this.limit) return -1;
    const paired = found[1] !== '' || found[3] !== '' || this.#closes(found[2] ?? '', end);
    return paired || kind !== 'choice' ? end : -1;
  }

  /** Whether `[/name]` stands further on in this line. */
  #closes(name: string, from: number): boolean {
    if (this.#closers.lineStart !== this.lineStart) {
      const last = new Map<string, number>();
      const line = this.text.slice(this.lineStart, this.lineEndFrom(from));
      for (const found of line.matchAll(/\[\/([\p{L}\p{M}\p{N}_-]+)\]/gu)) {
        last.set(found[1] ?? '', this.lineStart + found.index);
      }
      this.#closers = { lineStart: this.lineStart, last };
    }
    return (this.#closers.last.get(name) ?? -1) >= from;
  }

  #splitCloses(): boolean {
    for (let pos = this.pos + 1; !this.atLineEnd(pos); pos++) {
      const c = this.text.charCodeAt(pos);
      if (c === code.backslash) pos++;
      else if (c === code.rbracket) return true;
    }
    return false;
  }

  /** Marks that stand free in the middle of a line but end no text: the author may have meant them. */
  #warn(c: number): void {
    const pos = this.pos;
    if (!this.isFree(pos)) return;
    if (c === code.tilde && this.#blankOrEnd(pos + 1)) {
      const fix = this.reports.fix('Make it a plain tilde', { start: pos, end: pos, text: '\\' });
      this.reports.add(catalogue.tildeInText, { start: pos, end: pos + 1 }, {}, fix);
    } else if (c === code.minus && this.at(pos + 1) === code.greater && this.atLineEnd(this.afterBlanks(pos + 2))) {
      const fix = this.reports.fix('Make it a plain arrow', { start: pos, end: pos, text: '\\' });
      this.reports.add(catalogue.arrowToNowhere, { start: pos, end: pos + 2 }, {}, fix);
    }
  }
}

const statementWords: ReadonlySet<string> = new Set([
  ...['if', 'for', 'match', 'let', 'return', 'transfer', 'issue', 'new', 'retire', 'link', 'unlink', 'grant'],
  ...['revoke', 'refuse', 'emit', 'visit', 'draw', 'offer', 'hear', 'pick', 'once', 'to', 'when', 'temp'],
  ...['run', 'advance', 'checkpoint', 'ask', 'infer', 'interpret', 'remember'],
]);
