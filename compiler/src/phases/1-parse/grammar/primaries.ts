import { catalogue } from '../../../diagnostics/index.js';
import { valueWeight } from '../nesting.js';
import * as t from '../tokens/tokens.js';
import type {
  AllExpression,
  Arm,
  AskExpression,
  ConditionalExpression,
  Expression,
  FieldValue,
  InferExpression,
  ListExpression,
  MatchExpression,
  NewExpression,
  PursueExpression,
  RecordExpression,
  RunExpression,
} from '../tree/index.js';
import { ExpressionGrammar, pathOf } from './expressions.js';
import type { Rule } from './token-reader.js';
import { normal } from './token-reader.js';

/** What an expression is made of: names, literals, lists, records, conditionals, matches. */
export abstract class PrimaryGrammar extends ExpressionGrammar {
  protected abstract readonly arms: Rule<readonly Arm[]>;

  protected readonly primary: Rule<Expression> = this.rule('primary', () => {
    const start = this.start();
    // Most values are names, figures or texts; asking chevrotain costs each of them ten closures.
    if (this.at(t.Int) || this.at(t.PlainText)) return this.SUBRULE9(this.literal);
    if (this.at(t.Identifier)) {
      const name = this.nameOf(this.CONSUME9(t.Identifier));
      return { kind: 'nameExpression', name, span: name.span };
    }
    return this.OR<Expression>({
      DEF: [
        { ALT: () => this.SUBRULE(this.literal) },
        { ALT: () => this.SUBRULE(this.newEntity), IGNORE_AMBIGUITIES: true },
        {
          IGNORE_AMBIGUITIES: true,
          ALT: () => {
            this.CONSUME(t.contextual.exists);
            const edge = this.SUBRULE2(this.operand);
            return { kind: 'exists', edge, span: this.from(start) };
          },
        },
        {
          IGNORE_AMBIGUITIES: true,
          ALT: () => {
            this.CONSUME(t.contextual.amount);
            this.CONSUME(t.contextual.of);
            const of = this.SUBRULE3(this.operand);
            return { kind: 'amount', of, span: this.from(start) };
          },
        },
        { ALT: () => this.SUBRULE(this.ask), IGNORE_AMBIGUITIES: true },
        { ALT: () => this.SUBRULE(this.runWorkflow), IGNORE_AMBIGUITIES: true },
        { GATE: () => this.#opensAll(), ALT: () => this.SUBRULE(this.all), IGNORE_AMBIGUITIES: true },
        { GATE: () => this.atName(2), ALT: () => this.SUBRULE(this.pursue), IGNORE_AMBIGUITIES: true },
        {
          IGNORE_AMBIGUITIES: true,
          ALT: () => {
            // A card is prose, and goes where the reader is: it is no value.
            this.CONSUME(t.contextual.draw);
            this.SUBRULE(this.path);
            const span = this.from(start);
            this.ACTION(() => this.reports?.add(catalogue.onlyInProse, span, { word: 'draw' }));
            return { kind: 'error', span };
          },
        },
        {
          IGNORE_AMBIGUITIES: true,
          ALT: () => {
            const name = this.nameOf(this.CONSUME(t.AnyName));
            return { kind: 'nameExpression', name, span: name.span };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.LParen);
            const value = this.bracketed(() => this.SUBRULE(this.expression));
            this.CONSUME(t.RParen, { ERR_MSG: '`)`' });
            return value;
          },
        },
        { ALT: () => this.SUBRULE(this.list) },
        { ALT: () => this.SUBRULE(this.record) },
        { ALT: () => this.SUBRULE(this.conditional) },
        { ALT: () => this.SUBRULE(this.matchValue) },
      ],
      ERR_MSG: 'a value',
    });
  });

  /** `ask reply(mara, said)`, `infer frame(pairs: p)`. */
  protected readonly ask: Rule<AskExpression | InferExpression> = this.rule('ask', () => {
    const start = this.start();
    const kind = this.OR<'ask' | 'infer'>([
      { ALT: () => this.meaning(this.CONSUME(t.contextual.ask), 'ask') },
      { ALT: () => this.meaning(this.CONSUME(t.contextual.infer), 'infer') },
    ]);
    const path = this.SUBRULE(this.path);
    const given = this.OPTION(() => this.SUBRULE(this.arguments)) ?? [];
    const span = this.from(start);
    if (kind === 'ask') return { kind, prompt: path, arguments: given, span };
    return { kind, model: path, arguments: given, span };
  });

  /** `all Villager`, `all Villager where hunger > 0.5`. */
  protected readonly all: Rule<AllExpression> = this.rule('all', () => {
    const start = this.start();
    this.CONSUME(t.contextual.all);
    const of = this.SUBRULE(this.path);
    const where = this.OPTION(() => {
      this.CONSUME(t.contextual.where);
      return this.SUBRULE(this.expression);
    });
    return { kind: 'all', of, where, span: this.from(start) };
  });

  /** `all` before a name; `transfer all from` is no such. */
  #opensAll(): boolean {
    return this.atName(2) && !this.at(t.contextual.from, 2);
  }

  /** `pursue survive_winter(least: 120)`. */
  protected readonly pursue: Rule<PursueExpression> = this.rule('pursue', () => {
    const start = this.start();
    this.CONSUME(t.contextual.pursue);
    const goal = this.SUBRULE(this.path);
    const given = this.OPTION(() => this.SUBRULE(this.arguments)) ?? [];
    return { kind: 'pursue', goal, arguments: given, span: this.from(start) };
  });

  protected readonly list: Rule<Expression> = this.rule('list', () => {
    const start = this.start();
    const items: Expression[] = [];
    this.CONSUME(t.LBracket);
    this.bracketed(() => {
      this.OPTION({ GATE: () => !this.at(t.RBracket), DEF: () => items.push(this.SUBRULE(this.element)) });
      this.MANY(() => {
        this.CONSUME(t.Comma);
        this.OPTION2({ GATE: () => !this.at(t.RBracket), DEF: () => items.push(this.SUBRULE2(this.element)) });
      });
    });
    this.CONSUME(t.RBracket, { ERR_MSG: 'a comma or `]`' });
    const [only] = items;
    const span = this.from(start);
    if (items.length === 1 && only?.kind === 'comprehension') return { ...only, span };
    for (const item of items) this.noRange(item);
    const list: ListExpression = { kind: 'list', items, span };
    return list;
  });

  /** `{ text: "", mood: calm }`. */
  protected readonly record: Rule<RecordExpression> = this.rule('record', () => {
    const start = this.start();
    const fields = this.SUBRULE(this.fieldValues);
    return { kind: 'record', head: undefined, fields, span: this.from(start) };
  });

  /** `lost { by: 3 }`: a record behind the name just read. */
  protected readonly recordOf: Rule<Expression, [Expression, number]> = this.rule(
    'recordOf',
    (value: Expression, start: number): Expression => {
      const head = this.RECORDING_PHASE ? undefined : pathOf(value);
      if (!head && !this.RECORDING_PHASE) this.fail('the end of the value');
      const fields = this.SUBRULE(this.fieldValues);
      return { kind: 'record', head, fields, span: this.from(start) };
    },
  );

  /** The fields of a record or an entity, each with its value. A fault in one leaves the others. */
  protected readonly fieldValues: Rule<readonly FieldValue[]> = this.rule('fieldValues', () => {
    const fields: FieldValue[] = [];
    this.CONSUME(t.RecordOpen);
    this.bracketed(() =>
      this.untilClose(() => {
        this.OR({
          DEF: [
            { ALT: () => this.CONSUME(t.Comma) },
            { ALT: () => this.CONSUME(t.LineEnd) },
            {
              ALT: () => {
                const field = this.SUBRULE(this.fieldEntry);
                if (field) fields.push(field);
              },
            },
          ],
          ERR_MSG: 'a field',
        });
      }),
    );
    this.CONSUME(t.Close);
    return fields;
  });

  protected readonly fieldEntry: Rule<FieldValue | undefined> = this.rule('fieldEntry', () =>
    this.recovering<FieldValue | undefined>(
      () => {
        const field = this.SUBRULE(this.fieldValue);
        this.endEntry();
        return field;
      },
      () => undefined,
      [t.Comma],
    ),
  );

  protected readonly fieldValue: Rule<FieldValue> = this.rule('fieldValue', () => {
    const start = this.start();
    const name = this.OR({
      DEF: [
        { ALT: () => this.SUBRULE(this.name) },
        {
          ALT: () => {
            const token = this.CONSUME(t.PlainText);
            const span = { start: token.startOffset + 1, end: token.startOffset + Math.max(1, token.image.length - 1) };
            return { kind: 'name' as const, text: normal(token.image.slice(1, -1)), span };
          },
        },
      ],
      ERR_MSG: 'a field’s name',
    });
    const { parts } = this;
    const value = this.OPTION(() => {
      this.CONSUME(t.Colon);
      return this.SUBRULE(this.expression);
    });
    this.parts = parts;
    return { kind: 'fieldValue', name, value, span: this.from(start) };
  });

  /** An entry ends with its line, a comma, or the body. */
  protected endEntry(): void {
    if (this.RECORDING_PHASE || this.at(t.Comma) || this.at(t.LineEnd) || this.at(t.Close) || this.at(t.Semicolon))
      return;
    this.fail('a comma or the end of the line');
  }

  /** `because evidence`: why what is `justified` comes to be or changes. */
  protected readonly because: Rule<Expression> = this.rule('because', () => {
    this.CONSUME(t.contextual.because);
    return this.SUBRULE(this.expression);
  });

  /** `run boundary(e)`. */
  protected readonly runWorkflow: Rule<RunExpression> = this.rule('runWorkflow', () => {
    const start = this.start();
    this.CONSUME(t.contextual.run);
    const workflow = this.SUBRULE(this.path);
    const given = this.OPTION(() => this.SUBRULE(this.arguments)) ?? [];
    return { kind: 'run', workflow, arguments: given, span: this.from(start) };
  });

  /** `new Person "Tam" { mood: calm }`. */
  protected readonly newEntity: Rule<NewExpression> = this.rule('newEntity', () => {
    const start = this.start();
    this.CONSUME(t.contextual.new);
    const type = this.SUBRULE(this.path);
    const title = this.OPTION(() => this.SUBRULE(this.textLiteral));
    const fields = this.OPTION2(() => this.SUBRULE(this.fieldValues)) ?? [];
    const because = this.OPTION3(() => this.SUBRULE(this.because));
    return { kind: 'new', type, title, fields, because, span: this.from(start) };
  });

  /** `if c then a else b`, or with braces around the two values. */
  protected readonly conditional: Rule<ConditionalExpression> = this.rule('conditional', () => {
    const start = this.start();
    this.CONSUME(t.reserved.if);
    this.enter(valueWeight);
    const condition = this.SUBRULE(this.expression);
    let then = this.nothing();
    let otherwise = this.nothing();
    this.OR({
      DEF: [
        {
          ALT: () => {
            this.CONSUME(t.reserved.then);
            then = this.SUBRULE2(this.expression);
            this.CONSUME(t.reserved.else, { ERR_MSG: '`else`: both values are needed' });
            otherwise = this.SUBRULE3(this.expression);
          },
        },
        {
          ALT: () => {
            then = this.SUBRULE(this.valueBlock);
            this.CONSUME2(t.reserved.else, { ERR_MSG: '`else`: both values are needed' });
            otherwise = this.OR2<Expression>([
              { ALT: () => this.SUBRULE(this.conditional) },
              { ALT: () => this.SUBRULE2(this.valueBlock) },
            ]);
          },
        },
      ],
      ERR_MSG: '`then`',
    });
    this.depth -= valueWeight;
    return { kind: 'conditional', condition, then, otherwise, span: this.from(start) };
  });

  /** What stands where nothing could be read. */
  protected nothing(): Expression {
    return { kind: 'error', span: this.here() };
  }

  protected readonly valueBlock: Rule<Expression> = this.rule('valueBlock', () => {
    this.CONSUME(t.LogicOpen);
    const value = this.SUBRULE(this.expression);
    this.OPTION(() => this.CONSUME(t.LineEnd));
    this.CONSUME(t.Close, { ERR_MSG: '`}`: one value stands here' });
    return value;
  });

  protected readonly matchValue: Rule<MatchExpression> = this.rule('matchValue', () => {
    const start = this.start();
    this.CONSUME(t.reserved.match);
    const subject = this.SUBRULE(this.expression);
    const arms = this.SUBRULE(this.arms);
    return { kind: 'matchExpression', subject, arms, span: this.from(start) };
  });
}
