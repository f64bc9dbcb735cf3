import { describe, expect, it } from 'vitest';
import { nearest } from './nearest.js';
import { runCommand } from './sample-terminal.contract.js';

const run = (args: readonly string[]) => runCommand(args, { cwd: '/' });

const commands = [
  'play',
  'sessions',
  'show',
  'query',
  'branch',
  'replay',
  'rebuild',
  'verify',
  'forget',
  'migrate',
  'backup',
  'restore',
  'doctor',
];

describe('a command line that can not be taken', () => {
  it.each([
    [[], 'Say what to do: `fabula-run play BUNDLE`, for one.', 'fabula-run <command>', 'fabula-run --help'],
    [['play'], '`play` needs `<bundle>`.', 'fabula-run play <bundle>', 'fabula-run play --help'],
    [['show'], '`show` needs `<session>`.', 'fabula-run show <session>', 'fabula-run show --help'],
    [['backup', '--json=false'], '`backup` needs `<file>`.', 'fabula-run backup <file>', 'fabula-run backup --help'],
    [
      ['branch', 's'],
      '`branch` needs `--at`, or `--checkpoint`.',
      'fabula-run branch <session>',
      'fabula-run branch --help',
    ],
    [['play', 'a', '--seed'], '`--seed` needs a value after it.', 'fabula-run play', 'fabula-run play --help'],
    [['play', 'a', 'b'], '`b` is one word too many.', 'fabula-run play', 'fabula-run play --help'],
    [['play', 'a', '--sed', '1'], 'no option `--sed` here. Did you mean `--seed`?', 'play', 'fabula-run play --help'],
    [['play', 'a', '--no-plian'], 'There is no option `--no-plian` here.', 'play', 'fabula-run play --help'],
    [
      ['play', 'a', '--colour', '-q'],
      'There is no option `--colour` or `-q` here.\n',
      'play',
      'fabula-run play --help',
    ],
    [['play', 'a', '--dryRun'], 'There is no option `--dryRun` here.\n', 'play', 'fabula-run play --help'],
    [
      ['play', 'a', '--seed', '1', '--seed', '2'],
      '`--seed` is given more than once.',
      'play',
      'fabula-run play --help',
    ],
    [['branch', 's', '--at', 'x'], '`--at` takes a number.', 'branch', 'fabula-run branch --help'],
    [['pla'], 'There is no command `pla`. Did you mean `play`?', '<command>', 'fabula-run --help'],
    [['xyzzy'], 'There is no command `xyzzy`. `fabula-run --help` lists', '<command>', 'fabula-run --help'],
  ])('%j', async (args, message, usage, help) => {
    const { code, out, err } = await run(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(err).toMatch(/^Usage: fabula-run .*\[options\]$/m);
    expect(err).toContain(usage);
    expect(err).toContain(`\`${help}\` says more.\n`);
  });

  it('is said as JSON to who asked for it, in one line', async () => {
    const { code, out, err } = await run(['play', '--json']);
    expect({ code, err }).toEqual({ code: 2, err: '' });
    expect(out.trimEnd()).not.toContain('\n');
    expect(JSON.parse(out)).toMatchObject({ ok: false, error: 'missingArgument' });
  });
});

describe('a name', () => {
  const long = 'a'.repeat(201);
  it.each([
    [['play', 'a', '--session', ''], 'badName', '`--session` is empty.'],
    [['play', 'a', '--session', ' \t'], 'badName', 'nothing in it but blanks'],
    [['play', 'a', '--session', 'a/b'], 'badName', 'has a slash in it'],
    [['play', 'a', '--session', 'a\\b'], 'badName', 'has a slash in it'],
    [['play', 'a', '--session', 'a\nb'], 'badName', 'a control character'],
    [['play', 'a', '--session', 'a\u001bb'], 'badName', 'a control character'],
    [['play', 'a', '--session', long], 'badName', 'has 201 characters, and a name has at most 200'],
    [['branch', 's', '--at', '1', '--name', 'a/b'], 'badName', '`--name` has a slash'],
    [['branch', 's', '--at', '1', '--name', '\u200b '], 'badName', 'nothing in it but blanks'],
    [['show', ''], 'badName', 'The session’s name is empty'],
    [['show', 's', '--branch', ''], 'badName', '`--branch` is empty'],
    [['verify', long], 'badName', 'The session’s name has 201 characters'],
    [['sessions', '--tenant', ''], 'badName', '`--tenant` is empty'],
    [['sessions', '--campaign', ' '], 'badName', '`--campaign` has nothing in it'],
    [['sessions', '--store', ''], 'badStore', '`--store` is empty. Name a place, or leave it out.'],
    [['doctor', '--store='], 'badStore', '`--store` is empty'],
  ])('%j', async (args, name, message) => {
    const { code, out } = await run([...args, '--json']);
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ ok: false, error: name });
    expect(out).toContain(message);
  });

  it('that a host gave may have a slash, and is looked for', async () => {
    expect(await run(['show', 'user/42'])).toMatchObject({ code: 1 });
  });

  it('of any script is one', async () => {
    for (const name of ['Überfahrt 2', '霧の港', '👋🏽', '-1']) {
      expect((await run(['play', 'missing.fabc', `--session=${name}`])).code).toBe(1);
    }
  });
});

describe('help', () => {
  it.each(commands)('of %s has its options once, in kebab case', async (command) => {
    const shown: string[] = [];
    const { log } = console;
    // yargs writes help through the console.
    console.log = (text: string) => shown.push(text);
    try {
      expect((await run([command, '--help'])).code).toBe(0);
    } finally {
      console.log = log;
    }
    const options = [...shown.join('\n').matchAll(/--([A-Za-z-]+)/g)].map(([, name]) => name);
    expect(options).toContain('store');
    expect(options.filter((name) => name !== name?.toLowerCase())).toEqual([]);
  });
});

it.each([
  ['pla', 'play'],
  ['plya', 'play'],
  ['sess', 'sessions'],
  ['resotre', 'restore'],
  ['re', undefined],
  ['list', undefined],
  ['xyzzy', undefined],
  ['x', undefined],
  ['delete', undefined],
])('%s is near to %s', (typed, expected) => {
  expect(nearest(typed, commands)).toBe(expected);
});
