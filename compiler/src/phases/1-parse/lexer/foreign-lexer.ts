import type { TokenType } from 'chevrotain';
import { catalogue } from '../../../diagnostics/index.js';
import * as t from '../tokens/tokens.js';
import { code, isBlank } from './characters.js';
import { TextLexer } from './text-lexer.js';

/** Lines as ink, Yarn Spinner and typesetting habits write them: named for what they are, with our form. */
export abstract class ForeignLexer extends TextLexer {
  /** Reports and passes a line of another language; false where the line at `pos` is none. */
  protected foreignLine(): boolean {
    const c = this.at(this.pos);
    if (c === code.star || c === code.plus || c === code.equal || c === code.tilde) return this.#marks(c);
    if (c === code.minus) return this.#tunnel() || this.#option();
    if (c === code.less) return this.at(this.pos + 1) === code.less && this.#yarnCommand();
    if (c >= 65 && c <= 90) return this.#inkDeclaration();
    return false;
  }

  /** ink's `temp x = 1` is our `let`. */
  protected inkTemp(start: number, end: number): TokenType {
    const span = { start, end };
    const fix = this.reports.fix('Write `let`', { ...span, text: 'let' });
    this.reports.add(catalogue.foreignOperator, span, { written: 'temp', ours: 'let' }, fix);
    return t.reserved.let;
  }

  #marks(c: number): boolean {
    const second = this.at(this.pos + 1);
    if (!isBlank(second) && second !== c) return false;
    const line = this.text.slice(this.pos, this.lineEndFrom(this.pos)).trimEnd();
    if (/^[*+=~](?:[ \t]*[*+=~])+$/.test(line)) {
      const fix = this.reports.fix('Make it text', { start: this.pos, end: this.pos, text: '\\' });
      const span = { start: this.pos, end: this.pos + line.length };
      this.reports.add(catalogue.sceneBreak, span, { written: line }, fix);
      this.#textLine(line.length);
      return true;
    }
    if (c === code.equal && second === c) return this.#inkKnot(line);
    if ((c === code.star || c === code.plus) && /^[*+][ \t]+[*+](?:[ \t]|$)/.test(line)) return this.#nested(line);
    return false;
  }

  /** ink's `* * text`: read as the choice, its depth unknown. */
  #nested(line: string): boolean {
    const marks = /^(?:[*+][ \t]+)+(?=[*+])/.exec(line)?.[0].length ?? 0;
    const span = { start: this.pos, end: this.pos + marks + 1 };
    this.reports.add(catalogue.nestedMarks, span, {});
    this.pos += marks;
    return false;
  }

  #inkKnot(line: string): boolean {
    const knot = /^={2,}[ \t]*(?:function[ \t]+)?([\p{L}_][\p{L}\p{M}\p{N}_]*)[^=]*=*$/u.exec(line);
    if (!knot) return false;
    const span = { start: this.pos, end: this.pos + line.length };
    this.reports.add(catalogue.inkKnot, span, { name: knot[1] ?? '' });
    this.pos += line.length;
    return true;
  }

  #tunnel(): boolean {
    const tunnel = /->[ \t]*->/y;
    tunnel.lastIndex = this.pos;
    const found = tunnel.exec(this.text);
    if (!found) return false;
    const span = { start: this.pos, end: this.pos + found[0].length };
    const fix = this.reports.fix('Write `-> back`', { ...span, text: '-> back' });
    this.reports.add(catalogue.inkTunnel, span, {}, fix);
    this.pos = this.lineEndFrom(this.pos);
    return true;
  }

  /** Yarn Spinner's `-> Buy the rope.`: two words side by side are no place. */
  #option(): boolean {
    const option =
      /->[ \t]*[\p{L}\p{M}\p{N}_’']+[ \t]+(?!(?:else|of)(?![\p{L}\p{N}_]))(?=\p{L})(?![^{}~\r\n]*\{)[^{}~\r\n]*/uy;
    option.lastIndex = this.pos;
    const found = option.exec(this.text);
    if (!found) return false;
    const span = { start: this.pos, end: this.pos + 2 };
    const fix = this.reports.fix('Write `*`', { ...span, text: isBlank(this.at(span.end)) ? '*' : '* ' });
    this.reports.add(catalogue.arrowBeforeText, span, {}, fix);
    this.#textLine(found[0].trimEnd().length);
    return true;
  }

  #yarnCommand(): boolean {
    const end = this.lineEndFrom(this.pos);
    const command = /^<<[ \t]*([a-z]+)/.exec(this.text.slice(this.pos, end))?.[1];
    if (command === undefined) return false;
    this.reports.add(catalogue.yarnCommand, { start: this.pos, end }, { command });
    this.pos = end;
    return true;
  }

  /** `VAR x = 1`, `LIST a = b`, `INCLUDE x.ink`; also where no body is open. */
  #inkDeclaration(): boolean {
    const declaration = /(VAR|CONST|LIST|EXTERNAL|INCLUDE)[ \t]+(?:[\p{L}_][\p{L}\p{N}_]*[ \t]*[=(]|\S+\.ink)/uy;
    declaration.lastIndex = this.pos;
    const found = declaration.exec(this.text);
    if (!found) return false;
    const end = this.lineEndFrom(this.pos);
    this.reports.add(catalogue.inkDeclaration, { start: this.pos, end }, { word: found[1] ?? '' });
    this.pos = end;
    return true;
  }

  #textLine(length: number): void {
    this.push(t.Text, this.pos, this.pos + length);
    this.pos += length;
    this.pushLineEnd();
  }
}
