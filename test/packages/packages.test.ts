import { cpSync, existsSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installedPacks, Program, readPack } from '@fabula/compiler';
import { openBundle } from '@fabula/runtime/bundle';
import { describe, expect, test } from 'vitest';
import { fabula, folder } from '../cli/run.js';
import { run } from '../e2e/program.js';

/** A pack of a kind and its counting, which uses another pack for its figures. */
const harborKit = (version = '1.0.0') => ({
  'package.json': JSON.stringify({ name: 'harbor-kit', version, fabula: { pack: './pack' } }),
  'pack/pack.fab': `pack harbor_kit { title "Harbor kit" version ${version} use salt.figures }
enum Wind { calm, fresh, storm }
component Moored { ropes: int in 0..20 = 2 }
world { harbored: int in 0..1000 = 0 }
fn _spare(n: int) -> int = figures.twice(n)
fn ropes_wanted(wind: Wind) -> int = match wind { calm { 2 } fresh { _spare(2) } storm { _spare(4) } }
action moor(ship: ref<has Moored>, wind: Wind) -> held | torn {
  harbored += 1
  if ship.ropes >= ropes_wanted(wind) { return held }
  torn
}
`,
});

const figures = (version = '1.0.0', twice = 'n + n') => ({
  'package.json': JSON.stringify({ name: '@salt/figures', version }),
  'figures.fab': `pack salt.figures { title "Figures" version ${version} }\nfn twice(n: int) -> int = ${twice}\n`,
});

const story = {
  'package.json': JSON.stringify({ name: 'story', dependencies: { 'harbor-kit': '^1.0.0' } }),
  'story.fab': `pack story { title "A night at the quay" version 1.0.0 use harbor_kit as kit start quay }
kind Ship { has Moored }
entity gull: Ship "The Gull" { ropes: 4 }
scene quay {
  You need {ropes_wanted(fresh)} ropes tonight.
  * [Moor her.] {
      ~ kit.moor(gull, fresh) {
        held { She lies still. }
        torn { The ropes part. }
      }
    }
  * [Wait for the storm.] {
      ~ moor(gull, storm) {
        held { She lies still. }
        torn { The ropes part. }
      }
    }
  {harbored} ship came in.
  -> end
}
test "four ropes hold in a fresh wind" {
  start quay
  choose "Moor her"
  expect says "She lies still"
  expect harbored == 1
}
test "and not in a storm" {
  start quay
  choose "Wait"
  expect says "The ropes part"
}
`,
};

function within(path: string, files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [`${path}/${name}`, text]));
}

/** The story, the pack it uses, and the one which that uses: as npm lays them out. */
function installed(more: Readonly<Record<string, string>> = {}): string {
  return folder({
    ...story,
    ...within('node_modules/harbor-kit', harborKit()),
    ...within('node_modules/@salt/figures', figures()),
    ...more,
  });
}

describe('packs of packages', () => {
  test('are checked, tested, built and played with the pack that uses them', async () => {
    const home = installed();
    expect(await fabula(home, 'check', '--strict')).toMatchObject({ code: 0, out: '' });
    expect(await fabula(home, 'test')).toMatchObject({ code: 0, err: '2 passed, 0 failed\n' });
    expect((await fabula(home, 'build')).code).toBe(0);
    const bundle = join(home, 'dist/story.fabc');
    const opened = await openBundle(readFileSync(bundle));
    if (!opened.ok) throw new Error(opened.error.detail);
    expect(Object.keys(opened.value.manifest.dependencies)).toEqual(['harbor_kit', 'salt.figures']);
    // Nothing is written into what npm installed.
    expect(existsSync(join(home, 'node_modules/harbor-kit/pack/fabula.ids'))).toBe(false);
    const played = await run(['play', bundle, '--store', 'memory:', '--seed', '1'], '1\n');
    expect(played).toMatchObject({ code: 0 });
    expect(played.out).toContain('You need 4 ropes tonight.');
    expect(played.out).toContain('She lies still.');
  });

  test('lead to the same bundle wherever they lie', async () => {
    const one = installed();
    const apart = folder({ ...within('app', story), ...within('node_modules/harbor_kit', harborKit()) });
    const beside = folder(within('figures', figures()));
    // What a workspace has is a link, and is read where it lies: what it uses is looked for from there.
    cpSync(join(one, 'node_modules/@salt'), join(apart, 'node_modules/@salt'), { recursive: true });
    const linked = folder({ ...within('packages/story', story), ...within('packages/kit', harborKit()) });
    cpSync(join(beside, 'figures'), join(linked, 'packages/kit/node_modules/@salt/figures'), { recursive: true });
    cpSync(join(linked, 'packages/kit/package.json'), join(linked, 'node_modules/package.json'));
    symlinkSync(join(linked, 'packages/kit'), join(linked, 'node_modules/harbor-kit'), 'junction');
    const bundles = [one, join(apart, 'app'), join(linked, 'packages/story')];
    for (const home of bundles) expect((await fabula(home, 'build')).code).toBe(0);
    const [first, ...others] = bundles.map((home) => readFileSync(join(home, 'dist/story.fabc')));
    for (const other of others) expect(other.equals(first ?? Buffer.of())).toBe(true);
  });

  test('are named in the manifest by what they hold, those that they use, too', async () => {
    const before = await manifestOf(installed());
    const after = await manifestOf(installed(within('node_modules/@salt/figures', figures('1.0.0', '2 * n'))));
    expect(after['harbor_kit']).toBe(before['harbor_kit']);
    expect(after['salt.figures']).not.toBe(before['salt.figures']);
  });

  test('are read again when asked for', () => {
    const home = installed();
    const program = new Program({ library: installedPacks(home) });
    program.update(readPack(home).files);
    expect(program.check().diagnostics).toEqual([]);
    const path = join(home, 'node_modules/harbor-kit/pack/pack.fab');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace('fn ropes_wanted(wind: Wind)', 'fn ropes_needed(wind: Wind)'));
    expect(program.check().diagnostics).toEqual([]);
    program.rereadLibraries();
    expect(program.check().diagnostics.map((each) => each.code)).toContain('FAB2001');
    expect(program.libraryHomes().map((each) => each.replaceAll('\\', '/'))).toContain(
      join(realpathSync(home), 'node_modules/harbor-kit/pack').replaceAll('\\', '/'),
    );
    writeFileSync(path, text);
    program.rereadLibraries();
    expect(program.check().diagnostics).toEqual([]);
  });

  test('that come by `npm install` are found when they are read again', () => {
    const home = folder(story);
    const program = new Program({ library: installedPacks(home) });
    program.update(readPack(home).files);
    expect(program.check().diagnostics.map((each) => each.code)).toContain('FAB2007');
    cpSync(join(installed(), 'node_modules'), join(home, 'node_modules'), { recursive: true });
    program.rereadLibraries();
    expect(program.check().diagnostics).toEqual([]);
  });
});

describe('what can be wrong with a used pack', () => {
  const check = async (files: Readonly<Record<string, string>>): Promise<string> => {
    const { code, out } = await fabula(folder(files), 'check');
    expect(code).toBe(1);
    return out;
  };

  test('it is not installed', async () => {
    const { 'story.fab': alone } = story;
    expect(await check({ 'story.fab': alone })).toContain(
      'FAB2007: There is no pack named `harbor_kit` to use: neither `node_modules/harbor_kit` nor `node_modules/harbor-kit` is in this folder or above it. Run `npm install harbor-kit`.',
    );
    // Its names say nothing more; a slip is one all the same.
    expect(await check({ 'story.fab': alone })).not.toContain('FAB2001');
    expect(await check({ 'story.fab': alone.replace('-> end', '-> quai') })).toContain('there is `quay`');
    expect(await check(story)).toContain('though `package.json` names `harbor-kit`. Run `npm install`.');
  });

  test('a pack that it uses is not installed', async () => {
    const out = await check({ ...story, ...within('node_modules/harbor-kit', harborKit()) });
    expect(out).toContain('harbor_kit:pack.fab:1:');
    expect(out).toContain('`node_modules/@salt/figures`');
  });

  test('the standard library has no such pack', async () => {
    expect(await check({ 'a.fab': 'pack a { title "A" version 1.0.0 use std.d200 }\n' })).toContain(
      'There is no pack named `std.d200` to use; the standard library has `std.d20`.',
    );
  });

  test('its package holds none', async () => {
    const kit = (manifest: string, more = {}): Promise<string> =>
      check({ ...story, 'node_modules/harbor-kit/package.json': manifest, ...more });
    expect(await kit('{')).toContain('`node_modules/harbor-kit/package.json` is not JSON');
    expect(await kit('{}')).toContain('none of its `.fab` files has a `pack` line');
    expect(await kit('{"fabula":{"pack":"../../.."}}')).toContain('leads out of the package');
    expect(
      await kit('{}', { 'node_modules/harbor-kit/a.fab': 'pack harbor_kit { title "O" version 1.0.0' }),
    ).not.toContain('FAB2001');
    expect(await kit('{"fabula":{"pack":"story"}}')).toContain('has no folder `story`');
    expect(await kit('{}', { 'node_modules/harbor-kit/a.fab': 'pack other { title "O" version 1.0.0 }\n' })).toContain(
      'FAB2034: What was found for `harbor_kit` is the pack `other`.',
    );
  });

  test('two versions of it meet', async () => {
    const both = {
      ...story,
      'story.fab': story['story.fab'].replace('use harbor_kit as kit', 'use harbor_kit as kit, salt.figures'),
      ...within('node_modules/harbor-kit', harborKit()),
      ...within('node_modules/harbor-kit/node_modules/@salt/figures', figures('2.1.0', '2 * n')),
      ...within('node_modules/@salt/figures', figures()),
    };
    const out = await check(both);
    expect(out).toContain('Two versions of `salt.figures` meet here: `harbor_kit` uses 2.1.0, and `story` uses 1.0.0.');
    expect(out).toContain('harbor_kit:pack.fab');
    // Two copies that hold the same are one.
    const same = folder({ ...both, ...within('node_modules/harbor-kit/node_modules/@salt/figures', figures()) });
    expect(await fabula(same, 'check')).toMatchObject({ code: 0 });
  });

  test('it uses whom it is used by', async () => {
    const out = await check({
      'a.fab': 'pack a { title "A" version 1.0.0 use b }\n',
      'node_modules/b/b.fab': 'pack b { title "B" version 1.0.0 use c }\n',
      'node_modules/c/c.fab': 'pack c { title "C" version 1.0.0 use b }\n',
    });
    expect(out).toContain('`b` uses `c` uses `b`');
  });

  test('its own names are its own, fields too', async () => {
    const kit = `pack kit { title "Kit" version 1.0.0 }
kind Boat { _leak: int = 0, _seams: int = 0 }
entity gull: Boat "The Gull"
world { _count: int = 0 }
enum _Inner { a }
fn leaks(boat: Boat) -> int = boat._leak + boat._seams + _count
`;
    const out = await check({
      'a.fab': `pack a { title "A" version 1.0.0 use kit start quay }
scene quay {
  {leaks(gull)} {gull._leak} {_count} {world._count} {kit._count}
  ~ let inner: _Inner = a
  -> end
}
`,
      'node_modules/kit/kit.fab': kit,
    });
    const said = out.split('\n').filter((line) => line.includes('FAB2036'));
    expect(said.map((line) => line.replace(/: error.*?: /, ' '))).toEqual([
      'a.fab:3:18 `_leak` is private to the pack `kit`, as its `_` says.',
      'a.fab:3:31 `_count` is private to the pack `kit`, as its `_` says.',
      'a.fab:3:46 `_count` is private to the pack `kit`, as its `_` says.',
      'a.fab:3:55 `_count` is private to the pack `kit`, as its `_` says.',
      'a.fab:4:16 `_Inner` is private to the pack `kit`, as its `_` says.',
    ]);
  });

  test('it has faults, which are told; its warnings are not, and --fix leaves it alone', async () => {
    const broken = 'pack b { title "B" version 1.0.0 }\nworld { never: int = 0 }\nfn f(n: int) -> int = m + 1\n';
    const home = folder({ 'a.fab': 'pack a { title "A" version 1.0.0 use b }\n', 'node_modules/b/b.fab': broken });
    const { out } = await fabula(home, 'check', '--fix');
    expect(out).toContain('b:b.fab:3:');
    expect(out).not.toContain('warning');
    expect(readFileSync(join(home, 'node_modules/b/b.fab'), 'utf8')).toBe(broken);
  });
});

async function manifestOf(home: string): Promise<Readonly<Record<string, string>>> {
  expect((await fabula(home, 'build')).code).toBe(0);
  const opened = await openBundle(readFileSync(join(home, 'dist/story.fabc')));
  if (!opened.ok) throw new Error(opened.error.detail);
  return opened.value.manifest.dependencies;
}
