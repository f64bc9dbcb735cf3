import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packBundle } from '../bundle/index.js';
import { semanticsVersion } from '../engine/index.js';
import { firstRelease, secondRelease } from '../host/migrations/sample-release.contract.js';
import { missionBundle } from '../host/sample-mission.contract.js';
import { sampleBundle, sampleProgram } from '../host/sample-story.contract.js';
import { runCommand } from './sample-terminal.contract.js';

let cwd = '';

beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'fabula-cli-'));
  writeFileSync(join(cwd, 'sample.fabc'), await sampleBundle());
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const play = (input: string, ...args: readonly string[]) =>
  runCommand(['play', 'sample.fabc', '--seed', '1', ...args], { cwd, input });

describe('playing through a pipe', () => {
  it('takes a number or how a choice begins, a line at a time', async () => {
    const ran = await play('Ana\n2\nsay\nOnly fog.\nSign\n');
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toContain("Mara Quill: You're late, Ana. In hand: 10.00.");
    expect(ran.out).toContain('  2. Throw a die.\n');
    expect(ran.out).toContain('You say: Only fog.');
    expect(ran.out.trimEnd().endsWith('The end.')).toBe(true);
  });

  it('says what it did not understand, and goes on', async () => {
    const { code, out } = await play('Ana\n9\ns\n:nothing\n:back x\n:state\n');
    expect(code).toBe(0);
    expect(out).toContain('There is no choice `9` here. Type a number from 1 to 4');
    expect(out).toContain('That could be 3 or 4.');
    expect(out).toContain('There is no `:nothing`.');
    expect(out).toContain('The world\n  tide: 0\n');
    expect(out).toContain('  purse: 10.00 silver\n');
    expect(out).toContain('kept in memory only');
  });

  it('takes turns back', async () => {
    const { out } = await play('Ana\n2\n2\n:back 2\n:back\n');
    expect(out).toContain('Back at turn 1.');
    expect(out).toContain('There is nothing to take back: this is the first turn.');
  });

  it('asks again for what a field does not take, and leaves when the input ends', async () => {
    const { code, out } = await play(`\n${'a'.repeat(41)}\n`);
    expect(code).toBe(0);
    expect(out).toContain('For name, type some text.');
    expect(out).toContain('at most 40 characters fit');
    expect(out).toContain('The session was not begun: nothing is kept.');
  });

  it('says how many turns can be taken back', async () => {
    const { out } = await play('Ana\n2\n:back 2\n2\n:back 9\n');
    expect(out).toContain('Only one turn can be taken back: this is turn 2.');
    expect(out).toContain('Only 2 turns can be taken back: this is turn 3.');
  });

  it('hands no control character to the terminal', async () => {
    const { out } = await play('A\u001b]0;title\u0007na\n');
    expect(out).not.toContain('\u001b');
    expect(out).toContain('A ]0;title na');
  });
});

describe('missions', () => {
  const missions = async (input: string, ...args: readonly string[]) => {
    writeFileSync(join(cwd, 'missions.fabc'), await missionBundle());
    return runCommand(['play', 'missions.fabc', '--seed', '1', ...args], { cwd, input });
  };

  it('are told of below the text, and stand in the journal', async () => {
    const { out } = await missions('Ana\n2\n:journal\n');
    expect(out).toContain('Mission: High water\nObjective: Get your feet wet\n');
    expect(out).toContain('Objective done: Get your feet wet\n');
    expect(out).toContain('Mission failed: stay dry (The tide has you)\n');
    expect(out).toMatch(
      /High water\n {2}done: Get your feet wet\n {2}open: Swim\n {2}The flood: \d of 90\n\nOver\n {2}failed: stay dry\n/,
    );
  });

  it('are told of to a program', async () => {
    const { out } = await missions('{"start":{"name":"Ana"}}\n{"journal":true}\n', '--json');
    const lines = out.trim().split('\n');
    const sent = lines.map((line): unknown => JSON.parse(line));
    const steps: unknown = expect.arrayContaining([{ mission: 'high_water', title: 'High water', is: 'active' }]);
    expect(sent).toContainEqual(expect.objectContaining({ type: 'turn', steps }));
    expect(sent).toContainEqual(expect.objectContaining({ type: 'journal', version: 1 }));
  });
});

describe('a script', () => {
  const script = (text: string, ...args: readonly string[]) => {
    writeFileSync(join(cwd, 'script.txt'), text);
    return runCommand(['play', 'sample.fabc', '--script', 'script.txt', '--seed', '1', ...args], { cwd });
  };

  it('prints the transcript, the same each time', async () => {
    const text = '// A comment.\nname: Ana\nThrow\n3\nsay: Only fog.\nSign the report.\n';
    const ran = await script(text);
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toContain('> Throw a die.\n\nThe tide rises, a little.\n');
    expect(ran.out).toContain('> Only fog.');
    expect(ran.out.endsWith('The end.\n\n')).toBe(true);
    expect((await script(text)).out).toBe(ran.out);
    // What is asked may be answered in turn, too.
    expect((await script(text.replace('name:', 'say:'))).out).toBe(ran.out);
  });

  it('is lines of JSON for who wants them, with the state after each turn', async () => {
    const { out } = await script('name: Ana\nThrow\nSign\n', '--json');
    const lines = out
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(lines).toMatchObject([
      { type: 'turn', version: 1 },
      { type: 'turn', version: 2 },
      { type: 'turn', version: 3, waiting: { wait: 'ended' } },
    ]);
  });

  it.each([
    ['name: Ana\nJump.\n', 'script.txt:2: No choice begins so: Jump.\nOn offer:\n  1. Pay her.\n  2. '],
    ['name: Ana\ns\n', 'script.txt:2: Several choices begin so: s\n'],
    ['name: Ana\nsay: x\n', 'script.txt:2: The story waits for a choice here.'],
    ['name: Ana\nsay\nPay\n', 'script.txt:3: The story waits for `say: …` here.'],
    ['name: Ana\nSign\n1\n', 'script.txt:3: The story has ended before this line.'],
    ['1\n', 'script.txt: The story asks for `name`.'],
    [`name: ${'a'.repeat(50)}\n1\n`, 'script.txt: at most 40 characters fit'],
  ])('%j ends with an error that names its line', async (text, message) => {
    const ran = await script(text);
    expect(ran.code).toBe(1);
    expect(ran.err).toContain(message);
  });

  it('that ends before the story is fine, and says so', async () => {
    expect(await script('name: Ana\n')).toMatchObject({
      code: 0,
      err: 'fabula-run: script.txt ends here; the story goes on.\n',
    });
  });
});

describe('lines of JSON', () => {
  const talk = async (...messages: readonly object[]): Promise<readonly unknown[]> => {
    const { code, out } = await play(`${messages.map((message) => JSON.stringify(message)).join('\n')}\n`, '--json');
    expect(code).toBe(0);
    return out
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
  };

  it('ask, answer, and repeat a command without taking it twice', async () => {
    expect(
      await talk(
        { start: { name: 'Ana' } },
        { choose: 2, id: 'a' },
        { choose: 2, id: 'a' },
        { choose: 'pay', expected: 1 },
        { choose: 'throw', expected: 2 },
        { back: 1 },
        { state: true },
        { quit: true },
      ),
    ).toMatchObject([
      { type: 'ask', fields: [{ field: 'name', type: { type: 'text' } }] },
      { type: 'session', told: 'new', branch: 'main', pack: 'sample' },
      { type: 'turn', version: 1, waiting: { wait: 'choice', options: [{ number: 1, choice: 'pay' }, {}, {}, {}] } },
      { type: 'turn', version: 2, repeated: false },
      { type: 'turn', version: 2, repeated: true },
      { type: 'error', error: 'conflict', head: 2 },
      { type: 'turn', version: 3 },
      { type: 'session', told: 'back', branch: 'b2' },
      { type: 'turn', version: 2 },
      { type: 'state', version: 2, scene: 'The Quay' },
      { type: 'bye', branch: 'b2', version: 2 },
    ]);
  });

  it('name what is no message, and go on', async () => {
    expect(
      await talk(
        { start: { name: 'Ana' } },
        { jump: 1 },
        { choose: 9 },
        { choose: 's' },
        { choice: 'roll' },
        { say: 'x' },
      ),
    ).toMatchObject([
      { type: 'ask' },
      { type: 'session' },
      { type: 'turn' },
      { type: 'error', error: 'badMessage' },
      { type: 'error', error: 'unknownChoice' },
      { type: 'error', error: 'ambiguousChoice' },
      { type: 'turn', version: 2 },
      { type: 'error', error: 'choiceWanted' },
      { type: 'bye' },
    ]);
  });
});

describe('what can not be played', () => {
  const file = (name: string, bytes: Uint8Array | string): string => {
    writeFileSync(join(cwd, name), bytes);
    return name;
  };

  it.each([
    ['missing.fabc', () => 'missing.fabc', 1, 'There is no file `missing.fabc`'],
    ['a folder', () => '.', 1, 'is a folder'],
    ['empty', () => file('empty.fabc', ''), 1, 'is empty'],
    ['text', () => file('text.fabc', 'pack harbor {}'), 1, 'no Fabula bundle'],
  ])('%s', async (_, make, code, message) => {
    const ran = await runCommand(['play', make()], { cwd });
    expect(ran).toMatchObject({ code, out: '' });
    expect(ran.err).toContain(message);
    expect(ran.err).not.toMatch(/\n\s+at /);
  });

  it('cut short, edited, or unsigned where a signature is wanted', async () => {
    const bytes = await sampleBundle();
    const cut = await runCommand(['play', file('cut.fabc', bytes.subarray(0, bytes.length - 40))], { cwd });
    expect(cut).toMatchObject({ code: 1, out: '' });
    const changed = Buffer.from(bytes);
    changed[changed.indexOf('Mara')] = 0x53;
    expect((await runCommand(['play', file('edited.fabc', changed)], { cwd })).err).toMatch(
      /edited|not as it was written/,
    );
    const unsigned = await runCommand(['play', 'sample.fabc', '--require-signature'], { cwd });
    expect(unsigned).toMatchObject({ code: 1 });
    expect(unsigned.err).toContain('not signed');
  });

  it.each([
    [['--locale', 'no such'], 'is no locale'],
    [['--config', 'tide=high'], 'has no config `tide`'],
    [['--config', 'glim=a'], '--config glim takes a whole number from 0 to 9'],
  ])('%j is a usage error', async (args, message) => {
    const ran = await runCommand(['play', 'sample.fabc', ...args], { cwd });
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain(message);
  });

  it('fails before it says anything, if it is another pack’s session', async () => {
    const { pack, ...program } = sampleProgram();
    const other = { ...program, pack: { ...pack, name: 'other', title: 'Another' } };
    const { bytes } = await packBundle({ program: other, semantics: semanticsVersion, runtime: '>=0.1 <1' });
    const where = ['--store', 'store', '--session', 's'];
    expect((await play('Ana\n', ...where)).code).toBe(0);
    file('script.txt', 'name: Ana\n');
    for (const more of [[], ['--script', 'script.txt']]) {
      const ran = await runCommand(['play', file('other.fabc', bytes), ...where, ...more], { cwd, input: 'Ana\n' });
      expect(ran).toMatchObject({ code: 1, out: '' });
      expect(ran.err).toContain('belongs to the pack sample, and this is other');
    }
  });

  it('an older one than the session’s: it goes on with its own, and says which that is', async () => {
    const { bytes: old } = await firstRelease();
    const { bytes: young } = await secondRelease();
    const where = ['--store', 'younger', '--session', 's', '--json'];
    const started = await runCommand(['play', file('young.fabc', young), ...where], {
      cwd,
      input: '{"start":{"name":"Ana"}}\n',
    });
    expect(started.out).toContain('"packVersion":"2.0.0","told":"new"');
    const resumed = await runCommand(['play', file('old.fabc', old), ...where], { cwd, input: '{"choose":2}\n' });
    expect(resumed.out).toContain('"packVersion":"2.0.0","told":"kept","why":"older"');
    // A turn's line is what it was.
    expect(resumed.out.split('\n').filter((line) => line.includes('packVersion'))).toHaveLength(1);
  });

  it('in a place that is no store', async () => {
    const ran = await runCommand(['play', 'sample.fabc', '--store', 'mysql://somewhere'], { cwd });
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('no place for a store');
  });
});
