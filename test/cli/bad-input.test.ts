import { describe, expect, test } from 'vitest';
import { fabula, folder, smallPack } from './run.js';

describe('what can be wrong with a folder', () => {
  test('it is not there', async () => {
    const { code, err } = await fabula(folder(), 'check', 'nowhere');
    expect(code).toBe(3);
    expect(err).toContain('there is no folder `nowhere`');
  });

  test('it is a file', async () => {
    const { code, err } = await fabula(folder({ 'a.fab': smallPack }), 'check', 'a.fab');
    expect(code).toBe(2);
    expect(err).toContain('is a file');
  });

  test('it is empty', async () => {
    const { code, err } = await fabula(folder(), 'check');
    expect(code).toBe(1);
    expect(err).toContain('fabula new');
  });

  test('no file declares a pack', async () => {
    const { code, out } = await fabula(folder({ 'a.fab': 'scene a {\n  Hello.\n  -> end\n}\n' }), 'check');
    expect(code).toBe(1);
    expect(out).toContain('a.fab:1:1: error FAB5001');
  });

  test('an empty file beside a good one is fine', async () => {
    expect((await fabula(folder({ 'a.fab': smallPack, 'b.fab': '' }), 'check')).code).toBe(0);
  });

  test('two packs', async () => {
    const { code, out } = await fabula(
      folder({ 'a.fab': smallPack, 'b.fab': 'pack other { title "O" version 1.0.0 }\n' }),
      'check',
    );
    expect(code).toBe(1);
    expect(out).toContain('b.fab:1:6: error FAB5002');
    // What was put into a pack's folder is the second, whatever it is called.
    const nested = await fabula(
      folder({ 'pack.fab': smallPack, 'inner/a.fab': 'pack other { title "O" version 1.0.0 start nowhere }\n' }),
      'check',
    );
    expect(nested.out).toContain('inner/a.fab:1:6: error FAB5002');
    expect(nested.out).not.toContain('FAB2001');
  });

  test.each([
    ['binary', new Uint8Array([0x66, 0, 1, 2, 3, 0xff]), 'a binary file'],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x61, 0]), 'UTF-16'],
    ['Latin-1', new Uint8Array([0x63, 0x61, 0x66, 0xe9]), 'another encoding'],
  ])('a file that is %s', async (_name, bytes, looksLike) => {
    const { code, out } = await fabula(folder({ 'a.fab': smallPack, 'b.fab': bytes }), 'check');
    expect(code).toBe(1);
    expect(out).toContain('b.fab:1:1: error FAB5003');
    expect(out).toContain(looksLike);
  });

  test('CRLF and a byte-order mark are fine', async () => {
    const text = `\ufeff${smallPack.replaceAll('\n', '\r\n')}`;
    expect((await fabula(folder({ 'a.fab': text }), 'check')).code).toBe(0);
  });
});

describe('what can be wrong with a command line', () => {
  test.each([
    [[]],
    [['chek']],
    [['check', '--srtict']],
    [['check', 'a', 'b']],
    [['explain']],
    [['explain', 'FAB9999']],
    [['ids', 'resolve', 'x']],
  ])('%j is a usage error', async (argv) => {
    const { code, err } = await fabula(folder({ 'a.fab': smallPack }), ...argv);
    expect(code).toBe(2);
    expect(err).not.toBe('');
    expect(err).not.toMatch(/\bat .+:\d+:\d+/);
  });

  test.each([
    [['chek'], 'There is no command `chek`. Did you mean `check`?', '<command>', ''],
    [['xyzzy'], 'There is no command `xyzzy`. There are `new`, `check`, ', '<command>', ''],
    [[], 'Say what to do: `new`, `check`, ', '<command>', ''],
    [['ids'], 'Say what to do: `status`, ', 'ids <command>', 'ids '],
    [['ids', 'resolv'], 'There is no command `resolv`. Did you mean `resolve`?', 'ids <command>', 'ids '],
    [['explain'], '`explain` needs `<code>`.', 'explain <code>', 'explain '],
    [['ids', 'merge', 'a'], '`ids merge` needs `<ours>` and `<theirs>`.', 'ids merge <base> ', 'ids merge '],
    [['check', '--srtict'], 'There is no option `--srtict` here. Did you mean `--strict`?', 'check [dir]', 'check '],
    [['--versoin'], 'There is no option `--versoin` here. Did you mean `--version`?', '<command>', ''],
    [['check', 'a', 'b'], '`b` is too many.', 'check [dir]', 'check '],
    [['build', '--sign'], '`--sign` needs a value after it.', 'build [dir]', 'build '],
    [['check', '--format', 'foo'], "`--format` can't be `foo`; it is `rich`, ", 'check [dir]', 'check '],
  ])('%j is told in our words, with the usage and where help is', async (argv, problem, form, name) => {
    const { code, err } = await fabula(folder(), ...argv);
    expect(code).toBe(2);
    expect(err).toContain(`fabula: ${problem}`);
    expect(err).toContain(`\nUsage: fabula ${form}`);
    expect(err).toContain(`\n\`fabula ${name}--help\` says more.\n`);
    expect(err).not.toMatch(/argument|non-option/i);
  });

  test('an option that is given twice counts the second time', async () => {
    const home = folder({ 'a.fab': `${smallPack}\ntest "one" {\n  start room\n}\n` });
    expect((await fabula(home, 'test', '--filter', 'two', '--filter', 'one')).err).toBe('1 passed, 0 failed\n');
  });

  test.each(['new', 'check', 'build', 'test', 'explain', 'ids', 'keys'])('%s has help', async (command) => {
    const { code, out } = await fabula(folder(), command, '--help');
    expect(code).toBe(0);
    expect(out).toContain(`fabula ${command}`);
    // Each option stands there once, as it is typed.
    expect(out).not.toMatch(/--[a-z]+[A-Z]/);
  });

  test('the version is one line', async () => {
    expect((await fabula(folder(), '--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('forms of output', () => {
  const broken = { 'a.fab': smallPack.replace('-> end', '-> romo') };

  test('plain', async () => {
    const { code, out, err } = await fabula(folder(broken), 'check');
    expect(code).toBe(1);
    expect(out).toMatch(/^a\.fab:4:17: error FAB2001: There is no scene or label named `romo`.*`room`.*\n$/);
    expect(err).toContain('1 error');
  });

  test('plain, with a line for each other place', async () => {
    const twice = { 'a.fab': `${smallPack}scene room {\n  -> end\n}\n` };
    expect((await fabula(folder(twice), 'check')).out).toBe(
      'a.fab:6:7: error FAB2002: There are two things named `room` here.\na.fab:2:7: note: `room` is here.\n',
    );
  });

  test('JSON', async () => {
    const { code, out } = await fabula(folder(broken), 'check', '--json');
    expect(code).toBe(1);
    const result: unknown = JSON.parse(out);
    expect(result).toMatchObject({
      ok: false,
      errors: 1,
      diagnostics: [{ code: 'FAB2001', file: 'a.fab', line: 4, column: 17 }],
    });
  });

  test('annotations', async () => {
    const { out } = await fabula(folder(broken), 'check', '--format', 'github');
    expect(out).toMatch(/^::error file=a\.fab,line=4,endLine=4,col=17,endColumn=21,title=FAB2001::/);
  });

  test('warnings are fine, and with --strict they are not', async () => {
    const files = { 'a.fab': `${smallPack}\nscene attic {\n  Nobody comes here.\n  -> end\n}\n` };
    expect((await fabula(folder(files), 'check')).code).toBe(0);
    expect((await fabula(folder(files), 'check', '--strict')).code).toBe(1);
  });
});
