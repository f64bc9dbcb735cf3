import { describe, expect, test } from 'vitest';
import { Reader, storyOf } from '../decks/story.js';

const quay = `
scene quay "The quay" {
  The beat is {beat}, for {pacing.turns}.
  + [Wait.] { ~ _tide += 1 }
  + [Sit.] {}
  + [Go.] -> end
  -> quay
}
`;
const world = 'world { _tide: int in 0..12 clamped = 0, _high: bool = false, _fair: bool = true }\n';

const pacing = `
director pacing {
  beat rising { turns 2..5 words 40..120 until _tide >= 2 }
  beat twist { turns 1..2 -> rising at most 1, climax }
  beat climax { turns 2 }
  beat after
}
`;

async function beats(source: string, ...choices: readonly string[]): Promise<readonly string[]> {
  const reader = new Reader(await storyOf(source));
  return choices.map((choice) => reader.choose(choice).lines.at(-1) ?? '');
}

describe('beats', () => {
  test('last at least as long as they must, then until what they wait for, and no longer than they may', async () => {
    expect(await beats(`${world}${pacing}${quay}`, ...new Array<string>(12).fill('Sit.'))).toEqual([
      'The beat is rising, for 1.',
      'The beat is rising, for 2.',
      'The beat is rising, for 3.',
      'The beat is rising, for 4.',
      'The beat is rising, for 5.',
      'The beat is twist, for 1.',
      'The beat is twist, for 2.',
      'The beat is rising, for 1.',
      'The beat is rising, for 2.',
      'The beat is rising, for 3.',
      'The beat is rising, for 4.',
      'The beat is rising, for 5.',
    ]);
    const waited = await beats(`${world}${pacing}${quay}`, ...new Array<string>(12).fill('Wait.'));
    // The tide is high after two turns, and from then on each beat lasts its least.
    expect(waited.map((line) => line.slice('The beat is '.length))).toEqual([
      'rising, for 1.',
      'rising, for 2.',
      'twist, for 1.',
      'twist, for 2.',
      'rising, for 1.',
      'rising, for 2.',
      'twist, for 1.',
      'twist, for 2.',
      'climax, for 1.',
      'climax, for 2.',
      'after, for 1.',
      'after, for 2.',
    ]);
  });

  test('are told as events that fold to the same state, and wake rules in the turn', async () => {
    const source = `${world}${pacing}
rule rises on change of beat when beat == twist { _high = true }
${quay}`;
    const reader = new Reader(await storyOf(source));
    for (let i = 0; i < 5; i++) reader.choose('Sit.');
    const set = reader.events.flatMap((event) => (event.event === 'set' ? [[event.cell, event.value, event.by]] : []));
    expect(set.slice(0, 2)).toEqual([
      ['w/pacing.beat', 'twist', 'director pacing'],
      ['w/pacing.since', 5, 'director pacing'],
    ]);
    expect(set[2]?.slice(0, 2)).toEqual(['w/_high', true]);
  });

  test('go along with their mission', async () => {
    const source = `${world}
mission find "Find it" starts when _tide >= 2 {
  objective look "Look" done when _tide >= 6
}
director pacing for find {
  beat rising { turns 1..2 }
  beat climax { turns 9 }
}
scene quay "The quay" {
  {beat} {if pacing.over: over}
  + [Wait.] { ~ _tide += 1 }
  -> quay
}`;
    expect(await beats(source, ...new Array<string>(8).fill('Wait.'))).toEqual([
      'rising',
      'rising',
      'rising',
      'rising',
      'climax',
      'climax',
      'climax over',
      'climax over',
    ]);
  });

  test('have figures, of which some are not written everywhere', async () => {
    const source = `${world}
director pacing {
  beat rising { turns 1 words 40..120 tension 0.5 steps 8 }
  beat climax { turns 1 words 60 tension 0.9 }
  beat after { turns 3..4 words 10 tension 0.1 }
}
scene quay "The quay" {
  {beat.words} {beat.least_words} {beat.tension} {if beat.steps == none: - | else: some} {beat.least_turns} {beat.most_turns}
  + [Sit.] {}
  -> quay
}`;
    expect(await beats(source, 'Sit.', 'Sit.')).toEqual(['120 40 0.5 some 1 1', '60 60 0.9 - 1 1']);
  });

  test('of an enum are its members, and compare in its order', async () => {
    const source = `${world}
enum Beat ordered { inciting, rising, climax }
fn late(b: Beat) -> bool = b >= rising
director pacing: Beat {
  beat inciting { turns 1 }
  beat climax { turns 1 }
}
scene quay "The quay" {
  {if late(beat): Late. | else: Early.} {if pacing.beat in [rising, climax]: On.}
  + [Sit.] {}
  -> quay
}`;
    expect(await beats(source, 'Sit.', 'Sit.')).toEqual(['Early.', 'Late. On.']);
  });
});

describe('twists', () => {
  const story = (clauses: string): string =>
    `${world}
deck twists draws first without replacement {
  card squall {
    The wind turns.
    + [Hold on.] { ~ _tide = 12 }
    + [Let go.] {}
    You are still here.
  }
  card calm { The wind drops. }
}
mission find "Find it" {
  objective look "Look" done when _high
  twist at rising draw twists
}
director pacing { ${clauses} }
rule floods on change of _tide when _tide == 12 { _high = true }
scene quay "The quay" {
  The quay.
  + [Sit.] You sit.
  + [Go.] -> end
  - 
  -> quay
}`.replace('  - \n', '');

  test('are played where the reader stands, who is back at the same choices behind them', async () => {
    const reader = new Reader(await storyOf(story('beat opening { turns 1 } beat rising { turns 9 }')));
    expect(reader.lines).toEqual(['The quay.']);
    reader.choose('Sit.');
    expect(reader.lines).toEqual(['You sit.', 'The quay.', 'The wind turns.']);
    expect(reader.drawn).toEqual(['squall']);
    expect(reader.offered).toEqual(['Hold on.', 'Let go.']);
    reader.choose('Hold on.');
    expect(reader.lines).toEqual(['You are still here.']);
    expect(reader.offered).toEqual(['Sit.', 'Go.']);
    expect(reader.events).toContainEqual({ event: 'mission', mission: 'find', is: 'done' });
  });

  test('are played when the first beat begins, and not once the mission is over', async () => {
    const reader = new Reader(
      await storyOf(story('beat rising { turns 1 -> opening } beat opening { turns 1 -> rising at most 3 }')),
    );
    expect(reader.lines).toEqual(['The quay.', 'The wind turns.']);
    reader.choose('Hold on.').choose('Sit.').choose('Sit.');
    expect(reader.lines).not.toContain('The wind drops.');
  });
});

test('what is adjusted keeps to its bounds and its step, and goes back when it is not wanted', async () => {
  const source = `${world}
fn wanted() -> int = _tide * 2
director pacing {
  adjust when _fair { dc in -3..3 = wanted() step 1, drip in 0.5..2.0 }
}
scene quay "The quay" {
  {pacing.dc} {pacing.drip}
  + [Wait.] { ~ _tide += 1 }
  + [Cheat.] { ~ _fair = false }
  + [Drip.] { ~ pacing.drip = 1.5 }
  -> quay
}`;
  const choices = ['Wait.', 'Wait.', 'Wait.', 'Wait.', 'Drip.', 'Cheat.', 'Drip.', 'Wait.', 'Wait.', 'Wait.'];
  expect(await beats(source, ...choices)).toEqual([
    '0 1',
    '1 1',
    '2 1',
    '3 1',
    '3 1.5',
    '3 1.5',
    '2 1.5',
    '1 1',
    '0 1',
    '0 1',
  ]);
});

test('payoffs that are due are owed until they are played', async () => {
  const source = `${world}
deck weather draws first without replacement {
  card squall payoff calm by climax { The wind turns. }
  card calm when _high { The wind drops. }
}
director pacing {
  beat rising { turns 2 }
  beat climax
}
scene quay "The quay" {
  Owed: {pacing.owed}.
  + [Sit.] {}
  + [Draw.] { ~ draw weather { none {} } }
  + [High.] { ~ _high = true }
  -> quay
}`;
  expect(await beats(source, 'Draw.', 'Sit.', 'Sit.', 'High.', 'Draw.')).toEqual([
    'Owed: 0.',
    'Owed: 0.',
    'Owed: 1.',
    'Owed: 1.',
    'Owed: 0.',
  ]);
});

test('a bias weighs every card of a deck anew', async () => {
  const source = `
world { tried: int in 0..9 clamped = 0 }
deck weather draws best bias fresh(card) * 2 {
  card calm weight 3 { The sea lies flat. }
  card squall weight 2 { The wind turns. }
}
fn fresh(c: Scene) -> float = 1.0 / (1 + c.visits)
scene quay "The quay" {
  + [Draw.] {
      ~ draw weather {
        none { Nothing. }
      }
  }
  + [Try.] {
      {tried}
      ~ tried += 1
  }
  -> quay
}`;
  const reader = new Reader(await storyOf(source));
  const drawn = ['Draw.', 'Draw.', 'Draw.', 'Draw.'].flatMap((choice) => reader.choose(choice).drawn);
  expect(drawn).toEqual(['calm', 'squall', 'calm', 'calm']);
});

describe('who comes back', () => {
  const story = `
world { tide: int in 0..9 clamped = 3, told: bool = false }
deck openers draws first without replacement {
  card hello when tide > 2 {
    It is good that you are back.
    + [Sit down.] { ~ told = true }
    So.
  }
}
fn so_far() -> text = "The tide stands at {tide}."
director pacing {
  beat rising { turns 9 }
  recap after 7d when not told draw openers else "Nobody is here."
  recap after 1d by so_far
}
scene quay "The quay" {
  The quay.
  + [Wait.] { ~ tide = 0 }
  + [Go.] -> end
  -> quay
}`;
  const day = 24 * 60 * 60 * 1000;

  test('is told what the first recap has that is due, and stands where they stood', async () => {
    const reader = new Reader(await storyOf(story));
    reader.comeBack(2 * day);
    expect(reader.lines).toEqual(['The tide stands at 3.']);
    expect(reader.offered).toEqual(['Wait.', 'Go.']);
    reader.comeBack(8 * day);
    expect(reader.lines).toEqual(['It is good that you are back.']);
    reader.choose('Sit down.');
    expect(reader.lines).toEqual(['So.']);
    expect(reader.offered).toEqual(['Wait.', 'Go.']);
    reader.comeBack(8 * day);
    expect(reader.lines).toEqual(['The tide stands at 3.']);
  });

  test('is told something else where there is nothing to draw, and nothing before its time', async () => {
    const reader = new Reader(await storyOf(story));
    reader.choose('Wait.');
    reader.comeBack(9 * day);
    expect(reader.lines).toEqual(['Nobody is here.']);
    expect(() => reader.comeBack(day / 2)).toThrow('nothingToTell');
  });
});
