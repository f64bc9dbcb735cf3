import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '@fabula/runtime/adapters';
import { createHost, openStory, startSession, takeTurn } from '@fabula/runtime/host';
import { renderOutput, renderWaiting } from '@fabula/runtime/render';
import { expect, test } from 'vitest';
import { fabula, folder } from '../cli/run.js';

const source = `pack coins { title "Coins" version 1.0.0 start table }
kind Person { }
entity mara: Person "Mara"
world { coins: int in 0..99 = 0, luck: bool = false }

scene table "The table" cast mara {
  = round
  ~ coins += 1d6
  ~ luck = coins > 8
  mara: {cycle: First | Second | Last} throw: {coins, plural: one: one coin | other: {coins} coins}. @k1aa
  {if luck: You have {coins}, and luck. | else: No luck yet.} @k2bb
  + Throw again. -> .round @k3cc
  + [Stop.] You stop at {coins}. @k4dd
  -> end
}
`;
const german = `id,translation
pack:coins,Münzen
entity:mara,Marie
line:k1aa,"{coins, plural: one: Eine Münze | other: {coins} Münzen} im {cycle: ersten | zweiten | letzten} Wurf."
line:k2bb,{if luck: Du hast {coins} und Glück. | else: Noch kein Glück.}
label:k3cc,Noch einmal.
echo:k4dd,Bei {coins} hörst du auf.
`;

test('the same choices in two languages come to the same states, and read otherwise', async () => {
  const home = folder({ 'pack.fab': source, 'strings/de.csv': german });
  expect(await fabula(home, 'build')).toMatchObject({ code: 0 });
  const opened = await openStory(readFileSync(join(home, 'dist/coins.fabc')));
  if (!opened.ok) expect.fail(JSON.stringify(opened.error));
  const story = opened.value;

  const play = async (locale: string) => {
    const store = await openStore('memory:');
    if (!store.ok) expect.fail(JSON.stringify(store.error));
    const host = createHost({ store: store.value, now: () => 0, randomHex: (bytes) => '00'.repeat(bytes) });
    const key = { tenant: 'local', campaign: 'c', session: 's', branch: 'main' };
    const seed = '11'.repeat(16);
    const started = await startSession(host, story, {
      key,
      commandId: 'c0',
      locale,
      asked: {},
      config: {},
      seed,
      salt: '22'.repeat(16),
    });
    const reader = { texts: story.textsFor(locale), locale };
    const hashes: string[] = [];
    const read: string[] = [];
    let done = started;
    for (const choice of ['k3cc', 'k3cc', 'k3cc', 'k4dd', undefined]) {
      if (!done.ok) expect.fail(JSON.stringify(done.error));
      hashes.push(done.value.stateHash);
      read.push(
        ...renderOutput(done.value.output, 'reader', reader).map(
          ({ speaker, text }) => `${speaker?.name ?? ''}|${text}`,
        ),
      );
      const waiting = renderWaiting(done.value.waiting, reader);
      if (waiting.wait === 'choice') read.push(waiting.options.map(({ label }) => label).join(' / '));
      if (choice === undefined) break;
      done = await takeTurn(host, key, {
        commandId: `c${hashes.length}`,
        seat: 'reader',
        locale,
        act: { act: 'choose', choice },
      });
    }
    await store.value.close();
    return { hashes, read };
  };

  const english = await play('en');
  const other = await play('de-AT');
  expect(other.hashes).toEqual(english.hashes);
  expect(new Set(english.hashes).size).toBe(5);
  expect(english.read[0]).toMatch(/^Mara\|First throw: (?:one coin|\d+ coins)\.$/);
  expect(other.read[0]).toMatch(/^Marie\|(?:Eine Münze|\d+ Münzen) im ersten Wurf\.$/);
  expect(english.read).toContain('Throw again. / Stop.');
  // `Stop.` is not translated, and is read as written.
  expect(other.read).toContain('Noch einmal. / Stop.');
  expect(other.read.at(-1)).toMatch(/^\|Bei \d+ hörst du auf\.$/);
  expect(story.textsFor('de').pack).toBe('Münzen');
  expect(story.textsFor('fr').pack).toBe('Coins');
});
