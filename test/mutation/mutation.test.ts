import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { type Fate, mutate } from './run.js';
import { escapedTable, share, tableOf } from './table.js';

const long = process.env['FABULA_LONG'] === '1';
const example = (name: string): string => fileURLToPath(new URL(`../../examples/${name}`, import.meta.url));

/** Where a long run leaves its tables, for `docs/mutation.md`. */
const out = process.env['FABULA_MUTATION_OUT'];

/** What a run of mutants came to, for whoever wants to know which got away. */
function told(name: string, fates: readonly Fate[]): string {
  return `${name}\n\n${tableOf(fates)}\n\n${escapedTable(fates)}\n`;
}

test('of slips that a reader would notice, most are noticed before', async () => {
  const count = long ? 200 : 20;
  const known: Fate[] = [];
  const onFate = (fate: Fate): void => {
    known.push(fate);
    // Whoever waits for a long run can look how far it is.
    if (out !== undefined) writeFileSync(out, told('harbor-lights', known));
  };
  const fates = await mutate(example('harbor-lights'), { seed: 4, count, onFate });
  const text = told('harbor-lights', fates);
  if (long) process.stdout.write(`\n${text}\n`);
  expect(fates).toHaveLength(count);
  expect(share(fates), text).toBeGreaterThanOrEqual(long ? 90 : 80);
}, 3_600_000);
