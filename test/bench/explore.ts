import { Program, standardLibrary } from '@fabula/compiler';
import { defaultBounds, explore, sitesOf } from '@fabula/compiler/explore';
import { createEngine, type Engine, type Input } from '@fabula/runtime/engine';
import { median, type Row } from './measure.js';
import { twoStories } from './story.js';

const turns = 40_000;

/**
 * Turns of exploration against turns of plain play, on the same bundle: what it costs to tally where a turn comes by,
 * to find the key of each state among those that were met, and to hold the states that are still to be expanded.
 */
export async function exploreRows(): Promise<Row[]> {
  const program = new Program({ library: standardLibrary });
  program.update({ sources: new Map([['story.fab', twoStories(100 * 1024).fabula]]), ids: new Map() });
  const built = program.build();
  if (!built) throw new Error('The generated story does not build.');
  const { program: ir } = built;
  const engine = await createEngine(ir);
  const sites = sitesOf(ir);
  const bounds = { ...defaultBounds, states: turns, walks: 0, seconds: 600 };
  let explored = 0;
  const search = await median(
    async () => {
      explored = (await explore(ir, sites, { bounds, seed: 0, workers: 0 })).search.turns;
    },
    { runs: 5, warm: 2 },
  );
  const play = await median(() => playOn(engine, turns), { runs: 5, warm: 2 });
  const ours = explored / (search / 1000);
  const theirs = turns / (play / 1000);
  return [
    {
      what: 'explore, one worker',
      ours: `${Math.round(ours).toLocaleString('en')} turns/s`,
      against: `play in memory ${Math.round(theirs).toLocaleString('en')} turns/s`,
      ratio: ours / theirs,
      target: { least: 0.5 },
    },
  ];
}

/** A reader who takes any choice, as `play` does it. */
function playOn(engine: Engine, count: number): void {
  let random = 1;
  const input = (act: Input['act']): Input => ({
    commandId: '',
    seat: 'reader',
    at: 0,
    locale: 'en',
    salt: '0'.repeat(32),
    act,
  });
  const start = input({ act: 'start', seed: '0'.repeat(32), seats: ['reader'], asked: {}, config: {} });
  let result = engine.step(engine.initial, start, {});
  for (let n = 1; n < count; n++) {
    if (result.result !== 'done' || result.waiting.wait !== 'choice') throw new Error('The story stopped.');
    const open = result.waiting.options.filter((option) => option.available);
    random = (Math.imul(random, 1664525) + 1013904223) >>> 0;
    const option = open[random % open.length];
    if (!option) throw new Error('Nothing to choose.');
    result = engine.step(result.state, input({ act: 'choose', choice: option.choice }), {});
  }
}
