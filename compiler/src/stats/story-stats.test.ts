import { describe, expect, test } from 'vitest';
import { Program } from '../program/index.js';
import { showStats, storyStats } from './index.js';
import { WordCounter } from './words.js';

function statsOf(source: string, locale = 'en') {
  const program = new Program({ library: () => undefined });
  const pack = 'pack p { title "P" version 1.0.0 start a }\nkind Person { }\nentity mara: Person "Mara Quill"\n';
  program.update({ sources: new Map([['pack.fab', pack + source]]), ids: new Map() });
  const built = program.build();
  if (!built)
    throw new Error(
      `Not a story: ${program
        .check()
        .diagnostics.map((each) => each.message)
        .join(' ')}`,
    );
  return storyStats(built.program, { locale, rate: 10 });
}

describe('words', () => {
  const count = (template: Parameters<WordCounter['count']>[0]['template'], locale = 'en') =>
    new WordCounter(locale).count({ template, arguments: [] }).words;

  test('are told apart as Unicode says', () => {
    expect(count(["It isn't 3.5 miles — it's ten."])).toBe(6);
    expect(count(['港の灯りが見える'], 'ja')).toBeGreaterThan(2);
    expect(count(['👋🏽 Hello'])).toBe(1);
  });

  test('are not what is filled in, nor what hangs on to it', () => {
    expect(count([{ part: 'value', argument: 0 }, "'s boat is here"])).toBe(3);
  });

  test('of each arm count once', () => {
    const arms = [
      { key: 'one', text: ['a coin'] },
      { key: 'other', text: [{ part: 'value', argument: 0 } as const, ' coins'] },
    ];
    expect(count(['You have ', { part: 'plural', argument: 0, arms }, '.'])).toBe(5);
  });
});

describe('a story', () => {
  const stats = statsOf(`scene a "A" cast mara {
  One two three.
  mara: Four five.
  * [Six.] Seven eight. -> b
  * Nine. ~ when visited(b) else shown "Ten eleven." -> b
}
scene b { Twelve. -> end }
`);

  test('is counted with all a reader can see', () => {
    expect(stats).toMatchObject({ words: 12, scenes: 2, lines: 3, choices: 2, choicesPerScene: 1, minutes: 1.2 });
    expect(stats.longest.map(({ name, words }) => [name, words])).toEqual([
      ['a', 11],
      ['b', 1],
    ]);
  });

  test('tells who speaks', () => {
    expect(stats.speakers).toEqual([
      { id: 'mara', name: 'Mara Quill', lines: 1, words: 2, characters: 10, minutes: 0.2 },
    ]);
  });

  test('is shown in columns', () => {
    expect(showStats(stats, 1, (text) => text)).toMatch(
      /words +12\n[\s\S]*Mara Quill +1 +2\n[\s\S]*Longest scenes\n.*\n +a +11 /,
    );
  });
});
