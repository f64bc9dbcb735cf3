import { millisecondsOf } from '../durations.js';
import * as t from '../tokens/tokens.js';
import type { EventStep, EventsClause, EventWindow, Expression, FieldValue, Name } from '../tree/index.js';
import { RuleGrammar } from './rules.js';
import type { Rule } from './token-reader.js';

/** What queries and patterns ask of the past: events, one after another. */
export abstract class EventQueryGrammar extends RuleGrammar {
  /** `(t: took) in last 240 turns`, `betrayed { who: a } then forgave { whom: a } within 10 turns`. */
  protected readonly eventSequence: Rule<EventsClause> = this.rule('eventSequence', () => {
    const start = this.start();
    const steps: EventStep[] = [this.SUBRULE(this.eventStep)];
    this.MANY(() => {
      this.CONSUME(t.reserved.then);
      const first = this.start();
      const step = this.SUBRULE2(this.eventStep);
      let within: EventWindow | undefined;
      const without: EventStep[] = [];
      this.MANY2(() =>
        this.OR([
          {
            ALT: () => {
              this.CONSUME(t.contextual.within);
              within = this.SUBRULE(this.eventWindow);
            },
          },
          {
            ALT: () => {
              this.CONSUME(t.contextual.without);
              this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => without.push(this.SUBRULE3(this.eventStep)) });
            },
          },
        ]),
      );
      steps.push({ ...step, within, without, span: this.from(first) });
    });
    const last = this.OPTION(() => {
      this.CONSUME(t.reserved.in);
      this.CONSUME(t.contextual.last, { ERR_MSG: '`last` and how long (`in last 10 turns`)' });
      return this.SUBRULE2(this.eventWindow);
    });
    return { kind: 'eventsClause', steps, last, span: this.from(start) };
  });

  /** `(t: took where t.price > 3)`, `took { by: who } as t`. */
  protected readonly eventStep: Rule<EventStep> = this.rule('eventStep', () => {
    const start = this.start();
    const step = this.OR({
      DEF: [{ ALT: () => this.SUBRULE(this.eventInBrackets) }, { ALT: () => this.SUBRULE(this.eventWithFields) }],
      ERR_MSG: 'an event (`betrayed { who: a }`, `(t: took)`)',
    });
    return { kind: 'eventStep', ...step, within: undefined, without: [], span: this.from(start) };
  });

  protected readonly eventInBrackets: Rule<Step> = this.rule('eventInBrackets', () => {
    let name: Name | undefined;
    let where: Expression | undefined;
    this.CONSUME(t.LParen);
    const event = this.bracketed(() => {
      this.OPTION({
        GATE: () => this.at(t.Colon, 2),
        DEF: () => {
          name = this.SUBRULE(this.name);
          this.CONSUME(t.Colon);
        },
      });
      const path = this.SUBRULE(this.path, { LABEL: 'an event' });
      this.OPTION2(() => {
        this.CONSUME(t.contextual.where);
        where = this.SUBRULE(this.expression);
      });
      return path;
    });
    this.CONSUME(t.RParen, { ERR_MSG: '`where` and a condition, or `)`' });
    return { event, name: name?.text === '_' ? undefined : name, fields: [], where };
  });

  protected readonly eventWithFields: Rule<Step> = this.rule('eventWithFields', () => {
    const event = this.SUBRULE(this.path, { LABEL: 'an event' });
    const fields: readonly FieldValue[] =
      this.OPTION({ GATE: () => this.at(t.RecordOpen), DEF: () => this.SUBRULE(this.fieldValues) }) ?? [];
    const name = this.OPTION2(() => {
      this.CONSUME(t.contextual.as);
      return this.SUBRULE(this.name);
    });
    return { event, name, fields, where: undefined };
  });

  /** `240 turns`, `48 ticks`, `2h`. */
  protected readonly eventWindow: Rule<EventWindow> = this.rule('eventWindow', () => {
    const start = this.start();
    return this.OR<EventWindow>({
      DEF: [
        {
          ALT: () => {
            const { image } = this.CONSUME(t.Duration);
            const count = millisecondsOf(image) ?? 0;
            return { kind: 'eventWindow', count, unit: 'milliseconds', span: this.from(start) };
          },
        },
        {
          ALT: () => {
            const { image } = this.CONSUME(t.Int);
            const unit = unitOf(this.LA(1).image);
            if (!unit && !this.RECORDING_PHASE) this.fail('`turns` or `ticks`');
            this.OR2([{ ALT: () => this.CONSUME(t.UnitWord) }, { ALT: () => this.CONSUME(t.AnyName) }]);
            return this.ACTION(() => ({
              kind: 'eventWindow',
              count: figureOf(image),
              unit: unit ?? 'turns',
              span: this.from(start),
            }));
          },
        },
      ],
      ERR_MSG: 'how long (`10 turns`, `2h`)',
    });
  });
}

type Step = Pick<EventStep, 'event' | 'name' | 'fields' | 'where'>;

function unitOf(word: string): EventWindow['unit'] | undefined {
  if (word === 'turn' || word === 'turns') return 'turns';
  return word === 'tick' || word === 'ticks' ? 'ticks' : undefined;
}

export function figureOf(image: string): number {
  return Number(image.replaceAll('_', ''));
}
