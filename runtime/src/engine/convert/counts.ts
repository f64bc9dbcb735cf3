import type { ConversionIr, DeckConversionIr, Json } from '../../bundle/index.js';
import { cellKey } from '../../world/index.js';
import type { Names } from './names.js';
import { figure, items, members, own, type Pass, type Section } from './pass.js';

/** Which cards of a deck are out, and how often each was drawn. */
export function deckSection({ decks }: ConversionIr, names: Names): Section | undefined {
  if (!decks || Object.keys(decks).length === 0) return undefined;
  return {
    letters: 'b',
    begin: (run): Pass => ({
      cell([, name = ''], json) {
        const to = names.deck(name);
        if (to !== undefined) run.after[cellKey('b', to)] = pileAfter(own(decks, name), json);
      },
    }),
  };
}

function pileAfter(deck: DeckConversionIr | undefined, json: Json): Json {
  const { out, seen, ...rest } = members(json);
  const card = (name: Json): string | undefined => (typeof name === 'string' ? cardAfter(deck, name) : undefined);
  return {
    ...rest,
    ...(out !== undefined && { out: items(out).flatMap((name) => card(name) ?? []) }),
    ...(seen !== undefined && {
      seen: Object.fromEntries(
        Object.entries(members(seen)).flatMap(([name, count]) => {
          const to = card(name);
          return to === undefined ? [] : [[to, count]];
        }),
      ),
    }),
  };
}

export function cardAfter(deck: DeckConversionIr | undefined, card: string): string | undefined {
  return deck?.goneCards?.includes(card) ? undefined : (own(deck?.cards, card) ?? card);
}

/** What missions, objectives and clocks have come to. */
export function missionSection({ missions }: ConversionIr, names: Names): Section | undefined {
  if (!missions || Object.keys(missions).length === 0) return undefined;
  return {
    letters: 'x',
    begin: (run): Pass => ({
      cell([, name = '', part], json) {
        const to = names.mission(name, part);
        if (to) run.after[cellKey('x', ...to)] = json;
      },
    }),
  };
}

/** What is counted by places: visits, what is spent, where sequences stand. Counts of two that become one are one count. */
export function placeSection({ places }: ConversionIr, names: Names): Section | undefined {
  const counted = Object.keys(places?.ids ?? {}).length + Object.keys(places?.scenes ?? {}).length > 0;
  if (!counted && !names.movesEntities) return undefined;
  return {
    letters: 'voq',
    begin: (run): Pass => ({
      cell([letter = '', id = '', key, ...more], json) {
        const to = names.place(id);
        const after = key === undefined ? cellKey(letter, to) : cellKey(letter, to, names.key(key), ...more);
        const { [after]: other } = run.after;
        run.after[after] = other === undefined ? json : together(letter, other, json);
      },
    }),
  };
}

function together(letter: string, one: Json, other: Json): Json {
  if (letter === 'o') return true;
  if (letter === 'q') return Math.max(figure(one), figure(other));
  const [count, last] = items(one);
  const [more, later] = items(other);
  return [figure(count) + figure(more), Math.max(figure(last), figure(later))];
}
