import type { TokenType } from 'chevrotain';
import { catalogue } from '../../../diagnostics/index.js';
import * as t from '../tokens/tokens.js';
import { code, isBidiControl, isBlank, isLineEnd, startsName } from './characters.js';
import { Cursor } from './cursor.js';
import { operatorWords } from './logic-state.js';

/** How far a bracket's end is looked for over the lines below: a forgotten `)` must not eat a scene. */
const bracketReach = 4000;

/** Reads the signs of logic, and looks ahead for what ends brackets and lines. */
export abstract class SymbolLexer extends Cursor {
  #strangeLine = -1;
  #edgeOpen = false;

  /** Reads one sign of logic: operators, separators, and their typographic twins. */
  protected sign(c: number): void {
    const next = this.at(this.pos + 1);
    switch (c) {
      case code.comma:
        return this.#take(t.Comma, 1);
      case code.semicolon:
        return this.#take(t.Semicolon, 1);
      case code.colon:
        return this.#take(t.Colon, 1);
      case code.question:
        return this.#take(t.Question, 1);
      case code.rparen:
        return this.#take(t.RParen, 1);
      case code.rbracket:
        if (!this.atEdgeClose()) return this.#take(t.RBracket, 1);
        this.#edgeOpen = false;
        return this.#take(t.EdgeClose, 3);
      case code.dot:
        if (next !== code.dot) return this.#take(t.Dot, 1);
        return this.at(this.pos + 2) === code.less ? this.#take(t.OpenRangeDots, 3) : this.#take(t.RangeDots, 2);
      case code.equal:
        if (next !== code.equal) return this.#take(t.Assign, 1);
        if (this.at(this.pos + 2) === code.equal) return this.#foreign(t.Equal, 3, '===', '==');
        return this.#take(t.Equal, 2);
      case code.plus:
        return next === code.equal ? this.#take(t.PlusAssign, 2) : this.#take(t.Plus, 1);
      case code.minus:
        if (next === code.equal) return this.#take(t.MinusAssign, 2);
        if (next === code.greater) return this.#take(t.Arrow, 2);
        if (next === code.lbracket && this.#opensEdge()) {
          this.#edgeOpen = true;
          return this.#take(t.EdgeOpen, 2);
        }
        return this.#take(t.Minus, 1);
      case code.star:
        return this.#take(t.Star, 1);
      case code.slash:
        return this.#take(t.Slash, 1);
      case code.less:
        return next === code.equal ? this.#take(t.LessEqual, 2) : this.#take(t.Less, 1);
      case code.greater:
        return this.#take(t.Greater, 1);
      case code.bang:
        if (next !== code.equal) return this.#foreign(t.reserved.not, 1, '!', 'not ');
        if (this.at(this.pos + 2) === code.equal) return this.#foreign(t.NotEqual, 3, '!==', '!=');
        return this.#take(t.NotEqual, 2);
      case code.bar:
        return next === code.bar ? this.#foreign(t.reserved.or, 2, '||', 'or') : this.#take(t.Bar, 1);
      case code.ampersand:
        if (next === code.ampersand) return this.#foreign(t.reserved.and, 2, '&&', 'and');
        return this.#strange(c);
      case code.percent:
        return this.#foreign(t.contextual.mod, 1, '%', 'mod');
      default:
        return this.#typographic(c);
    }
  }

  /** Whether a `]->` closes an edge here; elsewhere `]` is a list's. */
  protected atEdgeClose(): boolean {
    return this.#edgeOpen && this.at(this.pos + 1) === code.minus && this.at(this.pos + 2) === code.greater;
  }

  /** Whether the bracket just opened is closed: on its line, or over the next lines within reach. */
  protected bracketCloses(closer: number): boolean {
    const opener = closer === code.rparen ? code.lparen : code.lbracket;
    const reach = Math.min(this.limit, this.pos + bracketReach);
    let brackets = 1;
    let braces = 0;
    for (let pos = this.pos; pos < reach; pos++) {
      const c = this.text.charCodeAt(pos);
      if (c === closer && --brackets === 0) return true;
      if (c === opener) brackets++;
      else if (c === code.lbrace) braces++;
      else if (c === code.rbrace && --braces < 0) return false;
      else if (c === code.quote) pos = this.#quoteEnd(pos);
      else if (c === code.slash && this.at(pos + 1) === code.slash) pos = this.lineEndFrom(pos) - 1;
      else if (isLineEnd(c) && this.#lineIsAnother(pos + 1)) return false;
    }
    return false;
  }

  /** Where a bracket without its end is taken to end: before the block of its statement, else with the line. */
  protected unclosedEnd(): number {
    const end = this.lineEndFrom(this.pos);
    let last = end;
    while (last > this.pos && isBlank(this.text.charCodeAt(last - 1))) last--;
    if (this.text.charCodeAt(last - 1) === code.lbrace) return last - 1;
    const brace = this.text.indexOf('{', this.pos);
    return brace >= this.pos && brace < end && this.text.charCodeAt(last - 1) === code.rbrace ? brace : last;
  }

  /** Whether the line after the line end at `pos` goes on the statement before it. */
  protected nextLineGoesOn(inClauses: boolean): boolean {
    let pos = this.pos;
    while (pos < this.limit) {
      const c = this.text.charCodeAt(pos);
      if (isBlank(c) || isLineEnd(c)) pos++;
      else if (c === code.slash && this.at(pos + 1) === code.slash) pos = this.lineEndFrom(pos);
      else break;
    }
    const c = this.at(pos);
    if (c === code.dot) return startsName(this.text, pos + 1);
    if (c < 97 || c > 122) return false;
    let end = pos;
    while (this.at(end) >= 97 && this.at(end) <= 122) end++;
    const word = this.text.slice(pos, end);
    // `has Voice` opens a clause of its own in a kind's body; an entry may be named as a word is.
    if (inClauses && (word === 'has' || this.at(this.afterBlanks(end)) === code.colon)) return false;
    return operatorWords.has(word) && !startsName(this.text, end);
  }

  #take(type: TokenType, length: number): void {
    this.push(type, this.pos, this.pos + length);
    this.pos += length;
  }

  /** A sign of other languages, read as what it means there. */
  #foreign(type: TokenType, length: number, written: string, ours: string): void {
    const span = { start: this.pos, end: this.pos + length };
    const fix = this.reports.fix(`Write \`${ours.trim()}\``, { ...span, text: this.#spaced(span, ours) });
    this.reports.add(catalogue.foreignOperator, span, { written, ours: ours.trim() }, fix);
    this.#take(type, length);
  }

  #spaced(span: { start: number; end: number }, ours: string): string {
    if (!/[a-z]$/.test(ours)) return ours;
    const before = isBlank(this.at(span.start - 1)) ? '' : ' ';
    return before + ours + (isBlank(this.at(span.end)) ? '' : ' ');
  }

  /** What word processors make of our signs is read as the plain sign; the formatter writes it so. */
  #typographic(c: number): void {
    switch (c) {
      case 0x2192:
        return this.#take(t.Arrow, 1);
      case 0x2212:
        return this.#take(t.Minus, 1);
      case 0x2264:
        return this.#take(t.LessEqual, 1);
      case 0x2260:
        return this.#take(t.NotEqual, 1);
      case 0x2265: {
        this.#take(t.Greater, 1);
        this.pushImage(t.Assign, this.pos, this.pos, '');
        return;
      }
      default:
        return this.#strange(c);
    }
  }

  /** A character that means nothing in logic: reported once a line, and passed over. */
  #strange(c: number): void {
    const point = this.text.codePointAt(this.pos) ?? c;
    const length = point > 0xffff ? 2 : 1;
    const span = { start: this.pos, end: this.pos + length };
    if (this.#strangeLine !== this.lineStart) {
      this.#strangeLine = this.lineStart;
      const name = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
      if (isBidiControl(c)) {
        const fix = this.reports.fix('Take it out', { ...span, text: '' });
        this.reports.add(catalogue.directionControl, span, { character: name }, fix);
      } else {
        this.reports.add(catalogue.strangeCharacter, span, { character: this.#shown(point, name) });
      }
    }
    this.pos += length;
  }

  #shown(point: number, name: string): string {
    const character = String.fromCodePoint(point);
    return /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character) ? character : name;
  }

  #opensEdge(): boolean {
    const edge = /-\[[\p{L}\p{M}\p{N}_. \t]*\]->/uy;
    edge.lastIndex = this.pos;
    return edge.test(this.text);
  }

  /** The closing quote of a text on the same line, or the opening one where there is none. */
  #quoteEnd(open: number): number {
    for (let pos = open + 1; pos < this.limit; pos++) {
      const c = this.text.charCodeAt(pos);
      if (c === code.backslash) pos++;
      else if (c === code.quote) return pos;
      else if (isLineEnd(c)) break;
    }
    return open;
  }

  /** Whether a line can't belong to an open bracket: it is empty, or opens with a mark that logic does not know. */
  #lineIsAnother(lineStart: number): boolean {
    const pos = this.afterBlanks(lineStart);
    const c = this.at(pos);
    if (c === code.cr || (c === code.lf && this.at(pos - 1) !== code.cr)) return true;
    if (c === code.tilde) return true;
    return c === code.minus && this.at(pos + 1) === code.greater;
  }
}
