import type { TokenType } from 'chevrotain';
import * as t from '../tokens/tokens.js';
import type { ClockTime, Expression, Name, Occasion, StepSettings } from '../tree/index.js';
import { SimulationGrammar } from './simulations.js';
import type { Rule } from './token-reader.js';

/** Settings while they are read: each clause sets one. */
export type OpenSettings = { -readonly [K in keyof StepSettings]: StepSettings[K] };

/** When a workflow runs, and how its steps are tried: what its head and its steps share. */
export abstract class OccasionGrammar extends SimulationGrammar {
  protected newSettings(): OpenSettings {
    return { retry: [], backoff: undefined, lease: undefined, budget: undefined };
  }

  /** `on scene_left(e)`, `on resume(away)`, `every 1d at 03:00 zone "Europe/Vienna"`, `at opening_night`. */
  protected readonly occasion: Rule<Occasion> = this.rule('occasion', () => {
    const start = this.start();
    return this.OR<Occasion>([
      {
        ALT: () => {
          this.CONSUME(t.contextual.on);
          const event = this.SUBRULE(this.path);
          const binder = this.OPTION(() => {
            this.CONSUME(t.LParen);
            const name = this.SUBRULE(this.name);
            this.CONSUME(t.RParen, { ERR_MSG: '`)`' });
            return name;
          });
          const span = this.from(start);
          if (!this.RECORDING_PHASE && event.names.length === 1 && event.names[0]?.text === 'resume') {
            return { kind: 'resumeOccasion', binder, span };
          }
          return { kind: 'eventOccasion', event, binder, span };
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.contextual.every);
          const every = this.SUBRULE(this.expression);
          let at: ClockTime | undefined;
          let zone: Expression | undefined;
          this.OPTION2({
            GATE: () => this.at(t.ClockTime, 2),
            DEF: () => {
              this.CONSUME(t.contextual.at);
              at = this.#clockTime();
            },
          });
          this.OPTION3(() => {
            this.CONSUME(t.contextual.zone);
            zone = this.SUBRULE2(this.expression);
          });
          return { kind: 'everyOccasion', every, at, zone, span: this.from(start) };
        },
      },
      {
        ALT: () => {
          this.CONSUME2(t.contextual.at);
          const at = this.SUBRULE3(this.expression);
          return { kind: 'atOccasion', at, span: this.from(start) };
        },
      },
    ]);
  });

  #clockTime(): ClockTime {
    const token = this.CONSUME(t.ClockTime);
    const [hours = '0', minutes = '0'] = token.image.split(':');
    return { kind: 'clockTime', minutes: Number(hours) * 60 + Number(minutes), span: this.spanOf(token) };
  }

  /** `retry 5`, `retry 1m, 5m`, `backoff 2s`, `lease 120s`, `budget 50ms`. */
  protected readonly workflowSetting: Rule<void, [OpenSettings]> = this.rule(
    'workflowSetting',
    (settings: OpenSettings) => {
      this.OR([
        {
          ALT: () => {
            this.CONSUME(t.contextual.retry);
            const retry = this.SUBRULE(this.listedValues);
            this.ACTION(() => {
              settings.retry = retry;
            });
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.contextual.backoff);
            const backoff = this.SUBRULE(this.expression);
            this.ACTION(() => {
              settings.backoff = backoff;
            });
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.contextual.lease);
            const lease = this.SUBRULE2(this.expression);
            this.ACTION(() => {
              settings.lease = lease;
            });
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.contextual.budget);
            const budget = this.SUBRULE3(this.expression);
            this.ACTION(() => {
              settings.budget = budget;
            });
          },
        },
      ]);
    },
  );

  /** `a, b`: values up to the next clause. */
  protected readonly listedValues: Rule<Expression[]> = this.rule('listedValues', () => {
    const values: Expression[] = [this.SUBRULE(this.expression)];
    this.MANY({
      GATE: () => !this.#opensClause(this.LA(2).tokenType),
      DEF: () => {
        this.CONSUME(t.Comma);
        values.push(this.SUBRULE2(this.expression));
      },
    });
    return values;
  });

  /** `a, b`: names up to the next clause. */
  protected readonly listedNames: Rule<Name[]> = this.rule('listedNames', () => {
    const names: Name[] = [this.SUBRULE(this.name)];
    this.MANY({
      GATE: () => this.atName(2) && !this.#opensClause(this.LA(2).tokenType),
      DEF: () => {
        this.CONSUME(t.Comma);
        names.push(this.SUBRULE2(this.name));
      },
    });
    return names;
  });

  #opensClause(type: TokenType): boolean {
    return type === t.Arrow || this.setting.listEnds?.has(type) === true;
  }
}
