import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fabula, folder } from '../cli/run.js';
import { edit, filesIn, plan, release, released } from './story.js';

const boots = (source: string): string => source.replace('kind Person {', 'kind Person { boots: int = 1,');
const hats = (source: string): string => source.replace('kind Person {', 'kind Person { hats: int = 1,');
const noDeck = (source: string): string =>
  source.replace(
    '  * [Look back.] -> quay\n  * [Go below.] The lamp is out. -> end\n',
    '  The lamp is out.\n  -> end\n',
  );

function copyOf(home: string): string {
  const other = folder();
  cpSync(home, other, { recursive: true });
  return other;
}

function take(from: string, to: string, path: string): void {
  cpSync(join(from, path), join(to, path), { recursive: true });
}

function merge(home: string, ...argv: string[]) {
  return fabula(home, 'migrate', 'merge', '--no-verify', ...argv);
}

describe('two branches that each planned a migration', () => {
  test('are one plan, with the answers of both', async () => {
    const ours = await released();
    const theirs = copyOf(ours);
    edit(ours, boots);
    await plan(ours, 'boots');
    edit(theirs, noDeck);
    const place = /--moved "(\S+) to /.exec((await plan(theirs, 'no_deck')).err)?.[1] ?? '';
    await plan(theirs, 'no_deck', '--moved', `${place} to quay`);
    // As Git merges them: the sources together, both folders side by side.
    edit(ours, noDeck);
    take(theirs, ours, 'migrations/0002_no_deck');
    const stopped = await fabula(ours, 'build');
    expect(stopped.code).toBe(1);
    expect(stopped.err).toContain('`0002_boots` and `0002_no_deck` are both number 2');
    expect(stopped.err).toContain('`fabula migrate merge`');
    expect((await plan(ours)).code).toBe(1);
    expect((await merge(ours)).out).toContain('Wrote migrations/0002_boots_and_no_deck/');
    const names = Object.keys(filesIn(ours)).filter((path) => path.includes('/0002_'));
    expect(new Set(names.map((path) => path.split('/')[1]))).toEqual(new Set(['0002_boots_and_no_deck']));
    expect((await fabula(ours, 'build')).code).toBe(0);
    expect(await merge(ours)).toMatchObject({ code: 0, out: 'Nothing to merge.\n' });
  });

  test('may take the name of one of them', async () => {
    const ours = await released();
    const theirs = copyOf(ours);
    edit(ours, boots);
    await plan(ours, 'boots');
    edit(theirs, hats);
    await plan(theirs, 'hats');
    edit(ours, hats);
    take(theirs, ours, 'migrations/0002_hats');
    expect((await merge(ours, '--name', 'hats')).code).toBe(0);
    expect(Object.keys(filesIn(ours)).some((path) => path.includes('0002_boots'))).toBe(false);
    expect((await fabula(ours, 'build')).code).toBe(0);
  });

  test('under one name, where Git left its marks', async () => {
    const ours = await released();
    edit(ours, noDeck);
    const place = /--moved "(\S+) to /.exec((await plan(ours, 'next')).err)?.[1] ?? '';
    await plan(ours, 'next', '--moved', `${place} to quay`);
    const path = join(ours, 'migrations/0002_next/migration.json');
    const lines = readFileSync(path, 'utf8').split('\n');
    const at = lines.findIndex((line) => line.includes('"from"'));
    lines.splice(at, 1, '<<<<<<< HEAD', lines[at] ?? '', '=======', '  "from": "other",', '>>>>>>> theirs');
    writeFileSync(path, lines.join('\n'));
    expect((await fabula(ours, 'build')).err).toContain('it holds the marks of a merge');
    expect((await merge(ours)).code).toBe(0);
    expect(readFileSync(path, 'utf8')).toContain(`"${place}": "quay"`);
    expect((await fabula(ours, 'build')).code).toBe(0);
  });
});

describe('a branch that planned while another released', () => {
  test('is planned from that release, under the next number', async () => {
    const ours = await released();
    const theirs = copyOf(ours);
    edit(ours, boots);
    await plan(ours, 'boots');
    await release(ours);
    edit(theirs, hats);
    await plan(theirs, 'hats');
    edit(ours, hats);
    take(theirs, ours, 'migrations/0002_hats');
    expect((await fabula(ours, 'build')).err).toContain('`0002_boots` and `0002_hats` are both number 2');
    expect((await merge(ours)).out).toContain('Wrote migrations/0003_hats/');
    const names = new Set(Object.keys(filesIn(ours)).map((path) => path.split('/')[1]));
    expect(names).toContain('0002_boots');
    expect(names).not.toContain('0002_hats');
    expect(filesIn(ours)['migrations/0003_hats/expand.sql']).not.toContain('boots int');
    expect((await fabula(ours, 'build')).code).toBe(0);
  });

  test('takes the release that is named, where released.fabc is in conflict', async () => {
    const ours = await released();
    const theirs = copyOf(ours);
    edit(ours, boots);
    await plan(ours, 'boots');
    await release(ours);
    edit(theirs, hats);
    await plan(theirs, 'hats');
    // Git keeps the bundle of the branch that is merged into.
    edit(theirs, boots);
    take(ours, theirs, 'migrations/0002_boots');
    writeFileSync(join(theirs, 'released.fabc'), readFileSync(join(ours, 'migrations/released.fabc')));
    expect((await merge(theirs, '--released', 'released.fabc')).out).toContain('Wrote migrations/0003_hats/');
    expect((await fabula(theirs, 'build')).code).toBe(0);
    expect(await merge(theirs, '--released', 'none.fabc')).toMatchObject({ code: 3 });
  });

  test('that left a number out is renumbered', async () => {
    const home = await released();
    edit(home, boots);
    await plan(home, 'boots');
    const path = join(home, 'migrations/0002_boots/migration.json');
    cpSync(join(home, 'migrations/0002_boots'), join(home, 'migrations/0004_boots'), { recursive: true });
    writeFileSync(
      join(home, 'migrations/0004_boots/migration.json'),
      readFileSync(path, 'utf8').replaceAll('0002_boots', '0004_boots'),
    );
    const { code, err } = await fabula(home, 'build');
    expect(code).toBe(1);
    expect(err).toContain('migrations/0004_boots/ comes after a number that is missing: the next one is 0002.');
    expect((await merge(home)).code).toBe(0);
    expect((await fabula(home, 'build')).code).toBe(0);
  });
});
