import { code } from './characters.js';
import { ProseLexer } from './prose-lexer.js';

/** Reads a deck's body: cards, each a head like a declaration's, and most with a body of prose. */
export abstract class DeckLexer extends ProseLexer {
  /** A card's head is being read: the next card begins where its line does, however deep. */
  protected inCardHead = false;

  /** Reads cards up to the `}` that closes the deck, a declaration, or the file's end. */
  protected cards(): void {
    for (;;) {
      this.passSpace();
      if (this.pos >= this.limit || this.at(this.pos) === code.rbrace || this.atDeclaration()) return;
      const before = this.pos;
      if (this.at(this.pos) === code.comma) this.pos++;
      else this.#card();
      if (this.pos === before) this.pos++;
    }
  }

  #card(): void {
    this.inCardHead = true;
    this.logic('header', false);
    this.inCardHead = false;
    if (this.at(this.pos) === code.lbrace) this.block(true);
    this.pushLineEnd();
  }

  /** Whether a card begins at an offset: `card` and a name. */
  protected atCard(pos: number): boolean {
    cardHead.lastIndex = pos;
    return cardHead.test(this.text);
  }
}

const cardHead = /card[ \t\u00a0]+[\p{L}_]/uy;
