/**
 * | phase | when it runs |
 * | --- | --- |
 * | `expand` | before the new release plays: tables learn what it will write, and the release before goes on |
 * | `convert` | after it, over what the tables hold |
 * | `sessions` | each session by itself, on its next turn or by a batch |
 * | `contract` | when no session is left behind: what only the release before wrote goes |
 */
export type Phase = 'expand' | 'convert' | 'sessions' | 'contract';

/** One step of a plan, told to who reviews it. */
export interface PlanStep {
  readonly phase: Phase;
  /** What it does, in a sentence. */
  readonly does: string;
  /** Which change it is for. */
  readonly reason: string;
  /** What waits while it runs. */
  readonly lock: string;
  /** What its time grows with. */
  readonly cost: string;
  /** How it is taken back; absent where it can't be. */
  readonly undo?: string;
}

/** The SQL of a migration: the parts that have statements. */
export interface SqlParts {
  readonly expand?: string;
  readonly convert?: string;
  readonly contract?: string;
  readonly undo?: string;
}
