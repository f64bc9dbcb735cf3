import type { DeclarationBase } from './declaration.js';
import type { Expression } from './expression.js';
import type { Name, Node, Path } from './node.js';

/** `director pacing: DirectorBeat for find_ledger { beat rising { … } recap by retell adjust { … } }`. */
export interface DirectorDeclaration extends DeclarationBase {
  readonly kind: 'director';
  /** The enum its beats are members of; absent: they are its own. */
  readonly of: Path | undefined;
  /** The mission it goes along with; absent: the whole session. */
  readonly for: Path | undefined;
  readonly beats: readonly DirectorBeat[];
  readonly recaps: readonly Recap[];
  readonly adjusts: readonly Adjust[];
}

/** `beat rising { turns 3..8 words 40..120 tension 0.6 until tide > 6 -> twist }`. */
export interface DirectorBeat extends Node {
  readonly kind: 'directorBeat';
  readonly name: Name;
  /** How many turns it lasts. Without a `high` it lasts until something else ends it. */
  readonly turns: BeatFigure | undefined;
  /** What is told of it besides: `words 40..120`, `tension 0.6`, and whatever an author names. */
  readonly figures: readonly BeatFigure[];
  readonly until: Expression | undefined;
  /** `-> rising at most 2, climax`: the first way that is not used up; empty: the next beat in the list. */
  readonly ways: readonly BeatWay[];
}

/** `words 40..120`; `low` is absent for a single figure. */
export interface BeatFigure extends Node {
  readonly kind: 'beatFigure';
  readonly name: Name;
  readonly low: Expression | undefined;
  readonly high: Expression;
}

export interface BeatWay extends Node {
  readonly kind: 'beatWay';
  readonly to: Name;
  /** `at most 2`: how often it may be gone. */
  readonly most: Expression | undefined;
}

/** `recap after 7d when storm draw openers`, `recap by retell else summary()`. */
export interface Recap extends Node {
  readonly kind: 'recap';
  readonly after: Expression | undefined;
  readonly when: Expression | undefined;
  /** A function, a prompt or a scene. */
  readonly by: Path | undefined;
  readonly draw: Path | undefined;
  readonly otherwise: Expression | undefined;
}

/** `adjust when config.fair { dc in -3..3 = shift() step 1, drip in 0.5..2.0 }`. */
export interface Adjust extends Node {
  readonly kind: 'adjust';
  readonly when: Expression | undefined;
  readonly values: readonly AdjustedValue[];
}

export interface AdjustedValue extends Node {
  readonly kind: 'adjustedValue';
  readonly name: Name;
  readonly low: Expression;
  readonly high: Expression;
  /** `from 1.0`: where it begins. */
  readonly from: Expression | undefined;
  /** What it shall come to; absent: the story writes it. */
  readonly value: Expression | undefined;
  /** How far it may go in one turn. */
  readonly step: Expression | undefined;
}
