import { valueWeight } from '../nesting.js';
import * as t from '../tokens/tokens.js';
import type { Agents, Decision, Expression, Path, Perception } from '../tree/index.js';
import { PerceptionGrammar } from './perceptions.js';
import type { Rule } from './token-reader.js';

interface Parts {
  readonly perceives: Perception[];
  readonly decisions: Decision[];
  readonly may: Path[];
  readonly most: Expression[];
}

/** Who acts in a simulation: what they see, and how they decide. */
export abstract class AgentGrammar extends PerceptionGrammar {
  protected readonly agents: Rule<Agents> = this.rule('agents', () => {
    const start = this.start();
    this.CONSUME(t.contextual.agents);
    const of = this.SUBRULE(this.path);
    const placed = this.OPTION(() => {
      this.CONSUME(t.contextual.placed);
      this.CONSUME(t.contextual.by, { ERR_MSG: '`by` and a relation' });
      return this.SUBRULE2(this.path);
    });
    const parts: Parts = { perceives: [], decisions: [], may: [], most: [] };
    this.CONSUME(t.RecordOpen, { ERR_MSG: '`{` and what the agents see and do' });
    this.enter(valueWeight);
    this.entries('a clause of the agents (`perceives`, `when`, `ask`, `decide`, `may`, `at most`)', [
      { ALT: () => this.keep(parts.perceives, this.SUBRULE(this.perception)) },
      { ALT: () => this.SUBRULE(this.decide, { ARGS: [parts.decisions] }) },
      { ALT: () => this.keep(parts.decisions, this.SUBRULE(this.agentWhen)) },
      { ALT: () => this.keep(parts.decisions, this.SUBRULE(this.agentAsk)) },
      {
        ALT: () => {
          this.CONSUME(t.contextual.may);
          const paths = this.SUBRULE(this.paths);
          if (!this.RECORDING_PHASE) parts.may.push(...paths);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.contextual.at);
          this.CONSUME(t.contextual.most, { ERR_MSG: '`most` and how many actions' });
          this.keep(parts.most, this.SUBRULE(this.countOf, { ARGS: [actionWords] }));
          this.OPTION2(() => this.CONSUME(t.contextual.per));
          this.OPTION3(() => this.CONSUME(t.contextual.tick));
        },
      },
    ]);
    this.CONSUME(t.Close);
    this.depth -= valueWeight;
    const { perceives, decisions, may, most } = parts;
    return { kind: 'agents', of, placed, perceives, decisions, may, most: most[0], span: this.from(start) };
  });

  /** `decide { rule sleep(self) when night()  ask think }`. */
  protected readonly decide: Rule<void, [Decision[]]> = this.rule('decide', (into: Decision[]) => {
    this.CONSUME(t.contextual.decide);
    this.CONSUME(t.RecordOpen, { ERR_MSG: '`{` and the rules by which it is decided' });
    this.enter(valueWeight);
    this.entries('`rule`, `when` or `ask`', [
      { ALT: () => this.keep(into, this.SUBRULE(this.agentRule)) },
      { ALT: () => this.keep(into, this.SUBRULE(this.agentWhen)) },
      { ALT: () => this.keep(into, this.SUBRULE(this.agentAsk)) },
    ]);
    this.CONSUME(t.Close);
    this.depth -= valueWeight;
  });

  /** `rule eat(self, 1.00 food) when hunger > 0.8`. */
  protected readonly agentRule: Rule<Decision> = this.rule('agentRule', () => {
    const start = this.start();
    this.CONSUME(t.contextual.rule);
    const act = this.SUBRULE(this.operand);
    const when = this.OPTION(() => {
      this.CONSUME(t.contextual.when);
      return this.SUBRULE(this.expression);
    });
    return { kind: 'agentRule', when, act, span: this.from(start) };
  });

  /** `when hunger > 0.8 do eat(self)`. */
  protected readonly agentWhen: Rule<Decision> = this.rule('agentWhen', () => {
    const start = this.start();
    this.CONSUME(t.contextual.when);
    const when = this.SUBRULE(this.expression);
    this.CONSUME(t.contextual.do, { ERR_MSG: '`do` and an action' });
    const act = this.SUBRULE(this.operand);
    return { kind: 'agentRule', when, act, span: this.from(start) };
  });

  /** `ask decide(self) deadline 8s`. */
  protected readonly agentAsk: Rule<Decision> = this.rule('agentAsk', () => {
    const start = this.start();
    this.CONSUME(t.contextual.ask);
    const prompt = this.SUBRULE(this.operand);
    const deadline = this.OPTION(() => {
      this.CONSUME(t.contextual.deadline);
      return this.SUBRULE2(this.operand);
    });
    return { kind: 'agentAsk', prompt, deadline, span: this.from(start) };
  });
}

const actionWords: ReadonlySet<string> = new Set(['action', 'actions']);
