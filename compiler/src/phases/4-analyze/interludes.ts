import type { AnalyzeInput } from './input.js';

/** The decks that directors draw from, for twists and for who comes back. */
export function directedDecks({ missions, directors }: AnalyzeInput): ReadonlySet<string> {
  const twists = missions.flatMap(({ ir }) => (ir.twists ?? []).map(({ deck }) => deck));
  const recaps = directors.flatMap(({ ir }) =>
    ir.recaps.flatMap(({ tells }) => (tells.tells === 'deck' ? [tells.deck] : [])),
  );
  return new Set([...twists, ...recaps]);
}

/** The scenes that directors play in between, wherever a reader stands: cards of their decks, and recaps. */
export function directedScenes(input: AnalyzeInput): readonly string[] {
  const decks = directedDecks(input);
  const cards = input.decks.flatMap(({ symbol, cards: all }) =>
    decks.has(symbol.id) ? all.map(({ scene }) => scene) : [],
  );
  const recaps = input.directors.flatMap(({ ir }) =>
    ir.recaps.flatMap(({ tells }) => (tells.tells === 'scene' ? [tells.scene] : [])),
  );
  return [...cards, ...recaps];
}
