import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fabula, folder, smallPack } from './run.js';

const faulty = `pack small { title "Small" version 1.0.0 start room }
world { coins: int = 3, keys: int = 1 }
scene room {
  A room with {coin} in it.
  * [Leave.] -> end
}
`;

describe('fabula check --format sarif', () => {
  test('tells rules, places and fixes', async () => {
    const home = folder({ 'my story.fab': faulty });
    const { code, out } = await fabula(home, 'check', '--format', 'sarif');
    expect(code).toBe(1);
    const log: unknown = JSON.parse(out);
    expect(log).toMatchObject({
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { name: 'fabula', rules: [{ id: 'FAB2001', name: 'undefinedName' }] } },
          columnKind: 'utf16CodeUnits',
          results: [
            {
              ruleId: 'FAB2001',
              ruleIndex: 0,
              level: 'error',
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: 'my%20story.fab' },
                    region: { startLine: 4, startColumn: 16, endLine: 4, endColumn: 20 },
                  },
                },
              ],
              fixes: [
                {
                  artifactChanges: [
                    { replacements: [{ deletedRegion: { charLength: 4 }, insertedContent: { text: 'coins' } }] },
                  ],
                },
              ],
            },
          ],
        },
      ],
    });
  });
});

describe('fabula check --baseline', () => {
  test('lets pass what is known, wherever it moved to, and nothing else', async () => {
    const home = folder({ 'a.fab': faulty });
    expect(await fabula(home, 'check', '--write-baseline', 'known.json')).toMatchObject({ code: 0 });
    expect(await fabula(home, 'check', '--baseline', 'known.json')).toMatchObject({ code: 0, out: '' });
    const moved = `\n\n${faulty.replace('A room', 'A {rooom} and a room')}`;
    writeFileSync(join(home, 'a.fab'), moved);
    const { code, out } = await fabula(home, 'check', '--baseline', 'known.json');
    expect(code).toBe(1);
    expect(out.trim().split('\n')).toHaveLength(1);
    expect(out).toContain('rooom');
  });

  test('says what of it is gone', async () => {
    const home = folder({ 'a.fab': faulty });
    await fabula(home, 'check', '--write-baseline', 'known.json');
    writeFileSync(join(home, 'a.fab'), smallPack);
    const { code, err } = await fabula(home, 'check', '--baseline', 'known.json');
    expect(code).toBe(0);
    expect(err).toContain('1 of the baseline is gone');
  });

  test('is refused where it is something else, or nowhere', async () => {
    const home = folder({ 'a.fab': smallPack, 'b.json': '[1]', 'c.json': 'x' });
    expect(await fabula(home, 'check', '--baseline', 'b.json')).toMatchObject({ code: 2 });
    expect(await fabula(home, 'check', '--baseline', 'c.json')).toMatchObject({ code: 2 });
    expect(await fabula(home, 'check', '--baseline', 'd.json')).toMatchObject({ code: 3 });
  });
});

describe('fabula test --junit', () => {
  test('writes what passed and what failed', async () => {
    const tests = `test "leaves & ends" { start room; choose "Leave"; expect end }
test "finds <gold>" { start room; expect says "gold" }
`;
    const home = folder({ 'a.fab': smallPack, 'b.fab': tests });
    expect(await fabula(home, 'test', '--junit', 'out/junit.xml')).toMatchObject({ code: 1 });
    const xml = readFileSync(join(home, 'out/junit.xml'), 'utf8');
    expect(xml).toContain('<testsuites name="small" tests="2" failures="1">');
    expect(xml).toContain('name="leaves &amp; ends" file="b.fab" line="1"/>');
    expect(xml).toContain('name="finds &lt;gold&gt;"');
    expect(xml).toContain('<failure message="Nobody said &quot;gold&quot;.');
  });
});

describe('fabula check --watch', () => {
  test('checks again after a change', async () => {
    const require = createRequire(import.meta.url);
    const program = join(dirname(require.resolve('@fabula/compiler/package.json')), 'bin/fabula.js');
    const home = folder({ 'a.fab': smallPack });
    const child = spawn(process.execPath, [program, 'check', '--watch'], { cwd: home });
    try {
      let said = '';
      const saying = async (part: string): Promise<void> => {
        while (!said.includes(part)) {
          if (child.exitCode !== null) throw new Error(`It ended before it said ${part}: ${said}`);
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      };
      child.stdout.on('data', (bytes: Buffer) => (said += bytes.toString()));
      child.stderr.on('data', (bytes: Buffer) => (said += bytes.toString()));
      await saying('Waiting for changes');
      writeFileSync(join(home, 'a.fab'), faulty);
      await saying('FAB2001');
      said = '';
      writeFileSync(join(home, 'a.fab'), smallPack);
      await saying('No problems');
    } finally {
      child.kill();
    }
  });
});
