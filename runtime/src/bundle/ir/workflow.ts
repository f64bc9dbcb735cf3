import type { ExprIr } from './expression.js';
import type { ParameterIr } from './scene.js';
import type { StatementIr } from './statement.js';
import type { TypeIr } from './type.js';

/** Steps that run beside the story, or, `inline`, as the stages of a turn. All spans of time are in milliseconds. */
export interface WorkflowIr {
  readonly name: string;
  readonly title?: string;
  readonly parameters: readonly ParameterIr[];
  readonly inline?: true;
  /** Absent for one that runs only where `run` names it. */
  readonly on?: OccasionIr;
  readonly when?: ExprIr;
  /** What tells one occasion from another: the same key runs once. */
  readonly key?: readonly ExprIr[];
  readonly settings: StepSettingsIr;
  /** Each behind those it comes after. */
  readonly steps: readonly WorkflowStepIr[];
  readonly done?: readonly StatementIr[];
  readonly result?: TypeIr;
  /** What `run` yields, read when all steps and `done` have run. */
  readonly value?: ExprIr;
}

export type OccasionIr =
  /** `slot` holds the event, as a record with the event's own `id`. */
  | { readonly on: 'event'; readonly event: string; readonly slot?: string }
  /** `at` is in minutes of the day, in the time zone `zone`. */
  | { readonly on: 'every'; readonly every: ExprIr; readonly at?: number; readonly zone?: ExprIr }
  | { readonly on: 'instant'; readonly at: ExprIr }
  /** `slot` holds how long the reader was away. */
  | { readonly on: 'resume'; readonly slot?: string };

export interface StepSettingsIr {
  /** How often it is tried again; or after which waits, one a try. */
  readonly retry?: { readonly times: ExprIr } | { readonly after: readonly ExprIr[] };
  readonly backoff?: ExprIr;
  readonly lease?: ExprIr;
  readonly budget?: ExprIr;
}

export interface WorkflowStepIr {
  readonly name: string;
  readonly title?: string;
  readonly after: readonly string[];
  /** Where the steps behind it find what it has yielded. */
  readonly slot?: string;
  readonly result?: TypeIr;
  readonly when?: ExprIr;
  /** Once for each element, side by side; the results are a list. */
  readonly each?: { readonly slot: string; readonly source: ExprIr };
  readonly worker?: string;
  readonly settings: StepSettingsIr;
  readonly body: readonly StatementIr[];
  readonly value?: ExprIr;
}
