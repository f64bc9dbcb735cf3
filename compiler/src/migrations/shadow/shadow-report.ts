import type { Walk } from './walks.js';

/** What was tried, and went well. */
export interface ShadowReport {
  readonly sessions: number;
  /** Different places that they stood at. */
  readonly places: number;
  /** Walks that no session could be made of. */
  readonly leftOut: number;
  /** Sessions that were led to another place. */
  readonly moved: number;
  /** Turns that were played under the next bundle. */
  readonly turns: number;
}

/** What went wrong, and the walk that leads there. */
export interface Failure {
  readonly failed:
    | 'bundle'
    | 'store'
    | 'sql'
    | 'edited'
    | 'undone'
    | 'converted'
    | 'kept'
    | 'differs'
    | 'played'
    | 'rebuilt'
    | 'replayed'
    | 'tables';
  readonly detail: string;
  readonly walk?: Walk;
}

export function failure(failed: Failure['failed'], detail: string, walk?: Walk): Failure {
  return { failed, detail, ...(walk && { walk }) };
}
