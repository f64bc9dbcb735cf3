import type { TokenType } from 'chevrotain';
import { catalogue } from '../../../diagnostics/index.js';
import { valueWeight } from '../nesting.js';
import * as t from '../tokens/tokens.js';
import type {
  After,
  Clock,
  Expression,
  FailState,
  LogicBlock,
  MissionDeclaration,
  Name,
  Objective,
  Path,
  Twist,
} from '../tree/index.js';
import { HostGrammar } from './host.js';
import type { Rule } from './token-reader.js';

type Head = Pick<MissionDeclaration, 'name' | 'was' | 'title' | 'starts'>;
interface Parts {
  readonly objectives: Objective[];
  readonly clocks: Clock[];
  readonly fails: FailState[];
  readonly rewards: LogicBlock[];
  readonly twists: Twist[];
}

/** Missions: objectives, clocks, fail states, rewards. */
export abstract class MissionGrammar extends HostGrammar {
  protected readonly mission: Rule<MissionDeclaration> = this.rule('mission', () => {
    const start = this.start();
    let faulty = false;
    this.CONSUME(t.declaring.mission);
    const head = this.recovering<Head>(() => this.SUBRULE(this.missionHead), () => {
      faulty = true;
      return { name: this.declaredOrMissing(), title: undefined, starts: undefined };
    }, [t.RecordOpen]);
    const parts: Parts = { objectives: [], clocks: [], fails: [], rewards: [], twists: [] };
    const body = this.OPTION(() => {
      this.SUBRULE(this.missionBody, { ARGS: [parts] });
      return true;
    });
    if (!body && !faulty && !this.RECORDING_PHASE) {
      const found = 'the end of the mission';
      this.reports?.add(catalogue.unexpectedText, this.spanOf(this.LA(0)), {
        expected: '`{` and its objectives',
        found,
      });
    }
    return { kind: 'mission', ...head, ...parts, doc: this.doc(start), span: this.from(start) };
  });

  protected readonly missionHead: Rule<Head> = this.rule('missionHead', () => {
    let starts: Expression | undefined;
    let was: Path | undefined;
    const name = this.SUBRULE(this.declaredName);
    const title = this.OPTION(() => this.SUBRULE(this.textLiteral));
    this.clauses('mission', ['starts', 'was'], () => {
      this.OR([
        {
          ALT: () => {
            this.CONSUME(t.contextual.starts);
            this.CONSUME(t.contextual.when, { ERR_MSG: '`when` and a condition' });
            // The brace behind it opens the mission.
            starts = this.under({ ...this.setting, bare: true }, () => this.SUBRULE(this.expression));
          },
        },
        {
          ALT: () => {
            was = this.SUBRULE(this.wasClause);
          },
        },
      ]);
    });
    return { name, was, title, starts };
  });

  protected readonly missionBody: Rule<void, [Parts]> = this.rule('missionBody', (parts: Parts) => {
    this.CONSUME(t.RecordOpen);
    this.enter(valueWeight);
    this.entries('a clause of the mission (`objective`, `clock`, `fail`, `reward`, `twist`)', [
      { ALT: () => this.keep(parts?.objectives, this.SUBRULE(this.objective)) },
      { ALT: () => this.keep(parts?.clocks, this.SUBRULE(this.clock)) },
      { ALT: () => this.keep(parts?.fails, this.SUBRULE(this.failState)) },
      { ALT: () => this.keep(parts?.rewards, this.SUBRULE(this.reward)) },
      { ALT: () => this.keep(parts?.twists, this.SUBRULE(this.twist)) },
    ]);
    this.CONSUME(t.Close);
    this.depth -= valueWeight;
  });

  protected readonly objective: Rule<Objective> = this.rule('objective', () => {
    const start = this.start();
    let optional = false;
    let hidden = false;
    let after: After | undefined;
    let done: Expression | undefined;
    let fail: Expression | undefined;
    let was: Name | undefined;
    this.MANY(() => {
      this.OR([
        {
          ALT: () => {
            this.CONSUME(t.contextual.optional);
            optional = true;
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.contextual.hidden);
            hidden = true;
          },
        },
      ]);
    });
    this.CONSUME(t.contextual.objective, { ERR_MSG: '`objective` and its name' });
    const name = this.SUBRULE(this.name);
    const title = this.OPTION(() => this.SUBRULE(this.textLiteral));
    const seen = new Set<string>();
    this.MANY2({
      GATE: () => this.#goesOn(),
      DEF: () => {
        this.OPTION2(() => this.CONSUME(t.Comma));
        this.ACTION(() => this.#once(seen));
        this.OR2([
          {
            ALT: () => {
              after = this.SUBRULE(this.after);
            },
          },
          {
            ALT: () => {
              this.CONSUME(t.contextual.done);
              done = this.SUBRULE(this.missionWhen);
            },
          },
          {
            ALT: () => {
              this.CONSUME(t.contextual.fail);
              fail = this.SUBRULE2(this.missionWhen);
            },
          },
          {
            ALT: () => {
              this.CONSUME(t.contextual.was);
              was = this.SUBRULE2(this.name);
            },
          },
        ]);
      },
    });
    this.endMissionClause();
    return { kind: 'objective', name, was, title, optional, hidden, after, done, fail, span: this.from(start) };
  });

  protected readonly after: Rule<After> = this.rule('after', () => {
    const start = this.start();
    let any = false;
    this.CONSUME(t.contextual.after);
    this.OPTION({
      GATE: () => this.at(t.contextual.of, 2),
      DEF: () => {
        this.CONSUME(t.contextual.any);
        this.CONSUME(t.contextual.of);
        any = true;
      },
    });
    const objectives: Name[] = [this.SUBRULE(this.name)];
    this.MANY({
      GATE: () => this.atName(2) && !this.#opensClause(2),
      DEF: () => {
        this.CONSUME(t.Comma);
        objectives.push(this.SUBRULE2(this.name));
      },
    });
    return { kind: 'after', any, objectives, span: this.from(start) };
  });

  protected readonly clock: Rule<Clock> = this.rule('clock', () => {
    const start = this.start();
    this.CONSUME(t.contextual.clock);
    const name = this.SUBRULE(this.name);
    const title = this.OPTION(() => this.SUBRULE(this.textLiteral));
    const was = this.OPTION3(() => {
      this.CONSUME(t.contextual.was);
      return this.SUBRULE2(this.name);
    });
    this.CONSUME(t.contextual.from, { ERR_MSG: '`from` and the figure that it reads' });
    const from = this.SUBRULE(this.expression);
    this.CONSUME(t.contextual.full, { ERR_MSG: '`full` and the figure it is full at' });
    const full = this.SUBRULE2(this.expression);
    const body = this.OPTION2(() => this.SUBRULE(this.logicBlock));
    this.endMissionClause();
    return { kind: 'clock', name, was, title, from, full, body, span: this.from(start) };
  });

  protected readonly failState: Rule<FailState> = this.rule('failState', () => {
    const start = this.start();
    this.CONSUME(t.contextual.fail);
    const title = this.SUBRULE(this.textLiteral);
    const when = this.SUBRULE(this.missionWhen);
    this.endMissionClause();
    return { kind: 'failState', title, when, span: this.from(start) };
  });

  protected readonly reward: Rule<LogicBlock> = this.rule('reward', () => {
    this.CONSUME(t.contextual.reward);
    const body = this.SUBRULE(this.logicBlock);
    this.endMissionClause();
    return body;
  });

  protected readonly twist: Rule<Twist> = this.rule('twist', () => {
    const start = this.start();
    this.CONSUME(t.contextual.twist);
    this.CONSUME(t.contextual.at, { ERR_MSG: '`at` and a beat' });
    const beat = this.SUBRULE(this.name);
    this.CONSUME(t.contextual.draw, { ERR_MSG: '`draw` and a deck' });
    const deck = this.SUBRULE(this.path);
    this.endMissionClause();
    return { kind: 'twist', beat, deck, span: this.from(start) };
  });

  protected readonly missionWhen: Rule<Expression> = this.rule('missionWhen', () => {
    this.CONSUME(t.contextual.when, { ERR_MSG: '`when` and a condition' });
    return this.SUBRULE(this.expression);
  });

  /** Clauses of a mission end with their line or a comma, or where the next one opens. */
  protected endMissionClause(): void {
    if (this.RECORDING_PHASE || clauseEnds.has(this.LA(1).tokenType)) return;
    this.fail('the end of the line');
  }

  /** Whether a clause of the objective follows, maybe behind a comma; the lexer has joined it to its line. */
  #goesOn(): boolean {
    return this.#opensClause(this.at(t.Comma) ? 2 : 1);
  }

  /** `fail "…" when` is the mission's own, `fail when` the objective's. */
  #opensClause(ahead: number): boolean {
    const type = this.LA(ahead).tokenType;
    if (type === t.contextual.after || type === t.contextual.done || type === t.contextual.was) return true;
    return type === t.contextual.fail && !this.at(t.PlainText, ahead + 1) && !this.at(t.TextOpen, ahead + 1);
  }

  #once(seen: Set<string>): void {
    const token = this.LA(1);
    if (seen.has(token.image)) {
      const holes = { clause: token.image, declaration: 'objective' };
      this.reports?.add(catalogue.clauseTwice, this.spanOf(token), holes);
    }
    seen.add(token.image);
  }
}

const { objective, optional, hidden, clock, fail, reward, twist } = t.contextual;
const clauseEnds: ReadonlySet<TokenType> = new Set([
  ...[t.LineEnd, t.Comma, t.Semicolon, t.Close],
  ...[objective, optional, hidden, clock, fail, reward, twist],
]);
