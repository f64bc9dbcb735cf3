import { valueWeight } from '../nesting.js';
import * as t from '../tokens/tokens.js';
import type {
  ActionDeclaration,
  Agents,
  Contention,
  Expression,
  Invariant,
  Measure,
  Name,
  Path,
  PhaseStep,
  Population,
  Requirement,
  SimulationAction,
  SimulationDeclaration,
  Stop,
  TextLiteral,
} from '../tree/index.js';
import { ExperimentGrammar } from './experiments.js';
import type { Rule } from './token-reader.js';

type Deadline = SimulationDeclaration['deadlines'][number];
type Head = Pick<SimulationDeclaration, 'name' | 'title' | 'seed'>;
interface Parts {
  readonly tick: Expression[];
  readonly phases: Name[];
  readonly deadlines: Deadline[];
  readonly snapshot: Expression[];
  readonly populations: Population[];
  readonly agents: Agents[];
  readonly steps: PhaseStep[];
  readonly actions: SimulationAction[];
  readonly contentions: Contention[];
  readonly invariants: Invariant[];
  readonly stops: Stop[];
  readonly measures: Measure[];
  readonly report: Path[];
}

/** Worlds that run by ticks. */
export abstract class SimulationGrammar extends ExperimentGrammar {
  protected readonly simulation: Rule<SimulationDeclaration> = this.rule('simulation', () => {
    const start = this.start();
    this.CONSUME(t.declaring.simulation);
    const head = this.recovering<Head>(
      () => this.SUBRULE(this.simulationHead),
      () => ({ name: this.declaredOrMissing(), title: undefined, seed: undefined }),
      [t.RecordOpen],
    );
    const parts = noParts();
    this.OPTION(() => this.SUBRULE(this.simulationBody, { ARGS: [parts] }));
    const [tick] = parts.tick;
    const [snapshot] = parts.snapshot;
    const [report] = parts.report;
    return {
      kind: 'simulation',
      ...head,
      ...parts,
      ...{ tick, snapshot, report },
      doc: this.doc(start),
      span: this.from(start),
    };
  });

  protected readonly simulationHead: Rule<Head> = this.rule('simulationHead', () => {
    const name = this.SUBRULE(this.declaredName);
    const title: TextLiteral | undefined = this.OPTION(() => this.SUBRULE(this.textLiteral));
    const seed = this.OPTION2(() => {
      this.CONSUME(t.contextual.seed);
      // The brace behind it opens the simulation.
      this.noBrace('a figure');
      return this.under({ ...this.setting, bare: true }, () => this.SUBRULE(this.operand));
    });
    return { name, title, seed };
  });

  protected readonly simulationBody: Rule<void, [Parts]> = this.rule('simulationBody', (parts: Parts) => {
    this.CONSUME(t.RecordOpen);
    this.enter(valueWeight);
    const seen = new Set<string>();
    this.untilClose(() => {
      this.ACTION(() => this.onceIn(seen, 'simulation', onlyOnce));
      this.OR({
        DEF: [
          { ALT: () => this.CONSUME(t.LineEnd) },
          { ALT: () => this.CONSUME(t.Comma) },
          { ALT: () => this.CONSUME(t.Semicolon) },
          {
            ALT: () => {
              this.CONSUME(t.contextual.tick);
              this.keep(parts?.tick, this.SUBRULE(this.operand));
            },
          },
          { ALT: () => this.SUBRULE(this.phases, { ARGS: [parts?.phases] }) },
          { ALT: () => this.keep(parts?.deadlines, this.SUBRULE(this.deadline)) },
          {
            ALT: () => {
              this.CONSUME(t.contextual.snapshot);
              this.CONSUME(t.contextual.every, { ERR_MSG: '`every` and how many ticks' });
              this.keep(parts?.snapshot, this.SUBRULE(this.ticks));
            },
          },
          { ALT: () => this.keep(parts?.populations, this.SUBRULE(this.population)) },
          { ALT: () => this.keep(parts?.agents, this.SUBRULE(this.agents)) },
          { ALT: () => this.keep(parts?.steps, this.SUBRULE(this.phaseStep)) },
          { ALT: () => this.keep(parts?.actions, this.SUBRULE(this.simulationAction)) },
          { ALT: () => this.keep(parts?.contentions, this.SUBRULE(this.contention)) },
          { ALT: () => this.keep(parts?.invariants, this.SUBRULE(this.invariant)) },
          { ALT: () => this.keep(parts?.stops, this.SUBRULE(this.stopWhen)) },
          { ALT: () => this.keep(parts?.measures, this.SUBRULE(this.measureClause)) },
          {
            ALT: () => {
              this.CONSUME(t.contextual.report);
              this.keep(parts?.report, this.SUBRULE(this.path));
            },
          },
        ],
        ERR_MSG:
          'a clause of the simulation (`tick`, `phases`, `populate`, `agents`, `action`, `on`, `contends`, `invariant`, `stop`, `measure`, `snapshot`, `deadline`, `report`)',
      });
    });
    this.CONSUME(t.Close);
    this.depth -= valueWeight;
  });

  /** `phases wake, settle`, `phase wake`. */
  protected readonly phases: Rule<void, [Name[] | undefined]> = this.rule('phases', (into: Name[] | undefined) => {
    this.OR([{ ALT: () => this.CONSUME(t.contextual.phases) }, { ALT: () => this.CONSUME(t.contextual.phase) }]);
    this.keep(into, this.SUBRULE(this.name));
    this.MANY(() => {
      this.CONSUME(t.Comma);
      this.keep(into, this.SUBRULE2(this.name));
    });
  });

  /** `deadline decide 8s`. */
  protected readonly deadline: Rule<Deadline> = this.rule('deadline', () => {
    const start = this.start();
    this.CONSUME(t.contextual.deadline);
    const phase = this.SUBRULE(this.name);
    const limit = this.SUBRULE(this.operand);
    return { phase, limit, span: this.from(start) };
  });

  /** `populate Villager count 100 { sack: 3 grain }`. */
  protected readonly population: Rule<Population> = this.rule('population', () => {
    const start = this.start();
    this.CONSUME(t.contextual.populate);
    const of = this.SUBRULE(this.path);
    const count = this.OPTION({
      GATE: () => this.LA(1).image === 'count',
      DEF: () => {
        this.CONSUME(t.AnyName);
        return this.SUBRULE(this.countOf, { ARGS: [noWords] });
      },
    });
    const fields = this.OPTION2(() => this.SUBRULE(this.fieldValues)) ?? [];
    return { kind: 'population', of, count, fields, span: this.from(start) };
  });

  /** `on wake { … }`. */
  protected readonly phaseStep: Rule<PhaseStep> = this.rule('phaseStep', () => {
    const start = this.start();
    this.CONSUME(t.contextual.on);
    const phase = this.SUBRULE(this.name);
    const body = this.SUBRULE(this.logicBlock);
    return { kind: 'phaseStep', phase, body, span: this.from(start) };
  });

  protected readonly simulationAction: Rule<SimulationAction> = this.rule('simulationAction', () => {
    const start = this.start();
    const requires: Requirement[] = [];
    const contends: Contention[] = [];
    const declared = this.declared;
    this.CONSUME(t.contextual.action);
    const signature = this.SUBRULE(this.signature);
    this.declared = declared;
    this.MANY(() => {
      this.OR([
        { ALT: () => requires.push(this.SUBRULE(this.requirement)) },
        { ALT: () => contends.push(this.SUBRULE(this.contention)) },
        { ALT: () => this.CONSUME(t.Comma) },
      ]);
    });
    const body = this.SUBRULE(this.logicBlock);
    const span = this.from(start);
    const action: ActionDeclaration = {
      kind: 'action',
      ...signature,
      by: [],
      requires,
      body,
      doc: this.doc(start),
      span,
    };
    return { kind: 'simulationAction', action, contends, span };
  });

  /** `contends Field.stock share pro_rata`. */
  protected readonly contention: Rule<Contention> = this.rule('contention', () => {
    const start = this.start();
    this.CONSUME(t.contextual.contends);
    const what = this.SUBRULE(this.path);
    this.CONSUME(t.contextual.share, { ERR_MSG: '`share` and how it is shared' });
    const share = this.SUBRULE(this.name);
    return { kind: 'contention', what, share, span: this.from(start) };
  });

  /** `invariant fed: count(all Villager) > 0 else halt`. */
  protected readonly invariant: Rule<Invariant> = this.rule('invariant', () => {
    const start = this.start();
    this.CONSUME(t.contextual.invariant);
    const name = this.SUBRULE(this.name);
    this.CONSUME(t.Colon, { ERR_MSG: 'a colon and what must hold' });
    const holds = this.SUBRULE(this.expression);
    const otherwise = this.OPTION(() => {
      this.CONSUME(t.reserved.else);
      return this.OR<Invariant['otherwise']>({
        DEF: [
          { ALT: () => this.meaning(this.CONSUME(t.contextual.halt), 'halt') },
          { ALT: () => this.meaning(this.CONSUME(t.contextual.observe), 'observe') },
        ],
        ERR_MSG: '`halt` or `observe`',
      });
    });
    return { kind: 'invariant', name, holds, otherwise: otherwise ?? 'halt', span: this.from(start) };
  });

  /** `stop as famine when extinct(Villager)`. */
  protected readonly stopWhen: Rule<Stop> = this.rule('stopWhen', () => {
    const start = this.start();
    this.CONSUME(t.contextual.stop);
    const name = this.OPTION(() => {
      this.CONSUME(t.contextual.as);
      return this.SUBRULE(this.name);
    });
    this.CONSUME(t.contextual.when, { ERR_MSG: '`when` and a condition' });
    const when = this.SUBRULE(this.expression);
    return { kind: 'stop', name, when, span: this.from(start) };
  });

  /** `measure population = count(all Person) every 10 ticks`. */
  protected readonly measureClause: Rule<Measure> = this.rule('measureClause', () => {
    const start = this.start();
    this.CONSUME(t.contextual.measure);
    const name = this.SUBRULE(this.name);
    this.CONSUME(t.Assign, { ERR_MSG: '`=` and what is measured' });
    const value = this.SUBRULE(this.expression);
    const every = this.OPTION(() => {
      this.CONSUME(t.contextual.every);
      return this.SUBRULE(this.ticks);
    });
    return { kind: 'measure', name, value, every, span: this.from(start) };
  });
}

function noParts(): Parts {
  return {
    tick: [],
    phases: [],
    deadlines: [],
    snapshot: [],
    populations: [],
    agents: [],
    steps: [],
    actions: [],
    contentions: [],
    invariants: [],
    stops: [],
    measures: [],
    report: [],
  };
}

const noWords: ReadonlySet<string> = new Set();
const onlyOnce: ReadonlySet<string> = new Set(['tick', 'snapshot', 'report']);
