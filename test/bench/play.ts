import { Program, standardLibrary } from '@fabula/compiler';
import { createEngine, type Input, type State } from '@fabula/runtime/engine';
import { compileInk } from './ink.js';
import { median, type Row } from './measure.js';
import { twoStories } from './story.js';

const turns = 5_000;

/** Turns in memory: our engine with its events and state hashes against inkjs's story, on the same story. */
export async function playRows(): Promise<Row[]> {
  const story = twoStories(100 * 1024);
  const program = new Program({ library: standardLibrary });
  program.update({ sources: new Map([['story.fab', story.fabula]]), ids: new Map() });
  const built = program.build();
  if (!built) throw new Error('The generated story does not build.');
  const engine = await createEngine(built.program);

  const play = (count: number): number => {
    let state: State = engine.initial;
    let random = 1;
    let events = 0;
    const input = (n: number, act: Input['act']): Input => ({
      commandId: `c${n}`,
      seat: 'reader',
      at: n * 1000,
      locale: 'en',
      salt: '0'.repeat(32),
      act,
    });
    let result = engine.step(
      state,
      input(0, { act: 'start', seed: '0'.repeat(32), seats: ['reader'], asked: {}, config: {} }),
      {},
    );
    for (let n = 1; n <= count; n++) {
      if (result.result !== 'done' || result.waiting.wait !== 'choice') throw new Error('The story stopped.');
      state = result.state;
      events += result.events.length;
      const open = result.waiting.options.filter((option) => option.available);
      random = (Math.imul(random, 1664525) + 1013904223) >>> 0;
      const option = open[random % open.length];
      if (!option) throw new Error('Nothing to choose.');
      result = engine.step(state, input(n, { act: 'choose', choice: option.choice }), {});
    }
    return events;
  };

  const ink = compileInk(story.ink);
  const playInk = (count: number): void => {
    ink.ResetState();
    let random = 1;
    for (let n = 0; n < count; n++) {
      while (ink.canContinue) ink.Continue();
      const { length } = ink.currentChoices;
      if (length === 0) throw new Error('The ink story stopped.');
      random = (Math.imul(random, 1664525) + 1013904223) >>> 0;
      ink.ChooseChoiceIndex(random % length);
    }
  };

  const ours = turns / ((await median(() => play(turns), { runs: 5, warm: 3 })) / 1000);
  const theirs = turns / ((await median(() => playInk(turns), { runs: 3, warm: 2 })) / 1000);
  const short = await median(() => play(1_000), { runs: 5, warm: 3 });
  const long = await median(() => play(10_000), { runs: 3, warm: 1 });
  return [
    {
      what: 'play in memory',
      ours: `${Math.round(ours).toLocaleString('en')} turns/s`,
      against: `inkjs ${Math.round(theirs).toLocaleString('en')} turns/s`,
      ratio: ours / theirs,
      target: { least: 5 },
    },
    {
      what: 'a turn in a session of 10,000 to one of 1,000',
      ours: `${(long / 10).toFixed(1)} µs`,
      against: `${short.toFixed(1)} µs`,
      ratio: long / 10 / short,
      target: { most: 1.3 },
    },
  ];
}
