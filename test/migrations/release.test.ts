import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBundle } from '@fabula/runtime/bundle';
import { describe, expect, test } from 'vitest';
import { fabula, folder } from '../cli/run.js';
import { edit, ferry, filesIn, plan, release, released } from './story.js';

async function bundleAt(home: string, path: string) {
  const opened = await openBundle(readFileSync(join(home, path)));
  if (!opened.ok) throw new Error(opened.error.detail);
  return opened.value;
}

const withBoots = (source: string): string => source.replace('kind Person {', 'kind Person { boots: int = 1,');

describe('before the first release', () => {
  test('the first migration is kept in step by itself', async () => {
    const home = folder({ 'pack.fab': ferry });
    await fabula(home, 'build');
    const before = filesIn(home)['migrations/0001_init.sql'];
    edit(home, withBoots);
    expect((await fabula(home, 'build')).code).toBe(0);
    expect(filesIn(home)['migrations/0001_init.sql']).not.toBe(before);
    expect(filesIn(home)['migrations/0001_init.sql']).toContain('boots');
  });

  test('a locked build fails where it is out of step, and writes nothing', async () => {
    const home = folder({ 'pack.fab': ferry });
    expect((await fabula(home, 'build', '--locked')).code).toBe(1);
    await fabula(home, 'build');
    expect((await fabula(home, 'build', '--locked')).code).toBe(0);
    edit(home, withBoots);
    const before = filesIn(home);
    const { code, err } = await fabula(home, 'build', '--locked');
    expect(code).toBe(1);
    expect(err).toContain('migrations/0001_init.sql no longer fits what the pack declares. Run `fabula build`');
    expect(filesIn(home)).toEqual(before);
  });

  test('there is nothing to plan from', async () => {
    const home = folder({ 'pack.fab': ferry });
    const { code, err } = await plan(home, 'boots');
    expect(code).toBe(1);
    expect(err).toContain('nothing was released yet');
    expect((await fabula(home, 'migrate', 'status')).out).toContain('Nothing was released yet.');
    expect((await fabula(home, 'migrate', 'merge')).err).toContain('nothing was released yet');
  });
});

describe('a release', () => {
  test('that is lost is named when the next plan is made', async () => {
    const home = await released();
    edit(home, withBoots);
    await plan(home, 'boots');
    rmSync(join(home, 'migrations/released.fabc'));
    const { code, err } = await plan(home, 'more');
    expect(code).toBe(1);
    expect(err).toContain('migrations/0002_boots/ is there, and migrations/released.fabc');
  });

  test('records what readers get', async () => {
    const home = await released();
    const files = filesIn(home);
    expect(files['migrations/released.fabc']).toBe(files['dist/ferry.fabc']);
    expect(Object.keys(files)).toContain('fabula.ids');
    const { manifest } = await bundleAt(home, 'migrations/released.fabc');
    const told = await fabula(home, 'release', '--json');
    expect(JSON.parse(told.out)).toMatchObject({ ok: true, version: manifest.pack.version, wrote: [] });
  });

  test('names those before it whose sessions it takes as they are', async () => {
    const home = await released();
    const first = await bundleAt(home, 'migrations/released.fabc');
    expect(first.program.releases).toBeUndefined();
    // Other translations, of the same program.
    mkdirSync(join(home, 'strings'));
    writeFileSync(join(home, 'strings/de.csv'), 'id,translation\nscene:deck,Das Deck\n');
    expect((await release(home)).code).toBe(0);
    const second = await bundleAt(home, 'migrations/released.fabc');
    expect(second.program.releases).toEqual([first.hash]);
    edit(home, (source) => source.replace('The ferry waits.', 'The ferry waits for you.'));
    expect((await release(home)).code).toBe(0);
    const third = await bundleAt(home, 'migrations/released.fabc');
    expect(third.program.releases).toEqual([first.hash, second.hash]);
  });

  test('may be made in CI once all else is checked in', async () => {
    const home = folder({ 'pack.fab': ferry });
    expect((await fabula(home, 'release', '--locked')).code).toBe(1);
    expect(filesIn(home)).not.toHaveProperty('migrations/released.fabc');
    await fabula(home, 'build');
    expect((await fabula(home, 'release', '--locked')).code).toBe(0);
  });

  test('is signed with the key that is named', async () => {
    const home = folder({ 'pack.fab': ferry });
    await fabula(home, 'keys', 'new', 'key');
    const { code, err } = await fabula(home, 'release', '--sign', 'key');
    expect([code, err.includes('error')]).toEqual([0, false]);
    expect((await bundleAt(home, 'migrations/released.fabc')).signature).toMatchObject({ signed: true });
  });

  test('is refused while what is stored changed without a plan', async () => {
    const home = await released();
    const before = filesIn(home)['migrations/released.fabc'];
    edit(home, withBoots);
    for (const command of ['build', 'release']) {
      const { code, err } = await fabula(home, command);
      expect(code).toBe(1);
      expect(err).toContain('`fabula migrate plan NAME`');
    }
    const told = await fabula(home, 'release', '--json');
    expect(JSON.parse(told.out)).toMatchObject({ ok: false, error: 'unplanned' });
    expect(filesIn(home)['migrations/released.fabc']).toBe(before);
  });

  test('freezes what was planned, and carries it', async () => {
    const home = await released();
    edit(home, withBoots);
    expect((await plan(home, 'boots')).code).toBe(0);
    const { code, out, err } = await release(home);
    expect(code).toBe(0);
    expect(out).toContain('migrations/0002_boots/ goes with it');
    expect(err).toContain('the release before was 1.0.0, too');
    const bundle = await bundleAt(home, 'migrations/released.fabc');
    expect(bundle.migrations.map(({ name }) => name)).toContain('0002_boots.expand.sql');
    expect(bundle.conversions.map(({ migration }) => migration)).toEqual(['0002_boots']);
    expect((await fabula(home, 'build', '--locked')).code).toBe(0);
    expect((await fabula(home, 'migrate', 'status')).out).toContain('with 1 migration after the first');
  });

  test('needs no plan where nothing is stored otherwise', async () => {
    const home = await released();
    edit(home, (source) => source.replace('The ferry waits.', 'The ferry does not wait.').replace('1.0.0', '1.0.1'));
    expect(await release(home)).toMatchObject({ code: 0 });
    expect((await bundleAt(home, 'migrations/released.fabc')).manifest.pack.version).toBe('1.0.1');
    expect((await plan(home, 'words')).out).toContain('Nothing to migrate');
  });

  test('carries a `migrate from` out once, though it stays in the source', async () => {
    const home = await released();
    edit(home, (source) =>
      source
        .replace(
          'purse: int in 0..99 clamped = 5',
          'gold: int in 0..199 clamped = 5, migrate from (old) { gold = old.purse * 2 }',
        )
        .replaceAll('mira.purse', 'mira.gold'),
    );
    const done = await plan(home, 'gold');
    expect([done.out + done.err, done.code]).toEqual([done.out + done.err, 0]);
    await release(home);
    const { conversions } = await bundleAt(home, 'migrations/released.fabc');
    expect(conversions[0]?.kinds?.['Person']?.derived?.values).toHaveProperty('gold');
    expect((await fabula(home, 'migrate', 'status')).out).toContain('Nothing to migrate');
    edit(home, withBoots);
    await plan(home, 'boots');
    await release(home);
    expect(
      (await bundleAt(home, 'migrations/released.fabc')).conversions[1]?.kinds?.['Person']?.derived,
    ).toBeUndefined();
  });

  test('has keys in another order than what is declared, on which nothing hangs', async () => {
    const moods = (source: string): string =>
      source.replace(
        'world {',
        'enum Mood {\n  wary -> glad, calm\n  glad -> calm\n  calm -> glad\n}\n\nworld { mood: Mood = wary,',
      );
    const home = await released(moods(ferry));
    expect((await fabula(home, 'migrate', 'status')).out).toContain('Nothing to migrate');
    edit(home, withBoots);
    expect((await plan(home, 'boots')).out).not.toContain('moves');
  });

  test('goes on from the tables of the one before', async () => {
    const home = await released();
    edit(home, withBoots);
    await plan(home, 'boots');
    await release(home);
    const { program } = await bundleAt(home, 'migrations/released.fabc');
    edit(home, (source) => source.replace('The ferry waits.', 'No ferry.'));
    await fabula(home, 'build');
    expect((await bundleAt(home, 'dist/ferry.fabc')).program.projection).toEqual(program.projection);
  });
});

describe('what was released', () => {
  test('is never edited', async () => {
    const home = await released();
    const path = join(home, 'migrations/0001_init.sql');
    const sql = readFileSync(path, 'utf8');
    writeFileSync(path, `${sql}\n-- one more thing\n`);
    for (const argv of [
      ['build'],
      ['release'],
      ['migrate', 'status'],
      ['migrate', 'plan', 'x'],
      ['migrate', 'verify'],
    ]) {
      const { code, err } = await fabula(home, ...argv);
      expect([argv, code]).toEqual([argv, 1]);
      expect(err).toContain('migrations/0001_init.sql was edited after it had been released');
    }
    writeFileSync(path, sql);
    expect((await fabula(home, 'build')).code).toBe(0);
  });

  test('is missed when it is gone', async () => {
    const home = await released();
    edit(home, withBoots);
    await plan(home, 'boots');
    await release(home);
    rmSync(join(home, 'migrations/0002_boots/expand.sql'));
    expect((await fabula(home, 'build')).err).toContain(
      'migrations/0002_boots/expand.sql is not there, and readers have',
    );
    rmSync(join(home, 'migrations/0002_boots'), { recursive: true });
    expect(JSON.parse((await fabula(home, 'migrate', 'status', '--json')).out)).toMatchObject({
      ok: false,
      error: 'migrationMissing',
    });
  });

  test('may have the line ends of Windows', async () => {
    const home = await released();
    edit(home, withBoots);
    await plan(home, 'boots');
    await release(home);
    const before = filesIn(home)['dist/ferry.fabc'];
    for (const [path, text] of Object.entries(filesIn(home)))
      if (/\.(?:sql|json|md)$/.test(path)) writeFileSync(join(home, path), text.replaceAll('\n', '\r\n'), 'latin1');
    expect(await fabula(home, 'build')).toMatchObject({ code: 0 });
    expect(filesIn(home)['dist/ferry.fabc']).toBe(before);
  });
});
