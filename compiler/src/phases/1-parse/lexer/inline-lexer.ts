import { catalogue } from '../../../diagnostics/index.js';
import { valueWeight } from '../nesting.js';
import * as t from '../tokens/tokens.js';
import { code, isBlank, nameEnd, startsName } from './characters.js';
import { conditionColon, type InterpolationShape, InterpolationShapes } from './interpolation-shape.js';
import { lateCloseOf } from './late-close.js';
import { LogicLexer } from './logic-lexer.js';
import { unclosedTextEnd } from './unclosed-text.js';

/** What a piece of text is, and so what ends it and what is live in it. */
export type TextKind = 'line' | 'choice' | 'arm' | 'string';

const sequenceWords: ReadonlySet<string> = new Set(['cycle', 'once', 'shuffle', 'stop']);
const inkSequences: ReadonlyMap<number, string> = new Map([
  [code.ampersand, 'cycle'],
  [code.bang, 'once'],
  [code.tilde, 'shuffle'],
]);

/** Reads what is live inside text: `{…}` in all its forms, and texts in quotes. */
export abstract class InlineLexer extends LogicLexer {
  readonly #shapes = new InterpolationShapes(this.text);

  #unclosedLine = -1;
  /** The `}` by which an interpolation ends some lines too late: text, since its `{` has been reported. */
  protected lateClose = -1;

  protected abstract runs(kind: TextKind): void;

  /** Reads a text in quotes. What follows a name (a title), is plain; elsewhere `{…}` is live in it. */
  protected string(): void {
    const open = this.pos;
    const curly = this.text.charCodeAt(open) !== code.quote;
    const plain = this.#isTitle();
    let live = false;
    let pos = open + 1;
    let closed = false;
    while (!this.atLineEnd(pos)) {
      const c = this.text.charCodeAt(pos);
      if (c === code.quote || (curly && (c === 0x201d || c === 0x201c))) {
        closed = true;
        break;
      }
      if (c === code.backslash) pos++;
      else if (c === code.lbrace && !plain) {
        live = true;
        const shape = this.#shape(pos);
        // A text that a `{` never ends in goes to the line's last quote: one in the braces is not closed, either.
        pos = shape?.end ?? this.#lastQuoteBehind(pos) - 1;
      }
      pos++;
    }
    let end = Math.min(pos, this.limit);
    if (!closed) {
      end = unclosedTextEnd(this.text, this.tokens, { lineStart: this.lineStart, open, lineEnd: end });
      this.unclosedTextLine = this.lineStart;
      this.reports.add(catalogue.unclosedText, { start: open, end: open + 1 }, {});
    }
    if (!live) {
      const whole = closed ? end + 1 : end;
      this.push(t.PlainText, open, whole);
      this.pos = whole;
      return;
    }
    this.push(t.TextOpen, open, open + 1);
    this.#within(open + 1, end, () => this.runs('string'));
    this.pos = closed ? end + 1 : end;
    this.push(t.TextClose, end, this.pos);
  }

  /** The last quote on the line behind an offset; the character behind the offset where there is none. */
  #lastQuoteBehind(from: number): number {
    const end = Math.min(this.lineEndFrom(from), this.limit);
    for (let pos = end - 1; pos > from; pos--) if (this.text.charCodeAt(pos) === code.quote) return pos;
    return from + 1;
  }

  /**
   * What the `{` at `pos` opens: the shape of an interpolation, or the offset behind a brace that is only text, which
   * has been reported.
   */
  protected opened(): InterpolationShape | number {
    const open = this.pos;
    const shape = this.#shape(open);
    const span = { start: open, end: open + 1 };
    const escape = { start: open, end: open, text: '\\' };
    if (!shape) {
      // One message a line: the first brace left open explains those behind it.
      if (this.#unclosedLine !== this.lineStart && this.unclosedTextLine !== this.lineStart) {
        this.#unclosedLine = this.lineStart;
        this.lateClose = lateCloseOf(this.text, this.lineEndFrom(open), this.braces.at(-1)?.indent ?? 0);
        const late = { start: this.lateClose, end: this.lateClose, text: '\\' };
        const fix =
          this.lateClose < 0
            ? this.reports.fix('Make it a plain brace', escape)
            : this.reports.fix('Make them plain braces', escape, late);
        this.reports.add(catalogue.unclosedInterpolation, span, {}, fix);
      }
      return open + 1;
    }
    if (this.at(this.afterBlanks(open + 1)) === code.quote && shape.colon >= 0 && shape.bars.length === 0) {
      const other = { start: shape.end, end: shape.end, text: '\\' };
      this.reports.add(catalogue.braceInText, span, {}, this.reports.fix('Make them plain braces', escape, other));
      return shape.end + 1;
    }
    return shape;
  }

  /** `#cites:{expr}`: the offset behind the value in braces that a tag which ends at `pos` has, else `pos`. */
  protected tagValueEnd(pos: number): number {
    if (this.at(pos) !== code.lbrace || this.text.charCodeAt(pos - 1) !== code.colon) return pos;
    const shape = this.#shape(pos);
    return shape && shape.bars.length === 0 ? shape.end + 1 : pos;
  }

  /** Reads a tag's value in braces, where one stands at `pos`. */
  protected tagValue(): void {
    if (this.tagValueEnd(this.pos) === this.pos) return;
    const open = this.pos;
    const shape = this.#shape(open);
    if (!shape || this.tooDeep(open)) return;
    // A plain value, whatever it opens with: arms and alternatives are for what is read.
    this.depth += valueWeight;
    this.push(t.ValueOpen, open, open + 1);
    this.#within(open + 1, shape.end, () => this.logic('inline', false));
    this.#closeInline(shape.end);
    this.depth -= valueWeight;
  }

  /** Reads the interpolation at `pos`. */
  protected interpolation(shape: InterpolationShape): void {
    const open = this.pos;
    if (this.tooDeep(open)) {
      this.pos = shape.end + 1;
      return;
    }
    this.depth += valueWeight;
    this.#inside(open, this.afterBlanks(open + 1), shape);
    this.depth -= valueWeight;
  }

  #inside(open: number, first: number, shape: InterpolationShape): void {
    const wordEnd = nameEnd(this.text, first, shape.end);
    const word = this.text.slice(first, wordEnd);
    if (word === 'if' && isBlank(this.at(wordEnd))) {
      this.push(t.IfOpen, open, wordEnd);
      this.#ifArms(wordEnd, shape);
      this.#closeInline(shape.end);
      return;
    }
    const ink = inkSequences.get(this.at(first));
    if (shape.bars.length > 0 && ink !== undefined) {
      this.#inkSequence(open, first + 1, shape, ink);
    } else if (sequenceWords.has(word) && shape.colon >= 0 && this.#sequenceHead(word, wordEnd, shape.colon)) {
      this.push(t.SequenceOpen, open, shape.colon + 1);
      this.#items(shape.colon + 1, shape);
    } else if (shape.comma >= 0 && (shape.colon < 0 || shape.comma < shape.colon)) {
      this.#byCategory(open, shape);
    } else if (shape.colon >= 0) {
      this.#inkCondition(open, shape);
    } else if (shape.bars.length > 0) {
      this.#inkSequence(open, open + 1, shape, 'stop');
    } else {
      this.push(t.ValueOpen, open, open + 1);
      this.#within(open + 1, shape.end, () => this.logic('inline', false));
    }
    this.#closeInline(shape.end);
  }

  /** `{if c: a | else if d: b | else: c}`; from behind the `if`. */
  #ifArms(from: number, shape: InterpolationShape): void {
    const head = shape.colon >= 0 ? shape.colon : (shape.bars[0] ?? shape.end);
    this.#within(from, head, () => this.logic('inline', false, true));
    if (shape.colon < 0) {
      this.#colonMissing(head);
      return;
    }
    this.push(t.ArmColon, head, head + 1);
    const ends = [...shape.bars, shape.end];
    let start = head + 1;
    for (const end of ends) {
      if (start > head + 1) start = this.#elseHead(start, end);
      this.#arm(start, end);
      start = end + 1;
    }
  }

  /** The head of a further arm: `else if c:`, `else:` or nothing; gives where its text starts. */
  #elseHead(start: number, end: number): number {
    const pos = this.afterBlanks(start);
    const word = /else(?:[ \t]+(if)(?=[ \t]))?[ \t]*(:)?/y;
    word.lastIndex = pos;
    const found = word.exec(this.text.slice(0, end));
    if (found?.[1] !== undefined) {
      const condition = pos + found[0].length;
      const colon = conditionColon(this.text, condition, end);
      this.push(t.ArmElseIf, start - 1, condition);
      this.#within(condition, colon < 0 ? end : colon, () => this.logic('inline', false, true));
      if (colon < 0) {
        this.#colonMissing(end);
        return end;
      }
      this.push(t.ArmColon, colon, colon + 1);
      return colon + 1;
    }
    if (found?.[2] !== undefined) {
      this.push(t.ArmElse, start - 1, pos + found[0].length);
      return pos + found[0].length;
    }
    this.push(t.ArmElse, start - 1, start);
    return start;
  }

  #colonMissing(at: number): void {
    const found = `\`${this.text.charAt(at)}\``;
    const span = { start: at, end: at + 1 };
    this.reports.add(catalogue.unexpectedText, span, { expected: 'a colon after the condition', found });
    this.pushImage(t.ArmColon, at, at, '');
  }

  #items(from: number, shape: InterpolationShape): void {
    let start = from;
    for (const end of [...shape.bars, shape.end]) {
      if (start > from) this.push(t.ArmBar, start - 1, start);
      this.#arm(start, end);
      start = end + 1;
    }
  }

  /** `{n, plural: …}`, `{who, select: …}`, `{names, list}`. */
  #byCategory(open: number, shape: InterpolationShape): void {
    this.push(t.ValueOpen, open, open + 1);
    const word = this.afterBlanks(shape.comma + 1);
    const wordEnd = nameEnd(this.text, word, shape.end);
    const name = this.text.slice(word, wordEnd);
    const mark = name === 'plural' ? t.PluralMark : name === 'select' ? t.SelectMark : undefined;
    const colon = shape.colon;
    this.#within(open + 1, shape.comma, () => this.logic('inline', false));
    if (mark && colon >= 0 && this.afterBlanks(wordEnd) === colon) {
      this.push(mark, shape.comma, colon + 1);
      let start = colon + 1;
      for (const end of [...shape.bars, shape.end]) {
        if (start > colon + 1) this.push(t.ArmBar, start - 1, start);
        this.#arm(this.#armKey(start, end), end);
        start = end + 1;
      }
      return;
    }
    const style = shape.bars.length === 0 ? styleEnd(this.text.slice(word, shape.end)) : 0;
    if (name === 'list' && this.afterBlanks(wordEnd) === shape.end) this.push(t.ListMark, shape.comma, wordEnd);
    else if (style > 0) this.push(t.StyleMark, shape.comma, word + style);
    else this.#within(shape.comma, shape.end, () => this.logic('inline', false));
  }

  /** `=0:` or `one:` before an arm's text; gives where the text starts. */
  #armKey(start: number, end: number): number {
    const pos = this.afterBlanks(start);
    const key = /(?:=\d+|[\p{L}_][\p{L}\p{M}\p{N}_.]*)[ \t]*:/uy;
    key.lastIndex = pos;
    const found = key.exec(this.text.slice(0, end));
    if (!found) return start;
    this.push(t.ArmKey, pos, pos + found[0].length);
    return pos + found[0].length;
  }

  /** ink's `{a|b}` and `{&a|b}`: read as what it means there. */
  #inkSequence(open: number, from: number, shape: InterpolationShape, strategy: string): void {
    const items = this.#pieces(from, shape);
    const form = `{${strategy}: ${items.join(' | ')}}`;
    const span = { start: open, end: shape.end + 1 };
    this.reports.add(
      catalogue.inkAlternatives,
      span,
      { form },
      this.reports.fix(`Write \`${form}\``, { ...span, text: form }),
    );
    this.pushImage(t.SequenceOpen, open, from, `{${strategy}:`);
    this.#items(from, shape);
  }

  /** ink's `{met: a|b}`. */
  #inkCondition(open: number, shape: InterpolationShape): void {
    const condition = this.text.slice(open + 1, shape.colon).trim();
    const arms = this.#pieces(shape.colon + 1, shape);
    const form = `{if ${condition}: ${arms.join(' | else: ')}}`;
    const span = { start: open, end: shape.end + 1 };
    this.reports.add(
      catalogue.inkCondition,
      span,
      { form },
      this.reports.fix(`Write \`${form}\``, { ...span, text: form }),
    );
    this.push(t.IfOpen, open, open + 1);
    this.#ifArms(open + 1, shape);
  }

  #pieces(from: number, shape: InterpolationShape): string[] {
    const pieces: string[] = [];
    let start = from;
    for (const end of [...shape.bars, shape.end]) {
      pieces.push(this.text.slice(start, end).trim());
      start = end + 1;
    }
    return pieces;
  }

  /** The text of an arm, without the blanks around it. */
  #arm(start: number, end: number): void {
    const from = Math.min(this.afterBlanks(start), end);
    let to = end;
    while (to > from && isBlank(this.text.charCodeAt(to - 1))) to--;
    this.#within(from, to, () => this.runs('arm'));
  }

  #closeInline(end: number): void {
    this.push(t.InlineClose, end, end + 1);
    this.pos = end + 1;
  }

  /** Reads a piece of the line as if the text ended behind it. */
  #within(from: number, to: number, read: () => void): void {
    const limit = this.limit;
    this.pos = from;
    this.limit = to;
    read();
    this.limit = limit;
    this.pos = to;
  }

  #sequenceHead(word: string, wordEnd: number, colon: number): boolean {
    const next = this.afterBlanks(wordEnd);
    if (next === colon) return true;
    if (word !== 'shuffle' || !startsName(this.text, next)) return false;
    const nextEnd = nameEnd(this.text, next, colon);
    return this.text.slice(next, nextEnd) === 'once' && this.afterBlanks(nextEnd) === colon;
  }

  #shape(open: number): InterpolationShape | undefined {
    const shape = this.#shapes.at(open, this.lineStart, this.limit);
    // It may have been measured when more of the line was being read.
    return shape && shape.end < this.limit ? shape : undefined;
  }

  /** Whether the text that opens here is a title, a pattern or what a test types: plain in all cases. */
  #isTitle(): boolean {
    const last = this.lastType;
    const followsName = last === t.Identifier || last === t.RParen || last === t.Greater || last === t.Question;
    // Signs of logic have a category, too, and a value stands behind them.
    const isWord = last.CATEGORIES?.includes(t.AnyName) === true;
    if (!followsName && last !== t.declaring.test && (!isWord || liveAfter.has(last))) return false;
    if (this.remembersOn !== this.lineStart) return true;
    // What is remembered; a text behind it on this line is what it would be on the next.
    this.remembersOn = -1;
    return false;
  }
}

const liveAfter: ReadonlySet<unknown> = new Set([
  t.contextual.fallback,
  t.contextual.when,
  t.contextual.because,
  t.contextual.shown,
  t.contextual.checkpoint,
  t.contextual.given,
  t.contextual.expect,
  t.contextual.mod,
  t.contextual.to,
  t.contextual.of,
  t.contextual.by,
  t.contextual.from,
]);

/** Where `date: long` ends, when that is all there is; else 0. */
function styleEnd(text: string): number {
  return /^(?:date[ \t]*:[ \t]*(?:long|short)|time|duration[ \t]*:[ \t]*rough)(?=[ \t]*$)/.exec(text)?.[0].length ?? 0;
}
