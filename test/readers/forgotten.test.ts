import { forgetWords } from '@fabula/runtime/host';
import { expect, test } from 'vitest';
import { key, tableOf } from './table.js';

/** Words that are made into others on every way there is from a reader to a ledger. */
const diary = `pack diary { title "Diary" version 1.0.0 players 1..2 start quay }
kind Hero { personal note: text = "", personal notes: list<text> = [], open: text = "" }
tag by: text
player is Hero { personal name: text }
world { personal last: text = "" }
memory diary of Hero { lexical }
event heard { words: text }
event told broadcast { words: text }
event whispered ephemeral { words: text }
record Reply { text: text, mood: Mood }
enum Mood { calm, wary }
provider fast: openai { model "m" }
prompt reply(said: text) -> Reply {
  route fast
  fallback { text: "So you say: {said}", mood: calm }
  user { {said} }
}
action shout(words: text, more: list<text>) -> text by player {
  player.note = words
  words
}
director pace {
  beat one { turns 1..100 }
  beat two {}
  recap after 1s by so_far
}
fn so_far() -> text = "Dear {player.name}, you said {last}."
fn loud(t: text) -> text = upper("{t}!")
rule keeps on heard(e) { last = "rule {e.words}" }
scene quay {
  ~ hear said: text max 80
  You said {said}, {"x" + said}, {loud(said)}, {"<{said}>"}.
  {said, select: secret: {loud(said)} | other: nothing}
  ~ let l = [said, "l {said}"]
  {l, list}, {join(l, "-")}
  ~ last = "last {said}"
  ~ player.notes += "n {said}"
  ~ remember diary of player "he said {said}"
  {recall(diary, player, about: said), list}
  ~ emit heard { words: loud(said) }
  ~ emit told { words: "t {said}" }
  ~ emit whispered { words: "w {said}" }
  ~ checkpoint "at {said}"
  ~ let r = ask reply("{said}?")
  {r.text} {r.mood}
  ~ for w in l { + [Pick {w}] {w} it is. #by:{w}
  }
  ~ hear each player as all: text max 80
  ~ for each in all { {"y" + each.text} }
  -> end
}`;

test('what is made of words goes with them, wherever it went', async () => {
  const answer = { text: 'You said secret.', mood: 'wary' };
  const table = await tableOf(
    diary,
    { seats: ['ada', 'ben'], asked: { name: 'secret name' } },
    { reply: () => answer },
  );
  await table.send('ada', { act: 'say', text: 'secret' });
  const read = table.read('ada');
  expect(read.slice(0, 3)).toEqual([
    'You said secret, xsecret, SECRET!, <secret>.',
    'SECRET!',
    'secret and l secret, secret-l secret',
  ]);
  expect(read).toContain('You said secret. wary');
  await table.send('ada', { act: 'return', away: 0 });
  expect(table.read('ada')).toEqual(['Dear secret name, you said rule SECRET!.']);
  const words = { words: 'secret', more: ['secret'] };
  expect(await table.send('ada', { act: 'call', action: 'shout', arguments: words })).toBe(undefined);
  expect(await table.choose('ada', 'Pick l secret')).toBe(undefined);
  expect(table.read('ben')).toEqual(['l secret it is.']);
  await table.send('ben', { act: 'say', text: 'secret' });
  await table.send('ada', { act: 'say', text: 'secret' });
  expect(table.read('ben')).toEqual(['ysecret', 'ysecret']);
  await table.holds();
  expect(await forgetWords(table.host(), key)).toMatchObject({ ok: true });
  expect((await table.payloads()).match(/[^{]{0,80}secret.{0,20}/i)?.[0]).toBe(undefined);
  const outbox = await table.store.readOutbox('local', undefined, 10);
  expect(JSON.stringify(outbox)).not.toMatch(/secret/i);
  await table.holds(4);
});
