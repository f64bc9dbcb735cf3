import type { ExprIr } from './expression.js';

export type DrawStrategyIr = 'weighted' | 'first' | 'best' | 'leastSeen' | 'shuffle';

/** A deck of cards, each of which is a scene. */
export interface DeckIr {
  /** Its name in the version before. */
  readonly was?: string;
  readonly title?: string;
  readonly draws: DrawStrategyIr;
  /** A drawn card stays out: until a reshuffle, or for good. */
  readonly withoutReplacement?: true;
  /** When no card that is left may be drawn, all come back. */
  readonly reshuffles?: true;
  /** A factor for the weight of each card, an int or a float; `slot` holds the card's scene. */
  readonly bias?: { readonly slot: string; readonly value: ExprIr };
  /** In the order they are declared in. */
  readonly cards: readonly CardIr[];
}

export interface CardIr {
  readonly name: string;
  /** Its name in the version before. */
  readonly was?: string;
  /** What a reader sees it offered as, where that is not its scene's title. */
  readonly title?: string;
  /** The scene that is played: the card's own, `harbor_twists.squall`, or the one that it stands for. */
  readonly scene: string;
  /** What must hold besides the scene's own gate; a card with prose has its condition there. */
  readonly when?: ExprIr;
  /** An int or a float; 1 where it is absent. A card of no weight is not drawn. */
  readonly weight?: ExprIr;
  /** The scene that pays it off. */
  readonly payoff?: string;
}
