import { expect, test } from 'vitest';
import { checkEdit, play } from './check-case.js';
import { Example } from './example.js';
import { textOf } from './pieces.js';
import { randomEdit } from './random-edit.js';

const long = process.env['FABULA_LONG'] === '1';
const wanted = long ? 400 : 20;
const noAnswers = { moved: {}, dropped: [] };

test('of edits by chance none sends a session where its reader did not go', async () => {
  const played = await play(new Example('harbor-lights'), long ? 50 : 10);
  const { example, before } = played;
  let built = 0;
  let refused = 0;
  for (let seed = 1; built < wanted; seed++) {
    const { pieces, how } = randomEdit(example.files.sources, before.places, seed);
    // What does not compile is nobody's next release.
    if (!example.compiles(new Map([...pieces].map(([file, parts]) => [file, textOf(parts)])))) continue;
    built += 1;
    const outcome = await checkEdit(played, pieces, noAnswers, { sessions: 4, replayed: 0, seed });
    expect({ seed, how, wrong: outcome.wrong }).toEqual({ seed, how, wrong: [] });
    if (outcome.refused.length > 0) refused += 1;
  }
  // Most edits of prose need no answer, or the check would say little.
  expect(refused).toBeLessThan(wanted / 2);
}, 1_200_000);
