import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleBundle } from '../../runtime/src/host/sample-story.contract.js';
import { programs } from './program.js';
import { PseudoTerminal, type PseudoTerminalOptions, pseudoTerminals } from './pseudo-terminal.js';

const ctrlC = '\u0003';
const ctrlD = '\u0004';

let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fabula-terminal-'));
  writeFileSync(join(folder, 'sample.fabc'), await sampleBundle());
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

if (pseudoTerminals.length === 0) {
  it.skip('at a terminal nothing was tried: there is neither `script` of util-linux nor `pty` of Python', () =>
    undefined);
}

describe.each(pseudoTerminals)('at a terminal of $name', (host) => {
  const play = (args: readonly string[], more: Partial<PseudoTerminalOptions> = {}): PseudoTerminal =>
    new PseudoTerminal(host, [programs['fabula-run'], 'play', join(folder, 'sample.fabc'), ...args], {
      columns: 60,
      ...more,
    });

  it('a session is played, interrupted, and gone on with where it was', async () => {
    const session = ['--session', 's', '--store', join(folder, host.name)];
    const first = play(session);
    expect(await first.until('Your name?')).toContain('The Sample\n');
    first.type('Ana\r');
    expect(await first.until('\n> ')).toContain("You're late, Ana. In hand: 10.00.");
    expect(await first.enter('1')).toContain('In hand: 5.00.');
    expect(await first.enter('throw')).toContain('The tide rises, a little.');
    first.type('2');
    await first.until('2');
    first.type(ctrlC);
    const { code, last } = await first.ended();
    expect(last).toContain('Everything is saved. To go on:');
    expect(code).toBe(0);

    const again = play(session);
    const resumed = await again.until('\n> ');
    expect(resumed).toContain('Going on with session s, at turn 3.');
    expect(resumed).toContain('In hand: 5.00.');
    const state = await again.enter(':state');
    expect(state).toContain('The Quay, turn 3\n');
    expect(state).toMatch(
      /You\n {2}name {3}Ana\n {2}mood {3}calm\n {2}purse {2}5\.00 silver\n\nThe world\n {2}tide {2}[1-6]\n/,
    );
    expect(await again.enter(':back')).toContain('Back at turn 2.');
    expect(await again.enter(':back')).toContain('Back at turn 1.');
    expect(await again.enter(':back')).toContain('There is nothing to take back: this is the first turn.');
    again.type(':quit\r');
    expect((await again.ended()).code).toBe(0);
  });

  it('lines are broken where the window ends, also when its size changes', async () => {
    const terminal = play(['--store', 'memory:']);
    await terminal.until('Your name?');
    terminal.type('Ana\r');
    await terminal.until('\n> ');
    expect(longest(await terminal.enter(':help'))).toBeGreaterThan(40);
    terminal.resize(41);
    // The prompt is drawn anew when the program has heard of it.
    await terminal.until('> ');
    expect(longest(await terminal.enter(':help'))).toBeLessThanOrEqual(40);
    terminal.type(ctrlD);
    expect((await terminal.ended()).code).toBe(0);
  });

  it('Ctrl-C before there is a session says so', async () => {
    for (const more of [[], ['--plain']]) {
      const terminal = play(['--store', 'memory:', ...more]);
      await terminal.until('Your name?');
      terminal.type(ctrlC);
      const { code, last } = await terminal.ended();
      expect(last).toContain('Stopped before the story began: no turn was played, and nothing is kept.');
      expect(code).toBe(130);
    }
  });

  it('colours and the cursor are used, and with --plain neither is, nor a box', async () => {
    const screens = await Promise.all(
      [[], ['--plain']].map(async (more) => {
        const terminal = play(['--store', 'memory:', ...more]);
        await terminal.until('Your name?');
        terminal.type('Ana\r');
        await terminal.until('\n> ');
        for (const line of ['1', '1', '1', 'nothing', ':state', ':back', ':help', ':save']) await terminal.enter(line);
        terminal.type(':quit\r');
        expect((await terminal.ended()).code).toBe(0);
        return terminal.raw.replaceAll('\r\n', '\n');
      }),
    );
    const [rich = '', bare = ''] = screens;
    expect(rich).toContain('\u001b[1m');
    expect(bare).toContain('Mara Quill: You');
    expect(bare).toContain('not now: You have no silver left.');
    // Neither a control sequence, nor a carriage return that writes over a line, nor a character that draws.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(bare).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    expect(bare).not.toMatch(/[\u2190-\u21ff\u2500-\u25ff\u2700-\u27bf\u2800-\u28ff]/);
    // And no columns made of blanks, which are read out or passed over.
    expect(bare).not.toMatch(/\S {3,}\S/);
  });
});

function longest(text: string): number {
  return Math.max(...text.split('\n').map(({ length }) => length));
}
