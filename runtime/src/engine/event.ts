import type { Json, MissionStepIr, Value } from '../bundle/index.js';
import type { Migrated } from './input.js';

/**
 * What happened in a turn. Every change of state is one of these and names the statement that made it (`by`: the id of
 * a line, choice or statement; absent for what the engine itself does). The engine changes state only by folding them,
 * so that folding a ledger and executing it cannot differ.
 */
export type EngineEvent = Happening & {
  /** What a statement said it did this because of, encoded. */
  readonly because?: Json;
};

type Happening =
  | {
      readonly event: 'started';
      readonly seed: string;
      readonly seats: readonly string[];
      readonly roles?: { readonly [role: string]: readonly string[] };
      readonly spectators?: readonly string[];
      readonly config: { readonly [name: string]: Json };
    }
  | { readonly event: 'entered'; readonly by?: string; readonly scene: string }
  | { readonly event: 'reached'; readonly by?: string; readonly label: string }
  /** A cell took a value; `value` absent: the cell went away. */
  | { readonly event: 'set'; readonly by?: string; readonly cell: string; readonly value?: Value }
  | {
      readonly event: 'booked';
      readonly by?: string;
      readonly resource: string;
      readonly amount: bigint;
      readonly from: string;
      readonly to: string;
    }
  | {
      readonly event: 'created';
      readonly by?: string;
      readonly entity: string;
      readonly kind: string;
      /** As it was rendered when the entity was made: it is part of the state, and so of no locale. */
      readonly title?: string;
      readonly fields: { readonly [field: string]: Value };
    }
  | { readonly event: 'retired'; readonly by?: string; readonly entity: string }
  | {
      readonly event: 'linked';
      readonly by?: string;
      readonly relation: string;
      readonly from: string;
      readonly to: string;
      readonly fields: { readonly [field: string]: Value };
    }
  | {
      readonly event: 'unlinked';
      readonly by?: string;
      readonly relation: string;
      readonly from: string;
      readonly to: string;
    }
  | {
      readonly event: 'granted';
      readonly by?: string;
      readonly component: string;
      readonly to: string;
      readonly fields: { readonly [field: string]: Value };
    }
  | { readonly event: 'revoked'; readonly by?: string; readonly component: string; readonly from: string }
  | {
      readonly event: 'emitted';
      readonly by?: string;
      readonly name: string;
      readonly data: { readonly [field: string]: Value };
      /** The seats that are told of it; absent: all. */
      readonly to?: readonly string[];
    }
  /** A reader took a choice (`key` inside a loop); `spent` when it is a once-choice, which is thereby gone. */
  | {
      readonly event: 'chosen';
      readonly by: string;
      readonly seat: string;
      readonly key?: string;
      readonly spent?: true;
      /** Each chooses here, so it is spent for this seat alone. */
      readonly own?: true;
    }
  /** A fallback or an item of a `pick` was used up, or a `~ once` passed. */
  | { readonly event: 'taken'; readonly by: string; readonly key?: string }
  /** A sequence moved on: `at` is the new count. */
  | { readonly event: 'advanced'; readonly by: string; readonly at: number }
  | {
      readonly event: 'rolled';
      readonly by: string;
      readonly count: number;
      readonly sides: number;
      readonly faces: readonly number[];
    }
  /**
   * A card was drawn from those that could be, by their weights; `card` absent: there was none. `roll` is the share of all
   * weights at which a weighted draw fell, `pile` what the deck keeps after it.
   */
  | {
      readonly event: 'drawn';
      readonly by: string;
      readonly deck: string;
      readonly card?: string;
      readonly candidates: readonly { readonly card: string; readonly weight: number }[];
      readonly roll?: number;
      readonly pile?: Value;
    }
  /** A mission, or an objective or a clock of it, came to this; `fail`: by which of the mission's fail states. */
  | {
      readonly event: 'mission';
      readonly mission: string;
      readonly part?: string;
      readonly is: MissionStepIr;
      readonly fail?: number;
    }
  /** A model was asked: what was taken is its answer, or what the story falls back to, and why. */
  | {
      readonly event: 'asked';
      readonly asks: 'prompt' | 'model' | 'intent';
      readonly name: string;
      readonly took: 'answer' | 'fallback';
      readonly why?: 'nobody' | 'misfit' | 'requirement';
    }
  /** A named place to come back to. */
  | { readonly event: 'checkpoint'; readonly by: string; readonly label: string }
  | { readonly event: 'refused'; readonly by: string; readonly refusal: string; readonly detail?: string }
  /** A value left its range and was brought back. */
  | { readonly event: 'saturated'; readonly by: string; readonly wanted: Value; readonly value: Value }
  /** The story failed here; the reader keeps the place of the turn's start. */
  | { readonly event: 'fault'; readonly by?: string; readonly fault: string; readonly detail: string }
  /**
   * The state was converted from what another bundle had told: from which to which, by which migrations; its hashes before and
   * after; places that were gone, and where who stood there stands now. What else the row tells has happened since.
   */
  | ({ readonly event: 'migrated'; readonly after: string } & Migrated)
  /** Where the reader stands after the turn: the encoded flow. */
  | { readonly event: 'moved'; readonly flow: Json };
