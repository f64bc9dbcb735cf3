import type { DeckIr, DrawStrategyIr } from '@fabula/runtime/bundle';
import type { DrawStrategy } from '../1-parse/index.js';
import type { CheckedDeck } from '../3-check/index.js';

/** A deck: its cards by the scenes they are, which are lowered like any. */
export function lowerDeck({ symbol, title, cards, bias, was }: CheckedDeck): DeckIr {
  const { strategy, replacement, reshuffles } = symbol.declaration.draws;
  return {
    ...(was !== undefined && { was }),
    ...(title !== undefined && { title }),
    draws: strategies[strategy],
    ...(!replacement && { withoutReplacement: true }),
    ...(reshuffles && { reshuffles: true }),
    ...(bias && { bias }),
    cards: cards.map(({ declaration, scene, was: cardWas, title: cardTitle, when, weight, payoff }) => ({
      name: declaration.name.text,
      ...(cardWas !== undefined && { was: cardWas }),
      ...(cardTitle !== undefined && { title: cardTitle }),
      scene,
      ...(when && { when }),
      ...(weight && { weight }),
      ...(payoff !== undefined && { payoff }),
    })),
  };
}

const strategies: { readonly [Name in DrawStrategy]: DrawStrategyIr } = {
  weighted: 'weighted',
  first: 'first',
  best: 'best',
  'least seen': 'leastSeen',
  shuffle: 'shuffle',
};
