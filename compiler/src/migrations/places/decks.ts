import type { DeckConversionIr } from '@fabula/runtime/bundle';
import type { Change, Models, Renames } from '../change.js';
import { keptCards, keptDecks } from './scene-names.js';

/** What becomes of the piles of decks: by names, so that a card that is drawn already stays so. */
export function diffDecks(
  models: Models,
  renames: Renames,
): { readonly changes: readonly Change[]; readonly decks: { readonly [deck: string]: DeckConversionIr } } {
  const { before, after } = models;
  const kept = keptDecks(models, renames);
  const changes: Change[] = [];
  const decks: { [deck: string]: DeckConversionIr } = {};
  for (const [name, deck] of Object.entries(before.decks ?? {})) {
    const now = kept.get(name);
    const today = now === undefined ? undefined : after.decks?.[now];
    if (now === undefined || !today) {
      decks[name] = { gone: true };
      const says = `Deck \`${name}\` is gone: which of its cards were drawn is forgotten.`;
      changes.push({ change: 'removed', what: 'deck', name, grade: 'dangerous', says });
      continue;
    }
    const cards = keptCards(deck, today);
    const renamed = [...cards].filter(([was, is]) => was !== is);
    const gone = deck.cards.map((card) => card.name).filter((card) => !cards.has(card));
    if (now !== name) {
      const says = `Deck \`${name}\` is called \`${now}\` from now on; its piles stay as they are.`;
      changes.push({ change: 'renamed', what: 'deck', name: now, was: name, grade: 'safe', says });
    }
    for (const [was, is] of renamed) {
      const says = `Card \`${was}\` of deck \`${now}\` is called \`${is}\` from now on; whether it was drawn stays known.`;
      changes.push({
        change: 'renamed',
        what: 'card',
        name: `${now}.${is}`,
        was: `${name}.${was}`,
        grade: 'safe',
        says,
      });
    }
    for (const card of gone) {
      const says = `Card \`${card}\` of deck \`${now}\` is gone: it is not drawn any more, and that it was is forgotten.`;
      changes.push({ change: 'removed', what: 'card', name: `${name}.${card}`, grade: 'dangerous', says });
    }
    for (const { name: card } of today.cards) {
      if ([...cards.values()].includes(card)) continue;
      const says = `Card \`${card}\` is new in deck \`${now}\`: sessions may draw it from now on.`;
      changes.push({ change: 'added', what: 'card', name: `${now}.${card}`, grade: 'safe', says });
    }
    const conversion: DeckConversionIr = {
      ...(now !== name && { to: now }),
      ...(renamed.length > 0 && { cards: Object.fromEntries(renamed) }),
      ...(gone.length > 0 && { goneCards: gone }),
    };
    if (Object.keys(conversion).length > 0) decks[name] = conversion;
  }
  const known = new Set(kept.values());
  for (const name of Object.keys(after.decks ?? {})) {
    if (known.has(name)) continue;
    changes.push({ change: 'added', what: 'deck', name, grade: 'safe', says: `Deck \`${name}\` is new.` });
  }
  return { changes, decks };
}

/** By the deck's name before: cards that are called otherwise. */
export function renamedCards(models: Models, renames: Renames): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const found = new Map<string, ReadonlyMap<string, string>>();
  for (const [name, { cards }] of Object.entries(diffDecks(models, renames).decks))
    if (cards) found.set(name, new Map(Object.entries(cards)));
  return found;
}
