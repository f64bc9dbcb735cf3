import { Program, renderLine, standardLibrary } from '@fabula/compiler';
import { describe, expect, test } from 'vitest';

/** What is found in decks and in the scene that uses them. */
function found(decks: string, uses: string): readonly string[] {
  const compiler = new Program({ library: standardLibrary });
  const source = `world { storm: bool = false, tide: int in 0..9 = 0 }
${decks}
scene quay {
${uses}
  + [Wait.]
  + [Go home.] -> end
  {storm} {tide}
  -> quay
}
`;
  compiler.update({
    sources: new Map([
      ['pack.fab', 'pack decks { title "Decks" version 1.0.0 start quay }\n'],
      ['story.fab', source],
    ]),
    ids: new Map(),
  });
  const { diagnostics, sources } = compiler.check();
  return diagnostics.map((each) => renderLine(each, sources).replace(/^story\.fab:\d+:\d+: (?:warning )?/, ''));
}

const dry = (name: string, reason: string) => `FAB4007: The deck \`${name}\` may have no card to draw here: ${reason}.`;

describe('a draw that may find nothing', () => {
  test.each([
    ['a card without a condition is always there', 'deck d { card a { A. } card b when storm { B. } }', undefined],
    ['of two opposites one holds', 'deck d { card a when storm { A. } card b when not storm { B. } }', undefined],
    ['a range is split', 'deck d { card a when tide < 3 { A. } card b when tide >= 3 { B. } }', undefined],
    ['a weight that is always there', 'deck d { card a weight 1 + tide { A. } }', undefined],
    ['a reshuffle brings a card back', 'deck d draws without replacement reshuffles { card a { A. } }', undefined],
    ['conditions', 'deck d { card a when storm { A. } card b when tide > 3 { B. } }', 'every card has a condition'],
    [
      'a weight that may be nothing',
      'deck d { card a when storm { A. } card b weight tide { B. } }',
      'every card has a condition, or a weight that may be 0',
    ],
    [
      'opposites of which one may weigh nothing',
      'deck d { card a when storm weight tide { A. } card b when not storm { B. } }',
      'every card has a condition',
    ],
    ['no replacement', 'deck d draws without replacement { card a { A. } }', 'a card that was drawn is not put back'],
    ['no cards', 'deck d { }', 'it has no cards'],
    ['a gate', 'deck d { card a scene shut }\nscene shut opens when storm { A. }', 'every card has a condition'],
  ])('%s', (_, deck, reason) => {
    expect(found(deck, '  ~ draw d')).toEqual(reason === undefined ? [] : [dry('d', reason)]);
    expect(found(deck, '  ~ draw d { otherwise { Something. } }')).toEqual([]);
    if (reason !== undefined) expect(found(deck, '  ~ draw d { none { Nothing. } }')).toEqual([]);
  });
});

describe('decks and cards that are never drawn', () => {
  const never = (name: string, reason: string) => `FAB4009: The card \`${name}\` is never drawn: ${reason}.`;

  test('a deck that nothing draws from', () => {
    expect(found('deck d { card a { A. } }', '  A line.')).toEqual(['FAB4008: Nothing draws from the deck `d`.']);
  });

  test('a deck that only a scene draws from which nobody comes to', () => {
    expect(found('deck d { card a { A. } }\nscene lost { ~ draw d -> end }', '  A line.')).toEqual([
      'FAB4008: Nothing draws from the deck `d`.',
      'FAB4001: No way leads to the scene `lost`.',
    ]);
  });

  test('the first that is always there stands before the rest', () => {
    const deck = 'deck d draws first { card z when storm { Z. } card a { A. } card b { B. } card c when storm { C. } }';
    const reason = '`a` stands before it and is always there';
    expect(found(deck, '  ~ draw d')).toEqual([never('b', reason), never('c', reason)]);
    expect(found(deck.replace('first', 'first without replacement reshuffles'), '  ~ draw d')).toEqual([]);
  });

  test('one that is there whenever another is stands before it', () => {
    const deck =
      'deck d draws first { card a when storm { A. } card b when tide > 3 { B. } card c when storm and tide > 4 { C. } }';
    const reason = '`a` stands before it and is there whenever it is';
    expect(found(deck, '  ~ draw d { none { } }')).toEqual([never('c', reason)]);
    expect(found(deck.replace('first', 'first without replacement'), '  ~ draw d { none { } }')).toEqual([]);
  });

  test('the heaviest that is always there outweighs the rest', () => {
    const deck =
      'deck d draws best { card a weight 2 { A. } card b { B. } card c weight tide { C. } card d weight 2 { D. } }';
    const reason = '`a` outweighs it and is always there';
    expect(found(deck, '  ~ draw d')).toEqual([never('b', reason), never('d', reason)]);
    expect(found(deck.replace('best', 'weighted'), '  ~ draw d')).toEqual([]);
  });

  test('a card of no weight', () => {
    expect(found('deck d { card a { A. } card b weight 0 { B. } }', '  ~ draw d')).toEqual([
      never('b', 'it has no weight'),
    ]);
  });

  test('a condition that never holds is found as anywhere', () => {
    const ofProse = found('deck d { card a { A. } card b when tide > 10 { B. } }', '  ~ draw d');
    const ofScene = found('deck d { card a { A. } card b scene c when tide > 10 }\nscene c { C. }', '  ~ draw d');
    expect([...ofProse, ...ofScene].map((line) => line.slice(0, 7))).toEqual(['FAB4005', 'FAB4005']);
  });
});

describe('flow through decks', () => {
  test('cards that never wait make no input point', () => {
    const circle = '  -> loop\n}\nscene loop {\n  ~ draw d\n  -> loop\n}\nscene rest {\n  -> quay';
    expect(found('deck d { card a { A. } }', circle).map((line) => line.slice(0, 7))).toContain('error F');
    const waits = found('deck d { card a { + [On.] A. } }', circle).filter((line) => line.includes('FAB4004'));
    expect(waits).toEqual([]);
  });

  test('a deck that draws from itself does not end', () => {
    expect(found('deck d { card a { ~ draw d } }', '  ~ draw d').some((line) => line.includes('FAB4004'))).toBe(true);
  });

  test('a card that is left by a divert leads there', () => {
    expect(found('deck d { card a { -> cellar } }\nscene cellar { Crates. -> end }', '  ~ draw d')).toEqual([]);
  });

  test('a card gone to by `best of` needs a way on', () => {
    const uses = '  * [On.] -> best of d';
    expect(found('deck d { card a { A. } }', uses).map((line) => line.slice(0, 7))).toEqual(['FAB4002']);
    expect(found('deck d { card a { A. -> end } }', uses)).toEqual([]);
  });

  test('offers that may all be shut leave a point with nothing to choose', () => {
    const deck = 'deck d { card a "A" when storm { A. } }';
    const hub = '  -> hub\n}\nscene hub {\n  ~ offer d\n  -> end\n}\nscene rest {\n  -> quay';
    expect(found(deck, hub).some((line) => line.startsWith('FAB4003'))).toBe(true);
    expect(found(deck.replace(' when storm', ''), hub).some((line) => line.startsWith('FAB4003'))).toBe(false);
  });
});
