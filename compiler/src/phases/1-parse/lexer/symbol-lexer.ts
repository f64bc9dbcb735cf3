import type { TokenType } from 'chevrotain';
import { catalogue } from '../../../diagnostics/index.js';
import * as t from '../tokens/tokens.js';
import { code, isBidiControl, isBlank, isLineEnd, startsName } from './characters.js';
import { Cursor } from './cursor.js';
import { operatorWords } from './logic-state.js';
import { signAt } from './signs.js';

/** `≥` is two tokens, as `>=` is. */
const greaterOrEqual = 0x2265;

/** How far a bracket's end is looked for over the lines below: a forgotten `)` must not eat a scene. */
const bracketReach = 4000;

/** Reads the signs of logic, and looks ahead for what ends brackets and lines. */
export abstract class SymbolLexer extends Cursor {
  #strangeLine = -1;
  #edgeOpen = false;

  /** Reads one sign of logic: operators, separators, and their typographic twins. */
  protected sign(c: number): void {
    if (c === code.rbracket && this.atEdgeClose()) {
      this.#edgeOpen = false;
      this.#take(t.EdgeClose, 3);
    } else if (c === code.minus && this.at(this.pos + 1) === code.lbracket && this.#opensEdge()) {
      this.#edgeOpen = true;
      this.#take(t.EdgeOpen, 2);
    } else if (c === greaterOrEqual) {
      this.#take(t.Greater, 1);
      this.pushImage(t.Assign, this.pos, this.pos, '');
    } else {
      const sign = signAt(this.text, this.pos);
      if (!sign || this.pos + sign.length > this.limit) this.#strange(c);
      else {
        if (sign.foreign) this.#foreign(sign.foreign.written, sign.foreign.ours);
        this.#take(sign.type, sign.length);
      }
    }
  }

  /** A sign in a condition that opens with `=`: alone it was meant as `==`, unless it ends a `>=`. */
  protected askedSign(): void {
    const alone = this.at(this.pos + 1) !== code.equal;
    if (!alone || (this.lastType === t.Greater && this.lastEnd() === this.pos)) {
      this.sign(code.equal);
      return;
    }
    const span = { start: this.pos, end: this.pos + 1 };
    const fix = this.reports.fix('Write `==`', { ...span, text: '==' });
    this.reports.add(catalogue.equalsInCondition, span, {}, fix);
    this.#take(t.Equal, 1);
  }

  /** Whether a `]->` closes an edge here; elsewhere `]` is a list's. */
  protected atEdgeClose(): boolean {
    return this.#edgeOpen && this.at(this.pos + 1) === code.minus && this.at(this.pos + 2) === code.greater;
  }

  /** Whether the bracket just opened is closed: on its line, or over the next lines within reach. */
  protected bracketCloses(closer: number): boolean {
    const opener = closer === code.rparen ? code.lparen : code.lbracket;
    let reach = Math.min(this.limit, this.pos + bracketReach);
    let brackets = 1;
    let braces = 0;
    for (let pos = this.pos; pos < reach; pos++) {
      const c = this.text.charCodeAt(pos);
      if (c === closer && --brackets === 0) return true;
      if (c === opener) brackets++;
      else if (c === code.lbrace) braces++;
      else if (c === code.rbrace && --braces < 0) return false;
      else if (c === code.quote) {
        const end = this.#quoteEnd(pos);
        // What stands behind an open quote is doubtful: only a closer on its line counts.
        if (end === pos) reach = this.lineEndFrom(pos);
        pos = end;
      } else if (c === code.slash && this.at(pos + 1) === code.slash) pos = this.lineEndFrom(pos) - 1;
      else if (isLineEnd(c) && this.#lineIsAnother(pos + 1)) return false;
    }
    return false;
  }

  /** Passes over a bracket and all it holds, on its line. */
  protected passBrackets(opener: number, closer: number): void {
    let open = 0;
    for (const end = this.lineEndFrom(this.pos); this.pos < end; this.pos++) {
      const c = this.text.charCodeAt(this.pos);
      if (c === opener) open++;
      else if (c === closer && --open === 0) {
        this.pos++;
        return;
      }
    }
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

  #foreign(written: string, ours: string): void {
    const span = { start: this.pos, end: this.pos + written.length };
    const fix = this.reports.fix(`Write \`${ours}\``, { ...span, text: this.#spaced(span, ours) });
    this.reports.add(catalogue.foreignOperator, span, { written, ours }, fix);
  }

  #spaced(span: { readonly start: number; readonly end: number }, ours: string): string {
    if (!/[a-z]$/.test(ours)) return ours;
    const before = isBlank(this.at(span.start - 1)) || this.at(span.start - 1) === code.lparen ? '' : ' ';
    return before + ours + (isBlank(this.at(span.end)) ? '' : ' ');
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
