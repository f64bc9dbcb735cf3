import type { TokenType } from 'chevrotain';
import { catalogue } from '../../../diagnostics/index.js';
import { valueWeight } from '../nesting.js';
import * as t from '../tokens/tokens.js';
import type {
  AnswerRequirement,
  CallExpression,
  Expression,
  LateAnswer,
  Name,
  Path,
  PromptBudget,
  PromptPart,
  PromptSource,
  Route,
  RouteKind,
  TextLiteral,
  ToolGroup,
} from '../tree/index.js';
import { ProviderGrammar } from './providers.js';
import type { Rule } from './token-reader.js';

/** The clauses of a prompt as they are read; of those that may stand once the first one counts. */
export interface PromptParts {
  readonly routes: Route[];
  readonly budget: PromptBudget[];
  readonly fallback: Expression[];
  readonly contexts: CallExpression[];
  readonly tools: ToolGroup[];
  readonly requires: AnswerRequirement[];
  readonly texts: PromptPart[];
  readonly late: LateAnswer[];
  readonly seed: Expression[];
  readonly screened: Path[];
  readonly rights: TextLiteral[];
  readonly streams: true[];
}

/** What stands in a prompt's braces. Its clauses may share a line: a word of theirs opens the next one. */
export abstract class PromptClauseGrammar extends ProviderGrammar {
  protected readonly promptBody: Rule<void, [PromptParts]> = this.rule('promptBody', (parts: PromptParts) => {
    const seen = new Set<string>();
    this.CONSUME(t.RecordOpen);
    this.enter(valueWeight);
    this.untilClose(() => {
      this.ACTION(() => this.#once(seen));
      this.OR({
        DEF: [
          { ALT: () => this.CONSUME(t.LineEnd) },
          { ALT: () => this.CONSUME(t.Comma) },
          { ALT: () => this.SUBRULE(this.routes, { ARGS: [parts?.routes] }) },
          { ALT: () => this.keep(parts?.budget, this.SUBRULE(this.promptBudget)) },
          {
            ALT: () => {
              this.CONSUME(t.contextual.fallback);
              this.keep(parts?.fallback, this.SUBRULE(this.expression));
            },
          },
          {
            ALT: () => {
              this.CONSUME(t.contextual.context);
              this.keep(parts?.contexts, this.SUBRULE(this.contextCall));
            },
          },
          {
            ALT: () => {
              this.CONSUME(t.contextual.tools);
              this.SUBRULE(this.tools, { ARGS: [parts?.tools] });
            },
          },
          { ALT: () => this.keep(parts?.requires, this.SUBRULE(this.answerRequirement)) },
          { ALT: () => this.keep(parts?.texts, this.SUBRULE(this.promptPart)) },
          { ALT: () => this.keep(parts?.late, this.SUBRULE(this.lateAnswer)) },
          {
            ALT: () => {
              this.CONSUME(t.contextual.seed);
              this.OPTION(() => this.CONSUME(t.contextual.by));
              this.keep(parts?.seed, this.SUBRULE2(this.expression));
            },
          },
          {
            ALT: () => {
              this.CONSUME(t.contextual.screened);
              this.CONSUME2(t.contextual.by, { ERR_MSG: '`by` and what screens it' });
              this.keep(parts?.screened, this.SUBRULE(this.path));
            },
          },
          {
            ALT: () => {
              this.CONSUME(t.contextual.rights);
              this.keep(parts?.rights, this.SUBRULE(this.textLiteral));
            },
          },
          {
            ALT: () => {
              this.CONSUME(t.contextual.streams);
              this.keep<true>(parts?.streams, true);
            },
          },
        ],
        ERR_MSG:
          'a clause of the prompt (`route`, `budget`, `fallback`, `context`, `tools`, `require`, `system`, `user`, `late`)',
      });
    });
    this.CONSUME(t.Close);
    this.depth -= valueWeight;
  });

  protected readonly routes: Rule<void, [Route[] | undefined]> = this.rule('routes', (routes: Route[] | undefined) => {
    this.CONSUME(t.contextual.route);
    this.keep(routes, this.SUBRULE(this.route));
    this.MANY({
      GATE: () => !this.#opensClause(2),
      DEF: () => {
        this.CONSUME(t.Comma);
        this.keep(routes, this.SUBRULE2(this.route));
      },
    });
  });

  protected readonly route: Rule<Route> = this.rule('route', () => {
    const start = this.start();
    let mode: RouteKind = 'plain';
    let event: Name | undefined;
    let share: Expression | undefined;
    let when: Expression | undefined;
    this.OPTION(() => {
      mode = this.OR<RouteKind>([
        {
          GATE: () => this.atName(2),
          IGNORE_AMBIGUITIES: true,
          ALT: () => this.meaning(this.CONSUME(t.contextual.shadow), 'shadow'),
        },
        { ALT: () => this.meaning(this.CONSUME(t.reserved.then), 'then') },
        { ALT: () => this.meaning(this.CONSUME(t.reserved.else), 'else') },
        {
          ALT: () => {
            this.CONSUME(t.contextual.on);
            event = this.SUBRULE(this.name);
            return 'on';
          },
        },
      ]);
    });
    const provider = this.OR2<Path | undefined>({
      DEF: [
        {
          ALT: () => {
            this.CONSUME(t.reserved.none);
            return undefined;
          },
        },
        { ALT: () => this.SUBRULE(this.path) },
      ],
      ERR_MSG: 'a provider',
    });
    this.OPTION2({
      GATE: () => mode === 'plain',
      DEF: () => {
        share = this.SUBRULE(this.figure);
        this.CONSUME(t.Percent, { ERR_MSG: '`%`' });
      },
    });
    this.OPTION3(() => {
      this.CONSUME(t.contextual.when);
      when = this.SUBRULE(this.expression);
    });
    return { kind: 'route', mode, event, provider, share, when, span: this.from(start) };
  });

  /** `budget 2s, 0.002 usd overflow background`. */
  protected readonly promptBudget: Rule<PromptBudget> = this.rule('promptBudget', () => {
    const start = this.start();
    this.CONSUME(t.contextual.budget);
    const first = this.SUBRULE(this.budgetPart);
    const second = this.OPTION({
      GATE: () => this.at(t.Int, 2) || this.at(t.Float, 2) || this.at(t.Duration, 2),
      DEF: () => {
        this.CONSUME(t.Comma);
        return this.SUBRULE2(this.budgetPart);
      },
    });
    const overflow = this.OPTION2(() => {
      this.CONSUME(t.contextual.overflow);
      return this.SUBRULE(this.name);
    });
    const given = [first, second];
    const time = given.find((part) => part?.kind === 'duration');
    const cost = given.find((part) => part !== undefined && part.kind !== 'duration');
    return { kind: 'promptBudget', time, cost, overflow, span: this.from(start) };
  });

  protected readonly budgetPart: Rule<Expression> = this.rule('budgetPart', () =>
    this.OR<Expression>({
      DEF: [{ ALT: () => this.SUBRULE(this.measure) }, { ALT: () => this.SUBRULE(this.figure) }],
      ERR_MSG: 'a duration or a sum (`2s, 0.002 usd`)',
    }),
  );

  /** `talk(who, said)`; without arguments its name is enough. */
  protected readonly contextCall: Rule<CallExpression> = this.rule('contextCall', () => {
    const start = this.start();
    const path = this.SUBRULE(this.path);
    const given = this.OPTION(() => this.SUBRULE(this.arguments)) ?? [];
    const callee = this.ACTION(() => asExpression(path));
    return { kind: 'call', callee, arguments: given, span: this.from(start) };
  });

  /** `a, b at most 6, c at most 2`: what stands before an `at most` shares it. */
  protected readonly tools: Rule<void, [ToolGroup[] | undefined]> = this.rule(
    'tools',
    (groups: ToolGroup[] | undefined) => {
      this.keep(groups, this.SUBRULE(this.toolGroup));
      this.MANY({
        GATE: () => this.atName(2) && !this.#opensClause(2),
        DEF: () => {
          this.CONSUME(t.Comma);
          this.keep(groups, this.SUBRULE2(this.toolGroup));
        },
      });
    },
  );

  protected readonly toolGroup: Rule<ToolGroup> = this.rule('toolGroup', () => {
    const start = this.start();
    const tools: Path[] = [this.SUBRULE(this.path)];
    this.MANY({
      GATE: () => this.atName(2) && !this.#opensClause(2),
      DEF: () => {
        this.CONSUME(t.Comma);
        tools.push(this.SUBRULE2(this.path));
      },
    });
    const most = this.OPTION(() => {
      this.CONSUME(t.contextual.at);
      this.CONSUME(t.contextual.most, { ERR_MSG: '`most` and a figure' });
      return this.SUBRULE(this.figure);
    });
    return { kind: 'toolGroup', tools, most, span: this.from(start) };
  });

  protected readonly answerRequirement: Rule<AnswerRequirement> = this.rule('answerRequirement', () => {
    const start = this.start();
    this.CONSUME(t.contextual.require);
    const condition = this.SUBRULE(this.expression);
    this.CONSUME(t.reserved.else, { ERR_MSG: '`else` and `repair`, `cut` or `fallback`' });
    const otherwise = this.OR<AnswerRequirement['otherwise']>({
      DEF: [
        { ALT: () => this.meaning(this.CONSUME(t.contextual.repair), 'repair') },
        { ALT: () => this.meaning(this.CONSUME(t.contextual.cut), 'cut') },
        { ALT: () => this.meaning(this.CONSUME(t.contextual.fallback), 'fallback') },
      ],
      ERR_MSG: '`repair`, `cut` or `fallback`',
    });
    return { kind: 'answerRequirement', condition, otherwise, span: this.from(start) };
  });

  /** `system { … }`, `user from "file.md"`. */
  protected readonly promptPart: Rule<PromptPart> = this.rule('promptPart', () => {
    const start = this.start();
    const role = this.OR<PromptPart['role']>([
      { ALT: () => this.meaning(this.CONSUME(t.contextual.system), 'system') },
      { ALT: () => this.meaning(this.CONSUME(t.contextual.user), 'user') },
    ]);
    const source = this.SUBRULE(this.promptSource);
    return { kind: 'promptPart', role, source, span: this.from(start) };
  });

  protected readonly promptSource: Rule<PromptSource> = this.rule('promptSource', () => {
    const start = this.start();
    return this.OR<PromptSource>({
      DEF: [
        { ALT: () => this.SUBRULE(this.promptText) },
        {
          ALT: () => {
            this.CONSUME(t.contextual.from);
            return this.OR2<PromptSource>([
              {
                GATE: () => this.at(t.PlainText) || this.at(t.TextOpen),
                IGNORE_AMBIGUITIES: true,
                ALT: () => {
                  const file = this.SUBRULE(this.textLiteral);
                  return { kind: 'promptFile', file, span: this.from(start) };
                },
              },
              {
                IGNORE_AMBIGUITIES: true,
                ALT: () => {
                  const value = this.SUBRULE(this.expression);
                  return { kind: 'promptValue', value, span: this.from(start) };
                },
              },
            ]);
          },
        },
      ],
      ERR_MSG: '`{` and the text, or `from` and a file or a value',
    });
  });

  protected readonly lateAnswer: Rule<LateAnswer> = this.rule('lateAnswer', () => {
    const start = this.start();
    this.CONSUME(t.contextual.late);
    this.CONSUME(t.LParen, { ERR_MSG: '`(` and a name for the answer' });
    const binder = this.SUBRULE(this.name);
    this.CONSUME(t.RParen, { ERR_MSG: '`)`' });
    const body = this.SUBRULE(this.logicBlock);
    return { kind: 'lateAnswer', binder, body, span: this.from(start) };
  });

  /** Whether a word that opens a clause of a prompt stands ahead, and not a name that is written like one. */
  #opensClause(ahead: number): boolean {
    const type = this.LA(ahead).tokenType;
    if (!clauseWords.has(type)) return false;
    const next = this.LA(ahead + 1).tokenType;
    return next !== t.Comma && next !== t.LineEnd && next !== t.Close;
  }

  #once(seen: Set<string>): void {
    const token = this.LA(1);
    if (!onceWords.has(token.tokenType)) return;
    if (seen.has(token.image)) {
      const holes = { clause: token.image, declaration: 'prompt' };
      this.reports?.add(catalogue.clauseTwice, this.spanOf(token), holes);
    }
    seen.add(token.image);
  }
}

function asExpression(path: Path): Expression {
  const [first, ...rest] = path.names;
  let value: Expression = first
    ? { kind: 'nameExpression', name: first, span: first.span }
    : { kind: 'error', span: path.span };
  for (const name of rest) {
    value = { kind: 'member', object: value, name, span: { start: path.span.start, end: name.span.end } };
  }
  return value;
}

const { route, budget, fallback, late, seed, screened, rights, streams } = t.contextual;
const onceWords: ReadonlySet<TokenType> = new Set([route, budget, fallback, late, seed, screened, rights, streams]);
const clauseWords: ReadonlySet<TokenType> = new Set([
  ...onceWords,
  ...[t.contextual.context, t.contextual.tools, t.contextual.require, t.contextual.system, t.contextual.user],
]);
