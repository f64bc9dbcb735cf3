import * as t from '../tokens/tokens.js';
import type { ExternDeclaration, TableDeclaration, TextLiteral, Type } from '../tree/index.js';
import { QueryGrammar } from './queries.js';
import type { Rule } from './token-reader.js';

/** What comes from outside of the pack's own text: tables out of files, functions of the host. */
export abstract class HostGrammar extends QueryGrammar {
  /** `extern fn distance(a: Place, b: Place) -> float read`. */
  protected readonly extern: Rule<ExternDeclaration> = this.rule('extern', () => {
    const start = this.start();
    this.CONSUME(t.declaring.extern);
    // `fn`, which the lexer has seen: it opens a declaration only at a line's start.
    this.CONSUME(t.Identifier);
    const head = this.SUBRULE(this.signature);
    const effect = this.OPTION(() =>
      this.OR<NonNullable<ExternDeclaration['effect']>>([
        {
          ALT: () => {
            this.CONSUME(t.contextual.read);
            return 'read';
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.contextual.write);
            return 'write';
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.contextual.pay);
            return 'pay';
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.contextual.send);
            return 'send';
          },
        },
      ]),
    );
    return { kind: 'extern', ...head, effect, doc: this.doc(start), span: this.from(start) };
  });

  /** `table words: list<Word> from "words.csv"`. */
  protected readonly table: Rule<TableDeclaration> = this.rule('table', () => {
    const start = this.start();
    this.CONSUME(t.declaring.table);
    const name = this.SUBRULE(this.declaredName);
    this.CONSUME(t.Colon, { ERR_MSG: '`:` and the table’s type' });
    const type: Type = this.SUBRULE(this.type);
    this.CONSUME(t.contextual.from, { ERR_MSG: '`from` and the file’s name' });
    const file: TextLiteral = this.SUBRULE(this.textLiteral);
    return { kind: 'table', name, type, file, doc: this.doc(start), span: this.from(start) };
  });
}
