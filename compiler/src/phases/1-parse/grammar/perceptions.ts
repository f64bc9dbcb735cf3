import { valueWeight } from '../nesting.js';
import * as t from '../tokens/tokens.js';
import type {
  Expression,
  Name,
  Path,
  PerceivedEvents,
  PerceivedFields,
  PerceivedKind,
  Perception,
} from '../tree/index.js';
import { ModelGrammar } from './models.js';
import { plainSetting, type Rule } from './token-reader.js';

interface Perceived {
  readonly kinds: PerceivedKind[];
  readonly events: PerceivedEvents[];
  readonly selves: PerceivedFields[];
}

/** What an agent of a simulation may see. */
export abstract class PerceptionGrammar extends ModelGrammar {
  /** `perceives within 2 hops of adjacent { Place { biome }  self { all }  events said in last 3 ticks }`. */
  protected readonly perception: Rule<Perception> = this.rule('perception', () => {
    const start = this.start();
    this.CONSUME(t.contextual.perceives);
    this.CONSUME(t.contextual.within, { ERR_MSG: '`within`, a figure and `hops of` a relation' });
    const hops = this.SUBRULE(this.hops);
    this.CONSUME(t.contextual.of, { ERR_MSG: '`of` and a relation' });
    const relation = this.SUBRULE(this.path);
    const perceived: Perceived = { kinds: [], events: [], selves: [] };
    this.CONSUME(t.RecordOpen, { ERR_MSG: '`{` and what is perceived' });
    this.enter(valueWeight);
    this.untilClose(() => {
      this.OR({
        DEF: [
          { ALT: () => this.CONSUME(t.LineEnd) },
          { ALT: () => this.CONSUME(t.Comma) },
          {
            GATE: () => this.atName(2),
            IGNORE_AMBIGUITIES: true,
            ALT: () => this.keep(perceived.events, this.SUBRULE(this.perceivedEvents)),
          },
          {
            IGNORE_AMBIGUITIES: true,
            ALT: () => this.SUBRULE(this.perceivedKind, { ARGS: [perceived] }),
          },
        ],
        ERR_MSG: 'a kind and its fields, `self` or `events`',
      });
    });
    this.CONSUME(t.Close);
    this.depth -= valueWeight;
    const { kinds, events, selves } = perceived;
    return { kind: 'perception', hops, relation, kinds, self: selves[0], events, span: this.from(start) };
  });

  /** `2 hops`, `config.sight hops`, `1`. */
  protected readonly hops: Rule<Expression> = this.rule('hops', () => {
    const figure = this.SUBRULE(this.countOf, { ARGS: [hopWords] });
    this.OPTION(() => this.CONSUME(t.contextual.hops));
    return figure;
  });

  /** `100 ticks`, `config.snapshot_every ticks`, `1 tick`. */
  protected readonly ticks: Rule<Expression> = this.rule('ticks', () => {
    const figure = this.SUBRULE(this.countOf, { ARGS: [tickWords] });
    this.OPTION(() =>
      this.OR([{ ALT: () => this.CONSUME(t.contextual.ticks) }, { ALT: () => this.CONSUME(t.contextual.tick) }]),
    );
    return figure;
  });

  /** A figure with a word that says of what: no resource is meant, whatever is called so. */
  protected readonly countOf: Rule<Expression, [ReadonlySet<string>]> = this.rule(
    'countOf',
    (words: ReadonlySet<string>) => {
      // A brace behind it is the clause's.
      this.noBrace('a figure');
      const figure = this.under({ ...plainSetting, bare: true }, () => this.SUBRULE(this.operand));
      if (figure.kind !== 'unit' || !words?.has(figure.unit.text)) return figure;
      return { kind: 'int', value: Number(figure.digits), span: figure.span };
    },
  );

  /** What is missing where the clause's brace stands already: it would be read as a record. */
  protected noBrace(expected: string): void {
    if (!this.RECORDING_PHASE && this.at(t.RecordOpen)) this.fail(expected);
  }

  /** `Place as places { biome, stock rounded to 5.00 food }`, `self { all }`. */
  protected readonly perceivedKind: Rule<void, [Perceived]> = this.rule('perceivedKind', (into: Perceived) => {
    const start = this.start();
    const of: Path = this.SUBRULE(this.path);
    const as: Name | undefined = this.OPTION(() => {
      this.CONSUME(t.contextual.as);
      return this.SUBRULE(this.name);
    });
    const fields = this.SUBRULE(this.perceivedFields);
    if (this.RECORDING_PHASE) return;
    const [only] = of.names;
    if (only?.text === 'self' && of.names.length === 1) this.keep(into.selves, fields);
    else this.keep(into.kinds, { kind: 'perceivedKind', of, as, fields, span: this.from(start) });
  });

  protected readonly perceivedFields: Rule<PerceivedFields> = this.rule('perceivedFields', () => {
    const start = this.start();
    const fields: PerceivedFields['fields'][number][] = [];
    let all = false;
    this.CONSUME(t.RecordOpen, { ERR_MSG: '`{` and the fields that are seen' });
    this.enter(valueWeight);
    this.untilClose(() => {
      this.OR({
        DEF: [
          { ALT: () => this.CONSUME(t.LineEnd) },
          { ALT: () => this.CONSUME(t.Comma) },
          {
            ALT: () => {
              const from = this.start();
              const path = this.SUBRULE(this.path);
              const rounded = this.OPTION(() => {
                this.CONSUME(t.contextual.rounded);
                this.CONSUME(t.contextual.to, { ERR_MSG: '`to` and a figure' });
                return this.SUBRULE(this.operand);
              });
              if (this.RECORDING_PHASE) return;
              if (path.names.length === 1 && path.names[0]?.text === 'all' && !rounded) all = true;
              else fields.push({ path, rounded, span: this.from(from) });
            },
          },
        ],
        ERR_MSG: 'a field, or `all`',
      });
    });
    this.CONSUME(t.Close);
    this.depth -= valueWeight;
    return { kind: 'perceivedFields', all, fields, span: this.from(start) };
  });

  /** `events said, died in last 3 ticks`. */
  protected readonly perceivedEvents: Rule<PerceivedEvents> = this.rule('perceivedEvents', () => {
    const start = this.start();
    this.CONSUME(t.contextual.events);
    const events: Path[] = [this.SUBRULE(this.path)];
    this.MANY(() => {
      this.CONSUME(t.Comma);
      events.push(this.SUBRULE2(this.path));
    });
    this.CONSUME(t.reserved.in, { ERR_MSG: '`in last` and how many ticks' });
    this.CONSUME(t.contextual.last, { ERR_MSG: '`last` and how many ticks' });
    const last = this.SUBRULE(this.ticks);
    return { kind: 'perceivedEvents', events, last, span: this.from(start) };
  });
}

const hopWords: ReadonlySet<string> = new Set(['hop', 'hops']);
const tickWords: ReadonlySet<string> = new Set(['tick', 'ticks']);
