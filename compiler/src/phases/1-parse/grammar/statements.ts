import { EOF, type TokenType } from 'chevrotain';
import { nestingBudget } from '../nesting.js';
import * as t from '../tokens/tokens.js';
import type {
  Arm,
  AssignStatement,
  Block,
  Expression,
  ForStatement,
  IfStatement,
  LetStatement,
  LogicBlock,
  MatchStatement,
  ProseBlock,
  ReturnStatement,
  Statement,
} from '../tree/index.js';
import { PatternGrammar } from './patterns.js';
import { plainSetting, type Rule } from './token-reader.js';

/** Statements of logic, which prose has after `~`; those that change the world are in `effects.ts`. */
export abstract class StatementGrammar extends PatternGrammar {
  protected abstract readonly effect: Rule<Statement>;
  protected abstract readonly proseBlock: Rule<ProseBlock>;

  protected readonly block: Rule<Block> = this.rule('block', () => {
    // Asked by hand first: blocks nest, and each call saved is stack for more of them.
    if (this.at(t.ProseOpen)) return this.SUBRULE2(this.proseBlock);
    return this.OR<Block>({
      DEF: [{ ALT: () => this.SUBRULE(this.proseBlock) }, { ALT: () => this.SUBRULE(this.logicBlock) }],
      ERR_MSG: '`{` and a block',
    });
  });

  protected readonly logicBlock: Rule<LogicBlock> = this.rule('logicBlock', () => {
    const start = this.start();
    const statements: Statement[] = [];
    this.CONSUME(t.LogicOpen);
    this.enter(1);
    const read = (): void => {
      if (this.at(t.LineEnd) || this.at(t.Semicolon)) this.SKIP_TOKEN();
      else statements.push(this.SUBRULE2(this.statementLine));
    };
    this.items(read, () => {
      this.OR([
        { ALT: () => this.CONSUME(t.LineEnd) },
        { ALT: () => this.CONSUME(t.Semicolon) },
        { ALT: () => this.SUBRULE(this.statementLine) },
      ]);
    });
    this.CONSUME(t.Close);
    this.depth--;
    return { kind: 'logicBlock', statements, span: this.from(start) };
  });

  /** A statement with its line's end. What can't be read becomes an error statement. */
  protected readonly statementLine: Rule<Statement> = this.rule('statementLine', () =>
    this.recovering<Statement>(
      () => {
        const statement = this.SUBRULE(this.statement);
        if (!this.RECORDING_PHASE && !lineEnds.has(this.LA(1).tokenType)) this.fail('the end of the line');
        return statement;
      },
      (start) => ({ kind: 'errorStatement', span: this.from(start) }),
    ),
  );

  protected readonly statement: Rule<Statement> = this.rule('statement', () => {
    const { parts, inExpression, setting } = this;
    this.inExpression = false;
    this.setting = plainSetting;
    const statement = this.at(t.reserved.if)
      ? this.SUBRULE2<[], Statement>(this.opensValue() ? this.expressionStatement : this.ifStatement)
      : this.OR<Statement>({
          DEF: [
            { ALT: () => this.SUBRULE(this.letStatement) },
            { ALT: () => this.SUBRULE(this.ifStatement) },
            { ALT: () => this.SUBRULE(this.matchStatement) },
            { ALT: () => this.SUBRULE(this.forStatement) },
            { ALT: () => this.SUBRULE(this.returnStatement) },
            { ALT: () => this.SUBRULE(this.effect), IGNORE_AMBIGUITIES: true },
            { ALT: () => this.SUBRULE(this.expressionStatement), IGNORE_AMBIGUITIES: true },
          ],
          ERR_MSG: 'a statement',
        });
    this.parts = parts;
    this.inExpression = inExpression;
    this.setting = setting;
    return statement;
  });

  protected readonly letStatement: Rule<LetStatement> = this.rule('letStatement', () => {
    const start = this.start();
    this.CONSUME(t.reserved.let);
    const name = this.SUBRULE(this.name);
    const type = this.OPTION(() => {
      this.CONSUME(t.Colon);
      return this.SUBRULE(this.type);
    });
    this.CONSUME(t.Assign);
    const value = this.SUBRULE(this.expression);
    const otherwise = this.OPTION2(() => {
      this.CONSUME(t.reserved.else);
      return this.SUBRULE(this.block);
    });
    return { kind: 'let', name, type, value, otherwise, span: this.from(start) };
  });

  /** Whether an `if` opens a value, `if c then a else b`: then its `then` comes before any block. */
  protected opensValue(): boolean {
    let open = 0;
    // The condition may be a value of the same form, with a `then` of its own.
    let ifs = 1;
    for (let ahead = 2; ; ahead++) {
      const type = this.LA(ahead).tokenType;
      if (openers.has(type)) open++;
      else if (closers.has(type)) open--;
      else if (open === 0 && type === t.reserved.if) ifs++;
      else if (open === 0 && type === t.reserved.then && --ifs === 0) return true;
      if (open < 0 || unitEnds.has(type)) return false;
      if (open === 0 && (blockOpens.has(type) || lineEnds.has(type) || proseMarks.has(type))) return false;
    }
  }

  /** `if c { … } else if d { … } else { … }`: read in a loop, since a chain may be long, then nested. */
  protected readonly ifStatement: Rule<IfStatement> = this.rule('ifStatement', () => {
    const links: { start: number; condition: Expression; block: Block }[] = [];
    let otherwise: Block | undefined;
    const start = this.start();
    this.CONSUME(t.reserved.if);
    links.push({ start, condition: this.SUBRULE(this.condition), block: this.SUBRULE(this.block) });
    this.MANY({
      GATE: () => otherwise === undefined,
      DEF: () => {
        this.CONSUME(t.reserved.else);
        const next = this.start();
        // The links become a nested tree, which later phases walk by recursion.
        if (links.length > nestingBudget) this.tooDeep();
        this.OR({
          DEF: [
            {
              ALT: () => {
                this.CONSUME2(t.reserved.if);
                links.push({ start: next, condition: this.SUBRULE2(this.condition), block: this.SUBRULE2(this.block) });
              },
            },
            {
              ALT: () => {
                otherwise = this.SUBRULE3(this.block);
              },
            },
          ],
          ERR_MSG: '`{` or `if`',
        });
      },
    });
    const end = this.from(start).end;
    let nested: IfStatement | undefined;
    for (const { start: from, condition, block } of links.toReversed()) {
      nested = { kind: 'if', condition, then: block, otherwise: nested ?? otherwise, span: { start: from, end } };
    }
    return nested ?? this.stop();
  });

  /** A condition before a block. A fault in it leaves the block. */
  protected readonly condition: Rule<Expression> = this.rule('condition', () =>
    this.recovering<Expression>(
      () => {
        const value = this.SUBRULE(this.expression);
        if (!this.RECORDING_PHASE && !blockOpens.has(this.LA(1).tokenType)) this.fail('`{` and a block');
        return value;
      },
      (start) => (blockOpens.has(this.LA(1).tokenType) ? { kind: 'error', span: this.from(start) } : this.stop()),
      [t.ProseOpen, t.LogicOpen, t.ArmsOpen],
    ),
  );

  protected readonly matchStatement: Rule<MatchStatement> = this.rule('matchStatement', () => {
    const start = this.start();
    this.CONSUME(t.reserved.match);
    const subject = this.SUBRULE(this.condition);
    const arms = this.SUBRULE(this.arms);
    return { kind: 'match', subject, arms, span: this.from(start) };
  });

  protected readonly forStatement: Rule<ForStatement> = this.rule('forStatement', () => {
    const start = this.start();
    this.CONSUME(t.reserved.for);
    const head = this.recovering<Pick<ForStatement, 'binder' | 'index' | 'source' | 'condition'>>(() =>
      this.SUBRULE(this.forHead), () => {
      if (!blockOpens.has(this.LA(1).tokenType)) this.stop();
      return { binder: this.missingName(), index: undefined, source: this.nothing(), condition: undefined };
    }, [t.ProseOpen, t.LogicOpen]);
    const body = this.SUBRULE(this.block);
    return { kind: 'for', ...head, body, span: this.from(start) };
  });

  protected readonly forHead: Rule<Pick<ForStatement, 'binder' | 'index' | 'source' | 'condition'>> = this.rule(
    'forHead',
    () => {
      const binder = this.SUBRULE(this.name);
      const index = this.OPTION(() => {
        this.CONSUME(t.Comma);
        return this.SUBRULE2(this.name);
      });
      this.CONSUME(t.reserved.in);
      const source = this.SUBRULE(this.operation);
      const condition = this.OPTION2(() => {
        this.CONSUME(t.reserved.if);
        return this.SUBRULE(this.expression);
      });
      if (!this.RECORDING_PHASE && !blockOpens.has(this.LA(1).tokenType)) this.fail('`{` and a block');
      return { binder, index, source, condition };
    },
  );

  protected readonly returnStatement: Rule<ReturnStatement> = this.rule('returnStatement', () => {
    const start = this.start();
    this.CONSUME(t.reserved.return);
    const value = this.OPTION(() => this.SUBRULE(this.expression));
    return { kind: 'return', value, span: this.from(start) };
  });

  /** An assignment, a call with or without arms, or a value. */
  protected readonly expressionStatement: Rule<Statement> = this.rule('expressionStatement', () => {
    const start = this.start();
    const value = this.SUBRULE(this.expression);
    const rest = this.OPTION(() =>
      this.OR<Pick<AssignStatement, 'operator' | 'value' | 'because'> | { arms: readonly Arm[] }>([
        { ALT: () => this.SUBRULE(this.assigned) },
        { ALT: () => ({ arms: this.SUBRULE(this.arms) }) },
      ]),
    );
    const span = this.from(start);
    if (this.RECORDING_PHASE) return { kind: 'errorStatement', span };
    if (rest && 'operator' in rest) return { kind: 'assign', target: value, ...rest, span };
    if (value.kind === 'call') {
      return { kind: 'callStatement', callee: value.callee, arguments: value.arguments, arms: rest?.arms ?? [], span };
    }
    return { kind: 'expressionStatement', expression: value, span };
  });

  protected readonly assigned: Rule<Pick<AssignStatement, 'operator' | 'value' | 'because'>> = this.rule(
    'assigned',
    () => {
      const operator = this.OR<AssignStatement['operator']>([
        { ALT: () => this.meaning(this.CONSUME(t.Assign), '=') },
        { ALT: () => this.meaning(this.CONSUME(t.PlusAssign), '+=') },
        { ALT: () => this.meaning(this.CONSUME(t.MinusAssign), '-=') },
      ]);
      const value = this.SUBRULE(this.expression);
      const because = this.OPTION(() => this.SUBRULE(this.because));
      return { operator, value, because: because ?? (value?.kind === 'new' ? value.because : undefined) };
    },
  );
}

const openers: ReadonlySet<TokenType> = new Set([t.LParen, t.LBracket, t.TextOpen]);
const closers: ReadonlySet<TokenType> = new Set([t.RParen, t.RBracket, t.TextClose]);
/** What ends a statement in prose, where lines have no token for their end. */
const proseMarks: ReadonlySet<TokenType> = new Set([
  t.Arrow,
  t.LogicMark,
  t.ChoiceMark,
  t.LabelMark,
  t.Speaker,
  t.Text,
  t.Tag,
]);
const unitEnds: ReadonlySet<TokenType> = new Set([t.FileEnd, t.DeclarationEnd, EOF]);
const blockOpens: ReadonlySet<TokenType> = new Set([t.ProseOpen, t.LogicOpen, t.ArmsOpen]);
const lineEnds: ReadonlySet<TokenType> = new Set([t.LineEnd, t.Semicolon, t.Close]);
