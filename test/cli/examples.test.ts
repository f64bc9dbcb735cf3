import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { fabula, folder } from './run.js';

const home = fileURLToPath(new URL('../..', import.meta.url));
const examples = readdirSync(join(home, 'examples'), { withFileTypes: true }).filter((entry) => entry.isDirectory());

/** What is shipped is what a writer learns from: it has nothing to report, its tests pass, its checked-in files are up to date. */
describe.each(examples.map(({ name }) => name))('examples/%s', (name) => {
  test('is clean, up to date and passes its tests', async () => {
    const copy = folder();
    cpSync(join(home, 'examples', name), copy, { recursive: true });
    expect(await fabula(copy, 'check', '--strict')).toMatchObject({ code: 0, out: '' });
    expect(await fabula(copy, 'build', '--locked')).toMatchObject({ code: 0 });
    expect(await fabula(copy, 'test')).toMatchObject({ code: 0 });
  });
});

describe.each(
  readdirSync(join(home, 'stdlib'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
    .map(({ name }) => name),
)('stdlib/%s', (name) => {
  test('is clean, passes its tests, and its ids are up to date', async () => {
    const at = join(home, 'stdlib', name);
    expect(await fabula(at, 'check', '--strict')).toMatchObject({ code: 0, out: '' });
    const tests = await fabula(at, 'test');
    expect(tests).toMatchObject({ code: 0 });
    // A pack that has lost its tests passes, too.
    expect(tests.out).toContain('ok ');
    expect(await fabula(at, 'ids', 'status')).toMatchObject({ code: 0 });
  });
});
