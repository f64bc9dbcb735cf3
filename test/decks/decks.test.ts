import { describe, expect, test } from 'vitest';
import { Reader, storyOf } from './story.js';

/** A scene that draws again and again, and says when there was nothing. */
const quay = `
scene quay {
  + [Wait.] {
      ~ draw weather { none { Nothing stirs. } }
  }
  + [Go home.] -> end
  -> quay
}
`;
const always = `
scene quay {
  + [Wait.] {
      ~ draw weather
  }
  + [Go home.] -> end
  -> quay
}
`;

async function cards(source: string, rounds: number, seed = 1): Promise<string> {
  const reader = new Reader(await storyOf(source), seed);
  const drawn: string[] = [];
  for (let i = 0; i < rounds; i++) drawn.push(...reader.choose('Wait.').drawn.map((card) => card ?? '-'));
  return drawn.join(' ');
}

describe('ways of drawing', () => {
  test('first takes the first card that may be drawn', async () => {
    const source = `
world { tide: int in 0..9 clamped = 0 }
deck weather draws first {
  card storm when tide == 2 { The wind turns. }
  card swell when tide >= 1 { The sea rises. ~ tide += 1 }
  card calm { The sea lies flat. ~ tide += 1 }
}
${always}`;
    expect(await cards(source, 4)).toBe('calm swell storm storm');
  });

  test('best takes the heaviest, and of equals the first', async () => {
    const source = `
world { tide: int in 0..9 clamped = 0 }
deck weather draws best {
  card calm weight 2 { The sea lies flat. ~ tide += 1 }
  card swell weight tide { The sea rises. ~ tide += 1 }
  card storm weight tide - 2.5 { The wind turns. ~ tide += 1 }
}
${always}`;
    expect(await cards(source, 6)).toBe('calm calm calm swell swell swell');
  });

  test('least seen goes round, whatever was shut comes first when it opens', async () => {
    const source = `
world { tide: int in 0..9 clamped = 0 }
deck weather draws least seen {
  card calm { The sea lies flat. ~ tide += 1 }
  card swell { The sea rises. ~ tide += 1 }
  card storm when tide >= 4 { The wind turns. }
}
${always}`;
    expect(await cards(source, 9)).toBe('calm swell calm swell storm storm calm swell storm');
  });

  test('shuffle plays every card once a round, in an order of its own', async () => {
    const source = `
deck weather draws shuffle {
  card a { A. }
  card b { B. }
  card c { C. }
  card d { D. }
}
${always}`;
    const orders = new Set<string>();
    for (let seed = 1; seed <= 20; seed++) {
      const drawn = (await cards(source, 8, seed)).split(' ');
      expect(drawn.slice(0, 4).toSorted()).toEqual(['a', 'b', 'c', 'd']);
      expect(drawn.slice(4).toSorted()).toEqual(['a', 'b', 'c', 'd']);
      orders.add(drawn.join(''));
    }
    expect(orders.size).toBeGreaterThan(15);
  });

  test('weighted draws as often as the weights say', async () => {
    const story = await storyOf(`
deck weather draws weighted {
  card calm weight 6 { The sea lies flat. }
  card swell weight 3.5 - 0.5 { The sea rises. }
  card storm { The wind turns. }
  card never weight turns - 90 { Frogs. }
}
${always}`);
    const counts = new Map<string, number>();
    for (let seed = 1; seed <= 1000; seed++) {
      const [card = ''] = new Reader(story, seed).choose('Wait.').drawn;
      counts.set(card, (counts.get(card) ?? 0) + 1);
    }
    expect(counts.get('never')).toBeUndefined();
    expect(counts.get('calm')).toBeGreaterThan(540);
    expect(counts.get('calm')).toBeLessThan(660);
    expect(counts.get('swell')).toBeGreaterThan(240);
    expect(counts.get('swell')).toBeLessThan(360);
    expect(counts.get('storm')).toBeGreaterThan(60);
    expect(counts.get('storm')).toBeLessThan(140);
  });

  test('a seed draws the same cards again', async () => {
    const source = `deck weather { card a { A. } card b { B. } card c { C. } }${always}`;
    expect(await cards(source, 12, 7)).toBe(await cards(source, 12, 7));
    expect(await cards(source, 12, 7)).not.toBe(await cards(source, 12, 8));
  });
});

describe('replacement', () => {
  test('without it a deck runs dry and stays dry', async () => {
    const source = `deck weather draws first without replacement { card a { A. } card b { B. } }${quay}`;
    expect(await cards(source, 4)).toBe('a b - -');
  });

  test('a deck that reshuffles begins again when it is dry', async () => {
    const source = `
deck weather draws first without replacement reshuffles {
  card a { A. }
  card b when visited(weather.a) { B. }
}
${always}`;
    expect(await cards(source, 5)).toBe('a b a b a');
  });

  test('a shuffle without replacement is one round', async () => {
    const source = `deck weather draws shuffle without replacement { card a { A. } card b { B. } }${quay}`;
    expect((await cards(source, 3)).split(' ').toSorted()).toEqual(['-', 'a', 'b']);
  });

  test('a deck that comes round again is found to be the same', async () => {
    const story = await storyOf(`deck weather draws least seen { card a { A. } card b { B. } }${always}`);
    const cell = (reader: Reader) => JSON.stringify(reader.state.cells.map().get('b/weather')?.value);
    const reader = new Reader(story);
    reader.choose('Wait.').choose('Wait.');
    const after = cell(reader);
    reader.choose('Wait.').choose('Wait.');
    expect(cell(reader)).toBe(after);
  });
});

describe('cards', () => {
  test('a card is played, and then the arm for it', async () => {
    const reader = new Reader(
      await storyOf(`
world { storm: bool = false }
deck weather draws first {
  card squall "A squall" when not storm { The wind turns. ~ storm = true }
}
scene quay {
  You wait.
  ~ draw weather {
      squall { You pull up your collar. }
      none { Nothing stirs. }
  }
  + [Wait.] -> quay
  + [Go home.] -> end
}
`),
    );
    expect(reader.lines).toEqual(['You wait.', 'The wind turns.', 'You pull up your collar.']);
    expect(reader.choose('Wait.').lines).toEqual(['You wait.', 'Nothing stirs.']);
  });

  test('a turn may end in the middle of a card, and goes on behind the draw', async () => {
    const reader = new Reader(
      await storyOf(`
world { heard: text max 20 = "" }
deck weather {
  card stranger {
    A man steps out of the fog.
    ~ let mood = "gruff"
    ~ hear said: text max 20
    "So, {said}," he says, {mood}.
    * [Nod.] He nods back.
    * [Leave.] -> away
    = behind
    ~ heard = said
    He goes.
  }
}
scene quay {
  ~ let hour = 7
  ~ draw weather { stranger { It is {hour}. You heard "{heard}". } }
  -> end
}
scene away { You walk off. -> end }
`),
    );
    expect(reader.lines).toEqual(['A man steps out of the fog.']);
    expect(reader.say('Tam').lines).toEqual(['"So, Tam," he says, gruff.']);
    expect(reader.choose('Nod.').lines).toEqual(['He nods back.', 'He goes.', 'It is 7. You heard "Tam".']);
    const other = new Reader(reader.story).say('Tam');
    expect(other.choose('Leave.').lines).toEqual(['You walk off.']);
  });

  test('a card may stand for a scene, and its gate counts', async () => {
    const reader = new Reader(
      await storyOf(`
world { open: bool = false }
deck doors draws first {
  card cellar scene cellar when not visited(cellar)
  card door payoff cellar { The door is shut. ~ open = true }
}
scene quay {
  + [Try.] {
      ~ draw doors
  }
  + [Go home.] -> end
  -> quay
}
scene cellar "The cellar" opens when open { Crates to the rafters. }
`),
    );
    expect(reader.choose('Try.').lines).toEqual(['The door is shut.']);
    expect(reader.choose('Try.').lines).toEqual(['Crates to the rafters.']);
    expect(reader.choose('Try.').drawn).toEqual(['door']);
  });

  test('each draw is in the ledger, with what it was drawn from', async () => {
    const reader = new Reader(
      await storyOf(`
deck weather draws weighted without replacement {
  card calm weight 2 { The sea lies flat. }
  card storm weight 0.5 { The wind turns. }
  card frogs when false { Frogs. }
}
${quay}`),
    );
    const [event] = reader.choose('Wait.').events.filter((each) => each.event === 'drawn');
    expect(event).toMatchObject({
      deck: 'weather',
      candidates: [
        { card: 'calm', weight: 2 },
        { card: 'storm', weight: 0.5 },
      ],
    });
    expect(event).toHaveProperty('roll');
    expect(event).toHaveProperty('pile');
  });
});

describe('storylets', () => {
  const rumours = `
world { tide: int in 0..9 clamped = 0 }
deck rumours draws best without replacement {
  card fog "Ask about the fog" weight 1 { "It comes and goes." }
  card boat "Ask about the boat" weight 5 - tide { "It never came back." ~ tide += 5 }
  card mara scene mara when visited(rumours.boat)
}
scene mara "Ask about Mara" { "She pays her debts." }
`;

  test('the best of a deck is gone to', async () => {
    const reader = new Reader(
      await storyOf(`
world { tide: int in 0..9 clamped = 0 }
deck rumours draws without replacement {
  card fog weight 1 { "It comes and goes." -> quay }
  card boat weight 5 - tide { "It never came back." -> quay }
}
scene quay {
  + [Listen.] -> best of rumours else { Nobody says a word. }
  + [Go home.] -> end
  -> quay
}
`),
    );
    expect(reader.choose('Listen.').lines).toEqual(['"It never came back."']);
    expect(reader.choose('Listen.').lines).toEqual(['"It comes and goes."']);
    expect(reader.choose('Listen.').lines).toEqual(['Nobody says a word.']);
  });

  test('what is offered comes after the point’s own choices, the heaviest card first', async () => {
    const reader = new Reader(
      await storyOf(`
${rumours}
scene quay {
  ~ offer rumours
  ~ offer cellar
  + [Go home.] -> end
  You drink.
  -> quay
}
scene cellar "Look into the cellar" opens when tide > 3 { Crates to the rafters. }
`),
    );
    expect(reader.offered).toEqual(['Go home.', 'Ask about the boat', 'Ask about the fog']);
    const before = reader.waiting;
    reader.choose('Ask about the boat');
    expect(reader.lines).toEqual(['"It never came back."', 'You drink.']);
    expect(reader.drawn).toEqual(['boat']);
    expect(reader.offered).toEqual(['Go home.', 'Ask about the fog', 'Ask about Mara', 'Look into the cellar']);
    // The one choice is known by the same id and key as before.
    const keyOf = (waiting: typeof before, index: number) =>
      waiting.wait === 'choice' && `${waiting.options[index]?.choice} ${waiting.options[index]?.key}`;
    expect(keyOf(reader.waiting, 1)).toBe(keyOf(before, 2));
    expect(reader.choose('Ask about Mara').lines).toEqual(['"She pays her debts."', 'You drink.']);
    expect(reader.choose('Look into the cellar').lines).toEqual(['Crates to the rafters.', 'You drink.']);
    expect(reader.offered).toEqual(['Go home.', 'Ask about the fog', 'Look into the cellar']);
  });

  test('a scene is offered with arguments, once for each round of a loop', async () => {
    const reader = new Reader(
      await storyOf(`
kind Person { hint: text = "nothing" }
entity mara: Person "Mara" { hint: "the tide" }
entity tam: Person "Tam"
scene quay {
  You look round.
  ~ for p in [mara, tam] {
      ~ offer talk(p)
  }
  + [Go home.] -> end
  -> quay
}
scene talk(who: Person) "Talk" { {who} speaks of {who.hint}. }
`),
    );
    expect(reader.offered).toEqual(['Go home.', 'Talk', 'Talk']);
    const { waiting } = reader;
    const keys = waiting.wait === 'choice' ? waiting.options.map((option) => option.key) : [];
    expect(keys).toEqual([undefined, 'mara', 'tam']);
    expect(reader.choose('Talk').lines).toEqual(['Mara speaks of the tide.', 'You look round.']);
  });
});
