import { chmodSync, cpSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { plain } from '@fabula/compiler';
import { main } from '@fabula/compiler/cli';
import { describe, expect, test } from 'vitest';
import { fabula, folder, smallPack } from './run.js';

const home = fileURLToPath(new URL('../..', import.meta.url));

const untidy = `scene room
{
A room.
+ [Stay.] {
      A room,   still.
        }
}
`;
const tidy = `scene room {
  A room.
  + [Stay.] {
    A room,   still.
  }
}
`;

describe('fabula fmt', () => {
  test('lays out the files of a pack, chapters and all, and names them', async () => {
    const cwd = folder({ 'pack.fab': smallPack, 'town/b.fab': untidy, 'dist/c.fab': untidy, 'd.txt': untidy });
    const pack = await fabula(cwd, 'fmt');
    expect(pack).toEqual({ code: 0, out: 'town/b.fab\n', err: '1 file changed, 1 file in order.\n' });
    expect(readFileSync(join(cwd, 'town/b.fab'), 'utf8')).toBe(tidy);
    expect(readFileSync(join(cwd, 'dist/c.fab'), 'utf8')).toBe(untidy);
    expect(await fabula(cwd, 'fmt')).toEqual({ code: 0, out: '', err: 'Nothing changed, 2 files in order.\n' });
  });

  test('takes single files, each once', async () => {
    const cwd = folder({ 'a.fab': untidy, 'b.fab': untidy });
    expect(await fabula(cwd, 'fmt', 'a.fab', './a.fab')).toMatchObject({ code: 0, out: 'a.fab\n' });
    expect(readFileSync(join(cwd, 'b.fab'), 'utf8')).toBe(untidy);
    expect(await fabula(cwd, 'fmt', 'a.fab', '--check', 'b.fab')).toMatchObject({ code: 1, out: 'b.fab\n' });
  });

  test('--check writes nothing, lists what would change and fails', async () => {
    const cwd = folder({ 'a.fab': untidy, 'b.fab': tidy });
    const result = { code: 1, out: 'a.fab\n', err: '1 file would change, 1 file in order.\n' };
    expect(await fabula(cwd, 'fmt', '--check')).toEqual(result);
    expect(readFileSync(join(cwd, 'a.fab'), 'utf8')).toBe(untidy);
    expect(await fabula(cwd, 'fmt', '--check', 'b.fab')).toMatchObject({ code: 0, out: '' });
  });

  test('leaves files with errors alone, says why, and goes on', async () => {
    const cwd = folder({ 'a.fab': 'scene x {\n  ~ x =\n}\n', 'b.fab': untidy, 'c.fab': Buffer.from([0xff, 0xfe, 65]) });
    const { code, out, err } = await fabula(cwd, 'fmt');
    expect({ code, out }).toEqual({ code: 1, out: 'b.fab\n' });
    expect(err).toMatch(/^a\.fab:2:8: error FAB1001: Expected a value/m);
    expect(err).toMatch(/^c\.fab:.*UTF-16/m);
    expect(err).toMatch(/1 file changed, 0 files in order, 2 files left alone\.\n$/);
    expect(readFileSync(join(cwd, 'a.fab'), 'utf8')).toBe('scene x {\n  ~ x =\n}\n');
  });

  test('keeps modes and links, and leaves nothing else behind', async () => {
    const cwd = folder({ 'a.fab': untidy, 'there/real.txt': untidy });
    chmodSync(join(cwd, 'a.fab'), 0o640);
    symlinkSync(join(cwd, 'there/real.txt'), join(cwd, 'link.fab'));
    expect(await fabula(cwd, 'fmt')).toMatchObject({ code: 0, out: 'a.fab\nlink.fab\n' });
    expect(statSync(join(cwd, 'a.fab')).mode & 0o777).toBe(0o640);
    expect(readFileSync(join(cwd, 'there/real.txt'), 'utf8')).toBe(tidy);
    expect(readdirSync(cwd).sort()).toEqual(['a.fab', 'link.fab', 'there']);
  });

  test('keeps CRLF only where there is nothing else, and drops a byte-order mark', async () => {
    const mixed = tidy.replace('\n', '\r\n');
    const cwd = folder({
      'a.fab': `\ufeff${untidy.replaceAll('\n', '\r\n')}`,
      'b.fab': mixed,
      'c.fab': `\ufeff${tidy}`,
    });
    expect(await fabula(cwd, 'fmt')).toMatchObject({ code: 0, out: 'a.fab\nb.fab\nc.fab\n' });
    const [a, b, c] = ['a.fab', 'b.fab', 'c.fab'].map((name) => readFileSync(join(cwd, name), 'utf8'));
    expect({ a, b, c }).toEqual({ a: tidy.replaceAll('\n', '\r\n'), b: tidy, c: tidy });
  });

  test('--json says what became of each file', async () => {
    const cwd = folder({ 'a.fab': untidy, 'b.fab': tidy, 'c.fab': 'scene x {' });
    const { code, out } = await fabula(cwd, 'fmt', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      ok: false,
      written: 1,
      files: [
        { file: 'a.fab', status: 'changed' },
        { file: 'b.fab', status: 'unchanged' },
        { file: 'c.fab', status: 'problem', diagnostic: { code: 'FAB1003', line: 1 } },
      ],
    });
  });

  test('--width breaks what is wider', async () => {
    const cwd = folder({ 'a.fab': 'record R { first: int, second: int, third: int }\n' });
    expect(await fabula(cwd, 'fmt', '--width', '40')).toMatchObject({ code: 0 });
    expect(readFileSync(join(cwd, 'a.fab'), 'utf8')).toBe(
      'record R {\n  first: int,\n  second: int,\n  third: int\n}\n',
    );
  });

  test('refuses what it can’t do, each with its own exit code', async () => {
    const cwd = folder({ 'a.txt': 'x', 'empty/a.txt': 'x' });
    expect(await fabula(cwd, 'fmt', 'none')).toMatchObject({
      code: 3,
      err: 'fabula: there is no file or folder `none`.\n',
    });
    expect(await fabula(cwd, 'fmt', 'a.txt')).toMatchObject({ code: 2 });
    expect(await fabula(cwd, 'fmt', 'empty')).toMatchObject({ code: 1 });
    expect(await fabula(cwd, 'fmt', '--width', 'wide')).toMatchObject({ code: 2 });
    expect(await fabula(cwd, 'fmt', '-', 'a.fab')).toMatchObject({ code: 2 });
    expect(await fabula(cwd, 'fmt', '-')).toMatchObject({ code: 3 });
  });

  test('finds nothing to do in what `fabula new` makes', async () => {
    const cwd = folder();
    expect(await fabula(cwd, 'new', 'my-story')).toMatchObject({ code: 0 });
    expect(await fabula(cwd, 'fmt', '--check', 'my-story')).toMatchObject({ code: 0, out: '' });
  });

  test('- goes from standard input to standard output, or to nothing', async () => {
    expect(await piped(untidy)).toEqual({ code: 0, out: tidy, err: '' });
    expect(await piped(tidy)).toEqual({ code: 0, out: tidy, err: '' });
    expect(await piped(untidy, '--check')).toMatchObject({ code: 1, out: '<stdin>\n' });
    expect(await piped('scene x {')).toMatchObject({ code: 1, out: '' });
    expect(JSON.parse((await piped(untidy, '--json')).out)).toMatchObject({ files: [{ text: tidy }] });
  });
});

test('the standard library is laid out', async () => {
  expect(await fabula(join(home, 'stdlib'), 'fmt', '--check')).toMatchObject({ code: 0, out: '' });
});

const examples = readdirSync(join(home, 'examples'), { withFileTypes: true }).filter((entry) => entry.isDirectory());

describe.each(examples.map(({ name }) => name))('examples/%s, shaken and laid out', (name) => {
  test('keeps its ids and builds the same bytes', { timeout: 300_000 }, async () => {
    const cwd = folder();
    cpSync(join(home, 'examples', name), cwd, { recursive: true });
    const sources = readdirSync(cwd, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.fab'));
    for (const path of sources) writeFileSync(join(cwd, path), shaken(readFileSync(join(cwd, path), 'utf8')));
    const before = await bundleOf(cwd);
    expect(await fabula(cwd, 'fmt')).toMatchObject({ code: 0 });
    for (const path of sources) {
      expect(readFileSync(join(cwd, path), 'utf8')).toBe(readFileSync(join(home, 'examples', name, path), 'utf8'));
    }
    expect((await bundleOf(cwd)).equals(before)).toBe(true);
  });
});

/** Indentation and blanks as an editor may leave them. The lines stay, since a bundle says on which ones its tests stand. */
function shaken(text: string): string {
  return text.replace(/^( +)/gm, '$1$1\t').replace(/ \{$/gm, '   {  ');
}

async function bundleOf(cwd: string): Promise<Buffer> {
  expect(await fabula(cwd, 'build', '--locked')).toMatchObject({ code: 0 });
  const [bundle] = readdirSync(join(cwd, 'dist')).filter((file) => file.endsWith('.fabc'));
  return readFileSync(join(cwd, 'dist', bundle ?? ''));
}

async function piped(text: string, ...options: string[]) {
  let out = '';
  let err = '';
  const code = await main(['fmt', '-', ...options], {
    // Never the repository: what goes wrong here writes files.
    cwd: folder(),
    out: (written) => {
      out += written;
    },
    err: (written) => {
      err += written;
    },
    paint: plain,
    interactive: false,
    columns: () => undefined,
    env: {},
    input: async () => Buffer.from(text),
  });
  return { code, out, err };
}

describe('fabula fmt --diff', () => {
  test('shows a patch, writes nothing, and fails where something would change', async () => {
    const untidy = smallPack.replace('  A room.', 'A room.');
    const home = folder({ 'pack.fab': untidy, 'tidy.fab': '// Nothing yet.\n' });
    const { code, out } = await fabula(home, 'fmt', '--diff');
    expect(code).toBe(1);
    expect(out).toContain('--- a/pack.fab\n+++ b/pack.fab\n');
    expect(out).toContain('\n-A room.\n+  A room.\n');
    expect(out).not.toContain('tidy.fab');
    expect(readFileSync(join(home, 'pack.fab'), 'utf8')).toBe(untidy);
  });
});
