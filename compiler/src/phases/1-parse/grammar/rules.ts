import * as t from '../tokens/tokens.js';
import type { Expression, Name, RuleDeclaration, RuleTrigger } from '../tree/index.js';
import { FunctionGrammar } from './functions.js';
import type { Rule } from './token-reader.js';

/** What runs at a turn's end. */
export abstract class RuleGrammar extends FunctionGrammar {
  protected readonly ruleDeclaration: Rule<RuleDeclaration> = this.rule('ruleDeclaration', () => {
    const start = this.start();
    let name: Name | undefined;
    let trigger: RuleTrigger | undefined;
    let when: Expression | undefined;
    let faulty = false;
    this.CONSUME(t.declaring.rule);
    const head = (): void => {
      name = this.SUBRULE(this.declaredName);
      trigger = this.SUBRULE(this.trigger);
      this.OPTION(() => {
        this.CONSUME(t.contextual.when);
        when = this.SUBRULE(this.expression);
      });
    };
    this.recovering(head, () => {
      faulty = true;
    }, [t.LogicOpen]);
    const body = this.OPTION2(() => this.SUBRULE(this.logicBlock)) ?? this.noBody(faulty, '`{` and the rule’s body');
    return {
      kind: 'rule',
      name: name ?? this.declaredOrMissing(),
      trigger: trigger ?? { kind: 'brokenTrigger', span: this.here() },
      when,
      body,
      doc: this.doc(start),
      span: this.from(start),
    };
  });

  /** `on overheard(e)`, `on change of player.reputation`. */
  protected readonly trigger: Rule<RuleTrigger> = this.rule('trigger', () => {
    const start = this.start();
    this.CONSUME(t.contextual.on, { ERR_MSG: '`on` and an event, or `on change of` and a value' });
    return this.OR<RuleTrigger>([
      {
        GATE: () => this.at(t.contextual.of, 2),
        IGNORE_AMBIGUITIES: true,
        ALT: () => {
          this.CONSUME(t.contextual.change);
          this.CONSUME(t.contextual.of);
          const of = this.SUBRULE(this.expression);
          return { kind: 'changeTrigger', of, span: this.from(start) };
        },
      },
      {
        ALT: () => {
          const event = this.SUBRULE(this.path);
          let binder: Name | undefined;
          this.OPTION(() => {
            this.CONSUME(t.LParen);
            binder = this.SUBRULE(this.name);
            this.CONSUME(t.RParen, { ERR_MSG: '`)`' });
          });
          return { kind: 'eventTrigger', event, binder, span: this.from(start) };
        },
      },
    ]);
  });
}
