import type { AudienceIr, ChoicesIr } from './audience.js';
import type { ExprIr, PatternIr } from './expression.js';
import type { ActIr, OutcomeIr, StatementIr } from './statement.js';
import type { SequenceStrategy, TextIr } from './text.js';
import type { TypeIr } from './type.js';

export interface ParameterIr {
  readonly name: string;
  /** The slot that holds it. */
  readonly slot: string;
  readonly type: TypeIr;
  readonly default?: ExprIr;
}

/**
 * A scene is straight code: `code[0]` is its first line, targets (`to`, `else`, `next`, `end`) are indexes into it.
 * A saved place is never an index: it is the id of an op (`id`), which stays when the scene is edited.
 */
export interface SceneIr {
  /** Qualified: `warehouse.office`. */
  readonly name: string;
  readonly title?: TextIr;
  readonly parameters: readonly ParameterIr[];
  readonly cast: readonly string[];
  readonly at?: string;
  readonly mass?: number;
  /** A gate: what must hold for a divert to enter. */
  readonly opens?: ExprIr;
  /** Who decides where several play; absent: who is first. */
  readonly choices?: ChoicesIr;
  readonly tags: readonly TagIr[];
  /** What its frames hold between turns, by slot; a conversion has to know. Absent for a scene that holds nothing. */
  readonly slots?: { readonly [slot: string]: TypeIr };
  /** Its name in the version before. */
  readonly was?: string;
  readonly code: readonly OpIr[];
}

/** `value` is that of a tag that is not declared, `of` that of one that is: of the type that it is declared with. */
export interface TagIr {
  readonly name: string;
  readonly value?: string;
  readonly of?: ExprIr;
}

export type OpIr =
  /** A line. `glueBefore`, `glueAfter` are `<>`. */
  | {
      readonly op: 'say';
      readonly id: string;
      readonly speaker?: ExprIr;
      readonly text: TextIr;
      readonly tags?: readonly TagIr[];
      readonly glueBefore?: true;
      readonly glueAfter?: true;
    }
  /** Tags on a line of their own: they go with the next line said. */
  | { readonly op: 'stage'; readonly tags: readonly TagIr[] }
  | { readonly op: 'label'; readonly id: string; readonly name: string }
  /** Logic; a refusal inside undoes it and is recorded. */
  | { readonly op: 'do'; readonly do: StatementIr }
  | { readonly op: 'jump'; readonly to: number }
  | { readonly op: 'branch'; readonly condition: ExprIr; readonly else: number }
  /** Takes the first arm that matches; `else` when none does. */
  | {
      readonly op: 'match';
      readonly subject: ExprIr;
      readonly arms: readonly {
        readonly patterns: readonly PatternIr[];
        readonly guard?: ExprIr;
        readonly to: number;
      }[];
      readonly else: number;
    }
  /** An action's outcome decides where to go on; `else` when no arm takes it (a refusal is then undone and recorded). */
  | {
      readonly op: 'act';
      readonly act: ActIr;
      readonly arms: readonly { readonly outcome: OutcomeIr; readonly to: number }[];
      readonly else: number;
    }
  /** Loops over a snapshot kept in the frame under `id`. */
  | {
      readonly op: 'for';
      readonly id: string;
      readonly slot: string;
      readonly index?: string;
      readonly source: ExprIr;
      readonly condition?: ExprIr;
      readonly end: number;
    }
  | { readonly op: 'again'; readonly for: string; readonly to: number }
  /** Chooses one of several bodies. `first` takes the first whose guard holds. */
  | {
      readonly op: 'pick';
      readonly id: string;
      readonly strategy: SequenceStrategy | 'first';
      readonly items: readonly { readonly guard?: ExprIr; readonly once?: string; readonly to: number }[];
      readonly else: number;
    }
  /** `~ once`: goes on the first time, else to `else`. */
  | { readonly op: 'once'; readonly id: string; readonly else: number }
  /** Output until the matching `endAudience` goes to these; with `each`, who is one player and acts in it. */
  | { readonly op: 'audience'; readonly to: AudienceIr; readonly each?: true }
  | { readonly op: 'endAudience' }
  /** A choice point begins; up to `await` only branches, loops and offers stand. Evaluating it changes nothing. */
  | { readonly op: 'point'; readonly id: string; readonly await: number }
  | {
      readonly op: 'offer';
      /** The choice's id. */
      readonly id: string;
      readonly sticky: boolean;
      readonly guard?: ExprIr;
      readonly label: TextIr;
      /** What is said when it is taken; absent when the label is not echoed. */
      readonly echo?: TextIr;
      /** Shown with its reason when the guard fails. */
      readonly shownElse?: TextIr;
      /** Inside loops: the elements that make the choice's key. */
      readonly keys?: readonly string[];
      /** Free text with the choice. */
      readonly hear?: HearIr;
      readonly tags?: readonly TagIr[];
      readonly to: number;
    }
  | {
      readonly op: 'fallback';
      readonly id: string;
      readonly guard?: ExprIr;
      readonly sticky: boolean;
      readonly to: number;
    }
  /** Offers a scene, as long as its gate is open. Offered choices come after the point's own. */
  | {
      readonly op: 'offerScene';
      readonly id: string;
      readonly scene: string;
      readonly keys?: readonly string[];
      readonly to: number;
    }
  /** Offers the cards of a deck that may be drawn, the heaviest first; the one that is taken is kept in the slot. */
  | {
      readonly op: 'offerCards';
      readonly id: string;
      readonly deck: string;
      readonly slot: string;
      readonly keys?: readonly string[];
      readonly to: number;
    }
  /** Waits for a choice; without an available one takes the fallback, or goes on. `id` is the point's. */
  | { readonly op: 'await'; readonly id: string }
  /** Where each has chosen: goes on with the next one's choice at the point, and behind the last one's. */
  | { readonly op: 'gather'; readonly id: string }
  /** Waits for text. */
  | { readonly op: 'hear'; readonly id: string; readonly hear: HearIr }
  /** Leaves for a scene or for a label in one; `run` when text before it runs on. `else` where a gate is shut. */
  | {
      readonly op: 'divert';
      readonly id: string;
      readonly scene: ExprIr | string;
      readonly label?: string;
      readonly arguments: readonly ExprIr[];
      readonly run?: true;
      readonly else?: number;
    }
  | {
      readonly op: 'visit';
      readonly id: string;
      readonly scene: ExprIr | string;
      readonly label?: string;
      readonly arguments: readonly ExprIr[];
    }
  /**
   * Draws a card, visits its scene and goes on after. `slot` keeps the card's name, or none. `card` is a slot that holds the
   * name of a card that was chosen already.
   */
  | { readonly op: 'draw'; readonly id: string; readonly deck: string; readonly slot?: string; readonly card?: string }
  /** Leaves for the heaviest card that may be drawn; `else` where there is none. */
  | { readonly op: 'best'; readonly id: string; readonly deck: string; readonly run?: true; readonly else?: number }
  | { readonly op: 'back' }
  | { readonly op: 'end' }
  /** The scene's end: returns to the visitor, or ends the story as a dead end. */
  | { readonly op: 'exit' };

export interface HearIr {
  readonly slot: string;
  /** Grapheme clusters. */
  readonly max: number;
  readonly personal: boolean;
  /** Everyone who plays is heard: the slot takes a list of `by` and `text`. */
  readonly each?: true;
  /** How long is waited: milliseconds. */
  readonly window?: ExprIr;
}
