import * as t from '../tokens/tokens.js';
import type { Arm, Expression, Intent, MatchStatement, Pattern, RememberStatement } from '../tree/index.js';
import { DrawGrammar } from './draws.js';
import type { Rule } from './token-reader.js';

/** What is done with a reader's words: `interpret` and `remember`. */
export abstract class InterpretGrammar extends DrawGrammar {
  protected readonly interpret: Rule<MatchStatement> = this.rule('interpret', () => {
    const start = this.start();
    const intents: Intent[] = [];
    const arms: Arm[] = [];
    this.CONSUME(t.contextual.interpret);
    const said = this.SUBRULE(this.condition);
    this.CONSUME(t.ArmsOpen, { ERR_MSG: '`{` and its intents' });
    // As with `once`, its own rule costs stack like one block more.
    this.enter(2);
    this.untilClose(() => {
      this.OR({
        DEF: [
          { ALT: () => this.CONSUME(t.LineEnd) },
          { ALT: () => this.SUBRULE(this.intent, { ARGS: [intents, arms] }) },
          { ALT: () => this.keep(arms, this.SUBRULE(this.otherwiseArm)) },
        ],
        ERR_MSG: '`intent` and its name, or `otherwise`',
      });
    });
    this.CONSUME(t.Close);
    this.depth -= 2;
    const span = this.from(start);
    return { kind: 'match', subject: { kind: 'interpret', said, intents, span }, arms, span };
  });

  /** `intent apologise "the player says sorry" { … }`. */
  protected readonly intent: Rule<void, [Intent[], Arm[]]> = this.rule('intent', (intents: Intent[], arms: Arm[]) => {
    const start = this.start();
    this.CONSUME(t.contextual.intent);
    const name = this.SUBRULE(this.name);
    const gloss = this.SUBRULE(this.textLiteral);
    this.keep(intents, { kind: 'intent', name, gloss, span: this.from(start) });
    const body = this.SUBRULE(this.block);
    if (this.RECORDING_PHASE) return;
    const { span } = name;
    const value: Expression = { kind: 'text', parts: [{ kind: 'textRun', text: name.text, span }], span };
    const pattern: Pattern = { kind: 'valuePattern', value, span };
    arms.push({ kind: 'arm', patterns: [pattern], guard: undefined, body, span: this.from(start) });
  });

  protected readonly otherwiseArm: Rule<Arm> = this.rule('otherwiseArm', () => {
    const start = this.start();
    this.CONSUME(t.contextual.otherwise);
    const pattern: Pattern = { kind: 'otherwisePattern', span: this.from(start) };
    const body = this.SUBRULE(this.block);
    return { kind: 'arm', patterns: [pattern], guard: undefined, body, span: this.from(start) };
  });

  /** `remember notes of mara "{e.what}" weight 0.8`. */
  protected readonly remember: Rule<RememberStatement> = this.rule('remember', () => {
    const start = this.start();
    this.CONSUME(t.contextual.remember);
    const memory = this.SUBRULE(this.path);
    const owner = this.OPTION(() => {
      this.CONSUME(t.contextual.of);
      return this.SUBRULE(this.operand);
    });
    const text = this.SUBRULE(this.expression);
    const weight = this.OPTION3(() => {
      this.CONSUME(t.contextual.weight);
      return this.SUBRULE3(this.expression);
    });
    return { kind: 'remember', memory, owner, text, weight, span: this.from(start) };
  });
}
