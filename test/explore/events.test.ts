import { expect, test } from 'vitest';
import { z } from 'zod';
import { fabula, folder } from '../cli/run.js';

const report = z.looseObject({
  stopped: z.string(),
  states: z.number(),
  endings: z.array(z.looseObject({ title: z.string(), turns: z.number() })),
  coverage: z.looseObject({ branches: z.object({ of: z.number(), hit: z.number() }) }),
});

async function explored(body: string) {
  const pack = 'pack p { title "P" version 1.0.0 start quay }\n';
  const home = folder({ 'pack.fab': pack + body });
  const { out, err } = await fabula(home, 'explore', '--json', '--workers', '0');
  expect(err).toBe('');
  return report.parse(JSON.parse(out));
}

const story = `
event rang {}
event called {}
pattern rings { (a: rang) then (b: rang) within 2 turns then (c: called) within 1 turns in last 4 turns }
scene quay {
  ~ if count(rings) > 0 {
    They come.
    -> end
  }
  + [Ring.] {
      ~ emit rang
  }
  + [Call.] {
      ~ emit called
  }
  + [Wait.]
  -> quay
}`;

test('a story that asks what happened lately has an end of states, and is explored as deep as it has to be', async () => {
  const { stopped, states, endings, coverage } = await explored(story);
  expect(stopped).toBe('complete');
  expect(endings).toMatchObject([{ turns: 3 }]);
  expect(coverage.branches.hit).toBe(coverage.branches.of);
  // What was rung and called in four turns, and no more.
  expect(states).toBeLessThan(300);
});
