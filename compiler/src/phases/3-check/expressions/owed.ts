import type { ExprIr } from '@fabula/runtime/bundle';
import type { CardDeclaration, DirectorDeclaration } from '../../1-parse/index.js';
import { cardNamed, isSymbolOf, lookupPath, type Symbol } from '../../2-bind/index.js';
import { sceneOfCard } from '../card.js';
import type { Elaborated } from '../checked.js';
import type { Checker } from '../checker.js';
import { namesOf } from '../names.js';
import { intTy } from '../types.js';

/**
 * How many cards were played whose payoff is due by the beat that the director is at, and was not played: what
 * `payoff rescue by climax` says. A count over the decks of the director's pack, written out.
 */
export function owedPayoffs(c: Checker, director: Symbol<DirectorDeclaration>): Elaborated {
  const { beats } = director.declaration;
  const beat: ExprIr = { op: 'state', scope: 'world', name: `${director.id}.beat` };
  c.reads.add(`field:world/${director.id}.beat`);
  let count: ExprIr = { op: 'const', value: 0 };
  let most = 0;
  for (const deck of director.chapter.unit.symbols) {
    if (!isSymbolOf(deck, 'deck')) continue;
    for (const card of deck.declaration.cards) {
      const due = beats.findIndex((each) => each.name.text === card.payoffBy?.text);
      const scene = sceneOfCard(deck, card);
      const payoff = due >= 0 ? payoffOf(deck, card) : undefined;
      if (!scene || !payoff) continue;
      most += 1;
      const now = beats.slice(due).map(({ name }): ExprIr => equals(beat, name.text));
      const isDue = now.reduce((left, right): ExprIr => ({ op: 'or', left, right }));
      const condition: ExprIr = {
        op: 'and',
        left: isDue,
        right: { op: 'and', left: compared('gt', scene.id), right: compared('eq', payoff.id) },
      };
      const one: ExprIr = {
        op: 'if',
        condition,
        then: { op: 'const', value: 1 },
        else: { op: 'const', value: 0 },
      };
      count = { op: 'binary', operator: 'int.add', left: count, right: one };
    }
  }
  return { type: { ...intTy, low: 0, high: most }, ir: count };
}

/** The scene that pays a card off; what is wrong with it is said where its deck is checked. */
function payoffOf(deck: Symbol, card: CardDeclaration): Symbol | undefined {
  const { payoff } = card;
  if (!payoff || !isSymbolOf(deck, 'deck')) return undefined;
  const [own = '', more] = namesOf(payoff);
  const sibling = more === undefined ? cardNamed(deck, own) : undefined;
  if (sibling) return sceneOfCard(deck, sibling);
  const found = lookupPath(deck.chapter, 'scene', namesOf(payoff));
  if (found.found !== 'one') return undefined;
  if (!isSymbolOf(found.symbol, 'deck')) return found.symbol;
  const other = cardNamed(found.symbol, found.rest[0] ?? '');
  return other && sceneOfCard(found.symbol, other);
}

function equals(left: ExprIr, name: string): ExprIr {
  return { op: 'binary', operator: 'eq', left, right: { op: 'const', value: name } };
}

function compared(operator: 'gt' | 'eq', place: string): ExprIr {
  return { op: 'binary', operator, left: { op: 'visits', place }, right: { op: 'const', value: 0 } };
}
