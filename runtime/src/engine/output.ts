import type { Json, MissionStepIr } from '../bundle/index.js';

/** The values of a text's arguments by index, encoded; those the template's walk did not need are absent. */
export type TextArguments = { readonly [argument: string]: Json };

/** A text of the bundle with its arguments: `line` names the op, `slot` which of its texts; a title's `line` is a scene or a card. Rendering happens at the edge. */
export interface TextOutput {
  readonly line: string;
  readonly text: 'text' | 'label' | 'echo' | 'shownElse' | 'title';
  readonly arguments: TextArguments;
}

/** A tag of a line or a choice. The value of one that is declared is of its type, encoded; of any other it is text. */
export interface OutputTag {
  readonly name: string;
  readonly value?: Json;
}

export type OutputPart =
  | {
      readonly part: 'line';
      readonly text: TextOutput;
      /** The speaking entity's id, with its title where it is not a declared one. */
      readonly speaker?: { readonly id: string; readonly title?: string };
      readonly tags: readonly OutputTag[];
      readonly glueBefore: boolean;
      readonly glueAfter: boolean;
      /** Absent: all readers of the scene. */
      readonly audience?: readonly string[];
    }
  /** A step of a mission that readers are told of: the mission's own, or that of an objective or a clock, the `item`. */
  | {
      readonly part: 'mission';
      readonly mission: string;
      readonly item?: string;
      readonly is: MissionStepIr;
      /** Which of its fail states it failed by. */
      readonly fail?: number;
    }
  /** What a director tells a reader who comes back: a text in no locale, encoded. */
  | {
      readonly part: 'recap';
      readonly director: string;
      readonly says: Json;
      /** Who comes back, where others read, too. */
      readonly audience?: readonly string[];
    }
  /** The reader was moved by a conversion; the note is the author's, in the language of the story. */
  | { readonly part: 'moved'; readonly note?: string }
  | { readonly part: 'ended' };

/** What the session waits for. */
export type Waiting =
  | {
      readonly wait: 'choice';
      readonly point: string;
      readonly scene: string;
      readonly options: readonly Option[];
      readonly window?: number;
    }
  | {
      readonly wait: 'text';
      readonly point: string;
      readonly scene: string;
      readonly max: number;
      /** How many milliseconds are waited; then whoever runs the session closes it. */
      readonly window?: number;
    }
  /** Others are to answer: who is still waited for. */
  | {
      readonly wait: 'others';
      readonly point: string;
      readonly scene: string;
      readonly seats: readonly string[];
      readonly window?: number;
    }
  | { readonly wait: 'ended' };

/** One choice on offer. `available: false` shows its `reason` and can't be taken. */
export interface Option {
  readonly choice: string;
  readonly key?: string;
  readonly label: TextOutput;
  readonly available: boolean;
  readonly reason?: TextOutput;
  /** Set when the choice also takes text. */
  readonly hearMax?: number;
  readonly tags: readonly OutputTag[];
}
