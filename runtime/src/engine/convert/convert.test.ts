import { describe, expect, it } from 'vitest';
import type { ConversionIr, Json } from '../../bundle/index.js';
import { binary, constant, int, local } from '../testing/ir.js';
import { createConverter, createConverterChain } from './converter.js';
import { members } from './pass.js';

type Parts = Omit<ConversionIr, 'conversion' | 'migration' | 'from' | 'to'>;
const of = (parts: Parts, migration = '0002_change'): ConversionIr => ({
  conversion: 1,
  migration,
  from: 'a',
  to: 'b',
  ...parts,
});
const _n = (digits: string): Json => ({ $n: digits });
const ended = { at: 'ended', how: 'end' };

interface Cells {
  readonly [key: string]: Json;
}

async function cellsAfter(parts: Parts, cells: Cells): Promise<Json> {
  const converter = await createConverter(of(parts));
  const converted = converter.convert({ turn: 3, choices: 2, flow: ended, cells });
  if (!converted.ok) throw new Error(converted.reason);
  const { state } = converted;
  expect(state).toMatchObject({ turn: 3, choices: 2, flow: ended });
  return members(state)['cells'] ?? null;
}

const old = (field: string) => ({ op: 'get', of: local('old'), name: field }) as const;

describe('entities', () => {
  it('are called otherwise, with all that is theirs', async () => {
    const cells = {
      'e/mara/mood': 'calm',
      'g/mara/Voice': true,
      'd/mara': true,
      'r/knows/mara/tom': true,
      'r/knows/mara/tom/since': 2,
      'j/above/tom': ['mara', 'cat'],
      'o/c1/mara|tom': true,
      'e/tom/mood': 'calm',
    };
    expect(await cellsAfter({ entities: { renamed: { mara: 'marat' } } }, cells)).toEqual({
      'e/marat/mood': 'calm',
      'g/marat/Voice': true,
      'd/marat': true,
      'r/knows/marat/tom': true,
      'r/knows/marat/tom/since': 2,
      'j/above/tom': ['marat', 'cat'],
      'o/c1/marat|tom': true,
      'e/tom/mood': 'calm',
    });
  });

  it('that are gone take their cells and edges along', async () => {
    const cells = {
      'e/mara/mood': 'calm',
      'n/f1': { kind: 'Fish', title: 'A fish' },
      'e/f1/size': 3,
      'a/Fish': 1,
      'a/Fish/0': 'f1',
      'r/owns/tom/f1': true,
      'r/owns/tom/mara': true,
      'r/owns/tom/cat': true,
      'j/owns/tom': ['f1', 'mara', 'cat'],
    };
    const parts: Parts = { entities: { gone: ['mara'] }, kinds: { Fish: { gone: true } } };
    expect(await cellsAfter(parts, cells)).toEqual({ 'r/owns/tom/cat': true, 'j/owns/tom': ['cat'] });
  });

  it('have other fields by their kind, those made while playing too', async () => {
    const cells = {
      'e/mara/mood': 'calm',
      'e/mara/Voice.tone': 'dry',
      'n/p1': { kind: 'Person' },
      'e/p1/mood': 'angry',
      'e/hut/mood': 'calm',
    };
    const parts: Parts = {
      entities: { kindOf: { mara: 'Person', ben: 'Person' } },
      kinds: {
        Person: {
          to: 'Human',
          fields: {
            mood: { to: 'temper', value: { by: 'names', names: { calm: 'quiet' } } },
            'Voice.tone': { gone: true },
          },
          kept: { height: { value: 170, of: { ben: 180 } }, temper: { value: 'merry' } },
          grants: ['Voice'],
          revokes: ['Purse'],
        },
      },
    };
    const standing = { Voice: true, Purse: false };
    const granted = (id: string): Cells =>
      Object.fromEntries(Object.entries(standing).map(([component, is]) => [`g/${id}/${component}`, is]));
    expect(await cellsAfter(parts, { ...cells, 'g/ben/Voice': false })).toEqual({
      'e/mara/temper': 'quiet',
      'e/mara/height': 170,
      'e/ben/temper': 'merry',
      'e/ben/height': 180,
      'n/p1': { kind: 'Human' },
      'e/p1/temper': 'angry',
      'e/p1/height': 170,
      'e/hut/mood': 'calm',
      ...granted('mara'),
      ...granted('ben'),
      ...granted('p1'),
      'g/ben/Voice': false,
    });
  });

  it('of two kinds that become one are listed one after the other', async () => {
    const cells = { 'a/Fish': 1, 'a/Fish/0': 'f1', 'a/Bird': 2, 'a/Bird/0': 'b1', 'a/Bird/1': 'b2' };
    expect(await cellsAfter({ kinds: { Fish: { to: 'Bird' } } }, cells)).toEqual({
      'a/Bird': 3,
      'a/Bird/0': 'b1',
      'a/Bird/1': 'b2',
      'a/Bird/2': 'f1',
    });
  });

  it('have other fields by their components, which are granted and by kind', async () => {
    const cells = { 'e/mara/Voice.tone': 'dry', 'g/tom/Voice': true, 'g/ida/Voice': false, 'e/tom/Pet.name': 'Rex' };
    const parts: Parts = {
      entities: { kindOf: { mara: 'Person', ida: 'Person' } },
      components: {
        Voice: { to: 'Speech', kinds: ['Person'], kept: { 'Speech.loud': { value: 2 } } },
        Pet: { gone: true },
      },
    };
    expect(await cellsAfter(parts, cells)).toEqual({
      'e/mara/Speech.tone': 'dry',
      'e/mara/Speech.loud': 2,
      'g/tom/Speech': true,
      'e/tom/Speech.loud': 2,
      'g/ida/Speech': false,
    });
  });

  it('have fields that are reckoned from what they kept', async () => {
    const parts: Parts = {
      functions: {
        twice: {
          parameters: [{ name: 'x', slot: 'x', type: int }],
          value: binary('int.mul', local('x'), constant(2)),
        },
      },
      entities: { kindOf: { mara: 'Person' }, player: 'Person' },
      kinds: {
        Person: {
          fields: { gold: { gone: true } },
          derived: {
            old: 'old',
            reads: { gold: { field: 'gold', value: 10, of: { mara: 20, player: 5 } } },
            lets: [{ slot: 'sum', value: { op: 'call', function: 'twice', arguments: [old('gold')] } }],
            values: { rich: binary('gt', local('sum'), constant(30)), coins: local('sum') },
          },
        },
      },
    };
    expect(await cellsAfter(parts, { 'm/seats': ['anna', 'ben'], 'e/player%2Fanna/gold': 3 })).toEqual({
      'm/seats': ['anna', 'ben'],
      'e/mara/rich': true,
      'e/mara/coins': 40,
      'e/player%2Fanna/rich': false,
      'e/player%2Fanna/coins': 6,
      'e/player%2Fben/rich': false,
      'e/player%2Fben/coins': 10,
    });
  });

  it('whose reckoning is refused are a reason', async () => {
    const parts: Parts = {
      world: {
        derived: {
          old: 'old',
          reads: { share: { field: 'share', value: 0 } },
          lets: [],
          values: { rate: binary('int.div', constant(1), old('share')) },
        },
      },
    };
    const converter = await createConverter(of(parts));
    const state = (cells: Cells): Json => ({ turn: 1, choices: 0, flow: ended, cells });
    expect(converter.convert(state({}))).toEqual({ ok: false, reason: '0002_change: w: divisionByZero' });
    expect(converter.convert(state({ 'w/share': 1 }))).toMatchObject({ ok: true });
  });
});

describe('relations', () => {
  it('are called otherwise, turned round, with other fields', async () => {
    const cells = { 'r/owns/tom/hut': true, 'r/owns/tom/hut/since': 3, 'r/owns/ida/hut': false };
    const parts: Parts = {
      relations: {
        owns: { to: 'owned_by', turned: true, fields: { since: { to: 'from_turn' } }, kept: { price: { value: 5 } } },
      },
    };
    expect(await cellsAfter(parts, cells)).toEqual({
      'r/owned_by/hut/tom': true,
      'r/owned_by/hut/tom/from_turn': 3,
      'r/owned_by/hut/tom/price': 5,
      'r/owned_by/hut/ida': false,
    });
  });

  it('that lead both ways from now on have one edge for two', async () => {
    const cells = {
      'r/near/b/a': true,
      'r/near/b/a/miles': 3,
      'r/near/a/b': true,
      'r/near/a/b/miles': 4,
      'r/near/d/c': true,
      'r/near/f/e': false,
    };
    const parts: Parts = {
      relations: {
        near: {
          mutual: true,
          declared: [
            ['e', 'f'],
            ['f', 'e'],
          ],
        },
      },
    };
    expect(await cellsAfter(parts, cells)).toEqual({
      'r/near/a/b': true,
      'r/near/a/b/miles': 4,
      'r/near/c/d': true,
      // It was declared the other way, too, and is there still.
      'r/near/e/f': true,
    });
  });

  it('that are acyclic from now on are listed by where they lead', async () => {
    const cells = { 'r/above/a/c': true, 'r/above/a/b': true, 'r/above/x/y': false, 'j/below/q': ['p'] };
    expect(await cellsAfter({ relations: { above: { acyclic: true } } }, cells)).toEqual({
      'r/above/a/c': true,
      'r/above/a/b': true,
      'r/above/x/y': false,
      'j/above/a': ['b', 'c'],
      'j/below/q': ['p'],
    });
  });

  it('keep edges that are declared no longer, but for those that were unlinked', async () => {
    const parts: Parts = {
      relations: {
        knows: {
          acyclic: true,
          linked: [
            ['a', 'b'],
            ['a', 'c'],
          ],
          kept: { since: { value: 1, of: { 'a b': 7 } } },
        },
      },
    };
    expect(await cellsAfter(parts, { 'r/knows/a/c': false, 'r/knows/x/y': true })).toEqual({
      'r/knows/a/b': true,
      'r/knows/a/b/since': 7,
      'r/knows/x/y': true,
      'r/knows/x/y/since': 1,
      'j/knows/a': ['b'],
      'j/knows/x': ['y'],
    });
  });
});

describe('what is remembered and counted', () => {
  it('events, also two that are one from now on', async () => {
    const cells = {
      'm/events': 3,
      'l/sold': [0, 2],
      'l/sold/0': [0, 1, 0, { what: 'hut', price: 3 }],
      'l/sold/1': [2, 4, 0, { what: 'cat', price: 1 }],
      'l/given': [0, 1],
      'l/given/0': [1, 2, 0, { what: 'dog' }],
      'l/seen': [4, 5],
      'l/seen/4': [3, 5, 0, {}],
    };
    const parts: Parts = {
      events: {
        sold: { to: 'passed_on', fields: { price: { gone: true } } },
        given: { to: 'passed_on', added: { gift: true } },
        seen: { gone: true },
      },
    };
    expect(await cellsAfter(parts, cells)).toEqual({
      'm/events': 3,
      'l/passed_on': [0, 3],
      'l/passed_on/0': [0, 1, 0, { what: 'hut' }],
      'l/passed_on/1': [1, 2, 0, { gift: true, what: 'dog' }],
      'l/passed_on/2': [2, 4, 0, { what: 'cat' }],
    });
  });

  it('decks and missions', async () => {
    const cells = {
      'b/twists': { out: ['storm', 'debt'], round: 2, seen: { storm: 1, debt: 2 } },
      'b/jokes': { out: ['one'] },
      'x/find': 'active',
      'x/find/ask': 'done',
      'x/find/wait': 'open',
      'x/flee': 'failed',
    };
    const parts: Parts = {
      decks: { twists: { to: 'turns', cards: { storm: 'gale' }, goneCards: ['debt'] }, jokes: { gone: true } },
      missions: { find: { to: 'search', parts: { ask: 'inquire' }, goneParts: ['wait'] }, flee: { gone: true } },
    };
    expect(await cellsAfter(parts, cells)).toEqual({
      'b/turns': { out: ['gale'], round: 2, seen: { gale: 1 } },
      'x/search': 'active',
      'x/search/inquire': 'done',
    });
  });

  it('visits, spent choices, and sequences of places that are others now', async () => {
    const cells = {
      'v/harbor': [2, 5],
      'v/pier': [1, 7],
      'o/c1': true,
      'q/s1': 2,
      'q/harbor%2Forder': 1,
      'v/l1': [1, 1],
    };
    const parts: Parts = { places: { scenes: { harbor: 'pier' }, ids: { c1: 'c2', s1: 's2', l1: 'l2' } } };
    expect(await cellsAfter(parts, cells)).toEqual({
      'v/pier': [3, 7],
      'o/c2': true,
      'q/s2': 2,
      'q/pier%2Forder': 1,
      'v/l2': [1, 1],
    });
  });
});

describe('blocks', () => {
  it('the world, the config, and the campaign', async () => {
    const parts: Parts = {
      world: { fields: { tide: { to: 'water', value: { by: 'clamp', high: 3 } } }, kept: { wind: { value: 1 } } },
      config: { fields: { hard: { to: 'level', value: { by: 'names', names: {} } } } },
      campaign: { fields: { year: { to: 'age' } }, kept: { era: { value: 'old' } } },
    };
    expect(await cellsAfter(parts, { 'w/tide': 9, 'k/hard': true })).toEqual({
      'w/water': 3,
      'w/wind': 1,
      'k/level': true,
    });
    const chain = await createConverterChain([
      of(parts),
      of({ campaign: { fields: { age: { value: { by: 'text' } } } } }),
    ]);
    expect(chain.convertCampaign({ 'c/year': 3 })).toEqual({ ok: true, cells: { 'c/age': '3', 'c/era': 'old' } });
  });
});

it('a session that has not begun is left alone, and so is all that nothing is said of', async () => {
  const converter = await createConverter(of({ world: { kept: { wind: { value: 1 } } } }));
  const initial = { turn: 0, choices: 0, flow: { at: 'start' }, cells: {} };
  expect(converter.convert(initial)).toEqual({ ok: true, state: initial, moved: [] });
  const identity = await createConverter(of({}));
  const state = { turn: 4, choices: 1, flow: ended, cells: { 'e/a/b': { $n: '3' }, 'zz/unheard': [1] } };
  expect(identity.convert(state)).toEqual({ ok: true, state, moved: [] });
});
