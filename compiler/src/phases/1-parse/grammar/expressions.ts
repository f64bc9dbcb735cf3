import type { IToken } from 'chevrotain';
import { catalogue } from '../../../diagnostics/index.js';
import { valueWeight } from '../nesting.js';
import * as t from '../tokens/tokens.js';
import type { Argument, CallExpression, Expression, HasExpression, MemberExpression, Path } from '../tree/index.js';
import { fold, type Infix, type Item } from './operators.js';
import { bracketSetting, type Rule } from './token-reader.js';
import { TypeGrammar } from './types.js';

/** How many operators, calls and members one expression may have: later phases walk its tree by recursion. */
const longestExpression = 1000;

/** Operators and what hangs on operands: calls, members, indexes. */
export abstract class ExpressionGrammar extends TypeGrammar {
  protected abstract readonly primary: Rule<Expression>;
  protected abstract readonly recordOf: Rule<Expression, [Expression, number]>;

  /** A value. A range is none: it stands after `in` or as an argument, which read an `operation`. */
  protected readonly expression: Rule<Expression> = this.rule('expression', () => {
    const value = this.SUBRULE(this.operation);
    this.noRange(value);
    return value;
  });

  protected readonly operation: Rule<Expression> = this.rule('operation', () => {
    const items: Item[] = [];
    const { inExpression } = this;
    if (!inExpression) this.parts = 0;
    this.inExpression = true;
    this.SUBRULE(this.signed, { ARGS: [items] });
    this.MANY(() => {
      this.OR([
        {
          ALT: () => {
            items.push({ kind: 'infix', operator: infixOf(this.CONSUME(t.AnyOperator)) });
            this.OPTION(() => this.#orEqual(items, this.CONSUME(t.Assign)));
            this.SUBRULE2(this.signed, { ARGS: [items] });
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.reserved.not);
            this.CONSUME(t.reserved.in, { ERR_MSG: '`in` after `not`' });
            items.push({ kind: 'infix', operator: 'not in' });
            this.SUBRULE3(this.signed, { ARGS: [items] });
          },
        },
        { ALT: () => items.push(this.SUBRULE(this.hasWhat)) },
      ]);
      this.#count();
    });
    this.inExpression = inExpression;
    const [only] = items;
    if (items.length === 1 && only?.kind === 'operand') return only.value;
    return this.ACTION(() =>
      fold(items, {
        chained: (span) => this.reports?.add(catalogue.chainedComparison, span, {}),
        range: (span) => this.reports?.add(catalogue.rangeOutOfPlace, span, {}),
      }),
    );
  });

  /** An operand with the signs before it. */
  protected readonly signed: Rule<void, [Item[]]> = this.rule('signed', (items: Item[]) => {
    // Most operands have no sign; asking chevrotain costs each of them a closure.
    if (!this.RECORDING_PHASE && !this.at(t.Minus) && !this.at(t.reserved.not)) {
      const value = this.SUBRULE9(this.operand);
      items.push({ kind: 'operand', value });
      return;
    }
    this.MANY(() => {
      const start = this.start();
      this.OR([
        {
          ALT: () => {
            this.CONSUME(t.reserved.not);
            items?.push({ kind: 'prefix', operator: 'not', start });
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.Minus);
            items?.push({ kind: 'prefix', operator: '-', start });
          },
        },
      ]);
      this.#count();
    });
    const value = this.SUBRULE(this.operand);
    items?.push({ kind: 'operand', value });
  });

  /** `has Voice, Body`, `lacks Voice`, `is Person`. */
  protected readonly hasWhat: Rule<Item> = this.rule('hasWhat', () => {
    const operator = this.OR<HasExpression['operator']>([
      { ALT: () => this.meaning(this.CONSUME(t.reserved.has), 'has') },
      { ALT: () => this.meaning(this.CONSUME(t.reserved.lacks), 'lacks') },
      { ALT: () => this.meaning(this.CONSUME(t.reserved.is), 'is') },
    ]);
    const what: Path[] = [this.SUBRULE(this.path)];
    this.MANY({
      GATE: () => !this.setting.inBrackets && operator !== 'is' && this.atName(2),
      DEF: () => {
        this.CONSUME(t.Comma);
        what.push(this.SUBRULE2(this.path));
      },
    });
    return { kind: 'has', operator, what, end: this.here().end };
  });

  /** A primary with calls, members, indexes. */
  protected readonly operand: Rule<Expression> = this.rule('operand', () => {
    const start = this.start();
    let value = this.SUBRULE(this.primary);
    this.MANY({
      GATE: () => !(this.setting.bare && this.at(t.RecordOpen)),
      DEF: () => {
        this.#count();
        value = this.OR<Expression>([
          { ALT: () => this.SUBRULE(this.member, { ARGS: [value, start] }) },
          { ALT: () => this.SUBRULE(this.call, { ARGS: [value, start] }) },
          {
            ALT: () => {
              this.CONSUME(t.LBracket);
              const index = this.bracketed(() => this.SUBRULE(this.expression));
              this.CONSUME(t.RBracket);
              return { kind: 'index', object: value, index, span: this.from(start) };
            },
          },
          { ALT: () => this.SUBRULE(this.recordOf, { ARGS: [value, start] }) },
        ]);
      },
    });
    return value;
  });

  protected readonly member: Rule<MemberExpression, [Expression, number]> = this.rule(
    'member',
    (object: Expression, start: number) => {
      this.CONSUME(t.Dot);
      const name = this.OPTION(() => this.SUBRULE(this.name));
      if (!name && !this.RECORDING_PHASE) this.#memberMissing();
      return { kind: 'member', object, name: name ?? this.missingName(), span: this.from(start) };
    },
  );

  protected readonly call: Rule<CallExpression, [Expression, number]> = this.rule(
    'call',
    (callee: Expression, start: number) => {
      const given = this.SUBRULE(this.arguments);
      return { kind: 'call', callee, arguments: given, span: this.from(start) };
    },
  );

  protected readonly arguments: Rule<Argument[]> = this.rule('arguments', () => {
    const given: Argument[] = [];
    this.CONSUME(t.LParen);
    this.bracketed(() => {
      this.OPTION({
        GATE: () => !this.at(t.RParen),
        DEF: () => given.push(this.SUBRULE(this.argument)),
      });
      this.MANY(() => {
        this.CONSUME(t.Comma);
        this.OPTION2({ GATE: () => !this.at(t.RParen), DEF: () => given.push(this.SUBRULE2(this.argument)) });
      });
    });
    this.CONSUME(t.RParen, { ERR_MSG: 'a comma or `)`' });
    return given;
  });

  protected readonly argument: Rule<Argument> = this.rule('argument', () => {
    const start = this.start();
    const first = this.SUBRULE(this.element);
    const value = this.OPTION(() => {
      this.CONSUME(t.Colon);
      return this.SUBRULE(this.operation);
    });
    const span = this.from(start);
    if (!value || this.RECORDING_PHASE) return { kind: 'argument', name: undefined, value: first, span };
    if (first.kind !== 'nameExpression') return this.fail('a name before the colon');
    return { kind: 'argument', name: first.name, value, span };
  });

  /** An expression or a range, or `f(x) for x in xs if p`. */
  protected readonly element: Rule<Expression> = this.rule('element', () => {
    const start = this.start();
    const { parts } = this;
    const value = this.SUBRULE(this.operation);
    // What is counted is how deep the tree grows, so neighbours don't add up.
    this.parts = parts;
    const kind = this.RECORDING_PHASE ? undefined : pathOf(value);
    const where = this.OPTION3({
      GATE: () => kind !== undefined,
      DEF: () => {
        this.CONSUME(t.contextual.where);
        return this.SUBRULE2(this.expression);
      },
    });
    if (kind && where) return { kind: 'all', of: kind, where, span: this.from(start) };
    const over = this.OPTION(() => {
      this.CONSUME(t.reserved.for);
      const binder = this.SUBRULE(this.name);
      this.CONSUME(t.reserved.in);
      const source = this.SUBRULE2(this.operation);
      const condition = this.OPTION2(() => {
        this.CONSUME(t.reserved.if);
        return this.SUBRULE(this.expression);
      });
      return { binder, source, condition };
    });
    if (!over) return value;
    this.noRange(value);
    return { kind: 'comprehension', value, ...over, span: this.from(start) };
  });

  protected noRange(value: Expression): void {
    if (this.RECORDING_PHASE || value.kind !== 'range') return;
    this.reports?.add(catalogue.rangeOutOfPlace, value.span, {});
  }

  /** Runs a reading in which a comma separates items. */
  protected bracketed<T>(read: () => T): T {
    this.enter(valueWeight);
    const result = this.under(bracketSetting, read);
    this.depth -= valueWeight;
    return result;
  }

  #count(): void {
    this.parts++;
    if (this.parts <= longestExpression || this.RECORDING_PHASE) return;
    this.reports?.add(catalogue.expressionTooLong, this.spanOf(this.LA(0)), { longest: longestExpression });
    this.stop();
  }

  /** `>=` comes as `>` and an `=` right behind it. */
  #orEqual(items: Item[], equal: IToken): void {
    const last = items.at(-1);
    const before = this.LA(-1);
    const adjacent = equal.startOffset === (before.endOffset ?? 0) + 1;
    if (last?.kind === 'infix' && last.operator === '>' && adjacent)
      items[items.length - 1] = { kind: 'infix', operator: '>=' };
    else if (!this.RECORDING_PHASE) this.fail('a value');
  }

  #memberMissing(): void {
    const span = this.spanOf(this.LA(0));
    this.reports?.add(catalogue.unexpectedText, span, { expected: 'a name after the dot', found: 'nothing' });
  }
}

/** The path that a chain of members spells, if it is one. */
export function pathOf(value: Expression): Path | undefined {
  if (value.kind === 'nameExpression') return { kind: 'path', local: false, names: [value.name], span: value.span };
  if (value.kind !== 'member') return undefined;
  const head = pathOf(value.object);
  return head ? { ...head, names: [...head.names, value.name], span: value.span } : undefined;
}

function infixOf(token: IToken): Infix {
  return infixes.get(token.tokenType.name) ?? '+';
}

const infixes: ReadonlyMap<string, Infix> = new Map<string, Infix>([
  [t.reserved.or.name, 'or'],
  [t.reserved.and.name, 'and'],
  [t.reserved.in.name, 'in'],
  [t.reserved.contains.name, 'contains'],
  [t.contextual.mod.name, 'mod'],
  [t.Equal.name, '=='],
  [t.NotEqual.name, '!='],
  [t.Less.name, '<'],
  [t.LessEqual.name, '<='],
  [t.Greater.name, '>'],
  [t.RangeDots.name, '..'],
  [t.OpenRangeDots.name, '..<'],
  [t.Plus.name, '+'],
  [t.Minus.name, '-'],
  [t.Star.name, '*'],
  [t.Slash.name, '/'],
]);
