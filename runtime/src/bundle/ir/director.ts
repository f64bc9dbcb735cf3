import type { ExprIr } from './expression.js';

/**
 * The pace of a story. What a director keeps are fields of the world, named after it: `pacing.beat`, an enum's member;
 * `pacing.since`, the turn in which the beat began; `pacing.over`; each value it adjusts, and for each way that may be
 * gone only so often how often it was (`pacing.twist.rising`). Looked at once a turn, behind rules and missions.
 */
export interface DirectorIr {
  /** Qualified. */
  readonly name: string;
  /** It goes along with this mission; absent: with the session. */
  readonly mission?: string;
  /** In their order; the first is the one it begins with. */
  readonly beats: readonly BeatIr[];
  readonly recaps: readonly RecapIr[];
  readonly adjusts: readonly AdjustIr[];
}

export interface BeatIr {
  readonly name: string;
  /** Turns that it lasts at least, whatever `until` says. */
  readonly least: number;
  /** Turns after which it ends whatever `until` says. */
  readonly most?: number;
  readonly until?: ExprIr;
  /** The first that is not used up is gone; none: behind this beat the director is over. */
  readonly ways: readonly { readonly to: string; readonly most?: number }[];
}

/** What a reader who comes back is told. */
export interface RecapIr {
  /** Milliseconds that have to have gone by. */
  readonly after?: number;
  readonly when?: ExprIr;
  readonly tells: RecapTellsIr;
  /** A text in its place where it has nothing to say, or can't be had. */
  readonly else?: ExprIr;
}

export type RecapTellsIr =
  | { readonly tells: 'text'; readonly text: ExprIr }
  | { readonly tells: 'scene'; readonly scene: string }
  | { readonly tells: 'deck'; readonly deck: string }
  | { readonly tells: 'prompt'; readonly prompt: string };

export interface AdjustIr {
  /** While it does not hold, values go back to where they began. */
  readonly when?: ExprIr;
  readonly values: readonly AdjustedIr[];
}

export interface AdjustedIr {
  /** The field of the world: `pacing.dc`. */
  readonly field: string;
  readonly low: number;
  readonly high: number;
  readonly start: number;
  /** What it shall come to; absent: the story writes it. */
  readonly value?: ExprIr;
  /** How far it may go in a turn. */
  readonly step?: number;
}
