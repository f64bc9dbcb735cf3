import { describe, expect, it } from 'vitest';
import { TextBuilder } from './text-builder.js';

function folded(...texts: readonly string[]): string {
  const builder = new TextBuilder();
  for (const text of texts) builder.add(text);
  return builder.text();
}

describe('blanks', () => {
  it.each([
    [['  a   b  '], 'a b'],
    [['a ', ' b'], 'a b'],
    [['He shakes', ' ', ', and sits.'], 'He shakes, and sits.'],
    [['What ', '?'], 'What?'],
    [['a\n\tb'], 'a b'],
    [['Quoi\u00a0?'], 'Quoi\u00a0?'],
    [['', ' ', ''], ''],
    [['مرحبا ', 'آنا', '، 👋🏽'], 'مرحبا آنا، 👋🏽'],
  ])('%j reads %j', (texts, expected) => {
    expect(folded(...texts)).toBe(expected);
  });
});

describe('markup', () => {
  it('covers the text that is left when blanks are folded', () => {
    const builder = new TextBuilder();
    builder.add('Well,  ');
    builder.markup('shout', { level: 2 }, () => {
      builder.add(' no ');
      builder.markup('soft', {}, () => builder.add('really'));
    });
    builder.add(' .');
    expect(builder.text()).toBe('Well, no really.');
    expect(builder.spans()).toEqual([
      { name: 'shout', attributes: { level: 2 }, from: 6, to: 15 },
      { name: 'soft', attributes: {}, from: 9, to: 15 },
    ]);
  });

  it('may cover nothing', () => {
    const builder = new TextBuilder();
    builder.add('Now ');
    builder.markup('pause', {}, () => undefined);
    builder.add(' go');
    expect(builder.text()).toBe('Now go');
    expect(builder.spans()).toEqual([{ name: 'pause', attributes: {}, from: 3, to: 3 }]);
  });
});
