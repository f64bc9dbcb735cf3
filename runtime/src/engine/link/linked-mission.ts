import type { Evaluate, Execute } from './linked.js';

/** A mission, linked. Each part has the key of the cell that holds what it has come to. */
export interface LinkedMission {
  readonly name: string;
  readonly key: string;
  readonly starts: Evaluate | undefined;
  readonly objectives: readonly LinkedObjective[];
  /** Those it is done with, when all of them are. */
  readonly needed: readonly LinkedObjective[];
  readonly clocks: readonly LinkedClock[];
  readonly fails: readonly Evaluate[];
  readonly reward: Execute;
  /** How many locals its conditions and blocks need. */
  readonly size: number;
}

export interface LinkedObjective {
  readonly name: string;
  readonly key: string;
  readonly optional: boolean;
  readonly hidden: boolean;
  /** The cells of what it comes after. */
  readonly after: { readonly any: boolean; readonly keys: readonly string[] } | undefined;
  readonly done: Evaluate | undefined;
  readonly fail: Evaluate | undefined;
}

export interface LinkedClock {
  readonly name: string;
  readonly key: string;
  /** Readers see it: it has a title. */
  readonly shown: boolean;
  readonly from: Evaluate;
  readonly full: Evaluate;
  readonly is: Evaluate;
  readonly body: Execute;
}
