import { describe, expect, test } from 'vitest';
import { type CardIr, type DeckIr, type OpIr, validateProgram } from './index.js';
import { lantern } from './lantern.contract.js';

const card: CardIr = { name: 'fog', scene: 'tower' };
const weather: DeckIr = { draws: 'weighted', cards: [card] };
const end: OpIr = { op: 'end' };

/** A program with these decks, and a scene `quay` of this code. */
function validated(decks: unknown, code: readonly unknown[] = [end]): string {
  const quay = { name: 'quay', parameters: [], cast: [], tags: [], code };
  const { program } = lantern;
  const read = validateProgram({ ...program, decks, scenes: { ...program.scenes, quay } });
  return read.ok ? 'fine' : `${read.error.where.replace('program.json#', '')}: ${read.error.detail}`;
}

const point = (...inside: readonly unknown[]): readonly unknown[] => [
  { op: 'point', id: 'p', await: inside.length + 1 },
  ...inside,
  { op: 'await', id: 'p' },
  end,
];

describe('decks of a bundle', () => {
  test('are fine when they are well made', () => {
    const cards = [
      { ...card, weight: { op: 'const', value: 2 }, payoff: 'shore' },
      { name: 'calm', scene: 'shore' },
    ];
    const whole = { title: 'Weather', draws: 'shuffle', withoutReplacement: true, reshuffles: true, cards };
    const draw = { op: 'draw', id: 'd', deck: 'weather', slot: 'drawn' };
    const drawAgain = { op: 'draw', id: 'e', deck: 'weather', card: 'drawn' };
    expect(
      validated({ weather: whole }, [draw, drawAgain, { op: 'best', id: 'f', deck: 'weather', else: 3 }, end]),
    ).toBe('fine');
    const offers = [
      { op: 'offerScene', id: 'p', scene: 'tower', to: 4 },
      { op: 'offerCards', id: 'q', deck: 'weather', slot: 's', to: 4 },
    ];
    expect(validated({ weather: whole }, point(...offers))).toBe('fine');
  });

  test.each([
    ['a way to draw that is none', { weather: { ...weather, draws: 'often' } }, '/decks/weather/draws'],
    ['a field that is none', { weather: { ...weather, holds: 3 } }, '/decks/weather'],
    [
      'a card of a scene that is not there',
      { weather: { ...weather, cards: [{ name: 'fog', scene: 'fog' }] } },
      'scene',
    ],
    ['two cards of one name', { weather: { ...weather, cards: [card, card] } }, 'two of card `fog`'],
    ['a payoff that is not there', { weather: { ...weather, cards: [{ ...card, payoff: 'x' }] } }, 'scene or label'],
    [
      'a weight left to chance',
      {
        weather: {
          ...weather,
          cards: [{ ...card, weight: { op: 'roll', site: 'r', of: { op: 'const', value: { $dice: [1, 6] } } } }],
        },
      },
      'chance',
    ],
    [
      'a condition that reads what nothing keeps',
      { weather: { ...weather, cards: [{ ...card, when: { op: 'local', slot: 'x' } }] } },
      'slot `x`',
    ],
  ])('are refused for %s', (_, decks, said) => {
    expect(validated(decks)).toContain(said);
  });

  test.each([
    ['a draw from no deck', [{ op: 'draw', id: 'd', deck: 'toString' }, end], 'deck `toString`'],
    ['a card that nothing chose', [{ op: 'draw', id: 'd', deck: 'weather', card: 'x' }, end], 'slot `x`'],
    [
      'a draw and a visit at one place',
      [{ op: 'draw', id: 'd', deck: 'weather' }, { op: 'visit', id: 'd', scene: 'shore', arguments: [] }, end],
      'two of `visit`',
    ],
    ['the best of no deck', [{ op: 'best', id: 'd', deck: 'x' }], 'deck `x`'],
    ['a way on that leads nowhere', [{ op: 'best', id: 'd', deck: 'weather', else: 7 }, end], 'jump to 7'],
    ['an offer outside a point', [{ op: 'offerCards', id: 'o', deck: 'weather', slot: 's', to: 1 }, end], 'outside'],
    ['an offer of no scene', point({ op: 'offerScene', id: 'p', scene: 'x', to: 3 }), 'scene `x`'],
    ['a draw inside a point', point({ op: 'draw', id: 'd', deck: 'weather' }), 'inside a choice point'],
  ])('are refused for %s', (_, code, said) => {
    expect(validated({ weather }, code)).toContain(said);
  });
});
