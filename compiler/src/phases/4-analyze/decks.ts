import type { ExprIr } from '@fabula/runtime/bundle';
import type { CheckedCard, CheckedDeck } from '../3-check/index.js';
import { someGuardHolds } from './choices.js';
import type { AnalyzeInput } from './input.js';
import { directedDecks } from './interludes.js';
import type { ProgramFlow } from './program-flow.js';

/** In what ways the pack draws from each of its decks, by the deck's id, in scenes that a reader can come to. */
export function usesOfDecks(
  input: AnalyzeInput,
  flow: ProgramFlow,
): ReadonlyMap<string, ReadonlySet<'draw' | 'offer' | 'divert'>> {
  const uses = new Map<string, Set<'draw' | 'offer' | 'divert'>>();
  for (const scene of input.scenes) {
    if (!isReached(flow, scene.symbol.id)) continue;
    for (const [from, { deck }] of scene.draws) {
      const known = uses.get(deck.id);
      if (known) known.add(from.kind);
      else uses.set(deck.id, new Set([from.kind]));
    }
  }
  for (const deck of directedDecks(input)) uses.set(deck, new Set([...(uses.get(deck) ?? []), 'draw' as const]));
  return uses;
}

/** Why a deck may have no card to draw; undefined where it always has one, as far as that can be told. */
export function whyDry(deck: CheckedDeck, gates: ReadonlyMap<string, ExprIr | undefined>): string | undefined {
  const { draws } = deck.symbol.declaration;
  if (deck.cards.length === 0) return 'it has no cards';
  if (!draws.replacement && !draws.reshuffles) return 'a card that was drawn is not put back';
  if (deck.cards.some((card) => isAlwaysThere(card, gates))) return undefined;
  const heavy = deck.cards.filter((card) => !card.light);
  if (someGuardHolds(heavy.flatMap((card) => onlyGuard(card, gates)))) return undefined;
  return deck.cards.every((card) => conditionsOf(card, gates).length > 0)
    ? 'every card has a condition'
    : 'every card has a condition, or a weight that may be 0';
}

/** The gates of scenes, by their ids: with a card that has prose, its condition. */
export function gatesOf(input: AnalyzeInput): ReadonlyMap<string, ExprIr | undefined> {
  return new Map(input.scenes.map((scene) => [scene.symbol.id, scene.opens]));
}

/** Whether a card can be drawn whatever the state is. */
export function isAlwaysThere(card: CheckedCard, gates: ReadonlyMap<string, ExprIr | undefined>): boolean {
  return !card.light && conditionsOf(card, gates).length === 0;
}

/** What must hold for a card to be there: its own condition, and its scene's gate. */
export function conditionsOf(card: CheckedCard, gates: ReadonlyMap<string, ExprIr | undefined>): readonly ExprIr[] {
  const gate = gates.get(card.scene);
  return [...(card.when ? [card.when] : []), ...(gate ? [gate] : [])];
}

/** A card's condition, where it has one: of two that have to hold neither says when the card is there. */
function onlyGuard(card: CheckedCard, gates: ReadonlyMap<string, ExprIr | undefined>): readonly ExprIr[] {
  const conditions = conditionsOf(card, gates);
  return conditions.length === 1 ? conditions : [];
}

function isReached({ scenes, reached }: ProgramFlow, id: string): boolean {
  const scene = scenes.get(id);
  return scene !== undefined && [scene.entry, ...scene.labels.values()].some((node) => reached.has(node));
}
