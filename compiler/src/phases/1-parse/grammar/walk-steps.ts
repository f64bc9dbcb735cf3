import * as t from '../tokens/tokens.js';
import type { TestStep, WalkInvariant } from '../tree/index.js';
import { SeatStepGrammar } from './seat-steps.js';
import type { Rule } from './token-reader.js';

/** The steps of a test that are about more than one turn: walks by chance, and whole transcripts. */
export abstract class WalkStepGrammar extends SeatStepGrammar {
  /** `walk 200 turns with seed 7 { always tide <= 12 }`. */
  protected readonly walkStep: Rule<TestStep> = this.rule('walkStep', () => {
    const start = this.start();
    const always: WalkInvariant[] = [];
    this.CONSUME(t.contextual.walk);
    const turns = this.SUBRULE(this.expression);
    this.CONSUME(t.contextual.turns, { ERR_MSG: '`turns`' });
    const seed = this.OPTION(() => {
      this.CONSUME(t.contextual.with);
      this.CONSUME(t.contextual.seed);
      // The brace behind it opens what always holds.
      return this.under({ ...this.setting, bare: true }, () => this.SUBRULE2(this.expression));
    });
    this.OPTION2(() => {
      this.CONSUME(t.RecordOpen);
      this.entries('`always` and a condition', [{ ALT: () => this.keep(always, this.SUBRULE(this.walkInvariant)) }]);
      this.CONSUME(t.Close);
    });
    return { kind: 'walk', turns, seed, always, span: this.from(start) };
  });

  protected readonly walkInvariant: Rule<WalkInvariant> = this.rule('walkInvariant', () => {
    const start = this.start();
    this.CONSUME(t.contextual.always);
    const condition = this.SUBRULE(this.expression);
    this.endEntry();
    return { kind: 'walkInvariant', condition, span: this.from(start) };
  });

  /** `transcript "harbor.txt"`: what the reader saw up to here is what that file holds. */
  protected readonly transcriptStep: Rule<TestStep> = this.rule('transcriptStep', () => {
    const start = this.start();
    this.CONSUME(t.contextual.transcript);
    const file = this.SUBRULE(this.textLiteral);
    return { kind: 'transcript', file, span: this.from(start) };
  });
}
