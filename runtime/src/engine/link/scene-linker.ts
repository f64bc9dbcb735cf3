import type { OpIr } from '../../bundle/index.js';
import type { LinkedPoint, Operate } from './linked.js';
import type { Linker } from './linker.js';

/** What linking an op of a scene needs besides. */
export interface SceneLinker extends Linker {
  readonly scene: string;
  readonly code: readonly OpIr[];
  /** How deep in `~ to` blocks an op stands: a jump out of one leaves it. */
  readonly audienceDepth: readonly number[];
  /** The rounds of loops, by the loop's id: `again` goes on with what `for` began. */
  readonly rounds: Map<string, Operate>;
  readonly points: Map<number, LinkedPoint>;
}

/** An op with its place. `owner` names it in events: its id, or that of the op before it. */
export interface Placed<O extends OpIr> {
  readonly op: O;
  readonly pc: number;
  readonly owner: string;
}

export type OpOf<N extends OpIr['op']> = Extract<OpIr, { op: N }>;
