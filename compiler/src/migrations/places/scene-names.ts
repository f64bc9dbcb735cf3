import type { DeckIr, ProgramIr } from '@fabula/runtime/bundle';
import type { Models, Renames } from '../change.js';

/** Decks that are there still: names now, by the names before. */
export function keptDecks({ before, after }: Models, renames: Renames): ReadonlyMap<string, string> {
  const kept = new Map<string, string>();
  for (const name of Object.keys(before.decks ?? {})) {
    const now = renames.decks.get(name) ?? name;
    if (after.decks?.[now]) kept.set(name, now);
  }
  return kept;
}

/** The cards of a deck by what they were called: names now. What is not in it is gone. */
export function keptCards(before: DeckIr, after: DeckIr): ReadonlyMap<string, string> {
  const kept = new Map<string, string>();
  const names = new Set(before.cards.map(({ name }) => name));
  const now = new Set(after.cards.map(({ name }) => name));
  for (const { name } of before.cards) if (now.has(name)) kept.set(name, name);
  for (const { name, was } of after.cards)
    if (was !== undefined && names.has(was) && !now.has(was) && !names.has(name) && !kept.has(was)) kept.set(was, name);
  return kept;
}

/** The scenes that are there still: names now, by the names before. A card with prose is a scene by its deck and its name. */
export function keptScenes(models: Models, renames: Renames): ReadonlyMap<string, string> {
  const { before, after } = models;
  const kept = new Map<string, string>();
  for (const [deck, now] of keptDecks(models, renames)) {
    const [then, today] = [before.decks?.[deck], after.decks?.[now]];
    if (!then || !today) continue;
    for (const [card, name] of keptCards(then, today)) {
      const scene = ownScene(before, deck, card);
      const own = ownScene(after, now, name);
      if (scene !== undefined && own !== undefined) kept.set(scene, own);
    }
  }
  for (const name of Object.keys(before.scenes)) {
    const now = renames.scenes.get(name) ?? name;
    if (!kept.has(name) && after.scenes[now]) kept.set(name, now);
  }
  return kept;
}

/** The scene that a card with prose of its own is. */
function ownScene({ decks, scenes }: ProgramIr, deck: string, card: string): string | undefined {
  const scene = decks?.[deck]?.cards.find(({ name }) => name === card)?.scene;
  return scene !== undefined && scene === `${deck}.${card}` && scenes[scene] ? scene : undefined;
}
