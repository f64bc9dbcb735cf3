import { valueWeight } from '../nesting.js';
import * as t from '../tokens/tokens.js';
import { code } from './characters.js';
import { DeckLexer } from './deck-lexer.js';

/** Reads the edges of a query's patterns: `-[t: trusts]->`, `<-[adjacent*1..3]-`, `-[knows]-`. */
export abstract class QueryLexer extends DeckLexer {
  protected edgePattern(c: number): boolean {
    const back = c === code.less && this.at(this.pos + 1) === code.minus && this.at(this.pos + 2) === code.lbracket;
    if (!back && !(c === code.minus && this.at(this.pos + 1) === code.lbracket)) return false;
    const open = this.pos;
    const length = back ? 3 : 2;
    this.push(back ? t.EdgeBack : t.EdgeOpen, open, open + length);
    if (this.tooDeep(open)) {
      this.pos += length - 1;
      this.passBrackets(code.lbracket, code.rbracket);
      this.pushImage(t.EdgeEnd, this.pos, this.pos, '');
      return true;
    }
    this.pos += length;
    this.depth += valueWeight;
    const { limit } = this;
    if (!this.bracketCloses(code.rbracket)) this.limit = this.unclosedEnd();
    this.logic('bracket', false);
    this.limit = limit;
    this.depth -= valueWeight;
    this.#close(open);
    return true;
  }

  #close(open: number): void {
    const closes = this.at(this.pos) === code.rbracket && this.at(this.pos + 1) === code.minus;
    if (!closes && this.at(this.pos) === code.rbracket) {
      this.push(t.RBracket, this.pos, this.pos + 1);
      this.pos++;
      return;
    }
    if (!closes) {
      const end = this.lastEnd();
      this.reportUnclosed(open, '[');
      this.pushImage(t.EdgeEnd, end, end, '');
      return;
    }
    const out = this.at(this.pos + 2) === code.greater;
    const length = out ? 3 : 2;
    this.push(out ? t.EdgeClose : t.EdgeEnd, this.pos, this.pos + length);
    this.pos += length;
  }
}
