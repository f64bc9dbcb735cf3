import type { ExprIr } from './expression.js';

/** Who reads something, or is told of it. An expression is a player, or several. */
export type AudienceIr =
  | 'all'
  | 'spectators'
  | { readonly role: string }
  | { readonly any: readonly AudienceIr[] }
  | ExprIr;

/** The seats a session may have; absent for a pack that one person plays. */
export interface SeatsIr {
  /** How many there may be for those who play. */
  readonly least: number;
  readonly most: number;
  /** What a seat may have to do besides playing, or instead. */
  readonly roles: readonly string[];
}

/** How a choice is come to where several play. */
export type ChoiceMannerIr = 'first' | 'vote' | 'each' | 'leader' | 'inOrder';
export interface ChoicesIr {
  readonly by: ChoiceMannerIr;
  /** How long is waited: milliseconds. */
  readonly window?: ExprIr;
}
