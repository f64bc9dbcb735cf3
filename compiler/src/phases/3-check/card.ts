import type { CardDeclaration, DeckDeclaration, SceneDeclaration } from '../1-parse/index.js';
import { isSymbolOf, lookupPath, type Symbol } from '../2-bind/index.js';
import { plainText } from './expressions/literal.js';
import { namesOf } from './names.js';
import { constantFigure } from './types/constant.js';

/** The scene that is played when a card is drawn. */
export function sceneOfCard(
  deck: Symbol<DeckDeclaration>,
  card: CardDeclaration,
): Symbol<SceneDeclaration> | undefined {
  if (!card.scene || card.prose) return deck.cards?.get(card.name.text);
  const found = lookupPath(deck.chapter, 'scene', namesOf(card.scene));
  return found.found === 'one' && found.rest.length === 0 && isSymbolOf(found.symbol, 'scene')
    ? found.symbol
    : undefined;
}

/** What a card is offered as: its own title, else that of the scene it stands for. */
export function titleOf(card: CardDeclaration, scene: Symbol<SceneDeclaration> | undefined): string | undefined {
  const written = card.title ?? scene?.declaration.title;
  return written && plainText(written);
}

/** Whether it can come to pass that no card may be drawn, going by what is written at the cards. */
export function mayRunDry(deck: Symbol<DeckDeclaration>): boolean {
  const { draws, cards, bias, signed } = deck.declaration;
  // A bias may take every weight away, and what a file has is not the pack's to know.
  if (bias || signed) return true;
  return (!draws.replacement && !draws.reshuffles) || !cards.some((card) => isAlwaysOpen(deck, card));
}

/** Whether a card has neither condition nor gate, and a weight that is there. */
function isAlwaysOpen(deck: Symbol<DeckDeclaration>, card: CardDeclaration): boolean {
  if (card.when || (card.weight && (constantFigure(card.weight) ?? 0) <= 0)) return false;
  return card.prose !== undefined || sceneOfCard(deck, card)?.declaration.opens === undefined;
}
