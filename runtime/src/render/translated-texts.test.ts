import { describe, expect, test } from 'vitest';
import type { OpIr, ProgramIr, StringsIr } from '../bundle/index.js';
import { chooseLocale, countUntranslated, renderText, textsOf, translatedTexts } from './index.js';

const coins: OpIr = {
  op: 'say',
  id: 'l1',
  text: {
    template: [
      {
        part: 'plural',
        argument: 0,
        arms: [
          { key: 'one', text: ['one coin'] },
          { key: 'other', text: ['coins'] },
        ],
      },
    ],
    arguments: [{ argument: 'value', of: { op: 'state', scope: 'world', name: 'coins' }, format: { as: 'int' } }],
  },
};
const plain = (id: string, text: string): OpIr => ({ op: 'say', id, text: { template: [text], arguments: [] } });
const program: ProgramIr = {
  ir: 1,
  pack: { name: 'p', title: 'Coins', version: '1.0.0' },
  start: 'a',
  schema: {
    enums: { Mood: { ordered: false, cases: [{ name: 'calm' }, { name: 'wary', title: 'on her guard' }] } },
    components: {},
    kinds: {},
    relations: {},
    resources: {},
    events: {},
    world: [],
    campaign: [],
    config: [],
    player: { fields: [], values: {}, asked: [] },
    entities: [{ id: 'mara', kind: 'Person', title: 'Mara', values: {} }],
    edges: [],
  },
  functions: {},
  actions: {},
  scenes: {
    a: {
      name: 'a',
      parameters: [],
      cast: [],
      tags: [],
      code: [coins, plain('l2', 'Second.'), plain('l3', '* * *'), { op: 'exit' }],
    },
  },
  tests: [],
};
const polish: StringsIr = {
  locale: 'pl',
  lines: {
    l1: {
      text: [
        {
          part: 'plural',
          argument: 0,
          arms: [
            { key: 'one', text: ['moneta'] },
            { key: 'few', text: [{ part: 'value', argument: 0 }, ' monety'] },
            { key: 'other', text: ['monet'] },
          ],
        },
      ],
    },
  },
  titles: {
    pack: 'Monety',
    scenes: {},
    entities: {},
    resources: {},
    cards: {},
    missions: {},
    cases: { Mood: { wary: 'czujna' } },
  },
};

describe('texts in another language', () => {
  const texts = translatedTexts(textsOf(program), polish);
  const read = (line: string, count: number) =>
    renderText({ line, text: 'text', arguments: { 0: count } }, { texts, locale: 'pl' }).text;

  test('count as that language does', () => {
    expect([1, 3, 7, 22].map((count) => read('l1', count))).toEqual(['moneta', '3 monety', 'monet', '22 monety']);
  });

  test('are as written where there is no translation', () => {
    expect(read('l2', 0)).toBe('Second.');
    expect(texts.title('mara')).toBe('Mara');
    expect(texts.caseTitle('Mood', 'wary')).toBe('czujna');
    expect(texts.caseTitle('Mood', 'calm')).toBe('calm');
    expect(texts.pack).toBe('Monety');
    expect(texts.title('constructor')).toBe('constructor');
    expect(countUntranslated(program, polish)).toBe(1);
  });
});

test.each([
  ['de', ['de', 'fr'], 'de'],
  ['de-AT', ['fr', 'de'], 'de'],
  ['pt-PT', ['pt-BR'], 'pt-BR'],
  ['zh-TW', ['zh-Hans', 'zh-Hant'], 'zh-Hant'],
  ['zh-TW', ['zh-Hans'], undefined],
  ['zh', ['zh-CN'], 'zh-CN'],
  ['sr-Latn', ['sr'], undefined],
  ['en', ['de'], undefined],
  ['en', [], undefined],
])('who wants %s of %j reads %s', (wanted, available, expected) => {
  expect(chooseLocale(available, wanted)).toBe(expected);
});
