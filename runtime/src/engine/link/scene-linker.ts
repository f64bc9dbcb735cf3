import type { OpIr } from '../../bundle/index.js';
import type { Evaluate, LinkedPoint, Operate } from './linked.js';
import type { Linker } from './linker.js';

/** What linking an op of a scene needs besides. */
export interface SceneLinker extends Linker {
  readonly scene: string;
  /** Each chooses for themselves here. */
  readonly each: boolean;
  readonly code: readonly OpIr[];
  /** How deep in `~ to` blocks an op stands: a jump out of one leaves it. */
  readonly audienceDepth: readonly number[];
  /** Of these, the innermost that is for each player in turn, from 1. */
  readonly actingDepth: readonly number[];
  /** The rounds of loops, by the loop's id: `again` goes on with what `for` began. */
  readonly rounds: Map<string, Operate>;
  readonly points: Map<number, LinkedPoint>;
  readonly windows: Map<number, Evaluate>;
}

/** An op with its place. `owner` names it in events: its id, or that of the op before it. */
export interface Placed<O extends OpIr> {
  readonly op: O;
  readonly pc: number;
  readonly owner: string;
}

export type OpOf<N extends OpIr['op']> = Extract<OpIr, { op: N }>;
