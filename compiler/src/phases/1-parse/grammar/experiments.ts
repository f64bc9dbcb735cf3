import { valueWeight } from '../nesting.js';
import * as t from '../tokens/tokens.js';
import type { ExperimentArm, ExperimentDeclaration, Expression, Path, TestStep, TextLiteral } from '../tree/index.js';
import { GoalGrammar } from './goals.js';
import type { Rule } from './token-reader.js';

type Head = Pick<ExperimentDeclaration, 'name' | 'title' | 'of' | 'seeds'>;

/** One simulation or goal under several settings, compared. */
export abstract class ExperimentGrammar extends GoalGrammar {
  protected readonly experiment: Rule<ExperimentDeclaration> = this.rule('experiment', () => {
    const start = this.start();
    this.CONSUME(t.declaring.experiment);
    const head = this.recovering<Head>(
      () => this.SUBRULE(this.experimentHead),
      () => ({ name: this.declaredOrMissing(), title: undefined, of: this.missingPath(), seeds: undefined }),
      [t.RecordOpen],
    );
    const arms: ExperimentArm[] = [];
    const compares: Path[] = [];
    this.OPTION(() => {
      this.CONSUME(t.RecordOpen);
      this.enter(valueWeight);
      this.entries('`arm` and its settings, or `compare` and measures', [
        { ALT: () => this.keep(arms, this.SUBRULE(this.experimentArm)) },
        { ALT: () => this.SUBRULE(this.compared, { ARGS: [compares] }) },
      ]);
      this.CONSUME(t.Close);
      this.depth -= valueWeight;
    });
    return { kind: 'experiment', ...head, arms, compares, doc: this.doc(start), span: this.from(start) };
  });

  /** `compare gini, run.cost`. */
  protected readonly compared: Rule<void, [Path[]]> = this.rule('compared', (into: Path[]) => {
    this.CONSUME(t.contextual.compare);
    this.keep(into, this.SUBRULE(this.path));
    this.MANY(() => {
      this.CONSUME(t.Comma);
      this.keep(into, this.SUBRULE2(this.path));
    });
  });

  protected readonly experimentHead: Rule<Head> = this.rule('experimentHead', () => {
    let title: TextLiteral | undefined;
    let seeds: Expression | undefined;
    const name = this.SUBRULE(this.declaredName);
    this.OPTION(() => {
      title = this.SUBRULE(this.textLiteral);
    });
    this.CONSUME(t.contextual.of, { ERR_MSG: '`of` and a simulation or a goal' });
    const of = this.SUBRULE(this.path);
    this.OPTION2(() => {
      this.CONSUME(t.contextual.seeds);
      seeds = this.under({ ...this.setting, bare: true }, () => this.SUBRULE(this.operation));
    });
    return { name, title, of, seeds };
  });

  /** `arm cheap { set config.escalate_at = 1.0 }`; the `set` may be left out. */
  protected readonly experimentArm: Rule<ExperimentArm> = this.rule('experimentArm', () => {
    const start = this.start();
    const settings: ExperimentArm['settings'][number][] = [];
    this.CONSUME(t.contextual.arm);
    const name = this.SUBRULE(this.name);
    this.CONSUME(t.RecordOpen, { ERR_MSG: '`{` and what is set' });
    this.enter(valueWeight);
    this.entries('a setting (`config.name = value`)', [
      {
        ALT: () => {
          const from = this.start();
          this.OPTION({
            GATE: () => this.LA(1).image === 'set' && this.atName(2),
            DEF: () => this.CONSUME(t.AnyName),
          });
          const target = this.SUBRULE(this.operand);
          this.CONSUME(t.Assign, { ERR_MSG: '`=` and a value' });
          const value = this.SUBRULE(this.expression);
          this.keep(settings, { target, value, span: this.from(from) });
        },
      },
    ]);
    this.CONSUME(t.Close);
    this.depth -= valueWeight;
    return { kind: 'experimentArm', name, settings, span: this.from(start) };
  });

  /** `simulate valley for 100 ticks with seed 7`. */
  protected readonly simulateStep: Rule<TestStep> = this.rule('simulateStep', () => {
    const start = this.start();
    this.CONSUME(t.contextual.simulate);
    const simulation = this.SUBRULE(this.path);
    this.CONSUME(t.reserved.for, { ERR_MSG: '`for` and how many ticks' });
    const ticks = this.SUBRULE(this.ticks);
    const seed = this.SUBRULE(this.withSeed);
    return { kind: 'simulate', simulation, ticks, seed, span: this.from(start) };
  });

  /** `pursue ball_home(far: 400) with seed 7`. */
  protected readonly pursueStep: Rule<TestStep> = this.rule('pursueStep', () => {
    const start = this.start();
    this.CONSUME(t.contextual.pursue);
    const goal = this.SUBRULE(this.path);
    const given = this.OPTION(() => this.SUBRULE(this.arguments)) ?? [];
    const seed = this.SUBRULE(this.withSeed);
    return { kind: 'pursueStep', goal, arguments: given, seed, span: this.from(start) };
  });

  protected readonly withSeed: Rule<Expression | undefined> = this.rule('withSeed', () =>
    this.OPTION(() => {
      this.CONSUME(t.contextual.with);
      this.CONSUME(t.contextual.seed, { ERR_MSG: '`seed` and a figure' });
      return this.SUBRULE(this.expression);
    }),
  );
}
