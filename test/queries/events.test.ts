import { describe, expect, test } from 'vitest';
import { Reader, storyOf } from '../decks/story.js';

const people = `
kind Person {}
entity mara: Person "Mara"
entity tam: Person "Tam"
entity wren: Person "Wren"
`;

describe('events in a query', () => {
  test('are those of the last turns, in the order they happened', async () => {
    const source = `${people}
enum Good { bread, salt }
event took { who: Person, what: Good, price: int = 1 }
query lately() -> list<Person> { events (t: took) in last 2 turns select t.who }
query salted() -> int { events (t: took where t.what == salt) select count(t) }
query baskets() -> list<{ who: Person, goods: list<Good> }> {
  events took { who, what } group by who select who, goods = list(what)
}
query takers(least: int) -> list<{ who: Person, trades: int, worth: int }> {
  events (t: took)
  group by t.who as who having count(t) >= least
  select who, trades = count(t), worth = sum(t.price)
  order by worth desc limit 5
}
scene quay {
  + [Bread.] ~ when count(lately) < 9 {
      ~ emit took { who: mara, what: bread, price: 3 }
      {lately, list}.
  }
  + [Salt.] {
      ~ emit took { who: tam, what: salt }
      ~ emit took { who: mara, what: salt }
      {lately, list}.
  }
  + [Look.] {if count(lately) > 0: {lately, list}. | else: Nobody.} {salted}.
  + [Baskets.] {["{row.who}: {row.goods, list}" for row in baskets], list}
  + [Count.] {["{row.who} {row.trades} {row.worth}" for row in takers(2)], list}
  -> quay
}`;
    const reader = new Reader(await storyOf(source));
    expect(reader.choose('Bread.').lines).toEqual(['Mara.']);
    expect(reader.choose('Salt.').lines).toEqual(['Mara and Tam.']);
    expect(reader.choose('Look.').lines).toEqual(['Tam and Mara. 2.']);
    expect(reader.choose('Look.').lines).toEqual(['Nobody. 2.']);
    expect(reader.choose('Count.').lines).toEqual(['Mara 2 4']);
    expect(reader.choose('Baskets.').lines).toEqual(['Mara: bread and salt and Tam: salt']);
  });

  test('that no query asks about, or no longer, are not kept', async () => {
    const source = `${people}
event took { who: Person }
event gave { who: Person }
query lately() -> list<Person> { events (t: took) in last 2 turns select t.who }
scene quay {
  + [Take.] {
      ~ emit took { who: tam }
      ~ emit gave { who: mara }
      {count(lately)}.
  }
  -> quay
}`;
    const reader = new Reader(await storyOf(source));
    const kept = () =>
      [...reader.state.cells.map()].filter(([key, { value }]) => /^l\//.test(key) && value !== undefined);
    for (let turn = 0; turn < 6; turn++) reader.choose('Take.');
    expect(reader.lines).toEqual(['1.']);
    // Two turns of one event, and where they stand.
    expect(
      kept()
        .map(([key]) => key)
        .sort(),
    ).toEqual(['l/took', 'l/took/4', 'l/took/5']);
  });

  test('of this turn only are seen this turn', async () => {
    const source = `${people}
event overheard ephemeral { who: Person }
query ears() -> list<Person> { events (o: overheard) select o.who }
scene quay {
  + [Hear.] {
      ~ emit overheard { who: tam }
      {ears, list}.
  }
  + [Look.] {count(ears)}.
  -> quay
}`;
    const reader = new Reader(await storyOf(source));
    expect(reader.choose('Hear.').lines).toEqual(['Tam.']);
    expect(reader.choose('Look.').lines).toEqual(['0.']);
  });

  test('are joined with things and edges', async () => {
    const source = `${people}
relation trusts: Person -> Person {}
edge mara -[trusts]-> tam, wren
event lied { by: Person }
query hurt() -> list<{ who: Person, by: Person }> {
  events (l: lied) match (who: Person) -[trusts]-> (by) where by == l.by
}
scene quay {
  + [Lie.] {
      ~ emit lied { by: tam }
      {["{row.who} by {row.by}" for row in hurt], list}.
  }
  -> quay
}`;
    const reader = new Reader(await storyOf(source));
    expect(reader.choose('Lie.').lines).toEqual(['Mara by Tam.']);
  });
});

describe('a pattern', () => {
  const source = `${people}
event betrayed { who: Person, whom: Person }
event forgave { who: Person, whom: Person }
event avenged { who: Person, whom: Person }
pattern forgiven() -> list<{ a: Person, b: Person }> {
  betrayed { who: a, whom: b }
  then forgave { who: b, whom: a } within 2 turns without avenged { who: b, whom: a }
}
pattern betrayals_of(a: Person) -> list<Person> {
  betrayed { who: a, whom: b } then betrayed { who: a, whom: b }
}
scene quay {
  + [Betray.] {
      ~ emit betrayed { who: mara, whom: tam }
  }
  + [Avenge.] {
      ~ emit avenged { who: tam, whom: mara }
  }
  + [Forgive.] {
      ~ emit forgave { who: tam, whom: mara }
  }
  + [Look.] {count(forgiven)} {count(betrayals_of(mara))} {count(betrayals_of(tam))}
  -> quay
}`;

  test('is a sequence of events with shared names', async () => {
    const reader = new Reader(await storyOf(source));
    reader.choose('Forgive.').choose('Betray.');
    expect(reader.choose('Look.').lines).toEqual(['0 0 0']);
    reader.choose('Forgive.');
    expect(reader.choose('Look.').lines).toEqual(['1 0 0']);
    reader.choose('Betray.');
    expect(reader.choose('Look.').lines).toEqual(['1 1 0']);
  });

  test('fits within its gap, and not where what must not be came between', async () => {
    const reader = new Reader(await storyOf(source));
    reader.choose('Betray.').choose('Avenge.').choose('Forgive.');
    expect(reader.choose('Look.').lines).toEqual(['0 0 0']);
    reader.choose('Betray.').choose('Look.').choose('Look.').choose('Forgive.');
    expect(reader.choose('Look.').lines).toEqual(['0 1 0']);
  });
});

describe('what this version does not run', () => {
  test('is refused by name: ticks where they are asked for, a campaign’s kinds at the start', async () => {
    const ticks = `${people}
event took { who: Person }
query lately() -> int { events (t: took) in last 3 ticks select count(t) }
scene quay {
  + [Look.] {
      ~ emit took { who: tam }
      ~ let found = lately()
      {found}
  }
  + [On.]
  -> quay
}`;
    const reader = new Reader(await storyOf(ticks));
    const refused = reader.choose('Look.').events.filter(({ event }) => event === 'refused');
    expect(refused).toMatchObject([{ refusal: 'notRun', detail: 'the last 3 ticks' }, {}]);
    const kind = `
kind Human in campaign {}
kind Person {}
relation knows: Person -> Human in campaign
scene quay {
  -> end
}`;
    const { engine } = await storyOf(kind);
    const act = { act: 'start', seed: '0'.repeat(32), seats: ['reader'], asked: {}, config: {} } as const;
    const input = { commandId: 'c', seat: 'reader', at: 1, locale: 'en', salt: '0'.repeat(32), act };
    expect(engine.step(engine.initial, input, {})).toEqual({
      result: 'refused',
      refusal: { refusal: 'notRun', what: 'Human in campaign' },
    });
  });
});
