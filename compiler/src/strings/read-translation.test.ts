import { describe, expect, test } from 'vitest';
import { Program } from '../program/index.js';
import { type StoryText, storyTexts } from './index.js';
import { neededCategories } from './plural-categories.js';
import { readTranslation } from './read-translation.js';

/** The text of a story of one line. */
function textOf(line: string): StoryText {
  const program = new Program({ library: () => undefined });
  const source = `pack p { title "—" version 1.0.0 start a }
markup loud
markup pause
markup shout { level: int in 1..3 = 1 }
enum Mood { calm, wary "on her guard" }
kind Person { mood: Mood = calm }
entity mara: Person "Mara Quill"
entity tam: Person "Tam"
world { n: int in 0..9 = 2, m: int in 0..9 = 3, fog: bool = true, names: list<text> = ["a"] }
scene a cast mara {
  ${line}
  ~ n = 3; m = 2; fog = false; names = ["b"]
  ~ mara.mood = wary
  -> end
}
`;
  program.update({ sources: new Map([['pack.fab', source]]), ids: new Map() });
  const story = program.story();
  if (!story)
    throw new Error(
      program
        .check()
        .diagnostics.map((each) => each.message)
        .join(' '),
    );
  const found = storyTexts(story).find((each) => each.kind === 'line');
  if (!found) throw new Error('There is no such line.');
  return found;
}

function problems(source: string, translation: string, locale = 'de'): readonly string[] {
  return readTranslation(textOf(source), translation, locale).problems.map((each) =>
    [each.problem, 'hole' in each ? each.hole : ''].join(' ').trim(),
  );
}

describe('what a translation may name', () => {
  test.each([
    ['Plain.', 'Schlicht. - -> ~ * # // alles Text |'],
    ['{n} boats and {m} oars.', '{m} Riemen und {n} Boote: {m}'],
    ['{n, plural: one: a boat | other: {n} boats}.', '{n, plural: =0: Kein | one: Ein | other: {n}}.'],
    ['{n} boats.', '{n, plural: one: Ein Boot | other: {n} Boote}.'],
    ['She is {mara.mood}.', '{mara.mood, select: calm: Ruhig | other: Auf der Hut: {mara.mood}}'],
    ['{if fog: Fog, {n}. | else: Clear, {m}.}', '{if fog: Nebel, {n}. | else: Klar, {m}.}'],
    ['{if fog: Fog, {n}. | else: Clear, {n}.} {n}', '{n}: {if fog: {n} | else: {n}}'],
    ['A {cycle: b | c} and {cycle: d | e | f}.', '{cycle: B | C}, {cycle: D | E | F}'],
    ['{names, list} wait.', 'Es warten {names, list}.'],
    ['Say [loud]No[/loud][pause/]!', '[pause/]Sag [loud]nein[/loud]!'],
    ['A brace \\{ and {n}.', 'Eine \\{ und {n}.'],
  ])('%s · %s', (source, translation) => {
    expect(problems(source, translation)).toEqual([]);
  });

  test.each([
    ['{n} boats.', '{boote} Boote.', ['unknown {boote}']],
    ['{n} boats.', 'Boote.', ['missing {n}']],
    ['{n} boats.', '{n Boote.', ['unreadable']],
    ['{n} boats.', '{n +} Boote.', ['unreadable']],
    ['{if fog: Fog, {n}. | else: Clear.}', 'Nebel {n}? {if fog: ja | else: nein}', ['outOfPlace {n}', 'missing {n}']],
    ['{if fog: Fog, {n}. | else: Clear.}', '{if fog: Nebel. | else: Klar: {n}}', ['outOfPlace {n}', 'missing {n}']],
    ['{if fog: Fog. | else: Clear.}', 'Nebel vielleicht.', ['missing {if fog: … | else: …}']],
    ['A {cycle: b | c}.', 'Ein {cycle: b | c | d}.', ['armCount {cycle: …}']],
    ['A {cycle: b | c}.', 'Ein {shuffle: b | c}.', ['unknown {shuffle: …}']],
    ['{n} boats and {m} oars.', '{boote} Boote.', ['unknown {boote}', 'missing {m}']],
    ['{if fog: Fog. | else: Clear.}', '{if fog: Nebel.}', ['armCount {if fog: … | else: …}']],
    ['{if fog: Fog.}', '{if fog: Nebel. | else: Klar.}', ['armCount {if fog: …}']],
    ['{if fog: Fog. | else: Clear.}', '{if nebel: Nebel. | else: Klar.}', ['unknown {if nebel: … | else: …}']],
    ['Say [shout level=2]No[/shout].', 'Sag [shout level=3]nein[/shout].', ['unknown [shout level=3]']],
    ['Say [loud]No[/loud].', 'Sag nein.', ['missing [loud]']],
    ['Say no.', 'Sag [loud]nein[/loud].', ['unknown [loud]']],
    ['{n, plural: one: a boat | other: boats}.', '{n, plural: one: ein Boot}.', ['noOther {n, plural: …}']],
  ])('%s · not %s', (source, translation, expected) => {
    expect(problems(source, translation)).toEqual(expected);
  });

  test('each language has its own plurals', () => {
    const source = '{n, plural: one: a boat | other: {n} boats}.';
    expect(problems(source, '{n, plural: one: a | other: {n}}', 'pl')).toEqual(['categories {n, plural: …}']);
    expect(problems(source, '{n, plural: one: a | few: b | many: c | other: {n}}', 'pl')).toEqual([]);
    expect(problems(source, '{n, plural: other: {n}}', 'ja')).toEqual([]);
    // Spanish `many` is for whole millions.
    expect(neededCategories('es')).toEqual(['one', 'other']);
    expect(neededCategories('ar')).toEqual(['zero', 'one', 'two', 'few', 'many', 'other']);
  });

  test('its template names the arguments of the source', () => {
    const text = textOf('{n} boats, {m} oars.');
    expect(readTranslation(text, '{m} Riemen, {n} Boote.', 'de').template).toEqual([
      { part: 'value', argument: 1 },
      ' Riemen, ',
      { part: 'value', argument: 0 },
      ' Boote.',
    ]);
  });

  test('a line break in a cell is a blank', () => {
    expect(readTranslation(textOf('Two words.'), 'Zwei\r\nWörter.', 'de').template).toEqual(['Zwei  Wörter.']);
  });
});
