import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fabula, folder } from './run.js';

const giver = `pack giver { title "Giver" version 1.0.0 start quay }
world { tide: int in 0..99 clamped = 0, calm: bool = true }
kind Person {}
entity mara: Person "Mara"
deck visitors "Visitors" draws first {
  card peddler "A peddler" weight 1 + tide when calm payoff debt cast mara {
    ~ tide += 1
    mara: Buy something.
    * [Buy.] You buy a button.
    * [Don't.]
  }
  card debt { He is back. }
}
scene quay {
  ~ draw visitors
  -> end
}
`;

const taker = (clauses: string): string => `pack taker { title "Taker" version 1.0.0 start quay }
world { tide: int in 0..99 clamped = 0, calm: bool = true }
kind Person {}
entity mara: Person "Mara"
deck guests draws first from "decks/visitors.deck.json" ${clauses}
scene quay {
  The tide stands at {tide}.
  ~ draw guests
  + [Again.] -> quay
  + [Go.] -> end
}
test "a peddler comes" {
  start quay
  expect says mara "Buy something"
  choose "Buy."
  expect tide == 1
  expect visited(guests.peddler)
}
`;

test('a deck goes from one pack to another, signed', async () => {
  const cwd = folder({ 'giver/pack.fab': giver, 'taker/pack.fab': taker('key "ed25519:00" may tide') });
  expect((await fabula(cwd, 'keys', 'new', 'key')).code).toBe(0);
  const unsigned = await fabula(cwd, 'deck', 'export', 'visitors', 'giver');
  expect(unsigned.code).toBe(0);
  expect(JSON.parse(unsigned.out)).toMatchObject({
    format: 'fabula.deck/1',
    name: 'visitors',
    cards: [{ name: 'peddler', weight: '1 + tide', when: 'calm', payoff: 'debt', cast: ['mara'] }, { name: 'debt' }],
  });
  const file = join(cwd, 'visitors.deck.json');
  writeFileSync(file, unsigned.out);
  expect(await fabula(cwd, 'deck', 'verify', 'visitors.deck.json')).toMatchObject({ code: 1 });
  expect((await fabula(cwd, 'deck', 'sign', 'visitors.deck.json', '--key', 'key')).code).toBe(0);
  const verified = await fabula(cwd, 'deck', 'verify', 'visitors.deck.json');
  const key = /ed25519:[0-9a-f]{64}/.exec(verified.out)?.[0] ?? '';
  expect(verified).toMatchObject({ code: 0, err: '' });
  expect((await fabula(cwd, 'deck', 'export', 'visitors', 'giver', '--key', 'key')).out).toBe(
    readFileSync(file, 'utf8'),
  );

  const taking = folder({
    'pack.fab': taker(`key "${key}" may tide`),
    'decks/visitors.deck.json': readFileSync(file, 'utf8'),
  });
  expect(await fabula(taking, 'check')).toMatchObject({ code: 0 });
  expect(await fabula(taking, 'test')).toMatchObject({ code: 0 });
  expect((await fabula(taking, 'build')).code).toBe(0);

  // What it may not is refused, and so is what was changed on the way, or signed by somebody else.
  writeFileSync(join(taking, 'pack.fab'), taker(`key "${key}" may calm`));
  expect((await fabula(taking, 'check')).out).toContain('The card `peddler` changes `tide`, which this deck may not');
  writeFileSync(join(taking, 'pack.fab'), taker(`key "${key}" may tide`));
  writeFileSync(join(taking, 'decks/visitors.deck.json'), readFileSync(file, 'utf8').replace('tide += 1', 'tide += 9'));
  const changed = await fabula(taking, 'check', '--fix');
  expect(changed.out).toContain('it was changed since it was signed');
  expect(changed.code).toBe(1);
  writeFileSync(join(taking, 'pack.fab'), taker(`key "ed25519:${'0'.repeat(64)}" may tide`));
  expect((await fabula(taking, 'check')).out).toContain('it is signed with another key');
});

test('nothing in a file can be more than a card', async () => {
  const card = (text: string, more = ''): string =>
    `{"format":"fabula.deck/1","name":"v","cards":[{"name":"a","text":${JSON.stringify(text)}${more}}]}`;
  const said = async (deck: string): Promise<string> => {
    const cwd = folder({ 'pack.fab': taker('key "ed25519:00" may tide'), 'decks/visitors.deck.json': deck });
    return (await fabula(cwd, 'check')).out;
  };
  expect(await said(card('}\n  card b { More.'))).toContain('the text of a card does not end where it should');
  expect(await said(card('}\n}\nrule r on change of tide { tide = 0 }\ndeck w {\n card c {'))).toContain('error');
  expect(await said(card('Hello.', ',"scene":"quay"'))).toContain('which cards don’t have');
  expect(await said('{}')).toContain('its `format` is not');
  expect(await said('no')).toContain('it is no JSON');
  expect(await said(card('Hello.', ',"when":"true\\n payoff x"'))).toContain('`when` is not as it should be');
});

test('a card changes nothing by way of a workflow', async () => {
  const rise = (pack: string, rest: string): string => `pack ${pack} { title "Rise" version 1.0.0 start quay }
world { tide: int in 0..99 clamped = 0 }
workflow rise(by: int) inline -> int {
  step up -> int {
    tide += by
    tide
  }
}
${rest}
scene quay {
  {tide}
  ~ draw visitors
  -> end
}
`;
  const card = 'deck visitors {\n  card wave {\n    ~ let to = run rise(by: 9)\n    It is {to}.\n  }\n}';
  const cwd = folder({ 'giver/pack.fab': rise('giver', card) });
  expect((await fabula(cwd, 'keys', 'new', 'key')).code).toBe(0);
  const file = (await fabula(cwd, 'deck', 'export', 'visitors', 'giver', '--key', 'key')).out;
  const key = /ed25519:[0-9a-f]{64}/.exec(file)?.[0] ?? '';
  const taking = folder({
    'pack.fab': rise('taker', `deck visitors from "visitors.deck.json" key "${key}" may rise`),
    'visitors.deck.json': file,
  });
  expect((await fabula(taking, 'check')).out).toContain('does what decks from files may not (`run`)');
});

test('what can’t be exported is said', async () => {
  const cwd = folder({ 'pack.fab': giver });
  expect(await fabula(cwd, 'deck', 'export', 'nothing')).toMatchObject({ code: 1 });
  expect((await fabula(cwd, 'deck', 'export', 'nothing')).err).toContain('It has `visitors`.');
  expect((await fabula(cwd, 'deck', 'verify', 'pack.fab')).err).toContain('it is no JSON');
  expect((await fabula(cwd, 'deck', 'verify', 'pack.fab', '--key', 'x')).code).toBe(2);
});
