import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPostgres, type TestPostgres } from '../contracts/start-test-postgres.js';
import { run, runProgram } from './program.js';

const example = fileURLToPath(new URL('../../examples/harbor-lights', import.meta.url));

let folder = '';
let bundle = '';
let postgres: TestPostgres;
let transcript = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fabula-harbor-'));
  const pack = join(folder, 'pack');
  cpSync(example, pack, { recursive: true });
  rmSync(join(pack, 'dist'), { recursive: true, force: true });
  expect(await runProgram('fabula', ['build', pack])).toMatchObject({ code: 0 });
  const [built = ''] = readdirSync(join(pack, 'dist')).filter((name) => name.endsWith('.fabc'));
  bundle = join(pack, 'dist', built);
  transcript = await play('memory:');
  postgres = await startTestPostgres();
}, 180_000);
afterAll(async () => {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Plays the recorded playthrough to its end. */
async function play(store: string): Promise<string> {
  const args = ['--script', join(example, 'playthrough.txt'), '--seed', '1', '--session', 's', '--store', store];
  const played = await run(['play', bundle, ...args]);
  expect(played).toMatchObject({ code: 0, err: '' });
  expect(played.out.endsWith('The end.\n\n')).toBe(true);
  return played.out;
}

describe.each([
  ['in a folder', () => Promise.resolve(join(folder, 'store'))],
  ['on a server', () => postgres.createDatabase()],
])('the example %s', (_, locate) => {
  it('tells the same story, and its ledger, tables and books agree', async () => {
    const store = await locate();
    expect(await play(store)).toBe(transcript);
    expect(await run(['verify', '--store', store])).toMatchObject({ code: 0, err: '' });
    expect(await run(['replay', 's', '--store', store])).toMatchObject({ code: 0, err: '' });
    const rebuilt = await run(['rebuild', 's', '--store', store]);
    expect(rebuilt).toMatchObject({ code: 0, err: '' });
    expect(rebuilt.out).toContain('all as folded');
    expect(await run(['branch', 's', '--at', '20', '--store', store])).toMatchObject({ code: 0, err: '' });
    expect((await run(['rebuild', 's', '--store', store])).out).toContain('all as folded');
  });
});
