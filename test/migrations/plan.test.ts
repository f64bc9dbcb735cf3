import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fabula, folder } from '../cli/run.js';
import { edit, ferry, filesIn, plan, released } from './story.js';

const boots = (source: string): string => source.replace('kind Person {', 'kind Person { boots: int = 1,');
const hats = (source: string): string => source.replace('kind Person {', 'kind Person { hats: int = 1,');

/** The deck loses the choice point that somebody may stand at. */
const noDeck = (source: string): string =>
  source.replace(
    '  * [Look back.] -> quay\n  * [Go below.] The lamp is out. -> end\n',
    '  The lamp is out.\n  -> end\n',
  );

describe('a plan', () => {
  test('is a folder that says what it does', async () => {
    const home = await released();
    edit(home, boots);
    const { code, out } = await plan(home, 'boots');
    expect(code).toBe(0);
    expect(out).toContain('Wrote migrations/0002_boots/');
    const files = filesIn(home);
    const names = Object.keys(files).filter((path) => path.startsWith('migrations/0002_boots/'));
    expect(names.map((path) => path.slice('migrations/0002_boots/'.length))).toEqual([
      'contract.sql',
      'expand.sql',
      'migration.json',
      'plan.md',
      'sessions.json',
      'undo.sql',
    ]);
    const told: unknown = JSON.parse(files['migrations/0002_boots/migration.json'] ?? '');
    expect(told).toMatchObject({
      form: 1,
      migration: '0002_boots',
      pack: 'ferry',
      answers: { moved: {}, dropped: [] },
    });
    expect(files['migrations/0002_boots/plan.md']).toContain('## What is done');
    expect(files['migrations/0002_boots/expand.sql']).toContain('boots');
  });

  test('comes out the same each time', async () => {
    const home = await released();
    edit(home, boots);
    await plan(home, 'boots');
    const before = filesIn(home);
    expect((await plan(home)).code).toBe(0);
    expect(filesIn(home)).toEqual(before);
  });

  test('is made anew when more was changed, under its name or another', async () => {
    const home = await released();
    edit(home, boots);
    await plan(home, 'boots');
    edit(home, hats);
    const stale = await fabula(home, 'build');
    expect(stale.code).toBe(1);
    expect(stale.err).toContain('migrations/0002_boots/ was planned for something else than what is declared now');
    expect((await plan(home, 'clothes')).code).toBe(0);
    const names = Object.keys(filesIn(home));
    expect(names.some((path) => path.includes('0002_boots'))).toBe(false);
    expect(names).toContain('migrations/0002_clothes/plan.md');
    expect((await fabula(home, 'build')).code).toBe(0);
  });

  test('is taken away when nothing is to be migrated any more', async () => {
    const home = await released();
    edit(home, boots);
    await plan(home, 'boots');
    edit(home, () => ferry);
    expect((await fabula(home, 'build')).err).toContain('nothing is to be migrated any more');
    expect((await plan(home)).out).toContain('Took migrations/0002_boots/ away.');
    expect((await fabula(home, 'build')).code).toBe(0);
  });

  test('needs a name, and a plain one', async () => {
    const home = await released();
    edit(home, boots);
    expect(await plan(home)).toMatchObject({ code: 2 });
    const odd = await plan(home, 'Two Purses');
    expect(odd.code).toBe(2);
    expect(odd.err).toContain("`Two Purses` can't be a migration's name.");
    expect((await plan(home, 'two-purses')).out).toContain('0002_two_purses');
  });

  test('may be read by reviewers, who write into its plan.md', async () => {
    const home = await released();
    edit(home, boots);
    await plan(home, 'boots');
    const path = join(home, 'migrations/0002_boots/plan.md');
    writeFileSync(path, `${readFileSync(path, 'utf8')}\nLooks good to me.\n`);
    expect((await fabula(home, 'build')).code).toBe(0);
  });

  test('of a program for a program', async () => {
    const home = await released();
    edit(home, boots);
    const { code, out } = await plan(home, 'boots', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ ok: true, migration: '0002_boots', questions: [] });
  });
});

describe('what a plan asks', () => {
  test('is told with its ways out, and nothing is written', async () => {
    const home = await released();
    edit(home, noDeck);
    const before = filesIn(home);
    const { code, err } = await plan(home, 'no_deck');
    expect(code).toBe(1);
    expect(err).toMatch(/error FAB\d+: /);
    expect(err).toContain('--moved "');
    expect(err).toContain('nothing was written');
    expect(filesIn(home)).toEqual(before);
    const told = await plan(home, 'no_deck', '--json');
    expect(JSON.parse(told.out)).toMatchObject({ ok: false, error: 'questions' });
  });

  test('is answered once, and kept', async () => {
    const home = await released();
    edit(home, noDeck);
    const { err } = await plan(home, 'no_deck');
    const place = /--moved "(\S+) to /.exec(err)?.[1] ?? '';
    expect((await plan(home, 'no_deck', '--moved', `${place} to quay`)).code).toBe(0);
    expect(filesIn(home)['migrations/0002_no_deck/migration.json']).toContain(`"${place}": "quay"`);
    expect((await plan(home)).code).toBe(0);
    expect((await fabula(home, 'build')).code).toBe(0);
  });

  test('has to name two places', async () => {
    const home = await released();
    edit(home, noDeck);
    const { code, err } = await plan(home, 'no_deck', '--moved', 'deck');
    expect(code).toBe(2);
    expect(err).toContain('names no two places');
  });
});

describe('a plan from another release', () => {
  test('takes the bundle that readers have, and keeps it', async () => {
    const home = folder({ 'pack.fab': ferry });
    await fabula(home, 'build');
    writeFileSync(join(home, 'readers.fabc'), readFileSync(join(home, 'dist/ferry.fabc')));
    edit(home, boots);
    expect((await plan(home, 'boots', '--from', 'readers.fabc')).code).toBe(0);
    const files = filesIn(home);
    expect(files['migrations/released.fabc']).toBe(files['readers.fabc']);
    expect((await fabula(home, 'build')).code).toBe(0);
  });

  test('is refused when it is of another pack, no bundle, or not there', async () => {
    const home = await released();
    const other = await released(ferry.replace('pack ferry', 'pack barge'));
    edit(home, boots);
    writeFileSync(join(home, 'barge.fabc'), readFileSync(join(other, 'dist/barge.fabc')));
    const before = filesIn(home);
    const barge = await plan(home, 'boots', '--from', 'barge.fabc');
    expect(barge.code).toBe(1);
    expect(barge.err).toContain('`barge.fabc` is of the pack `barge`, and this one is `ferry`.');
    expect(await plan(home, 'boots', '--from', 'pack.fab')).toMatchObject({ code: 1 });
    expect(await plan(home, 'boots', '--from', 'none.fabc')).toMatchObject({ code: 3 });
    expect(filesIn(home)).toEqual(before);
  });

  test('is refused when a newer Fabula made it', async () => {
    const home = await released();
    edit(home, boots);
    const bytes = readFileSync(join(home, 'dist/ferry.fabc'));
    writeFileSync(join(home, 'newer.fabc'), newer(bytes));
    const { code, err } = await plan(home, 'boots', '--from', 'newer.fabc');
    expect(code).toBe(1);
    expect(err).toContain('Install the version of Fabula that it was made with');
  });

  test('is refused when Git has changed its line ends', async () => {
    const home = await released();
    edit(home, boots);
    const path = join(home, 'migrations/released.fabc');
    writeFileSync(path, readFileSync(path, 'latin1').replaceAll('\n', '\r\n'), 'latin1');
    const { code, err } = await plan(home, 'boots');
    expect(code).toBe(1);
    expect(err).toContain('write `*.fabc binary` into .gitattributes');
  });
});

describe('a machine that says no', () => {
  test('leaves all as it was', async () => {
    const home = await released();
    edit(home, boots);
    // Where the folder belongs, something else lies.
    writeFileSync(join(home, 'migrations/0002_boots'), 'mine');
    await fabula(home, 'ids', 'status');
    const before = filesIn(home);
    const { code, err } = await plan(home, 'boots');
    expect(code).toBe(3);
    expect(err).toMatch(/^fabula: .*0002_boots/);
    expect(filesIn(home)).toEqual({ ...before, 'fabula.ids': filesIn(home)['fabula.ids'] });
  });

  test.skipIf(process.getuid?.() === 0)('to a folder that takes no writes', async () => {
    const home = await released();
    edit(home, boots);
    await fabula(home, 'ids', 'status');
    const path = join(home, 'migrations');
    chmodSync(path, 0o555);
    try {
      const { code, err } = await plan(home, 'boots');
      expect(code).toBe(3);
      expect(err).toContain("can't be written or read here");
    } finally {
      chmodSync(path, 0o755);
    }
    expect(Object.keys(filesIn(home)).filter((name) => name.includes('0002'))).toEqual([]);
  });
});

/** The same bundle, said to be of the next format: the manifest's figure and the checksum over it are other ones. */
function newer(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1').replaceAll('"format":1', '"format":9');
  const changed = Buffer.from(text, 'latin1');
  return withChecksums(changed);
}

/** Writes the checksums of a zip's parts anew, in both their headers. */
function withChecksums(zip: Buffer): Buffer {
  const end = zip.length - 22;
  for (let at = zip.readUInt32LE(end + 16); at < end; ) {
    const size = zip.readUInt32LE(at + 24);
    const length = zip.readUInt16LE(at + 28);
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + length;
    const sum = crc32(zip.subarray(start, start + size));
    zip.writeUInt32LE(sum, at + 16);
    zip.writeUInt32LE(sum, local + 14);
    at += 46 + length;
  }
  return zip;
}

function crc32(bytes: Buffer): number {
  let rest = -1;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  }
  return ~rest >>> 0;
}
