import { valueWeight } from '../nesting.js';
import * as t from '../tokens/tokens.js';
import type { Arm, Block, Expression, Pattern } from '../tree/index.js';
import { PrimaryGrammar } from './primaries.js';
import type { Rule } from './token-reader.js';

/** The arms of a `match`, or of a call whose result is a variant. */
export abstract class PatternGrammar extends PrimaryGrammar {
  protected abstract readonly block: Rule<Block>;

  protected readonly arms: Rule<readonly Arm[]> = this.rule('arms', () => {
    const arms: Arm[] = [];
    this.CONSUME(t.ArmsOpen);
    this.enter(1);
    this.untilClose(() => {
      this.OR({
        DEF: [{ ALT: () => this.CONSUME(t.LineEnd) }, { ALT: () => this.SUBRULE(this.armOrFault, { ARGS: [arms] }) }],
        ERR_MSG: 'an arm',
      });
    });
    this.CONSUME(t.Close);
    this.depth--;
    return arms;
  });

  protected readonly armOrFault: Rule<void, [Arm[]]> = this.rule('armOrFault', (arms: Arm[]) =>
    this.recovering(
      () => {
        this.keep(arms, this.SUBRULE(this.arm));
      },
      () => undefined,
    ),
  );

  /** `lost(by) if by > 3 { … }`. A fault in the head leaves the block. */
  protected readonly arm: Rule<Arm> = this.rule('arm', () => {
    const start = this.start();
    const head = this.recovering(
      () => this.SUBRULE(this.armHead),
      () => ({ patterns: [], guard: undefined }),
      [t.ProseOpen, t.LogicOpen],
    );
    const body = this.SUBRULE(this.block);
    return { kind: 'arm', ...head, body, span: this.from(start) };
  });

  protected readonly armHead: Rule<Pick<Arm, 'patterns' | 'guard'>> = this.rule('armHead', () => {
    const patterns: Pattern[] = [this.SUBRULE(this.pattern)];
    this.MANY(() => {
      this.CONSUME(t.Bar);
      patterns.push(this.SUBRULE2(this.pattern));
    });
    const guard = this.OPTION(() => {
      this.CONSUME(t.reserved.if);
      return this.SUBRULE(this.expression);
    });
    if (!this.RECORDING_PHASE && !this.at(t.ProseOpen) && !this.at(t.LogicOpen))
      this.fail('`{` and what the arm holds');
    return { patterns, guard };
  });

  protected readonly pattern: Rule<Pattern> = this.rule('pattern', () => {
    const start = this.start();
    this.enter(valueWeight);
    const pattern = this.OR<Pattern>({
      DEF: [
        {
          ALT: () => {
            this.CONSUME(t.reserved.none);
            return { kind: 'nonePattern', span: this.from(start) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.LParen);
            const items = this.SUBRULE(this.patternList);
            this.CONSUME(t.RParen);
            return { kind: 'tuplePattern', items, span: this.from(start) };
          },
        },
        { ALT: () => this.SUBRULE(this.valuePattern) },
        { ALT: () => this.SUBRULE(this.casePattern) },
      ],
      ERR_MSG: 'a pattern',
    });
    this.depth -= valueWeight;
    return pattern;
  });

  protected readonly patternList: Rule<Pattern[]> = this.rule('patternList', () => {
    const items: Pattern[] = [];
    this.MANY_SEP({ SEP: t.Comma, DEF: () => items.push(this.SUBRULE(this.pattern)) });
    return items;
  });

  /** `3`, `1..5`, `-1`, `"no"`, `true`. */
  protected readonly valuePattern: Rule<Pattern> = this.rule('valuePattern', () => {
    const start = this.start();
    const low = this.SUBRULE(this.signedLiteral);
    const range = this.OPTION(() => {
      let openEnd = false;
      this.OR([
        { ALT: () => this.CONSUME(t.RangeDots) },
        {
          ALT: () => {
            openEnd = true;
            return this.CONSUME(t.OpenRangeDots);
          },
        },
      ]);
      return { high: this.SUBRULE(this.bound), openEnd };
    });
    const span = this.from(start);
    if (range) return { kind: 'rangePattern', low, high: range.high, openEnd: range.openEnd, span };
    return { kind: 'valuePattern', value: low, span };
  });

  /** A literal; the sign of a figure is folded into it. */
  protected readonly signedLiteral: Rule<Expression> = this.rule('signedLiteral', () => {
    const start = this.start();
    const minus = this.OPTION(() => this.CONSUME(t.Minus));
    const value = this.OR<Expression>([
      { ALT: () => this.SUBRULE(this.figure) },
      { ALT: () => this.SUBRULE(this.measure) },
      { ALT: () => this.SUBRULE(this.textLiteral) },
      { ALT: () => this.meaning(this.CONSUME(t.reserved.true), { kind: 'bool', value: true, span: this.from(start) }) },
      {
        ALT: () => this.meaning(this.CONSUME(t.reserved.false), { kind: 'bool', value: false, span: this.from(start) }),
      },
    ]);
    const span = this.from(start);
    if (!minus) return value;
    if (value.kind === 'int') return { ...value, value: -value.value, span };
    if (value.kind === 'float') return { ...value, value: -value.value, text: `-${value.text}`, span };
    return { kind: 'unary', operator: '-', operand: value, span };
  });

  /** `calm`, `lost(by)`, `Mood.calm`, `_`, `otherwise`. */
  protected readonly casePattern: Rule<Pattern> = this.rule('casePattern', () => {
    const start = this.start();
    const path = this.SUBRULE(this.path);
    const binders = this.OPTION(() => {
      this.CONSUME(t.LParen);
      const items = this.SUBRULE(this.patternList);
      this.CONSUME(t.RParen);
      return items;
    });
    const span = this.from(start);
    const word = this.RECORDING_PHASE || path.names.length !== 1 || binders ? undefined : path.names[0]?.text;
    if (word === '_') return { kind: 'anyPattern', span };
    if (word === 'otherwise') return { kind: 'otherwisePattern', span };
    return { kind: 'casePattern', path, binders: binders ?? [], span };
  });
}
