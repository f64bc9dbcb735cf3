import type { TokenType } from 'chevrotain';
import { catalogue } from '../../../diagnostics/index.js';
import { valueWeight } from '../nesting.js';
import * as t from '../tokens/tokens.js';
import type {
  Adjust,
  AdjustedValue,
  BeatFigure,
  BeatWay,
  DirectorBeat,
  DirectorDeclaration,
  Expression,
  Path,
  Recap,
} from '../tree/index.js';
import { MarkupDeclarationGrammar } from './markup-declarations.js';
import type { Rule } from './token-reader.js';

type Head = Pick<DirectorDeclaration, 'name' | 'of' | 'for'>;
interface Parts {
  readonly beats: DirectorBeat[];
  readonly recaps: Recap[];
  readonly adjusts: Adjust[];
}
interface BeatParts {
  readonly figures: BeatFigure[];
  readonly ways: BeatWay[];
  readonly turns: BeatFigure[];
  readonly until: Expression[];
}

/** Directors: the beats of a story, their pace and what may be adjusted. */
export abstract class DirectorGrammar extends MarkupDeclarationGrammar {
  protected readonly director: Rule<DirectorDeclaration> = this.rule('director', () => {
    const start = this.start();
    let faulty = false;
    this.CONSUME(t.declaring.director);
    const head = this.recovering<Head>(() => this.SUBRULE(this.directorHead), () => {
      faulty = true;
      return { name: this.declaredOrMissing(), of: undefined, for: undefined };
    }, [t.RecordOpen]);
    const parts: Parts = { beats: [], recaps: [], adjusts: [] };
    const body = this.OPTION(() => {
      this.SUBRULE(this.directorBody, { ARGS: [parts] });
      return true;
    });
    if (!body && !faulty && !this.RECORDING_PHASE) {
      const holes = { expected: '`{` and its beats', found: 'the end of the director' };
      this.reports?.add(catalogue.unexpectedText, this.spanOf(this.LA(0)), holes);
    }
    return { kind: 'director', ...head, ...parts, doc: this.doc(start), span: this.from(start) };
  });

  protected readonly directorHead: Rule<Head> = this.rule('directorHead', () => {
    let of: Path | undefined;
    let mission: Path | undefined;
    const name = this.SUBRULE(this.declaredName);
    this.OPTION(() => {
      this.CONSUME(t.Colon);
      of = this.SUBRULE(this.path);
    });
    this.OPTION2(() => {
      this.CONSUME(t.reserved.for);
      mission = this.SUBRULE2(this.path);
    });
    return { name, of, for: mission };
  });

  protected readonly directorBody: Rule<void, [Parts]> = this.rule('directorBody', (parts: Parts) => {
    this.CONSUME(t.RecordOpen);
    this.enter(valueWeight);
    this.entries('a clause of the director (`beat`, `recap`, `adjust`)', [
      { ALT: () => this.keep(parts?.beats, this.SUBRULE(this.directorBeat)) },
      { ALT: () => this.keep(parts?.recaps, this.SUBRULE(this.recap)) },
      { ALT: () => this.keep(parts?.adjusts, this.SUBRULE(this.adjust)) },
    ]);
    this.CONSUME(t.Close);
    this.depth -= valueWeight;
  });

  protected readonly directorBeat: Rule<DirectorBeat> = this.rule('directorBeat', () => {
    const start = this.start();
    this.CONSUME(t.contextual.beat);
    const name = this.SUBRULE(this.name);
    const parts: BeatParts = { figures: [], ways: [], turns: [], until: [] };
    this.OPTION(() => this.SUBRULE(this.directorBeatBody, { ARGS: [parts] }));
    this.endDirectorClause();
    const { figures, ways } = parts;
    const [turns] = parts.turns;
    const [until] = parts.until;
    return { kind: 'directorBeat', name, turns, figures, until, ways, span: this.from(start) };
  });

  protected readonly directorBeatBody: Rule<void, [BeatParts]> = this.rule('directorBeatBody', (parts: BeatParts) => {
    const seen = new Set<string>();
    this.CONSUME(t.RecordOpen);
    this.enter(valueWeight);
    this.entries(
      'a clause of the beat (`turns 3..8`, `until` and a condition, `->` and a beat, a name and its figure)',
      [
        {
          ALT: () => {
            this.ACTION(() => this.#once(seen, 'beat'));
            this.CONSUME(t.contextual.until);
            this.keep(parts?.until, this.SUBRULE(this.expression));
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.Arrow);
            this.keep(parts?.ways, this.SUBRULE(this.beatWay));
            this.MANY2(() => {
              this.CONSUME2(t.Comma);
              this.keep(parts?.ways, this.SUBRULE2(this.beatWay));
            });
          },
        },
        {
          // `until` may be a name elsewhere; here it comes first.
          IGNORE_AMBIGUITIES: true,
          ALT: () => {
            this.ACTION(() => this.#once(seen, 'beat'));
            const figure = this.SUBRULE(this.beatFigure);
            this.ACTION(() => this.keep(figure.name.text === 'turns' ? parts.turns : parts.figures, figure));
          },
        },
      ],
    );
    this.CONSUME(t.Close);
    this.depth -= valueWeight;
  });

  /** The lexer takes a word behind a figure for its unit; here it is the next figure's name. */
  protected readonly beatFigure: Rule<BeatFigure> = this.rule('beatFigure', () => {
    const start = this.start();
    const word = this.OR([{ ALT: () => this.CONSUME(t.AnyName) }, { ALT: () => this.CONSUME(t.UnitWord) }]);
    const first = this.SUBRULE(this.bareFigure);
    const second = this.OPTION(() => {
      this.CONSUME(t.RangeDots);
      return this.SUBRULE2(this.bareFigure);
    });
    const name = this.RECORDING_PHASE ? this.missingName() : this.nameOf(word);
    const span = this.from(start);
    return { kind: 'beatFigure', name, low: second && first, high: second ?? first, span };
  });

  protected readonly beatWay: Rule<BeatWay> = this.rule('beatWay', () => {
    const start = this.start();
    const to = this.SUBRULE(this.name);
    const most = this.OPTION(() => {
      this.CONSUME(t.contextual.at);
      this.CONSUME(t.contextual.most, { ERR_MSG: '`most` and a figure' });
      return this.SUBRULE(this.bareFigure);
    });
    return { kind: 'beatWay', to, most, span: this.from(start) };
  });

  /** A figure without a unit, which may be below zero. */
  protected readonly bareFigure: Rule<Expression> = this.rule('bareFigure', () => {
    const start = this.start();
    const minus = this.OPTION(() => this.CONSUME(t.Minus));
    const token = this.OR({
      DEF: [{ ALT: () => this.CONSUME(t.Int) }, { ALT: () => this.CONSUME(t.Float) }],
      ERR_MSG: 'a figure',
    });
    const span = this.from(start);
    const digits = this.RECORDING_PHASE ? '' : token.image.replaceAll('_', '');
    const value = Number(digits);
    const operand: Expression =
      token.tokenType === t.Float ? { kind: 'float', value, text: digits, span } : { kind: 'int', value, span };
    return minus ? { kind: 'unary', operator: '-', operand, span } : operand;
  });

  protected readonly recap: Rule<Recap> = this.rule('recap', () => {
    const start = this.start();
    const seen = new Set<string>();
    let after: Expression | undefined;
    let when: Expression | undefined;
    let by: Path | undefined;
    let draw: Path | undefined;
    let otherwise: Expression | undefined;
    this.CONSUME(t.contextual.recap);
    this.MANY(() => {
      this.ACTION(() => this.#once(seen, 'recap'));
      this.OR([
        {
          ALT: () => {
            this.CONSUME(t.contextual.after);
            after = this.SUBRULE(this.expression);
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.contextual.when);
            when = this.SUBRULE2(this.expression);
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.contextual.by);
            by = this.SUBRULE(this.path);
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.contextual.draw);
            draw = this.SUBRULE2(this.path);
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.reserved.else);
            otherwise = this.SUBRULE3(this.expression);
          },
        },
      ]);
    });
    this.endDirectorClause();
    return { kind: 'recap', after, when, by, draw, otherwise, span: this.from(start) };
  });

  protected readonly adjust: Rule<Adjust> = this.rule('adjust', () => {
    const start = this.start();
    this.CONSUME(t.contextual.adjust);
    const when = this.OPTION(() => {
      this.CONSUME(t.contextual.when);
      // The brace behind it opens the values.
      return this.under({ ...this.setting, bare: true }, () => this.SUBRULE(this.expression));
    });
    const values: AdjustedValue[] = [];
    this.CONSUME(t.RecordOpen, { ERR_MSG: '`{` and what may be adjusted' });
    this.enter(valueWeight);
    this.entries('what may be adjusted (`dc in -3..3`)', [
      { ALT: () => this.keep(values, this.SUBRULE(this.adjustedValue)) },
    ]);
    this.CONSUME(t.Close);
    this.depth -= valueWeight;
    this.endDirectorClause();
    return { kind: 'adjust', when, values, span: this.from(start) };
  });

  protected readonly adjustedValue: Rule<AdjustedValue> = this.rule('adjustedValue', () => {
    const start = this.start();
    let from: Expression | undefined;
    let value: Expression | undefined;
    let step: Expression | undefined;
    const word = this.OR([{ ALT: () => this.CONSUME(t.AnyName) }, { ALT: () => this.CONSUME(t.UnitWord) }]);
    this.CONSUME(t.reserved.in, { ERR_MSG: '`in` and its bounds' });
    const low = this.SUBRULE(this.bareFigure);
    this.CONSUME(t.RangeDots, { ERR_MSG: '`..` and its upper bound' });
    const high = this.SUBRULE2(this.bareFigure);
    this.OPTION(() => {
      this.CONSUME(t.contextual.from);
      from = this.SUBRULE3(this.bareFigure);
    });
    this.OPTION2(() => {
      this.CONSUME(t.Assign);
      value = this.SUBRULE(this.expression);
    });
    this.OPTION3(() => {
      this.CONSUME(t.contextual.step);
      step = this.SUBRULE4(this.bareFigure);
    });
    const name = this.RECORDING_PHASE ? this.missingName() : this.nameOf(word);
    return { kind: 'adjustedValue', name, low, high, from, value, step, span: this.from(start) };
  });

  /** Clauses of a director end with their line or a comma, or where the next one opens. */
  protected endDirectorClause(): void {
    if (this.RECORDING_PHASE || clauseEnds.has(this.LA(1).tokenType)) return;
    this.fail('the end of the line');
  }

  #once(seen: Set<string>, declaration: string): void {
    const token = this.LA(1);
    if (seen.has(token.image)) {
      const holes = { clause: token.image, declaration };
      this.reports?.add(catalogue.clauseTwice, this.spanOf(token), holes);
    }
    seen.add(token.image);
  }
}

const { beat, recap, adjust } = t.contextual;
const clauseEnds: ReadonlySet<TokenType> = new Set([
  ...[t.LineEnd, t.Comma, t.Semicolon, t.Close],
  ...[beat, recap, adjust],
]);
