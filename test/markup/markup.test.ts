import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '@fabula/runtime/adapters';
import { decodeEvent, encodeEvent } from '@fabula/runtime/engine';
import { createHost, openStory, startSession, takeTurn } from '@fabula/runtime/host';
import { renderOutput, renderWaiting } from '@fabula/runtime/render';
import { describe, expect, test } from 'vitest';
import { fabula, folder } from '../cli/run.js';
import { Reader, storyOf } from '../decks/story.js';

const source = `pack tower { title "Tower" version 1.0.0 start bell }
enum Sprite { wary, glad }
markup shout { level: int in 1..3 = 1, by: text = "all" }
markup pause
tag show: Sprite
tag volume: float
tag cites: list<text>
tag quiet
kind Person { look: Sprite = wary, notes: list<text> = ["a", "b"] }
entity mara: Person "Mara"
world { loud: int in 1..3 = 2 }
scene bell cast mara {
  #show:glad #volume:0.5
  She {loud} times [shout level=2]cries[/shout] out[pause/].   #voice:soft @k1aa
  mara: [shout level=loud by="Mara"]Now, {loud}![/shout]   #show:{mara.look} #cites:{mara.notes} #quiet @k2bb
  * [shout]Go![/shout] @k3cc
  -> end
}
`;
const german = `id,translation
line:k1aa,Sie [shout level=2]schreit[/shout] {loud} Mal[pause/].
`;

async function play(home: string, locale: string) {
  const built = await fabula(home, 'build');
  if (built.code !== 0) expect.fail(built.out);
  const opened = await openStory(readFileSync(join(home, 'dist/tower.fabc')));
  if (!opened.ok) expect.fail(JSON.stringify(opened.error));
  const store = await openStore('memory:');
  if (!store.ok) expect.fail(JSON.stringify(store.error));
  const host = createHost({ store: store.value, now: () => 0, randomHex: (bytes) => '00'.repeat(bytes) });
  const key = { tenant: 'local', campaign: 'c', session: 's', branch: 'main' };
  const fixed = { key, asked: {}, config: {}, seed: '11'.repeat(16), salt: '22'.repeat(16) };
  const started = await startSession(host, opened.value, { ...fixed, commandId: 'c0', locale });
  if (!started.ok) expect.fail(JSON.stringify(started.error));
  const reader = { texts: opened.value.textsFor(locale), locale };
  const lines = renderOutput(started.value.output, 'reader', reader);
  const waiting = renderWaiting(started.value.waiting, reader);
  const choose = async (choice: string) => {
    const done = await takeTurn(host, key, {
      commandId: 'c1',
      seat: 'reader',
      locale,
      act: { act: 'choose', choice },
    });
    if (!done.ok) expect.fail(JSON.stringify(done.error));
    return renderOutput(done.value.output, 'reader', reader);
  };
  return { lines, waiting, choose };
}

describe('markup and tags', () => {
  test('reach the host as spans and as values of their types', async () => {
    const { lines, waiting, choose } = await play(folder({ 'pack.fab': source }), 'en');
    expect(lines[0]).toMatchObject({
      text: 'She 2 times cries out.',
      spans: [
        { name: 'shout', attributes: { level: 2, by: 'all' }, from: 12, to: 17 },
        { name: 'pause', attributes: {}, from: 21, to: 21 },
      ],
      tags: [
        { name: 'show', value: 'glad' },
        { name: 'volume', value: 0.5 },
        { name: 'voice', value: 'soft' },
      ],
    });
    expect(lines[1]).toMatchObject({
      text: 'Now, 2!',
      spans: [{ name: 'shout', attributes: { level: 2, by: 'Mara' }, from: 0, to: 7 }],
      tags: [{ name: 'show', value: 'wary' }, { name: 'cites', value: ['a', 'b'] }, { name: 'quiet' }],
    });
    expect(waiting).toMatchObject({
      options: [{ label: 'Go!', spans: [{ name: 'shout', attributes: { level: 1, by: 'all' }, from: 0, to: 3 }] }],
    });
    expect(await choose('k3cc')).toEqual([]);
  });

  test('stand in a translation where it puts them', async () => {
    const home = folder({ 'pack.fab': source, 'strings/de.csv': german });
    const { lines } = await play(home, 'de');
    expect(lines[0]).toMatchObject({
      text: 'Sie schreit 2 Mal.',
      spans: [
        { name: 'shout', attributes: { level: 2, by: 'all' }, from: 4, to: 11 },
        { name: 'pause', from: 17, to: 17 },
      ],
    });
  });

  test('must be those of the text that is translated', async () => {
    const wrong = german.replace('[shout level=2]', '[shout level=3]');
    const { code, out } = await fabula(folder({ 'pack.fab': source, 'strings/de.csv': wrong }), 'strings', 'check');
    expect(out).toContain('`[shout level=3]`, which the source does not');
    expect(code).toBe(1);
  });

  test('are types for the host', async () => {
    const { out } = await fabula(folder({ 'pack.fab': source }), 'types');
    expect(out).toContain('readonly show: Sprite;');
    expect(out).toContain('readonly quiet: never;');
    expect(out.replaceAll(/\s+/g, ' ')).toContain('readonly shout: { readonly level: number; readonly by: string; };');
  });
});

describe('what is justified', () => {
  test('says in the ledger what justifies it', () => {
    const event = { event: 'set', by: 's', cell: 'w/tide', value: 3, because: 'ledger' } as const;
    expect(decodeEvent(encodeEvent(event))).toEqual(event);
  });

  test('points to it in every event of the statement, and only there', async () => {
    const story = await storyOf(`
kind Note { says: text = "" }
kind Task justified { done: bool = false }
relation rests_on: Task -> Note justified
entity letter: Note "The letter"
world { count: int = 0 }
action finish(t: Task) { t.done = true because "said so"; count += 1 }
scene quay {
  * Go on. {
    ~ let t = new Task because letter
    ~ link t -[rests_on]-> letter because letter
    ~ finish(t)
    {if t.done: Done.}
    ~ retire t because letter.says
    {count}
  }
  -> end
}
test "the note is read" {
  expect letter.says == ""
  expect no choice "x"
}
`);
    const { events } = new Reader(story).choose('Go on.');
    const told = events
      .filter(({ event }) => ['created', 'linked', 'set', 'retired'].includes(event))
      .map(({ event, because }) => `${event} ${because === undefined ? '-' : JSON.stringify(because)}`);
    expect(told).toEqual(['created "letter"', 'linked "letter"', 'set "said so"', 'set -', 'retired ""']);
  });
});
