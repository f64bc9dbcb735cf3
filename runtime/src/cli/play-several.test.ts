import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packBundle } from '../bundle/index.js';
import { semanticsVersion } from '../engine/index.js';
import { sampleProgram } from '../host/sample-story.contract.js';
import { type Ran, runCommand } from './sample-terminal.contract.js';

let cwd = '';

beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'fabula-several-'));
  const program = { ...sampleProgram(), seats: { least: 2, most: 3, roles: ['gm', 'moderator'] } };
  const { bytes } = await packBundle({ program, semantics: semanticsVersion, runtime: '>=0.1 <1' });
  writeFileSync(join(cwd, 'several.fabc'), bytes);
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const table = ['--player', 'ada', '--player', 'ben', '--role', 'gm=carol'];

function play(input: string, ...args: readonly string[]): Promise<Ran> {
  return runCommand(['play', 'several.fabc', '--seed', '1', ...args], { cwd, input });
}

/** The lines of a program that plays, read. */
async function spoken(messages: readonly object[], ...args: readonly string[]): Promise<readonly unknown[]> {
  const input = messages.map((message) => `${JSON.stringify(message)}\n`).join('');
  const { out } = await play(input, '--json', ...args);
  return out
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
}

describe('several at one terminal', () => {
  it('are asked one after the other, and sit down in turn', async () => {
    const { code, out } = await play('Ana\nBo\n:as ben\n2\n:as carol\n2\n:as nobody\n:close\n:again\n', ...table);
    expect(code).toBe(0);
    expect(out).toContain('For `ada`:');
    expect(out).toContain('For `ben`:');
    expect(out).toContain("Mara Quill: You're late, Ana.");
    expect(out).toContain('(Waiting for ada, ben.)');
    expect(out).toContain('It is for others to answer now.');
  });

  it.each([
    [[], 'The story is for 2 to 3 players. Name each who plays with `--player NAME`.'],
    [['--player', 'ada'], 'The story is for 2 to 3 players.'],
    [[...table, '--role', 'boss=ada'], 'the pack has no role boss'],
    [[...table, '--as', 'nobody'], 'There is no seat `nobody` in this session.'],
    [[...table, '--spectator', 'host'], 'A seat cannot be called `host`'],
  ])('%j can not begin: %s', async (args, problem) => {
    const { code, out, err } = await play('Ana\nBo\nCem\n', ...args);
    expect(out + err).toContain(problem);
    if (!args.includes('--as')) expect(out).not.toContain('Your name?');
    expect(code).toBe(1);
  });

  it('name a role with its seat', async () => {
    expect(await play('', '--role', 'gm')).toMatchObject({ code: 2, out: '' });
  });
});

describe('a program that plays for several', () => {
  const names = [{ start: { name: 'Ana' } }, { start: { name: 'Bo' } }];

  it('is told whose turn a line is of, and acts for one after the other', async () => {
    const lines = await spoken([...names, { as: 'ben' }, { choose: 2 }, { as: 'carol' }, { choose: 2 }], ...table);
    expect(lines.slice(0, 2)).toMatchObject([
      { type: 'ask', seat: 'ada' },
      { type: 'ask', seat: 'ben' },
    ]);
    expect(lines.slice(3)).toMatchObject([
      { type: 'turn', version: 1, seat: 'ada', waiting: { wait: 'choice' } },
      { type: 'turn', version: 1, seat: 'ben', waiting: { wait: 'choice' } },
      { type: 'turn', version: 2, seat: 'ben' },
      { type: 'turn', version: 2, seat: 'carol', waiting: { wait: 'others', seats: ['ada', 'ben'] } },
      { type: 'error', error: 'unknownChoice' },
      { type: 'bye' },
    ]);
  });

  it('tells who has a role nothing of a player’s own', async () => {
    const lines = await spoken([...names, { state: true }, { as: 'carol' }, { state: true }], ...table);
    expect(lines.at(-4)).toMatchObject({ type: 'state' });
    expect(JSON.stringify(lines.at(-4))).toContain('{"scope":"player","name":"name","value":"Ana"}');
    expect(lines.at(-2)).toMatchObject({ type: 'state' });
    expect(JSON.stringify(lines.at(-2))).not.toContain('"player"');
  });

  it('is refused by name what is not open to it', async () => {
    const lines = await spoken(
      [...names, { call: 'nothing' }, { close: true }, { as: 'host' }, { close: true }, { as: 'nobody' }],
      ...table,
    );
    expect(lines.slice(4)).toMatchObject([
      { type: 'error', error: 'unknownAction' },
      { type: 'error', error: 'notAllowed' },
      { type: 'turn', seat: 'host', waiting: { wait: 'others' } },
      { type: 'error', error: 'nothingToClose' },
      { type: 'error', error: 'unknownSeat' },
      { type: 'bye' },
    ]);
  });
});
