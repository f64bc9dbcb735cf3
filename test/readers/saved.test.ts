import { expect, test } from 'vitest';
import { tableOf } from './table.js';

const story = `pack kept { title "Kept" version 1.0.0 start quay }
kind Person
entity mara: Person "Mara"
enum Mood { calm, wary }
record Wish { what: text, by: ref<Person>, about: Mood = wary }
tag level: int
tag mood: Mood
tag at: ref<Person>
world { note: text = "" }
event rang { n: int }
event tolled ephemeral { n: int }
query soon() -> list<int> {
  events (a: rang) then (b: tolled) within 5m
  select b.n
}
scene quay cast mara {
  ~ let wish: Wish = { what: "rain", by: mara, about: calm }
  ~ advance 1h
  mara: I wish for {wish.what}.  #level:3 #mood:{wish.about} #at:{wish.by}
  + [On] On.  #level:4 {
      ~ note = wish.what
      ~ emit rang { n: 1 }
      ~ advance 1h
      ~ emit tolled { n: 2 }
      {note}; {length(soon())}.
      ~ hear word: text max 20
      {word, select: yes: You said {"<{word}>"}. | other: What?}
      ~ advance 14000000w
      {now}
      + [Go] -> end
  }
}`;

test('what is kept between turns is the same when it is read from a ledger', async () => {
  const table = await tableOf(story, {});
  await table.choose('reader', 'On');
  expect(table.read('reader')).toEqual(['On.', 'rain; 0.']);
  await table.send('reader', { act: 'say', text: 'yes' });
  expect(table.read('reader')[0]).toBe('You said <yes>.');
  await table.choose('reader', 'Go');
  await table.holds();
});
