import type { TokenType } from 'chevrotain';
import { catalogue } from '../../../diagnostics/index.js';
import * as t from '../tokens/tokens.js';
import { code, isBlank, isLineEnd, nameEnd, startsName } from './characters.js';
import type { TextKind } from './inline-lexer.js';
import { SlipLexer } from './slip-lexer.js';

/** How long the words before a colon may be to be somebody's name or title. */
const longestSpeaker = 60;

/** Lines that are read as the body of a choice that lacks its braces, or after a brace that opens nothing. */
interface Bounds {
  readonly kind: 'deeper' | 'doubtful';
  readonly indent: number;
}

/** Reads a body of prose: its lines, its marks, and what may follow a line's text. */
export abstract class ProseLexer extends SlipLexer {
  /** Reads prose up to the `}` that closes it, a declaration, or the file's end. */
  protected prose(): void {
    this.#lines(undefined);
  }

  /** True where a brace that opened nothing has been closed. */
  #lines(bounds: Bounds | undefined): boolean {
    for (;;) {
      this.pos = this.afterBlanks(this.pos);
      // A block inside may have ended at a declaration, which closes this one too.
      if (this.pos >= this.limit || this.atDeclaration()) return false;
      const c = this.text.charCodeAt(this.pos);
      if (isLineEnd(c)) {
        this.passLineEnd();
        continue;
      }
      const first = this.firstOnLine(this.pos);
      if (c === code.rbrace) {
        // A brace that opened nothing is closed by nothing further left than its own line.
        if (bounds?.kind !== 'doubtful' || !first || this.indentOf(this.lineStart) < bounds.indent) return false;
        this.pos++;
        return true;
      }
      if (this.isComment(this.pos)) {
        this.pos = this.lineEndFrom(this.pos);
        continue;
      }
      if (bounds?.kind === 'deeper' && first && this.indentOf(this.lineStart) <= bounds.indent) return false;
      this.#item(c);
    }
  }

  #item(c: number): void {
    const start = this.pos;
    if (this.foreignLine()) return;
    const marked = isBlank(this.at(start + 1)) || this.atLineEnd(start + 1);
    if ((c === code.star || c === code.plus) && marked) {
      this.#choice();
    } else if (c === code.minus && this.at(start + 1) === code.greater) {
      this.#arrow(start);
      this.#trailing('line');
    } else if (c === code.equal && marked) {
      this.push(t.LabelMark, start, start + 1);
      this.pos++;
      this.logic('segment', true);
      this.#trailing('line');
    } else if (c === code.tilde && marked) {
      this.#trailing('line');
    } else if (c === code.lbrace && this.opensBlock(start, 'choice')) {
      // Only an item of `~ pick` may be a block; the grammar says so where it is none.
      this.block(true);
      this.#afterBlock();
    } else this.#prose(c);
  }

  /** A line without a mark, or with one that was forgotten. */
  #prose(c: number): void {
    const meant = this.slip(c);
    if (meant === 'choice') this.#choice();
    else if (meant === 'logic') {
      this.logic('segment', true);
      this.#trailing('line');
    } else this.#narration();
  }

  #narration(): void {
    if (this.at(this.pos) === code.less && this.at(this.pos + 1) === code.greater) {
      this.push(t.GlueBefore, this.pos, this.pos + 2);
      this.pos = this.afterBlanks(this.pos + 2);
    }
    const speaker = this.#speakerEnd();
    if (speaker > 0) {
      this.push(t.Speaker, this.pos, speaker);
      this.pos = this.afterBlanks(speaker);
    }
    this.runs('line');
    this.#trailing('line');
  }

  /** The offset behind `who:`, or -1. Whether it is somebody is known when names are bound. */
  #speakerEnd(): number {
    if (!startsName(this.text, this.pos)) return -1;
    const reach = Math.min(this.limit, this.pos + longestSpeaker);
    for (let pos = this.pos; pos < reach; pos++) {
      const c = this.text.charCodeAt(pos);
      if (c === code.colon) {
        const next = this.at(pos + 1);
        const isLast = next === -1 || next === code.rbrace || isLineEnd(next) || this.isComment(pos + 1);
        return isLast || isBlank(next) ? pos + 1 : -1;
      }
      if (noSpeaker[c] === true || (c === code.slash && this.isComment(pos))) return -1;
    }
    return -1;
  }

  #choice(): void {
    const indent = this.indentOf(this.lineStart);
    const alone = this.firstOnLine(this.pos);
    this.push(t.ChoiceMark, this.pos, this.pos + 1);
    this.pos = this.afterBlanks(this.pos + 1);
    const text = this.pos;
    this.runs('choice');
    this.slipInChoice(text);
    const hasBlock = this.#trailing('choice');
    if (hasBlock || !alone) return;
    this.#looseBody(indent);
  }

  /** Deeper lines under a choice without braces, or a brace on a line of its own: read as the body that was meant. */
  #looseBody(indent: number): void {
    const lineEnd = this.tokens.pop();
    const end = this.lastEnd();
    const next = this.#nextLine();
    const deeper = next !== undefined && this.indentOf(next.lineStart) > indent;
    const brace = next !== undefined && this.at(next.pos) === code.lbrace && this.opensBlock(next.pos, 'line');
    if (!next || this.at(next.pos) === code.rbrace || !(deeper || brace)) {
      if (lineEnd) this.tokens.push(lineEnd);
      return;
    }
    if (brace) {
      this.#goTo(next);
      const fix = this.reports.fix('Put it on the choice’s line', { start: end, end: next.pos, text: ' ' });
      this.reports.add(catalogue.braceOnItsOwn, { start: next.pos, end: next.pos + 1 }, { of: 'a choice' }, fix);
      this.block(true);
      this.#afterBlock();
      return;
    }
    const firstWord = { start: next.pos, end: Math.max(next.pos + 1, this.lineEndFrom(next.pos)) };
    this.pushImage(t.ProseOpen, end, end, '');
    const closing = `${this.lineEnding()}${this.text.slice(this.lineStart, this.afterBlanks(this.lineStart))}}`;
    this.#goTo(next);
    this.depth++;
    if (this.tooDeep(next.pos)) this.pos = this.#deeperEnd(next.lineStart, indent);
    else this.#lines({ kind: 'deeper', indent });
    this.depth--;
    this.pushLineEnd();
    const bodyEnd = this.lastEnd();
    this.pushImage(t.Close, bodyEnd, bodyEnd, '');
    this.pushLineEnd();
    const fix = this.reports.fix(
      'Put the lines into the choice’s braces',
      { start: end, end, text: ' {' },
      { start: this.lineEndFrom(bodyEnd), end: this.lineEndFrom(bodyEnd), text: closing },
    );
    this.reports.add(catalogue.missingBraces, firstWord, {}, fix);
  }

  #deeperEnd(from: number, indent: number): number {
    let pos = from;
    for (;;) {
      const end = this.lineEndFrom(pos);
      if (end >= this.limit) return this.limit;
      pos = end + 1;
      if (!this.atLineEnd(this.afterBlanks(pos)) && this.indentOf(pos) <= indent) return end;
    }
  }

  /** The next line that holds more than a comment. */
  #nextLine(): { readonly lineStart: number; readonly pos: number } | undefined {
    let pos = this.lineEndFrom(this.pos);
    while (pos < this.limit) {
      const lineStart = this.text.charCodeAt(pos) === code.cr && this.at(pos + 1) === code.lf ? pos + 2 : pos + 1;
      const first = this.afterBlanks(lineStart);
      if (first >= this.limit) return undefined;
      if (!this.atLineEnd(first) && !this.isComment(first)) return { lineStart, pos: first };
      pos = this.lineEndFrom(first);
    }
    return undefined;
  }

  #goTo(line: { readonly lineStart: number; readonly pos: number }): void {
    this.lineStart = line.lineStart;
    this.pos = line.pos;
  }

  /** Reads what follows a line's text up to the line's end; true when a block was among it. */
  #trailing(kind: TextKind): boolean {
    let hasBlock = false;
    for (;;) {
      this.pos = this.afterBlanks(this.pos);
      const start = this.pos;
      const c = this.at(start);
      if (this.atLineEnd(start) || c === code.rbrace || this.atDeclaration()) break;
      if (c === code.slash && this.at(start + 1) === code.slash) {
        this.pos = this.lineEndFrom(start);
        break;
      }
      if (c === code.hash && this.tagEnd(start) > 0) {
        this.#take(t.Tag, this.tagEnd(start));
        this.tagValue();
      } else if (c === code.at && this.idEnd(start) > 0) {
        this.#take(t.ExplicitId, this.idEnd(start));
      } else if (c === code.equal && kind === 'choice' && startsName(this.text, start + 1)) {
        this.#take(t.ChoiceLabel, nameEnd(this.text, start + 1, this.limit));
      } else if (c === code.tilde) {
        if (hasBlock && kind === 'choice') return this.#endItem(hasBlock);
        this.#take(t.LogicMark, start + 1);
        this.logic('segment', true);
        if (this.lastType === t.Close && this.tokens.length > 0) hasBlock = true;
      } else if (c === code.minus && this.at(start + 1) === code.greater) {
        if (hasBlock && kind === 'choice') return this.#endItem(hasBlock);
        this.#arrow(start);
      } else if (c === code.semicolon) {
        this.#take(t.Semicolon, start + 1);
        this.logic('segment', true);
      } else if (c === code.lbrace && kind === 'choice' && !hasBlock) {
        this.block(true);
        hasBlock = true;
      } else if (c === code.lbrace && kind === 'line' && !hasBlock && this.opensBlock(start, 'line')) {
        this.#doubtfulBrace();
        return false;
      } else {
        this.#textAfter(start, hasBlock);
        return hasBlock;
      }
    }
    this.pushLineEnd();
    return hasBlock;
  }

  #endItem(hasBlock: boolean): boolean {
    this.pushLineEnd();
    return hasBlock;
  }

  #afterBlock(): void {
    this.#trailing('line');
  }

  #arrow(start: number): void {
    this.#take(t.Arrow, start + 2);
    this.logic('segment', true);
  }

  #take(type: TokenType, end: number): void {
    this.push(type, this.pos, end);
    this.pos = end;
  }

  /** `The sign said {`: no block can open here; the lines below are still read, whatever was meant. */
  #doubtfulBrace(): void {
    const open = this.pos;
    const span = { start: open, end: open + 1 };
    this.pushLineEnd();
    this.pos++;
    if (this.tooDeep(open)) return;
    this.depth++;
    const closed = this.#lines({ kind: 'doubtful', indent: this.indentOf(this.lineStart) });
    this.depth--;
    if (closed) this.reports.add(catalogue.blockOfNothing, span, {});
    else {
      const fix = this.reports.fix('Make it a plain brace', { start: open, end: open, text: '\\' });
      this.reports.add(catalogue.braceInText, span, {}, fix);
    }
  }

  /** Text where only marks may stand. It is read as a line of its own. */
  #textAfter(start: number, hasBlock: boolean): void {
    this.pushLineEnd();
    const span = { start, end: Math.max(start + 1, this.lineEndFrom(start)) };
    if (hasBlock) {
      const indent = this.text.slice(this.lineStart, this.afterBlanks(this.lineStart));
      const text = this.lineEnding() + indent;
      const fix = this.reports.fix('Put it on a line of its own', { start: this.lastEnd(), end: start, text });
      this.reports.add(catalogue.textAfterBlock, span, {}, fix);
      this.#narration();
      return;
    }
    const found = this.text.slice(start, Math.min(span.end, start + 20));
    this.reports.add(catalogue.unexpectedText, span, { expected: 'the end of the line', found: `\`${found.trim()}\`` });
    this.pos = this.lineEndFrom(start);
  }
}

/** Characters that no name and no title holds before its colon. */
const noSpeaker: readonly boolean[] = Array.from({ length: 128 }, (_, c) =>
  '\n\r\\{}[]<>#~*"?!;|=@'.includes(String.fromCharCode(c)),
);
