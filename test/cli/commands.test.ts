import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBundle } from '@fabula/runtime/bundle';
import { describe, expect, test } from 'vitest';
import { fabula, folder, smallPack } from './run.js';

describe('fabula new', () => {
  test('makes a pack that checks, tests and builds', async () => {
    const home = folder();
    expect((await fabula(home, 'new', 'my-story')).code).toBe(0);
    expect(await fabula(home, 'check', 'my-story', '--strict')).toMatchObject({ code: 0, out: '' });
    expect(await fabula(home, 'test', 'my-story')).toMatchObject({ code: 0, err: '2 passed, 0 failed\n' });
    expect((await fabula(home, 'build', 'my-story')).code).toBe(0);
    const opened = await openBundle(readFileSync(join(home, 'my-story/dist/my_story.fabc')));
    expect(opened.ok).toBe(true);
  });

  test('writes into no folder that holds something', async () => {
    const home = folder({ 'there/a.txt': 'x' });
    expect((await fabula(home, 'new', 'there')).code).toBe(2);
    expect(readdirSync(join(home, 'there'))).toEqual(['a.txt']);
  });

  test('takes any letters, and refuses what is no name', async () => {
    const home = folder();
    expect((await fabula(home, 'new', 'história')).code).toBe(0);
    expect((await fabula(home, 'new', '7up')).code).toBe(2);
  });
});

describe('fabula build', () => {
  test('writes the same bytes again, and nothing that is unchanged', async () => {
    const home = folder({ 'pack.fab': smallPack });
    await fabula(home, 'build');
    const bundle = join(home, 'dist/small.fabc');
    const ids = join(home, 'fabula.ids');
    const before = { bytes: readFileSync(bundle), ids: readFileSync(ids), at: statSync(ids).mtimeMs };
    await fabula(home, 'build');
    expect(readFileSync(bundle).equals(before.bytes)).toBe(true);
    expect(readFileSync(ids).equals(before.ids)).toBe(true);
    expect(statSync(ids).mtimeMs).toBe(before.at);
  });

  test('in another folder, from another order of files, the same bytes', async () => {
    const one = folder({
      'a.fab': smallPack,
      'town/b.fab': 'scene b {\n  B.\n  -> end\n}\n',
      'town/a.fab': 'scene a {\n  A.\n  -> b\n}\n',
    });
    const two = folder({
      'town/a.fab': 'scene a {\n  A.\n  -> b\n}\n',
      'town/b.fab': 'scene b {\n  B.\n  -> end\n}\n',
      'a.fab': smallPack,
    });
    await fabula(one, 'build');
    await fabula(two, 'build');
    expect(readFileSync(join(one, 'dist/small.fabc')).equals(readFileSync(join(two, 'dist/small.fabc')))).toBe(true);
  });

  test('writes nothing when the pack has errors', async () => {
    const home = folder({ 'pack.fab': smallPack.replace('-> end', '-> nowhere_at_all') });
    expect((await fabula(home, 'build')).code).toBe(1);
    expect(readdirSync(home)).toEqual(['pack.fab']);
  });

  test('--locked refuses ids that are not up to date, and takes them when they are', async () => {
    const home = folder({ 'pack.fab': smallPack });
    expect((await fabula(home, 'build', '--locked')).code).toBe(1);
    expect(existsSync(join(home, 'fabula.ids'))).toBe(false);
    await fabula(home, 'build');
    expect((await fabula(home, 'build', '--locked')).code).toBe(0);
    writeFileSync(join(home, 'pack.fab'), smallPack.replace('A room.', 'A room.\n  A door.'));
    expect((await fabula(home, 'build', '--locked')).code).toBe(1);
  });

  test('signs', async () => {
    const home = folder({ 'pack.fab': smallPack });
    await fabula(home, 'keys', 'new', 'me.key');
    expect((await fabula(home, 'build', '--sign', 'me.key')).code).toBe(0);
    const opened = await openBundle(readFileSync(join(home, 'dist/small.fabc')), {});
    expect(opened).toMatchObject({ ok: true, value: { signature: { signed: true } } });
    // A key is never written over.
    expect((await fabula(home, 'keys', 'new', 'me.key')).code).toBe(2);
    expect((await fabula(home, 'build', '--sign', 'pack.fab')).code).toBe(1);
  });
});

describe('fabula check --fix', () => {
  test('applies what cannot be wrong', async () => {
    const home = folder({
      'pack.fab': smallPack.replace('A room.', '+Out. -> END\n  A room.').replace('-> end', '-> END'),
    });
    await fabula(home, 'check', '--fix');
    expect(readFileSync(join(home, 'pack.fab'), 'utf8')).not.toContain('END');
  });

  test('leaves a guess alone, and says so', async () => {
    const home = folder({ 'pack.fab': smallPack.replace('start room', 'start romo') });
    const { code, err } = await fabula(home, 'check', '--fix');
    expect(code).toBe(1);
    expect(err).toContain('1 more fix guesses at what was meant: `--fix-all` applies it.');
  });
});

describe('fabula check --fix-all', () => {
  test('applies guesses, too', async () => {
    const home = folder({ 'pack.fab': smallPack.replace('start room', 'start romo') });
    expect((await fabula(home, 'check', '--fix-all')).code).toBe(0);
    expect(readFileSync(join(home, 'pack.fab'), 'utf8')).toBe(smallPack);
  });
});

describe('fabula test', () => {
  test('tells what was said instead, and where', async () => {
    const home = folder({ 'pack.fab': `${smallPack}\ntest "wrong" {\n  start room\n  expect says "attic"\n}\n` });
    const { code, out } = await fabula(home, 'test');
    expect(code).toBe(1);
    expect(out).toContain('pack.fab:9: Nobody said "attic". What was said: A room.');
  });

  test('can be asked for some', async () => {
    const home = folder({ 'pack.fab': `${smallPack}\ntest "one" {\n  start room\n}\ntest "two" {\n  start room\n}\n` });
    expect((await fabula(home, 'test', '--filter', 'two')).err).toBe('1 passed, 0 failed\n');
  });
});

describe('fabula explain', () => {
  test('shows the page', async () => {
    const { code, out } = await fabula(folder(), 'explain', 'fab4002');
    expect(code).toBe(0);
    expect(out).toContain('FAB4002');
    expect(out).toContain('^^^');
  });

  test('fills the message from the page’s example, and names the gaps no text can fill', async () => {
    const first = async (code: string): Promise<string> =>
      (await fabula(folder(), 'explain', code)).out.split('\n')[0] ?? '';
    expect(await first('FAB2001')).toContain('There is no scene or label named `warehose`, but there is `warehouse`.');
    expect(await first('5003')).toContain('it looks like ‹encoding›.');
  });
});

describe('fabula ids', () => {
  test('prune drops what is gone, when it is asked to', async () => {
    const home = folder({ 'pack.fab': smallPack.replace('A room.', 'A room.\n  A door.') });
    await fabula(home, 'build');
    writeFileSync(join(home, 'pack.fab'), smallPack);
    expect((await fabula(home, 'ids', 'prune')).err).toContain('Run `fabula build` first.');
    await fabula(home, 'build');
    const before = readFileSync(join(home, 'fabula.ids'), 'utf8');
    const gone = /^-(\w+)/m.exec(before)?.[1];
    const tried = await fabula(home, 'ids', 'prune', '--dry-run', '--json');
    expect(JSON.parse(tried.out)).toEqual({ ok: true, dryRun: true, pruned: [gone], wrote: [] });
    expect(readFileSync(join(home, 'fabula.ids'), 'utf8')).toBe(before);
    expect(await fabula(home, 'ids', 'prune')).toMatchObject({ code: 0, out: 'Dropped 1 id from fabula.ids.\n' });
    expect(readFileSync(join(home, 'fabula.ids'), 'utf8')).not.toContain(gone);
    expect((await fabula(home, 'build', '--locked')).code).toBe(0);
    expect((await fabula(home, 'ids', 'prune')).out).toBe('No id is of a place that is gone.\n');
  });

  test('prune drops nothing while the pack has errors', async () => {
    const home = folder({ 'pack.fab': smallPack });
    await fabula(home, 'build');
    writeFileSync(join(home, 'pack.fab'), smallPack.replace('-> end', '-> nowhere_at_all'));
    const { code, err } = await fabula(home, 'ids', 'prune');
    expect(code).toBe(1);
    expect(err).toContain('the pack has errors');
  });

  test('tells what is out of date', async () => {
    const home = folder({ 'pack.fab': smallPack });
    expect(await fabula(home, 'ids', 'status')).toMatchObject({
      code: 1,
      out: 'fabula.ids is out of date; `fabula build` writes it.\n',
    });
    await fabula(home, 'build');
    expect((await fabula(home, 'ids', 'status')).code).toBe(0);
    rmSync(join(home, 'fabula.ids'));
    expect((await fabula(home, 'ids', 'status', '--json')).code).toBe(1);
  });
});
