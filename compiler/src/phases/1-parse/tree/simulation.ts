import type { ActionDeclaration } from './declaration.js';
import type { Expression, FieldValue, TextLiteral } from './expression.js';
import type { Name, Node, Path } from './node.js';
import type { LogicBlock } from './statement.js';

/** `simulation valley "The valley" seed 7 { tick 1h  phases wake, settle … }`. */
export interface SimulationDeclaration extends Node {
  readonly kind: 'simulation';
  readonly name: Name;
  readonly doc: string | undefined;
  readonly title: TextLiteral | undefined;
  readonly seed: Expression | undefined;
  /** How much time passes in a tick. */
  readonly tick: Expression | undefined;
  readonly phases: readonly Name[];
  /** `deadline decide 8s`. */
  readonly deadlines: readonly (Node & { readonly phase: Name; readonly limit: Expression })[];
  /** `snapshot every 100 ticks`. */
  readonly snapshot: Expression | undefined;
  readonly populations: readonly Population[];
  readonly agents: readonly Agents[];
  /** `on wake { … }`. */
  readonly steps: readonly PhaseStep[];
  readonly actions: readonly SimulationAction[];
  readonly contentions: readonly Contention[];
  readonly invariants: readonly Invariant[];
  readonly stops: readonly Stop[];
  readonly measures: readonly Measure[];
  /** `report run_summary`: a function that is asked when a run has ended. */
  readonly report: Path | undefined;
}

/** `populate Villager count 100 { sack: 3 grain }`. */
export interface Population extends Node {
  readonly kind: 'population';
  readonly of: Path;
  readonly count: Expression | undefined;
  readonly fields: readonly FieldValue[];
}

/** `agents Villager placed by lives_in { perceives …  when night do rest(self)  ask decide(self) … }`. */
export interface Agents extends Node {
  readonly kind: 'agents';
  readonly of: Path;
  /** `placed by stands_in`: the relation that leads to where an agent is. */
  readonly placed: Path | undefined;
  readonly perceives: readonly Perception[];
  /** In the order they are tried. */
  readonly decisions: readonly Decision[];
  /** `may gather, trade`: actions of the pack, besides those of the simulation and those that decisions name. */
  readonly may: readonly Path[];
  /** `at most 1 action per tick`. */
  readonly most: Expression | undefined;
}
export type Decision =
  /** `when hunger > 0.8 do eat(self)`, in a `decide { … }`: `rule eat(self) when hunger > 0.8`. */
  | (Node & { readonly kind: 'agentRule'; readonly when: Expression | undefined; readonly act: Expression })
  /** `ask decide(self) deadline 8s`. */
  | (Node & { readonly kind: 'agentAsk'; readonly prompt: Expression; readonly deadline: Expression | undefined });

/** `perceives within 2 hops of adjacent { Place { biome }  self { all }  events said in last 3 ticks }`. */
export interface Perception extends Node {
  readonly kind: 'perception';
  readonly hops: Expression;
  readonly relation: Path;
  readonly kinds: readonly PerceivedKind[];
  readonly self: PerceivedFields | undefined;
  readonly events: readonly PerceivedEvents[];
}
/** `Place as places { biome, stock rounded to 5.00 food }`. */
export interface PerceivedKind extends Node {
  readonly kind: 'perceivedKind';
  readonly of: Path;
  readonly as: Name | undefined;
  readonly fields: PerceivedFields;
}
export interface PerceivedFields extends Node {
  readonly kind: 'perceivedFields';
  /** `{ all }`. */
  readonly all: boolean;
  readonly fields: readonly (Node & { readonly path: Path; readonly rounded: Expression | undefined })[];
}
export interface PerceivedEvents extends Node {
  readonly kind: 'perceivedEvents';
  readonly events: readonly Path[];
  readonly last: Expression;
}

/** `on wake { … }`. */
export interface PhaseStep extends Node {
  readonly kind: 'phaseStep';
  readonly phase: Name;
  readonly body: LogicBlock;
}

/** An action that only this simulation's agents take. */
export interface SimulationAction extends Node {
  readonly kind: 'simulationAction';
  readonly action: ActionDeclaration;
  readonly contends: readonly Contention[];
}

/** `contends Field.stock share pro_rata`; in an action's head it stands for what that action takes. */
export interface Contention extends Node {
  readonly kind: 'contention';
  readonly what: Path;
  readonly share: Name;
}

/** `invariant fed: count(Villager) > 0 else halt`. */
export interface Invariant extends Node {
  readonly kind: 'invariant';
  readonly name: Name;
  readonly holds: Expression;
  readonly otherwise: 'halt' | 'observe';
}

/** `stop as famine when extinct(Villager)`. */
export interface Stop extends Node {
  readonly kind: 'stop';
  readonly name: Name | undefined;
  readonly when: Expression;
}

/** `measure population = count(Person) every 10 ticks`. */
export interface Measure extends Node {
  readonly kind: 'measure';
  readonly name: Name;
  readonly value: Expression;
  readonly every: Expression | undefined;
}

/** `experiment one_mind_or_two of island seeds 1..5 { arm cheap { set config.escalate_at = 1.0 }  compare gini }`. */
export interface ExperimentDeclaration extends Node {
  readonly kind: 'experiment';
  readonly name: Name;
  readonly doc: string | undefined;
  readonly title: TextLiteral | undefined;
  readonly of: Path;
  readonly seeds: Expression | undefined;
  readonly arms: readonly ExperimentArm[];
  readonly compares: readonly Path[];
}
export interface ExperimentArm extends Node {
  readonly kind: 'experimentArm';
  readonly name: Name;
  readonly settings: readonly (Node & { readonly target: Expression; readonly value: Expression })[];
}
