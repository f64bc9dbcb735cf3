import { catalogue } from '../../../diagnostics/index.js';
import { valueWeight } from '../nesting.js';
import * as t from '../tokens/tokens.js';
import type { Expression, GoalBeat, GoalClaim, GoalDeclaration, GoalEvidence, Name, Path } from '../tree/index.js';
import { AgentGrammar } from './agents.js';
import type { Rule } from './token-reader.js';

type Head = Pick<GoalDeclaration, 'name' | 'parameters' | 'title' | 'in'>;
interface Parts {
  readonly given: Expression[];
  readonly within: Expression[];
  readonly claims: GoalClaim[];
  readonly beats: GoalBeat[];
  readonly evidence: GoalEvidence[];
}
type Need = 'required' | 'optional';

/** What is to come true in a simulation. */
export abstract class GoalGrammar extends AgentGrammar {
  protected readonly goal: Rule<GoalDeclaration> = this.rule('goal', () => {
    const start = this.start();
    this.CONSUME(t.declaring.goal);
    const head = this.recovering<Head>(
      () => this.SUBRULE(this.goalHead),
      () => ({ name: this.declaredOrMissing(), parameters: [], title: undefined, in: this.missingPath() }),
      [t.RecordOpen],
    );
    const parts: Parts = { given: [], within: [], claims: [], beats: [], evidence: [] };
    this.OPTION(() => this.SUBRULE(this.goalBody, { ARGS: [parts] }));
    const { given, claims, beats } = parts;
    const [within] = parts.within;
    const [evidence] = parts.evidence;
    return {
      kind: 'goal',
      ...head,
      ...{ given, within, claims, beats, evidence },
      doc: this.doc(start),
      span: this.from(start),
    };
  });

  protected readonly goalHead: Rule<Head> = this.rule('goalHead', () => {
    const name = this.SUBRULE(this.declaredName);
    const parameters = this.OPTION(() => this.SUBRULE(this.parameters)) ?? [];
    const title = this.OPTION2(() => this.SUBRULE(this.textLiteral));
    this.CONSUME(t.reserved.in, { ERR_MSG: '`in` and a simulation' });
    const path = this.SUBRULE(this.path);
    return { name, parameters, title, in: path };
  });

  protected missingPath(): Path {
    return { kind: 'path', local: false, names: [this.missingName()], span: this.here() };
  }

  protected readonly goalBody: Rule<void, [Parts]> = this.rule('goalBody', (parts: Parts) => {
    this.CONSUME(t.RecordOpen);
    this.enter(valueWeight);
    const seen = new Set<string>();
    this.untilClose(() => {
      this.ACTION(() => this.onceIn(seen, 'goal', onlyOnce));
      this.OR({
        DEF: [
          { ALT: () => this.CONSUME(t.LineEnd) },
          { ALT: () => this.CONSUME(t.Comma) },
          { ALT: () => this.CONSUME(t.Semicolon) },
          {
            ALT: () => {
              this.CONSUME(t.contextual.given);
              this.keep(parts?.given, this.SUBRULE(this.expression));
            },
          },
          {
            ALT: () => {
              this.CONSUME(t.contextual.within);
              this.keep(parts?.within, this.SUBRULE(this.ticks));
            },
          },
          { ALT: () => this.keep(parts?.claims, this.SUBRULE(this.always)) },
          { ALT: () => this.keep(parts?.claims, this.SUBRULE(this.eventually)) },
          { ALT: () => this.keep(parts?.beats, this.SUBRULE(this.goalBeat)) },
          { ALT: () => this.keep(parts?.evidence, this.SUBRULE(this.goalEvidence)) },
        ],
        ERR_MSG: 'a clause of the goal (`given`, `within`, `always`, `eventually`, `beat`, `evidence`)',
      });
    });
    this.CONSUME(t.Close);
    this.depth -= valueWeight;
  });

  protected readonly always: Rule<GoalClaim> = this.rule('always', () => {
    const start = this.start();
    this.CONSUME(t.contextual.always);
    const holds = this.SUBRULE(this.expression);
    return { kind: 'always', holds, span: this.from(start) };
  });

  /** `eventually cond`, `eventually witnessed "what is seen" cue cond`. */
  protected readonly eventually: Rule<GoalClaim> = this.rule('eventually', () => {
    const start = this.start();
    this.CONSUME(t.contextual.eventually);
    return this.OR<GoalClaim>([
      {
        GATE: () => this.at(t.PlainText, 2) || this.at(t.TextOpen, 2),
        IGNORE_AMBIGUITIES: true,
        ALT: () => {
          this.CONSUME(t.contextual.witnessed);
          const text = this.SUBRULE(this.textLiteral);
          const cue = this.OPTION(() => {
            this.CONSUME(t.contextual.cue);
            return this.SUBRULE(this.expression);
          });
          return { kind: 'witnessed', text, cue, span: this.from(start) };
        },
      },
      {
        IGNORE_AMBIGUITIES: true,
        ALT: () => {
          const holds = this.SUBRULE2(this.expression);
          return { kind: 'eventually', holds, span: this.from(start) };
        },
      },
    ]);
  });

  /** `beat harvest "The harvest" after sow does gather(tom, north_field) shot { … }`. */
  protected readonly goalBeat: Rule<GoalBeat> = this.rule('goalBeat', () => {
    const start = this.start();
    const after: Name[] = [];
    this.CONSUME(t.contextual.beat);
    const name = this.SUBRULE(this.name);
    const title = this.OPTION(() => this.SUBRULE(this.textLiteral));
    this.OPTION2(() => {
      this.CONSUME(t.contextual.after);
      after.push(this.SUBRULE2(this.name));
      this.MANY(() => {
        this.CONSUME(t.Comma);
        after.push(this.SUBRULE3(this.name));
      });
    });
    this.CONSUME(t.contextual.does, { ERR_MSG: '`does` and an action' });
    const does = this.SUBRULE(this.operand);
    const shot = this.OPTION3(() => {
      this.CONSUME(t.contextual.shot);
      return this.SUBRULE(this.promptText);
    });
    return { kind: 'goalBeat', name, title, after, does, shot, span: this.from(start) };
  });

  /** `evidence solver required, observer optional judged by weigh`. */
  protected readonly goalEvidence: Rule<GoalEvidence> = this.rule('goalEvidence', () => {
    const start = this.start();
    let solver: Need | undefined;
    let observer: Need | undefined;
    let judge: Path | undefined;
    this.CONSUME(t.contextual.evidence);
    this.MANY({
      GATE: () => this.at(t.Comma) || sources.has(this.LA(1).image) || this.at(t.contextual.judged),
      DEF: () => {
        this.OPTION(() => this.CONSUME(t.Comma));
        this.OR([
          {
            ALT: () => {
              this.CONSUME(t.contextual.judged);
              this.CONSUME(t.contextual.by, { ERR_MSG: '`by` and a function' });
              judge = this.SUBRULE(this.path);
            },
          },
          {
            IGNORE_AMBIGUITIES: true,
            ALT: () => {
              const source = this.SUBRULE(this.name);
              const need = this.SUBRULE(this.evidenceNeed);
              if (source.text === 'solver') solver = need;
              else observer = need;
            },
          },
        ]);
      },
    });
    return { kind: 'goalEvidence', solver, observer, judge, span: this.from(start) };
  });

  protected readonly evidenceNeed: Rule<Need> = this.rule('evidenceNeed', () => {
    const { image } = this.LA(1);
    if (!this.RECORDING_PHASE && image !== 'required' && image !== 'optional') this.fail('`required` or `optional`');
    this.CONSUME(t.AnyName);
    return image === 'optional' ? 'optional' : 'required';
  });

  /** Says of a clause that stands once that it stands twice. */
  protected onceIn(seen: Set<string>, declaration: string, once: ReadonlySet<string>): void {
    const token = this.LA(1);
    if (!once.has(token.image)) return;
    if (seen.has(token.image)) {
      this.reports?.add(catalogue.clauseTwice, this.spanOf(token), { clause: token.image, declaration });
    }
    seen.add(token.image);
  }
}

const onlyOnce: ReadonlySet<string> = new Set(['within', 'evidence']);
const sources: ReadonlySet<string> = new Set(['solver', 'observer']);
