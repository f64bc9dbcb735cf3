import type { ExprIr } from './expression.js';
import type { ActionIr } from './program.js';
import type { ParameterIr } from './scene.js';
import type { StatementIr } from './statement.js';
import type { TextIr } from './text.js';

/**
 * A world that runs by ticks. In its logic the slot `tick` holds the tick, in what agents ask `self` and `view`, in a
 * population's values `nth`, in an action's body `evidence`.
 */
export interface SimulationIr {
  readonly name: string;
  readonly title?: string;
  readonly seed?: ExprIr;
  /** How much of the story's time a tick is, in milliseconds. */
  readonly tick?: ExprIr;
  readonly phases: readonly string[];
  readonly deadlines: readonly { readonly phase: string; readonly limit: ExprIr }[];
  /** In ticks. */
  readonly snapshot?: ExprIr;
  readonly populations: readonly PopulationIr[];
  readonly agents: readonly AgentsIr[];
  readonly steps: readonly { readonly phase: string; readonly body: readonly StatementIr[] }[];
  /** Its own, by qualified name. */
  readonly actions: { readonly [name: string]: ActionIr };
  readonly contentions: readonly ContentionIr[];
  readonly invariants: readonly {
    readonly name: string;
    readonly holds: ExprIr;
    readonly otherwise: 'halt' | 'observe';
  }[];
  readonly stops: readonly { readonly name?: string; readonly when: ExprIr }[];
  readonly measures: readonly { readonly name: string; readonly value: ExprIr; readonly every?: ExprIr }[];
  /** A function that is asked when a run has ended. */
  readonly report?: string;
}

export interface PopulationIr {
  readonly kind: string;
  readonly count: ExprIr;
  readonly title?: ExprIr;
  readonly fields: { readonly [field: string]: ExprIr };
  /** Edges that each one begins with, to what a value names. */
  readonly edges: readonly { readonly relation: string; readonly to: ExprIr }[];
}

export interface AgentsIr {
  readonly kind: string;
  /** The relation that leads to where an agent is. */
  readonly placed?: string;
  readonly perceives: readonly PerceptionIr[];
  /** The first that holds decides. */
  readonly decisions: readonly DecisionIr[];
  /** How many actions one may take in a tick. */
  readonly most?: ExprIr;
}
export type DecisionIr =
  | { readonly by: 'rule'; readonly when?: ExprIr; readonly act: SimulationActIr }
  /** A prompt that yields what is to be done. */
  | { readonly by: 'ask'; readonly ask: ExprIr; readonly deadline?: ExprIr };
export interface SimulationActIr {
  readonly action: string;
  readonly arguments: readonly ExprIr[];
}

export interface PerceptionIr {
  readonly hops: ExprIr;
  readonly relation: string;
  /** By the name that it has in the view. */
  readonly kinds: readonly { readonly as: string; readonly kind: string; readonly fields: readonly SeenFieldIr[] }[];
  readonly self?: readonly SeenFieldIr[];
  readonly events: readonly { readonly event: string; readonly last: ExprIr }[];
}
/** A field as it is seen: `title` is the display name. */
export interface SeenFieldIr {
  readonly field: string;
  readonly rounded?: ExprIr;
}

export interface ContentionIr {
  /** Of one action only. */
  readonly action?: string;
  readonly kind: string;
  readonly field: string;
  readonly share: ShareIr;
}
export type ShareIr = 'pro_rata' | 'first_come' | 'auction' | 'all_or_none';

/** What is to come true in a simulation. */
export interface GoalIr {
  readonly name: string;
  readonly title?: string;
  readonly simulation: string;
  readonly parameters: readonly ParameterIr[];
  readonly given: readonly ExprIr[];
  /** In ticks. */
  readonly within: ExprIr;
  /** What is looked at when an episode begins; claims read the slots. */
  readonly initial: readonly { readonly slot: string; readonly value: ExprIr }[];
  readonly claims: readonly ClaimIr[];
  readonly beats: readonly GoalBeatIr[];
  readonly evidence: {
    readonly solver: 'required' | 'optional';
    readonly observer: 'required' | 'optional';
    /** A function that judges instead of the library's. */
    readonly judge?: string;
  };
}
export type ClaimIr =
  | { readonly claim: 'always' | 'eventually'; readonly holds: ExprIr }
  | { readonly claim: 'witnessed'; readonly text: string; readonly cue?: ExprIr };
export interface GoalBeatIr {
  readonly name: string;
  readonly title?: string;
  readonly after: readonly string[];
  readonly act: SimulationActIr;
  readonly shot?: TextIr;
}

/** One simulation, or one goal, under several settings. */
export interface ExperimentIr {
  readonly name: string;
  readonly title?: string;
  readonly simulation?: string;
  readonly goal?: string;
  readonly seeds: { readonly low: number; readonly high: number };
  readonly arms: readonly { readonly name: string; readonly config: { readonly [field: string]: ExprIr } }[];
  readonly compares: readonly string[];
}
