import type { ActIr, ExprIr, PatternIr, StatementIr, TargetIr, TextIr, Value } from '../../bundle/index.js';
import type { World } from '../../world/index.js';
import type { Turn } from '../run/turn.js';
import type { Evaluate, Execute, LinkedRoutine, LinkedText } from './linked.js';

/**
 * What linking one construct needs to link those inside it. Handed in, because expressions hold statements, statements
 * hold texts and texts hold expressions, and files that import each other can neither be read nor changed alone.
 */
export interface Linker {
  readonly world: World;
  /** The names of this routine's or scene's locals; asking for one makes it. */
  readonly slots: Slots;
  /** In a scene, locals outlive the turn and a refused statement, so that writing one is remembered. */
  readonly inScene: boolean;
  expression(node: ExprIr): Evaluate;
  expressions(nodes: readonly ExprIr[]): readonly Evaluate[];
  statements(nodes: readonly StatementIr[]): Execute;
  /** `by`: the statement that writes. */
  target(node: TargetIr, by: string | undefined): LinkedTarget;
  pattern(node: PatternIr): Match;
  /** A text that a reader sees. */
  text(node: TextIr): LinkedText;
  /** The text as one string, in no locale. */
  textValue(node: TextIr): Evaluate;
  /** Calls an action for its result; a refusal goes on upward. */
  act(node: ActIr): Evaluate;
  function(name: string): Lazy<LinkedRoutine>;
  action(name: string): Lazy<LinkedRoutine>;
  query(name: string): Lazy<LinkedRoutine>;
  /** Undefined for one that does not run inside the turn. */
  workflow(name: string): Lazy<LinkedRoutine> | undefined;
  /** Writes a local of this routine. */
  write(index: number): (turn: Turn, value: Value) => void;
}

/** Routines call each other in any order, so a call looks its callee up when it is first made. */
export type Lazy<T> = () => T;

export type Match = (turn: Turn, value: Value) => boolean;

/** Where a value is written. What the place depends on is evaluated once, by `at`. */
export interface LinkedTarget {
  readonly at: (turn: Turn) => Place;
  /** `at(turn).set(value)`, without making a place where none is needed. */
  readonly set: (turn: Turn, value: Value) => void;
}

export interface Place {
  get(): Value;
  set(value: Value): void;
  /** The account, where the place is a holding. */
  readonly account?: string;
  readonly resource?: string;
}

export interface Slots {
  readonly names: readonly string[];
  index(name: string): number;
}

export function makeSlots(): Slots {
  const names: string[] = [];
  const known = new Map<string, number>();
  return {
    names,
    index(name) {
      const found = known.get(name);
      if (found !== undefined) return found;
      const index = names.length;
      names.push(name);
      known.set(name, index);
      return index;
    },
  };
}
