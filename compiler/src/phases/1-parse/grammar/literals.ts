import type { IToken } from 'chevrotain';
import { millisecondsOf } from '../durations.js';
import * as t from '../tokens/tokens.js';
import type {
  DiceLiteral,
  DurationLiteral,
  Expression,
  FloatLiteral,
  IntLiteral,
  TextLiteral,
  UnitLiteral,
} from '../tree/index.js';
import { unescapedString } from './escapes.js';
import { InlineGrammar } from './inline.js';
import type { Rule } from './token-reader.js';

/** Figures, dice, durations, texts. */
export abstract class LiteralGrammar extends InlineGrammar {
  /** A figure, and its unit where one follows on the line. */
  protected readonly figure: Rule<IntLiteral | FloatLiteral | UnitLiteral> = this.rule('figure', () => {
    const start = this.start();
    const token = this.OR([{ ALT: () => this.CONSUME(t.Int) }, { ALT: () => this.CONSUME(t.Float) }]);
    const unit = this.OPTION(() => this.CONSUME(t.UnitWord));
    const span = this.from(start);
    // While chevrotain records the grammar, a choice yields no token.
    const digits = this.RECORDING_PHASE ? '' : token.image.replaceAll('_', '');
    if (unit) return { kind: 'unit', digits, unit: this.nameOf(unit), span };
    if (token.tokenType === t.Int) {
      return { kind: 'int', value: Math.min(Number.parseInt(digits, 10) || 0, Number.MAX_SAFE_INTEGER), span };
    }
    return { kind: 'float', value: finite(digits), text: digits, span };
  });

  protected readonly measure: Rule<DiceLiteral | DurationLiteral> = this.rule('measure', () =>
    this.OR<DiceLiteral | DurationLiteral>([
      { ALT: () => dice(this.CONSUME(t.Dice), this.from(this.LA(0).startOffset)) },
      { ALT: () => duration(this.CONSUME(t.Duration), this.from(this.LA(0).startOffset)) },
    ]),
  );

  protected readonly textLiteral: Rule<TextLiteral> = this.rule('textLiteral', () => {
    const start = this.start();
    const parts = this.OR({
      DEF: [
        { ALT: () => this.#plainParts(this.CONSUME(t.PlainText)) },
        {
          ALT: () => {
            this.CONSUME(t.TextOpen);
            const live = this.SUBRULE(this.inlines);
            this.CONSUME(t.TextClose);
            return live;
          },
        },
      ],
      ERR_MSG: 'a text in quotes',
    });
    return { kind: 'text', parts, span: this.from(start) };
  });

  protected readonly literal: Rule<Expression> = this.rule('literal', () => {
    const start = this.start();
    return this.OR<Expression>([
      { ALT: () => this.SUBRULE(this.figure) },
      { ALT: () => this.SUBRULE(this.measure) },
      { ALT: () => this.SUBRULE(this.textLiteral) },
      {
        ALT: () => {
          this.CONSUME(t.reserved.true);
          return { kind: 'bool', value: true, span: this.from(start) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.reserved.false);
          return { kind: 'bool', value: false, span: this.from(start) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.reserved.none);
          return { kind: 'none', span: this.from(start) };
        },
      },
    ]);
  });

  #plainParts(token: IToken): TextLiteral['parts'] {
    const closed = token.image.length > 1 && /["“”]$/.test(token.image);
    const raw = token.image.slice(1, closed ? -1 : undefined);
    if (raw === '') return [];
    const start = token.startOffset + 1;
    return [{ kind: 'textRun', text: unescapedString(raw), span: { start, end: start + raw.length } }];
  }
}

function finite(digits: string): number {
  const value = Number.parseFloat(digits);
  return Number.isFinite(value) ? value : Number.MAX_VALUE;
}

function dice(token: IToken, span: DiceLiteral['span']): DiceLiteral {
  const [count, sides] = token.image.split('d');
  return { kind: 'dice', count: whole(count), sides: whole(sides), span };
}

function whole(digits: string | undefined): number {
  return Math.min(Number.parseInt((digits ?? '').replaceAll('_', ''), 10) || 0, Number.MAX_SAFE_INTEGER);
}

function duration(token: IToken, span: DurationLiteral['span']): DurationLiteral {
  // While chevrotain records the grammar, a token is none.
  return { kind: 'duration', milliseconds: millisecondsOf(token.image) ?? 0, span };
}
