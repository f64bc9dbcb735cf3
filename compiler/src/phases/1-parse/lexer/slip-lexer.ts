import { catalogue, type Fix } from '../../../diagnostics/index.js';
import * as t from '../tokens/tokens.js';
import { code, isBlank, isLineEnd, startsName } from './characters.js';
import { ForeignLexer } from './foreign-lexer.js';
import {
  arrowOf,
  blockWord,
  closingBrace,
  guardOf,
  readsAsAssignment,
  readsAsSentence,
  readsAsStatement,
  shownCondition,
} from './slip-shapes.js';

/** How far below its `*` the end of an emphasis is looked for. */
const emphasisReach = 2000;

/** How long a line may be that is looked at. */
const longestSlip = 400;

/** Hints at lines that read as prose and were almost surely meant as a mark: a blank or a `~` is what they lack. */
export abstract class SlipLexer extends ForeignLexer {
  /** No emphasis closes before this offset: a `*` further up has been followed to here. */
  #noEmphasisBefore = 0;

  /** What the item at `pos` was meant as: a choice or logic, whose mark is then at `pos` or has been read. */
  protected slip(c: number): 'choice' | 'logic' | undefined {
    if (c === code.star || c === code.plus) return this.#touchingMark(c);
    if (c === code.tilde || c === code.equal) {
      this.#touchingLogic(c);
      return undefined;
    }
    if (!startsName(this.text, this.pos)) {
      this.#arrow();
      return undefined;
    }
    return this.#bareLogic();
  }

  /** A choice's text that has just been read: whether it ends in a guard or in another language's arrow. */
  protected slipInChoice(from: number): void {
    const text = this.text.slice(from, this.pos).trimEnd();
    const guard = guardOf(text);
    if (guard) {
      const start = from + guard.at;
      const fix = this.reports.fix('Write `~ when`', { start, end: start + guard.word.length, text: '~ when' });
      this.reports.add(catalogue.guardAsText, { start, end: from + text.length }, { written: guard.word }, fix);
      return;
    }
    const shown = shownCondition(text);
    if (shown !== undefined) this.#guardBefore(from, text, shown);
    else this.#hintArrow(from, arrowOf(text, true));
  }

  /** `* Stay. { You stay. }`, or with the `}` on a later line. */
  protected sentenceInBraces(pos: number): boolean {
    if (!this.isFree(pos)) return false;
    const from = this.afterBlanks(pos + 1);
    const line = this.text.slice(from, Math.min(this.lineEndFrom(pos), from + longestSlip)).trimEnd();
    const close = closingBrace(line);
    // What goes on behind the brace is text around a value.
    if (close >= 0 && close < line.length - 1) return false;
    const closes = close >= 0;
    const words = closes ? line.slice(0, close).trimEnd() : line;
    // A value that is not closed has no blank behind its brace, and may have a block behind it.
    if (!closes && (from === pos + 1 || words.endsWith('{'))) return false;
    if (!readsAsSentence(words)) return false;
    const indent = this.text.slice(this.lineStart, this.afterBlanks(this.lineStart));
    const below = this.lineEnding() + indent;
    const end = from + words.length;
    const edits = [{ start: pos + 1, end: from, text: `${below}  ` }];
    if (closes) edits.push({ start: end, end: from + line.length - 1, text: below });
    const fix = this.reports.fix('Put it on lines of its own', ...edits);
    this.reports.add(catalogue.sentenceBesideBrace, { start: pos, end: closes ? from + line.length : end }, {}, fix);
    return true;
  }

  /** ink's `* {coins > 3} Buy.`, which would show whether it is so. */
  #guardBefore(start: number, text: string, condition: string): void {
    const written = text.slice(0, text.indexOf('}') + 1);
    const words = text.slice(written.length).trimStart();
    const end = start + text.length;
    const fix = this.reports.fix(
      'Write `~ when`',
      { start, end: end - words.length, text: '' },
      { start: end, end, text: `${words === '' ? '' : ' '}~ when ${condition}` },
    );
    this.reports.add(catalogue.guardAsText, { start, end: start + written.length }, { written }, fix);
  }

  /** `*Go.`, `+Go.`: no emphasis, since no `*` closes it. With a block it is a choice for certain. */
  #touchingMark(c: number): 'choice' | undefined {
    const start = this.pos;
    const next = this.at(start + 1);
    if (!startsName(this.text, start + 1) && !(next === code.quote || next === 0x201c)) return undefined;
    if (c === code.star && this.#closesEmphasis()) return undefined;
    const span = { start, end: start + 1 };
    const mark = String.fromCharCode(c);
    const fix = this.reports.fix('Put a blank behind it', { start: start + 1, end: start + 1, text: ' ' });
    if (/\{(?:[ \t]+~[ \t].*)?$/.test(this.#lineText())) {
      this.reports.add(catalogue.choiceWithoutBlank, span, { mark }, fix);
      return 'choice';
    }
    // A footnote opens so, too: among choices it is one of them.
    const certain = c === code.plus || this.#besideChoice();
    this.reports.add(catalogue.markWithoutBlank, span, { mark }, certain ? fix : undefined);
    return undefined;
  }

  /** Whether the line above or below the one at `pos` opens with a choice's mark. */
  #besideChoice(): boolean {
    const above = this.text.slice(Math.max(0, this.lineStart - longestSlip), this.lineStart).trimEnd();
    const end = this.lineEndFrom(this.pos);
    const below = this.text.slice(end, end + longestSlip);
    return /(?:^|[\r\n])[ \t]*[*+][^\r\n]*$/.test(above) || /^\s*[*+]/.test(below);
  }

  /** `~hour += 1`, and `=upstairs` where that is the whole line. */
  #touchingLogic(c: number): void {
    const start = this.pos;
    const rest = this.#lineText().slice(1);
    const meant = c === code.tilde ? readsAsAssignment(rest) : /^[\p{Ll}_][\p{L}\p{M}\p{N}_]*$/u.test(rest);
    if (!meant) {
      this.#arrow();
      return;
    }
    const fix = this.reports.fix('Put a blank behind it', { start: start + 1, end: start + 1, text: ' ' });
    const mark = String.fromCharCode(c);
    this.reports.add(catalogue.markWithoutBlank, { start, end: start + 1 }, { mark }, fix);
  }

  #bareLogic(): 'logic' | undefined {
    const start = this.pos;
    const line = this.#lineText();
    const word = /^(?:if|for|match)[ \t]/.test(line) ? blockWord(line) : undefined;
    if (word !== undefined) {
      this.reports.add(catalogue.blockWithoutTilde, { start, end: start + word.length }, { word }, this.#tilde(start));
      this.pushImage(t.LogicMark, start, start, '~');
      return 'logic';
    }
    // Most lines of prose end here.
    if (!/[=)\d]/.test(line) || !readsAsStatement(line)) return undefined;
    this.reports.add(catalogue.logicAsText, { start, end: start + line.length }, {}, this.#tilde(start));
    return undefined;
  }

  #tilde(start: number): Fix {
    return this.reports.fix('Put `~` before it', { start, end: start, text: '~ ' });
  }

  #arrow(): void {
    this.#hintArrow(this.pos, arrowOf(this.#lineText(), false));
  }

  #hintArrow(from: number, arrow: { readonly at: number; readonly written: string } | undefined): void {
    if (!arrow) return;
    const start = from + arrow.at;
    const span = { start, end: start + arrow.written.length };
    const fix = this.reports.fix('Write `->`', { ...span, text: '->' });
    this.reports.add(catalogue.arrowAsText, span, { written: arrow.written }, fix);
  }

  /** The words from `pos` to the end of the line, a comment, or the `}` of a block that closes on this line. */
  #lineText(): string {
    const reach = Math.min(this.limit, this.pos + longestSlip);
    let end = this.pos;
    let braces = 0;
    for (; end <= reach; end++) {
      // A line as long as this is prose, whatever its signs.
      if (end === reach) return end < this.limit ? '' : this.text.slice(this.pos, end).trimEnd();
      const c = this.text.charCodeAt(end);
      if (isLineEnd(c) || (c === code.slash && this.isComment(end))) break;
      if (c === code.lbrace) braces++;
      else if (c === code.rbrace && --braces < 0) break;
    }
    return this.text.slice(this.pos, end).trimEnd();
  }

  /** Whether a `*` that touches a word before it closes the one at `pos`, in this paragraph. */
  #closesEmphasis(): boolean {
    const reach = Math.min(this.limit, this.pos + emphasisReach);
    let pos = Math.max(this.pos + 1, this.#noEmphasisBefore);
    for (; pos < reach; pos++) {
      const c = this.text.charCodeAt(pos);
      if (c === code.star && this.#touchesWord(pos)) return true;
      if (c === code.lf && this.atLineEnd(this.afterBlanks(pos + 1))) break;
    }
    this.#noEmphasisBefore = pos;
    return false;
  }

  #touchesWord(star: number): boolean {
    const before = this.text.charCodeAt(star - 1);
    return !isBlank(before) && !isLineEnd(before);
  }
}
