import { catalogue, type Diagnostic, diagnostic } from '../../diagnostics/index.js';
import type { CardDeclaration, DeckDeclaration, SceneDeclaration } from '../1-parse/index.js';
import type { Symbol } from './symbols.js';

/**
 * The cards of a deck that have prose of their own, as the scenes they are: `harbor_twists.squall`. They are played,
 * counted and saved like any scene; what is not in a chapter's names is only found by way of the deck.
 */
export function bindCards(
  deck: Omit<Symbol<DeckDeclaration>, 'cards'>,
  diagnostics: Diagnostic[],
): Symbol<DeckDeclaration> {
  const cards = new Map<string, Symbol<SceneDeclaration>>();
  const symbol: Symbol<DeckDeclaration> = { ...deck, cards };
  const first = new Map<string, CardDeclaration>();
  for (const card of deck.declaration.cards) {
    const name = card.name.text;
    if (name === '') continue;
    const known = first.get(name);
    if (known) {
      const place = { file: deck.file.path, span: card.name.span };
      const related = [{ place: { file: deck.file.path, span: known.name.span }, message: `\`${name}\` is here.` }];
      diagnostics.push(diagnostic(catalogue.duplicateName, place, { name }, { related }));
      continue;
    }
    first.set(name, card);
    if (!card.prose) continue;
    const { chapter, file } = deck;
    cards.set(name, { id: `${deck.id}.${name}`, name, chapter, file, declaration: card.prose, deck: symbol });
  }
  return symbol;
}

/** The name of a card, as its deck knows it: of two with one name the first counts. */
export function cardNamed(deck: Symbol<DeckDeclaration>, name: string): CardDeclaration | undefined {
  return name === '' ? undefined : deck.declaration.cards.find((card) => card.name.text === name);
}

/** Cards whose id a scene has, too: a chapter that has the name of a deck, and in it a scene with that of a card. */
export function reportCardsNamedAsScenes(symbols: readonly Symbol[], diagnostics: Diagnostic[]): void {
  const scenes = new Map(
    symbols.filter((symbol) => symbol.declaration.kind === 'scene' && !symbol.deck).map((each) => [each.id, each]),
  );
  for (const card of symbols) {
    const scene = card.deck && scenes.get(card.id);
    if (!scene) continue;
    const place = { file: card.file.path, span: card.declaration.name.span };
    const related = [
      { place: { file: scene.file.path, span: scene.declaration.name.span }, message: `\`${scene.id}\` is here.` },
    ];
    diagnostics.push(diagnostic(catalogue.duplicateName, place, { name: card.id }, { related }));
  }
}
