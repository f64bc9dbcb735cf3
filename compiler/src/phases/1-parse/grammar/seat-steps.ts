import * as t from '../tokens/tokens.js';
import type { Expression, Name, Path, TestStep } from '../tree/index.js';
import type { Rule } from './token-reader.js';
import { WorkflowGrammar } from './workflows.js';

/** The steps of a test that are somebody's: what is chosen, said and called, and who is there to do it. */
export abstract class SeatStepGrammar extends WorkflowGrammar {
  /** `choose "…"`, `as ben say "…"`, `as carol call approve(tam)`, `close`. */
  protected readonly inputStep: Rule<TestStep> = this.rule('inputStep', () => {
    const start = this.start();
    const seat = this.OPTION(() => {
      this.CONSUME(t.contextual.as);
      return this.SUBRULE(this.name);
    });
    return this.OR<TestStep>({
      DEF: [
        {
          ALT: () => {
            this.CONSUME(t.contextual.choose);
            const text = this.SUBRULE(this.textLiteral);
            const saying = this.OPTION4(() => {
              this.CONSUME(t.contextual.saying);
              return this.SUBRULE3(this.textLiteral);
            });
            const times = this.OPTION5(() => this.SUBRULE(this.timesClause));
            return { kind: 'choose', text, saying, times, seat, span: this.from(start) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.contextual.say);
            const text = this.SUBRULE2(this.textLiteral);
            const times = this.OPTION6(() => this.SUBRULE2(this.timesClause));
            return { kind: 'say', text, times, seat, span: this.from(start) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.contextual.close);
            return { kind: 'close', seat, span: this.from(start) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.contextual.call);
            const action = this.SUBRULE(this.path);
            const given = this.OPTION2(() => this.SUBRULE(this.arguments)) ?? [];
            const refused = this.OPTION3(() => this.SUBRULE(this.refusal));
            return { kind: 'call', seat, action, arguments: given, refused, span: this.from(start) };
          },
        },
      ],
      ERR_MSG: '`choose`, `say`, `call` or `close`',
    });
  });

  /** `times 3` behind what is chosen or said. */
  protected readonly timesClause: Rule<Expression> = this.rule('timesClause', () => {
    this.CONSUME(t.contextual.times);
    return this.SUBRULE(this.expression);
  });

  protected readonly refusal: Rule<(TestStep & { readonly kind: 'call' })['refused']> = this.rule('refusal', () => {
    const start = this.start();
    this.CONSUME(t.contextual.refused);
    const by = this.OPTION(() => this.SUBRULE(this.name));
    return { kind: 'refusal', by, span: this.from(start) };
  });

  /** `players ada, ben`, `seat carol as gm`. */
  protected readonly seatStep: Rule<TestStep> = this.rule('seatStep', () => {
    const start = this.start();
    return this.OR<TestStep>([
      {
        ALT: () => {
          const seats: Name[] = [];
          this.CONSUME(t.contextual.players);
          this.AT_LEAST_ONE_SEP({
            SEP: t.Comma,
            DEF: () => seats.push(this.SUBRULE(this.name)),
            ERR_MSG: 'the name of a seat',
          });
          return { kind: 'players', seats, span: this.from(start) };
        },
      },
      {
        ALT: () => {
          const roles: Path[] = [];
          this.CONSUME(t.contextual.seat);
          const seat = this.SUBRULE2(this.name);
          this.CONSUME(t.contextual.as, { ERR_MSG: '`as` and a role' });
          this.AT_LEAST_ONE_SEP2({ SEP: t.Comma, DEF: () => roles.push(this.SUBRULE(this.path)), ERR_MSG: 'a role' });
          return { kind: 'seat', seat, roles, span: this.from(start) };
        },
      },
    ]);
  });

  /** Whether what is expected is about what somebody reads or is offered, and no condition. */
  protected atSeatExpectation(): boolean {
    if (!this.atName()) return false;
    const last = this.at(t.contextual.never, 2) || this.at(t.contextual.no, 2) ? 3 : 2;
    return (this.at(t.contextual.reads, last) || this.at(t.contextual.choice, last)) && this.at(t.PlainText, last + 1);
  }

  /** `ben reads "…"`, `ben never reads "…"`, `ben no choice "…"`. */
  protected readonly seatExpectation: Rule<TestStep> = this.rule('seatExpectation', () => {
    const start = this.start();
    const seat = this.SUBRULE(this.name);
    const never = this.OPTION(() => this.CONSUME(t.contextual.never)) !== undefined;
    const no = this.OPTION2(() => this.CONSUME(t.contextual.no)) !== undefined;
    return this.OR<TestStep>([
      {
        ALT: () => {
          this.CONSUME(t.contextual.reads);
          const text = this.SUBRULE(this.textLiteral);
          return { kind: 'expectReads', seat, text, never: never || no, span: this.from(start) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.contextual.choice);
          const text = this.SUBRULE2(this.textLiteral);
          return { kind: 'expectChoice', seat, text, negated: never || no, span: this.from(start) };
        },
      },
    ]);
  });
}
