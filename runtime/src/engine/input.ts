import type { Json } from '../bundle/index.js';

/** What a reader does. `at` is the only time the engine knows: milliseconds since 1970 in UTC. */
export interface Input {
  readonly commandId: string;
  /** The seat it comes from; a session of one reader has the seat `reader`. */
  readonly seat: string;
  readonly at: number;
  /** BCP 47; only formats output. */
  readonly locale: string;
  /** 32 hex digits of the host's randomness: the salt of personal values in this turn. */
  readonly salt: string;
  readonly act: Act;
}
export type Act =
  /** Starts the session: `asked` answers the player's fields without a value; `seed` roots all chance (32 hex digits). */
  | {
      readonly act: 'start';
      readonly seed: string;
      /** Those who play, each with a body in the world. */
      readonly seats: readonly string[];
      /** Who has which role: those who play, or others who attend without playing. */
      readonly roles?: { readonly [role: string]: readonly string[] };
      /** Who looks on. */
      readonly spectators?: readonly string[];
      readonly asked: { readonly [field: string]: Json };
      /** The same for each player of several, by seat; who is not here answers as `asked` does. */
      readonly askedOf?: { readonly [seat: string]: { readonly [field: string]: Json } };
      readonly config: { readonly [name: string]: Json };
      readonly scene?: string;
      /** The start scene's arguments: only tests start in a scene that has parameters. */
      readonly arguments?: readonly Json[];
    }
  | {
      readonly act: 'choose';
      readonly choice: string;
      readonly key?: string;
      readonly text?: string;
      readonly digest?: string;
    }
  /** `digest` is given when a turn is replayed whose text was forgotten: it stands for the text, which is empty then. */
  | { readonly act: 'say'; readonly text: string; readonly digest?: string }
  /** Calls an action from outside: whoever has a role that its `by` names. */
  | { readonly act: 'call'; readonly action: string; readonly arguments: { readonly [parameter: string]: Json } }
  /** The reader is back after `away` milliseconds: a director may have something to tell them. */
  | { readonly act: 'return'; readonly away: number }
  /** Nothing more is waited for: the window is over, or a moderator says so. */
  | { readonly act: 'close' }
  /**
   * The state that it is given to was converted from what another bundle had told: that is recorded, and where the reader's
   * place is gone the story is played on from where the conversion sends them. It counts as no turn.
   */
  | ({ readonly act: 'migrate' } & Migrated);

/**
 * From which bundle to which, by which migrations; the hash of the state before; places that were gone; and what hangs on words
 * of a person, which would come out otherwise once those are forgotten.
 */
export type Migrated = {
  readonly from: string;
  readonly to: string;
  readonly migrations: readonly string[];
  readonly before: string;
  readonly moved?: readonly { readonly from: string; readonly to: string }[];
  readonly words?: { readonly cells: { readonly [cell: string]: Json }; readonly flow?: Json };
};

/** Why an input was not applied; nothing changed. */
export type InputRefusal =
  | { readonly refusal: 'unknownChoice'; readonly choice: string }
  | { readonly refusal: 'choiceUnavailable'; readonly choice: string }
  | { readonly refusal: 'textWanted' | 'choiceWanted' | 'ended' | 'notStarted' | 'alreadyStarted' }
  | { readonly refusal: 'textTooLong'; readonly max: number }
  | { readonly refusal: 'unknownSeat'; readonly seat: string }
  /** It is for others to answer, or this seat has answered. */
  | { readonly refusal: 'notYourTurn' | 'alreadyGiven'; readonly seat: string }
  /** Who sends it has no role that may. */
  | { readonly refusal: 'notAllowed'; readonly seat: string }
  | { readonly refusal: 'unknownAction'; readonly action: string }
  /** What the action requires does not hold, or it was refused inside; nothing changed. */
  | { readonly refusal: 'actionRefused'; readonly action: string; readonly by: string }
  /** No director has anything to tell who comes back now. */
  | { readonly refusal: 'nothingToTell' }
  /** What is waited for here waits as long as it takes. */
  | { readonly refusal: 'nothingToClose' }
  /** The pack needs what this version does not run. */
  | { readonly refusal: 'notRun'; readonly what: string }
  | { readonly refusal: 'badValue'; readonly field: string; readonly detail: string }
  /** A conversion has moved the reader, and has to be brought to its end before anybody reads on. */
  | { readonly refusal: 'moved'; readonly place: string }
  /** The saved place is not in this bundle. */
  | { readonly refusal: 'placeMissing'; readonly place: string };

/** Something only the shell can fetch; the engine is called again with the answer among the effects. */
export type EffectRequest =
  | { readonly effect: 'campaign' }
  /** A function of the host, the `ordinal`-th one that the turn calls. Arguments are plain JSON, as answers are. */
  | {
      readonly effect: 'call';
      readonly function: string;
      readonly ordinal: number;
      readonly arguments: readonly Json[];
      /** A model is asked: without one, `declined` is the answer. */
      readonly asks?: 'prompt' | 'model' | 'intent';
    };
export interface CallAnswer {
  readonly function: string;
  readonly result: Json;
  /** There was no model to ask: the story's own fallback answers. */
  readonly declined?: true;
}
/** Answers, recorded with the turn; replay feeds them back. */
export interface Effects {
  /**
   * What functions of the host answered, in the order in which the turn calls them. What they were given follows from
   * the input, and may be somebody's words, so it is not kept.
   */
  readonly calls?: readonly CallAnswer[];
  readonly campaign?: { readonly version: number; readonly cells: { readonly [cell: string]: Json } };
}
