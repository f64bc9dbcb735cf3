import { readdirSync } from 'node:fs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { fabula } from '../cli/run.js';
import { edit, filesIn, plan, release, released } from './story.js';

/** What takes room on a disk, or changes a name, is counted; at some point it fails. */
const disk = vi.hoisted(() => {
  const state = { done: 0, failsAt: Number.POSITIVE_INFINITY, stays: false };
  const happens = (needsRoom: boolean): void => {
    const fails = state.stays ? needsRoom && state.done >= state.failsAt : state.done === state.failsAt;
    state.done += 1;
    if (fails) throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC', errno: -28 });
  };
  return { state, happens };
});

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  const open: typeof real.open = async (path, flags, mode) => {
    const file = await real.open(path, flags, mode);
    if (flags !== 'w' && flags !== 'wx') return file;
    const write = file.writeFile.bind(file);
    const sync = file.sync.bind(file);
    file.writeFile = async (data, how) => {
      // What fits is written: the first half.
      if (data instanceof Uint8Array) await write(data.subarray(0, data.length >> 1));
      disk.happens(true);
      await write(data instanceof Uint8Array ? data.subarray(data.length >> 1) : data, how);
    };
    file.sync = async () => {
      disk.happens(true);
      await sync();
    };
    return file;
  };
  const rename: typeof real.rename = async (from, to) => {
    disk.happens(false);
    await real.rename(from, to);
  };
  const mkdtemp = async (prefix: string): Promise<string> => {
    disk.happens(true);
    return real.mkdtemp(prefix);
  };
  return { ...real, open, rename, mkdtemp };
});

afterEach(() => {
  Object.assign(disk.state, { done: 0, failsAt: Number.POSITIVE_INFINITY, stays: false });
});

const boots = (source: string): string => source.replace('kind Person {', 'kind Person { boots: int = 1,');
const hats = (source: string): string => source.replace('kind Person {', 'kind Person { hats: int = 1,');

/** Does something whose writes fail, at each in turn, until it goes through; says what is there after each failure. */
async function failing(
  home: string,
  stays: boolean,
  command: () => ReturnType<typeof fabula>,
  look: (files: Record<string, string>) => void,
): Promise<number> {
  for (let failsAt = 0; ; failsAt++) {
    Object.assign(disk.state, { done: 0, failsAt, stays });
    const { code, err } = await command();
    disk.state.failsAt = Number.POSITIVE_INFINITY;
    if (code === 0) return failsAt;
    expect([failsAt, code, err]).toEqual([failsAt, 3, expect.stringContaining('The disk is full')]);
    expect(
      readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tmp$|\.old$/.test(name)),
    ).toEqual([]);
    look(filesIn(home));
  }
}

const migrationIn = (files: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).filter(([path]) => /^migrations\/[^/]+\//.test(path)));

describe.each([
  { disk: 'that is full', stays: true },
  { disk: 'with one failing write', stays: false },
])('on a disk $disk', { timeout: 300_000 }, ({ stays }) => {
  test('a plan is there whole or not at all', async () => {
    const home = await released();
    edit(home, boots);
    const times = await failing(
      home,
      stays,
      () => plan(home, 'boots'),
      (files) => expect(migrationIn(files)).toEqual({}),
    );
    expect(times).toBeGreaterThan(6);
    const first = migrationIn(filesIn(home));
    edit(home, hats);
    await failing(
      home,
      stays,
      () => plan(home),
      (files) => expect(migrationIn(files)).toEqual(first),
    );
    expect(migrationIn(filesIn(home))).not.toEqual(first);
    expect((await fabula(home, 'build')).code).toBe(0);
  });

  test('a release is recorded whole or not at all', async () => {
    const home = await released();
    edit(home, boots);
    await plan(home, 'boots');
    const before = filesIn(home)['migrations/released.fabc'];
    const bundles: (string | undefined)[] = [];
    await failing(
      home,
      stays,
      () => release(home),
      (files) => {
        expect(files['migrations/released.fabc']).toBe(before);
        bundles.push(files['dist/ferry.fabc']);
      },
    );
    const after = filesIn(home)['migrations/released.fabc'];
    expect(after).not.toBe(before);
    expect(bundles.every((bundle) => bundle === before || bundle === after)).toBe(true);
  });
});
