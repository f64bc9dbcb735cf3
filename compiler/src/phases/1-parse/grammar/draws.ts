import * as t from '../tokens/tokens.js';
import type { DrawStatement, OfferStatement } from '../tree/index.js';
import { StatementGrammar } from './statements.js';
import type { Rule } from './token-reader.js';

/** Statements about decks: `draw` and `offer`. */
export abstract class DrawGrammar extends StatementGrammar {
  /** `draw harbor_twists`, with arms for its cards and `none`. */
  protected readonly draw: Rule<DrawStatement> = this.rule('draw', () => {
    const start = this.start();
    this.CONSUME(t.contextual.draw);
    const deck = this.SUBRULE(this.path);
    // As with `once`, its own rule costs stack like one block more.
    this.enter(1);
    const arms = this.OPTION(() => this.SUBRULE(this.arms)) ?? [];
    this.depth--;
    return { kind: 'draw', deck, arms, span: this.from(start) };
  });

  /** `offer tavern`, `offer tell(mara)`, `offer rumours`. */
  protected readonly offer: Rule<OfferStatement> = this.rule('offer', () => {
    const start = this.start();
    this.CONSUME(t.contextual.offer);
    const place = this.SUBRULE(this.path);
    const given = this.OPTION(() => this.SUBRULE(this.arguments)) ?? [];
    return { kind: 'offer', place, arguments: given, span: this.from(start) };
  });
}
