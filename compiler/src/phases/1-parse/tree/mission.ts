import type { Expression, TextLiteral } from './expression.js';
import type { Name, Node, Path } from './node.js';
import type { LogicBlock } from './statement.js';

/** `mission find_ledger "Find the ledger" starts when hired { … }`. */
export interface MissionDeclaration extends Node {
  readonly kind: 'mission';
  readonly name: Name;
  readonly doc: string | undefined;
  /** `was old_name`. */
  readonly was?: Path | undefined;
  readonly title: TextLiteral | undefined;
  /** `starts when cond`; without it the mission is active from the session's start. */
  readonly starts: Expression | undefined;
  readonly objectives: readonly Objective[];
  readonly clocks: readonly Clock[];
  readonly fails: readonly FailState[];
  /** What is done when the mission is; each in its own `reward { … }`. */
  readonly rewards: readonly LogicBlock[];
  readonly twists: readonly Twist[];
}

/** `optional objective confront "Confront Mara" after any of search, ask done when visited(confession)`. */
export interface Objective extends Node {
  readonly kind: 'objective';
  readonly name: Name;
  /** `was old_name`. */
  readonly was?: Name | undefined;
  readonly title: TextLiteral | undefined;
  readonly optional: boolean;
  readonly hidden: boolean;
  readonly after: After | undefined;
  readonly done: Expression | undefined;
  readonly fail: Expression | undefined;
}

/** `after search, confront`: all of them; `after any of …`: one is enough. */
export interface After extends Node {
  readonly kind: 'after';
  readonly any: boolean;
  readonly objectives: readonly Name[];
}

/** `clock high_water "High water" from tide full 12 { storm = true }`. */
export interface Clock extends Node {
  readonly kind: 'clock';
  readonly name: Name;
  /** `was old_name`. */
  readonly was?: Name | undefined;
  readonly title: TextLiteral | undefined;
  readonly from: Expression;
  readonly full: Expression;
  readonly body: LogicBlock | undefined;
}

/** `fail "The tide takes it" when tide >= 12`. */
export interface FailState extends Node {
  readonly kind: 'failState';
  /** What the reader is told. It is always there: `fail when` behind an objective is the objective's. */
  readonly title: TextLiteral;
  readonly when: Expression;
}

/** `twist at rising draw harbor_twists`: when the director enters the beat. */
export interface Twist extends Node {
  readonly kind: 'twist';
  readonly beat: Name;
  readonly deck: Path;
}
