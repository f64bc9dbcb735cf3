import { describe, expect, test } from 'vitest';
import type { EditCase } from './case-file.js';
import { answersOf, checkEdit, edited, type Played, play } from './check-case.js';
import { Example } from './example.js';

const long = process.env['FABULA_LONG'] === '1';
const playthroughs = 50;
const how = { sessions: long ? 50 : 5, replayed: long ? 50 : 1 };

/** A test for each edit of an example; all go on from the same playthroughs. */
export function checkExample(name: string, cases: readonly EditCase[]): void {
  describe(`edits of ${name}`, () => {
    let known: Promise<Played> | undefined;
    test.each(cases.map((each) => [each.name, each] as const))(
      '%s',
      async (_, each) => {
        known ??= play(new Example(name), playthroughs);
        const played = await known;
        const answers = answersOf(each, played.before);
        const outcome = await checkEdit(played, edited(played.example, each), answers, { ...how, seed: 1 });
        if (process.env['FABULA_EDITS_OUT'] !== undefined)
          process.stdout.write(`${name}/${each.name} ${JSON.stringify(outcome)}\n`);
        expect(outcome.wrong).toEqual([]);
        expect(outcome.refused).toEqual(each.refused);
        // What is released takes everybody along.
        expect(outcome.kept).toBe(0);
      },
      120_000,
    );
  });
}
