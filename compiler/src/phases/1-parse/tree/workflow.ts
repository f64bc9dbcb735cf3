import type { DeclarationBase, Parameter } from './declaration.js';
import type { Argument, Expression, TextLiteral } from './expression.js';
import type { Name, Node, Path } from './node.js';
import type { LogicBlock } from './statement.js';
import type { Type } from './type.js';

/**
 * `workflow boundary on scene_left(e) key e.id retry 5 backoff 2s { step … done { … } }`. Without an occasion it runs
 * where `run` names it.
 */
export interface WorkflowDeclaration extends DeclarationBase {
  readonly kind: 'workflow';
  readonly title: TextLiteral | undefined;
  readonly parameters: readonly Parameter[];
  /** `-> T`: what `run` yields. */
  readonly result: Type | undefined;
  /** Inside the turn, without a queue. */
  readonly inline: boolean;
  readonly occasion: Occasion | undefined;
  readonly when: Expression | undefined;
  /** What tells one occasion from another: the same key runs once. */
  readonly key: readonly Expression[];
  readonly settings: StepSettings;
  readonly steps: readonly WorkflowStep[];
  /** After all steps. */
  readonly done: LogicBlock | undefined;
}

export type Occasion =
  | (Node & { readonly kind: 'eventOccasion'; readonly event: Path; readonly binder: Name | undefined })
  /** `every 1d`, `every 1d at 03:00 zone "Europe/Vienna"`. */
  | (Node & {
      readonly kind: 'everyOccasion';
      readonly every: Expression;
      readonly at: ClockTime | undefined;
      readonly zone: Expression | undefined;
    })
  /** `at opening_night`. */
  | (Node & { readonly kind: 'atOccasion'; readonly at: Expression })
  /** `on resume(away)`: the reader comes back, after that long. */
  | (Node & { readonly kind: 'resumeOccasion'; readonly binder: Name | undefined });

/** `03:00`, in minutes of the day. */
export interface ClockTime extends Node {
  readonly kind: 'clockTime';
  readonly minutes: number;
}

/** What a workflow sets for all its steps, and a step for itself. */
export interface StepSettings {
  /** `retry 5`: how often; `retry 1m, 5m`: after which waits. */
  readonly retry: readonly Expression[];
  readonly backoff: Expression | undefined;
  readonly lease: Expression | undefined;
  readonly budget: Expression | undefined;
}

/** `step shoot after prove, decide -> Clip when wanted on worker "gpu" lease 120s { … }`. */
export interface WorkflowStep extends Node {
  readonly kind: 'workflowStep';
  readonly name: Name;
  readonly title: TextLiteral | undefined;
  readonly after: readonly Name[];
  readonly result: Type | undefined;
  readonly when: Expression | undefined;
  /** `each x in xs`: once for each, side by side. */
  readonly each: { readonly binder: Name; readonly source: Expression } | undefined;
  /** `on worker "gpu"`. */
  readonly worker: TextLiteral | undefined;
  readonly settings: StepSettings;
  readonly body: LogicBlock;
}

/** `shared { notes: doc }`: documents that readers write together. */
export interface SharedDeclaration extends Node {
  readonly kind: 'shared';
  readonly doc: string | undefined;
  readonly documents: readonly SharedDocument[];
}
export interface SharedDocument extends Node {
  readonly kind: 'sharedDocument';
  readonly name: Name;
  readonly type: Name;
  readonly doc: string | undefined;
}

/** `run boundary(e)`, as a statement or as the value of a workflow inside the turn. */
export interface RunExpression extends Node {
  readonly kind: 'run';
  readonly workflow: Path;
  readonly arguments: readonly Argument[];
}
/** `advance 1h`: the story's time goes on. */
export interface AdvanceStatement extends Node {
  readonly kind: 'advance';
  readonly by: Expression;
}
/** `checkpoint after_storm`, `checkpoint "after {scene}"`: a named place to come back to. */
export interface CheckpointStatement extends Node {
  readonly kind: 'checkpoint';
  readonly label: Name | TextLiteral;
}
