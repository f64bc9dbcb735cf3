import type { ExprIr } from './expression.js';
import type { StatementIr } from './statement.js';
import type { TypeIr } from './type.js';

/**
 * Something a reader is after. Looked at behind the rules at a turn's end while it is active; each step it takes, it
 * takes once.
 */
export interface MissionIr {
  /** Qualified: state, refusals and chance name it. */
  readonly name: string;
  /** Its name in the version before. */
  readonly was?: string;
  readonly title?: string;
  /** What must hold for it to start; absent: it is active from the session's start. */
  readonly starts?: ExprIr;
  readonly objectives: readonly ObjectiveIr[];
  readonly clocks: readonly ClockIr[];
  readonly fails: readonly { readonly title: string; readonly when: ExprIr }[];
  /** Run when it is done. */
  readonly reward: readonly StatementIr[];
  /** What is drawn when a director comes to a beat, as long as the mission is active. */
  readonly twists?: readonly { readonly director: string; readonly beat: string; readonly deck: string }[];
}

/** Open when what it comes after is done. Without `done` it is done with the mission, unless it failed before. */
export interface ObjectiveIr {
  readonly name: string;
  /** Its name in the version before. */
  readonly was?: string;
  readonly title?: string;
  /** The mission neither waits for it nor fails with it. */
  readonly optional?: true;
  /** Not shown before it is done or failed. */
  readonly hidden?: true;
  readonly after?: { readonly any: boolean; readonly objectives: readonly string[] };
  readonly done?: ExprIr;
  readonly fail?: ExprIr;
}

/** Full when `is` holds: then its body runs. Readers are shown those with a title. */
export interface ClockIr {
  readonly name: string;
  /** Its name in the version before. */
  readonly was?: string;
  readonly title?: string;
  readonly from: ExprIr;
  readonly full: ExprIr;
  /** The type of both figures, to show them by. */
  readonly type: TypeIr;
  /** Whether `from` has come to `full`. */
  readonly is: ExprIr;
  readonly body: readonly StatementIr[];
}

/** What missions, objectives and clocks come to; an objective that waits and a mission that has not started are none of these. */
export type MissionStepIr = 'active' | 'open' | 'done' | 'failed' | 'full';
