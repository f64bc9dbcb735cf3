import type { Parameter } from './declaration.js';
import type { Expression, TextLiteral } from './expression.js';
import type { Name, Node, Path } from './node.js';
import type { PromptText } from './prose.js';

/** `goal survive_winter(least: int = 100) "The village lives" in valley { given …  within 200 ticks  eventually … }`. */
export interface GoalDeclaration extends Node {
  readonly kind: 'goal';
  readonly name: Name;
  readonly doc: string | undefined;
  readonly title: TextLiteral | undefined;
  readonly parameters: readonly Parameter[];
  readonly in: Path;
  readonly given: readonly Expression[];
  /** In ticks. */
  readonly within: Expression | undefined;
  readonly claims: readonly GoalClaim[];
  readonly beats: readonly GoalBeat[];
  readonly evidence: GoalEvidence | undefined;
}

export type GoalClaim =
  | (Node & { readonly kind: 'always' | 'eventually'; readonly holds: Expression })
  /** `eventually witnessed "the far pier is visible" cue fog < 0.2`: only an eye can decide it. */
  | (Node & { readonly kind: 'witnessed'; readonly text: TextLiteral; readonly cue: Expression | undefined });

/** `beat harvest "The harvest" after sow does gather(tom, north_field) shot { … }`. */
export interface GoalBeat extends Node {
  readonly kind: 'goalBeat';
  readonly name: Name;
  readonly title: TextLiteral | undefined;
  readonly after: readonly Name[];
  /** Undefined where it is missing, which was reported. */
  readonly does: Expression | undefined;
  readonly shot: PromptText | undefined;
}

/** `evidence solver required, observer optional judged by weigh`. */
export interface GoalEvidence extends Node {
  readonly kind: 'goalEvidence';
  readonly solver: 'required' | 'optional' | undefined;
  readonly observer: 'required' | 'optional' | undefined;
  readonly judge: Path | undefined;
}
