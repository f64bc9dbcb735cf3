import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { fabula, folder } from '../cli/run.js';
import { deadEndDepth, deepDeadEnd, endless, packOf, planted } from './packs.js';

const at = z.object({ file: z.string(), line: z.number() }).optional();
const ratio = z.object({ of: z.number(), hit: z.number() });
const report = z.looseObject({
  stopped: z.string(),
  states: z.number(),
  frontier: z.number(),
  depth: z.number(),
  turns: z.number(),
  seconds: z.number(),
  coverage: z.object({ scenes: ratio, lines: ratio, choices: ratio, branches: ratio }),
  endings: z.array(z.looseObject({ title: z.string(), turns: z.number(), shortest: z.boolean(), test: z.string() })),
  findings: z.array(z.looseObject({ kind: z.string(), message: z.string(), at, turns: z.number(), test: z.string() })),
  missed: z.array(z.object({ what: z.string(), message: z.string(), at, text: z.string() })),
});

async function explored(files: Readonly<Record<string, string>>, ...options: string[]) {
  const home = folder(files);
  const { code, out, err } = await fabula(home, 'explore', '--json', '--workers', '0', ...options);
  expect(err).toBe('');
  return { home, code, report: report.parse(JSON.parse(out)) };
}

/** Pastes tests into a pack and runs them. */
async function pasted(files: Readonly<Record<string, string>>, tests: readonly string[]) {
  const home = folder({ ...files, 'found.fab': tests.join('\n') });
  return fabula(home, 'test');
}

describe('fabula explore', () => {
  test('finds a dead end twelve choices deep, by the shortest way', async () => {
    const files = deepDeadEnd();
    const { code, report } = await explored(files);
    expect(code).toBe(1);
    expect(report.stopped).toBe('complete');
    const [found, ...others] = report.findings;
    expect(others).toEqual([]);
    expect(found).toMatchObject({ kind: 'dead end', turns: deadEndDepth });
    expect(found?.test.match(/choose/g)).toHaveLength(deadEndDepth);
    const { code: played, err } = await pasted(files, [found?.test ?? '']);
    expect({ played, err }).toMatchObject({ played: 0, err: '1 passed, 0 failed\n' });
  });

  test('finds what is never reached, and what leaves its range', async () => {
    const { code, report } = await explored(planted);
    expect(code).toBe(0);
    expect(report.stopped).toBe('complete');
    expect(report.missed.filter(({ what }) => what === 'line')).toEqual([
      {
        what: 'line',
        message: 'This was never said.',
        at: { file: 'pack.fab', line: 5 },
        text: 'You are rich beyond the rules.',
      },
    ]);
    expect(report.missed.filter(({ what }) => what === 'branch')).toMatchObject([
      { message: 'This condition never held.', at: { line: 4 } },
    ]);
    const [range, ...others] = report.findings;
    expect(others).toEqual([]);
    expect(range).toMatchObject({ kind: 'out of range', turns: 1, at: { file: 'pack.fab', line: 14 } });
    expect(range?.message).toContain('11 became 10');
  });

  test('meets every outcome of a throw, however rare', async () => {
    const { report } = await explored(planted, '--walks', '0');
    // The twenty of twenty, and then a two and a twelve of two dice.
    expect(report.coverage.scenes).toEqual({ of: 2, hit: 2 });
    expect(report.missed.map(({ text }) => text)).not.toContain('Boxcars.');
    expect(report.missed.map(({ at }) => at?.line)).toEqual([5, 4]);
  });

  test('its tests can be pasted, and pass', async () => {
    const { report } = await explored(planted);
    const tests = [...report.endings, ...report.findings].map(({ test }) => test);
    expect(tests.length).toBeGreaterThan(2);
    const { err } = await pasted(planted, tests);
    expect(err).toBe(`${tests.length} passed, 0 failed\n`);
  });

  test('a story that fails is shown by a test that fails', async () => {
    const files = packOf(`world { n: int = 0 }
scene s0 {
  Go on?
  * [Yes.] {
    ~ for i in 1..100000 {
      ~ n += i
    }
  }
  * ["No, {n}."]
  -> end
}
`);
    const { code, report } = await explored(files, '--walks', '20');
    expect(code).toBe(1);
    expect(report.findings).toMatchObject([{ kind: 'fault', turns: 1 }]);
    const { code: played, out } = await pasted(
      files,
      report.findings.map(({ test }) => test),
    );
    expect(played).toBe(1);
    expect(out).toContain('The story failed');
  });

  test('says what was refused, and where', async () => {
    const files = packOf(`resource silver scale 2 issued by mint
kind Person { purse: silver = 1.00 silver }
entity mara: Person "Mara"
player is Person { purse: 1.00 silver }
scene s0 {
  She holds out her hand.
  * [Pay.] {
    ~ transfer 5.00 silver from player.purse to mara.purse
  }
  -> end
}
`);
    const { code, report } = await explored(files);
    expect(code).toBe(0);
    expect(report.findings).toMatchObject([{ kind: 'refused', at: { file: 'pack.fab', line: 9 } }]);
    expect(report.findings[0]?.message).toBe('A statement was refused: `insufficient` (player.purse).');
  });

  test('says what a reader might', async () => {
    const files = packOf(`scene s0 {
  Who is there?
  ~ hear said: text max 40
  ~ if said contains "grace" {
    Come in, Grace.
  } else if said == "nobody" {
    Then stay out.
  } else {
    Go away.
  }
  -> end
}
`);
    const { report } = await explored(files, '--walks', '0');
    expect(report.coverage.lines).toEqual({ of: 4, hit: 4 });
    expect(report.coverage.branches).toEqual({ of: 4, hit: 4 });
    const { err } = await pasted(
      files,
      report.endings.map(({ test }) => test),
    );
    expect(err).toBe('1 passed, 0 failed\n');
  });

  test('takes choices that take text', async () => {
    const files = packOf(`scene s0 {
  Well?
  + [Tell her a name.] ~ hear said: text max 20 {
    ~ if said == "Ann" {
      She knows.
      -> end
    }
    She does not.
  }
  -> s0
}
`);
    const { report } = await explored(files, '--walks', '0');
    expect(report.endings[0]?.test).toContain('  choose "Tell her a name."\n  say "Ann"\n');
    const { err } = await pasted(
      files,
      report.endings.map(({ test }) => test),
    );
    expect(err).toBe('1 passed, 0 failed\n');
    const forgot = await pasted(files, ['test "t" {\n  choose "Tell her"\n  expect end\n}\n']);
    expect(forgot.out).toContain('`say "…"` has to follow');
  });

  test('a hub that nobody counts visits of is one state', async () => {
    const files = packOf(`scene s0 {
  The square.
  + [North.] -> north
  + [South.] -> south
  + [Home.] -> end
}
scene north {
  The north side. {stop: It is new. | It is as it was.}
  -> s0
}
scene south {
  The south side.{if visits(s0) > 2: You are getting to know it.}
  -> s0
}
`);
    const { report } = await explored(files);
    expect(report.stopped).toBe('complete');
    // Four counts of the square that make a difference, and the end after each.
    expect(report.states).toBeLessThanOrEqual(8);
    expect(report.missed).toEqual([]);
  });

  test('finds where a story goes on without an end', async () => {
    const files = packOf(`world { key: bool = true }
scene s0 {
  A hall.
  * [Throw the key away.] {
    ~ key = false
  }
  + [Look around.]
  + [Leave.] ~ when key {
    -> end
  }
  -> s0
}
`);
    const { code, report } = await explored(files);
    expect(code).toBe(0);
    expect(report.findings).toMatchObject([{ kind: 'no way out', turns: 1, at: { file: 'pack.fab', line: 5 } }]);
    const { err } = await pasted(
      files,
      report.findings.map(({ test }) => test),
    );
    expect(err).toBe('1 passed, 0 failed\n');
  });

  test('a story that can not be begun so is no story to explore', async () => {
    const files = packOf(`player { code: text matches "[0-9]{4}" }
scene s0 {
  Your code is {player.code}.
  -> end
}
`);
    const { code, err } = await fabula(folder(files), 'explore');
    expect(code).toBe(1);
    expect(err).toContain("the story can't be begun");
    expect(err).toContain('`code`');
  });

  test('is the same each time', async () => {
    const all = await Promise.all([0, 1].map(() => explored(deepDeadEnd(), '--walks', '200')));
    const [first, second] = all.map(({ report }) => ({ ...report, seconds: 0 }));
    expect(first).toEqual(second);
  });
});

describe('bounds', () => {
  test.each([
    [['--states', '2000'], 'states'],
    [['--turns', '12'], 'turns'],
    [['--seconds', '0.5'], 'seconds'],
    [['--memory', '1'], 'memory'],
  ])('a story without end stops at %j, and says so', async (options, reason) => {
    const { report } = await explored(endless, '--seconds', '20', ...options, '--walks', '50');
    expect(report.stopped).toBe(reason);
    expect(report.frontier).toBeGreaterThan(0);
    expect(report.states).toBeGreaterThan(20);
    expect(report.coverage.choices).toEqual({ of: 4, hit: 4 });
    const { out } = await fabula(
      folder(endless),
      'explore',
      '--workers',
      '0',
      '--seconds',
      '20',
      ...options,
      '--walks',
      '50',
    );
    expect(out).toContain(`--${reason}`);
    expect(out).toContain('not gone on from');
  });

  test('a run that is gone on with comes to what one run comes to', async () => {
    const home = folder(endless);
    const run = (...options: string[]) =>
      fabula(home, 'explore', '--workers', '0', '--json', '--walks', '64', '--turns', '5000', ...options);
    const first = await run('--states', '1500', '--save', 'run.bin');
    expect(first.err).toBe('Kept the run in run.bin: `--resume run.bin` goes on with it.\n');
    const resumed = await run('--states', '4000', '--resume', 'run.bin');
    const whole = await run('--states', '4000');
    const [a, b] = [resumed, whole].map(({ out }) => ({ ...report.parse(JSON.parse(out)), seconds: 0 }));
    // The way back into the states that were saved is played again, and is no part of what was explored.
    expect(a).toEqual(b);
    expect(report.parse(JSON.parse(first.out)).states).toBeLessThan(b?.states ?? 0);
  });

  test('a saved run of something else is refused', async () => {
    const home = folder(endless);
    await fabula(home, 'explore', '--states', '600', '--workers', '0', '--walks', '10', '--save', 'run.bin');
    const saved = readFileSync(join(home, 'run.bin'));
    const resume = () => fabula(home, 'explore', '--resume', 'run.bin');
    const cases: readonly (readonly [Uint8Array | string, string])[] = [
      ['hello\n', 'this is no run'],
      [saved.subarray(0, saved.length - 20), 'damaged'],
      [Buffer.concat([Buffer.from('fabula explore 9\n'), saved]), 'another version'],
    ];
    for (const [bytes, said] of cases) {
      writeFileSync(join(home, 'run.bin'), bytes);
      expect(await resume()).toMatchObject({ code: 3, out: '' });
      expect((await resume()).err).toContain(said);
    }
    writeFileSync(join(home, 'run.bin'), saved);
    writeFileSync(join(home, 'pack.fab'), (endless['pack.fab'] ?? '').replace('b += 1', 'b += 3'));
    expect((await resume()).err).toContain('another pack');
    expect(await fabula(home, 'explore', '--resume', 'nowhere.bin')).toMatchObject({ code: 3 });
  });
});

describe('a gate for CI', () => {
  test.each([
    ['100', 1, '87.5 % of lines are covered; 100 % were asked for.\n'],
    ['50', 0, ''],
    ['scenes=100,choices=100', 0, ''],
    ['branches=99', 1, 'of branches are covered; 99 % were asked for.\n'],
  ])('--require-coverage %s', async (required, code, said) => {
    const outcome = await fabula(folder(planted), 'explore', '--workers', '0', '--require-coverage', required);
    expect(outcome.code).toBe(code);
    expect(outcome.err).toContain(said);
  });

  test.each([
    [['--require-coverage', 'much'], 'neither a figure'],
    [['--turns', 'many'], '`--turns` wants a figure'],
    [['--workers', '1.5'], 'without a fraction'],
    [['--format', 'pdf'], '`--format` can'],
  ])('%j is a usage error', async (options, said) => {
    const { code, err } = await fabula(folder(planted), 'explore', ...options);
    expect(code).toBe(2);
    expect(err).toContain(said);
  });

  test('lcov names files and lines, whatever ends them', async () => {
    const plain = await fabula(folder(planted), 'explore', '--workers', '0', '--format', 'lcov');
    const crlf = { 'pack.fab': (planted['pack.fab'] ?? '').replaceAll('\n', '\r\n') };
    const other = await fabula(folder(crlf), 'explore', '--workers', '0', '--format', 'lcov');
    expect(other.out).toBe(plain.out);
    expect(plain.out).toContain('SF:pack.fab\n');
    expect(plain.out).toContain('\nDA:5,0\n');
    expect(plain.out).toMatch(/\nBRDA:4,0,0,0\nBRDA:4,0,1,\d+\n/);
    expect(plain.out).not.toContain('std.d20');
    expect(plain.out).not.toContain('\r');
  });

  test('the page needs nothing else', async () => {
    const home = folder(planted);
    const outcome = await fabula(home, 'explore', '--workers', '0', '--format', 'html', '--out', 'report.html');
    expect(outcome).toMatchObject({ code: 0, err: 'Wrote report.html.\n' });
    expect(outcome.out).toContain('Planted 1.0.0');
    const page = readFileSync(join(home, 'report.html'), 'utf8');
    expect(page).not.toMatch(/(?:src|href)="(?!#)|url\(|@import|https?:/);
    expect(page).toContain('prefers-color-scheme: dark');
    expect(page).toContain('You are rich beyond the rules.');
    const ids = new Set([...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id));
    for (const [, target] of page.matchAll(/href="#([^"]*)"/g)) expect(ids).toContain(decodeURI(target ?? ''));
  });
});

const isLong = process.env['FABULA_LONG'] === '1';

describe('the example', () => {
  /** A copy of harbor-lights, to paste into. */
  function harborLights(): string {
    const home = folder();
    cpSync(fileURLToPath(new URL('../../examples/harbor-lights', import.meta.url)), home, { recursive: true });
    return home;
  }

  async function exploredHarbor(home: string, ...options: string[]) {
    const { out } = await fabula(home, 'explore', '--json', '--workers', '0', ...options);
    const found = report.parse(JSON.parse(out));
    expect(found.coverage.scenes).toEqual({ of: 35, hit: 35 });
    expect(found.endings.map(({ title }) => title).sort()).toEqual([
      'Act of God',
      'General Average',
      'Particular Average',
    ]);
    writeFileSync(join(home, 'found.fab'), found.endings.map(({ test }) => test).join('\n'));
    const { err } = await fabula(home, 'test', '--filter', 'ending: ');
    expect(err).toBe('3 passed, 0 failed\n');
    return found;
  }

  test('harbor-lights: every scene and every ending, within seconds', async () => {
    await exploredHarbor(harborLights(), '--states', '500', '--walks', '200', '--seconds', '100');
  });

  test.runIf(isLong)(
    'harbor-lights: nearly every line, in a minute',
    async () => {
      const { coverage } = await exploredHarbor(harborLights(), '--seconds', '60');
      expect(coverage.lines.hit / coverage.lines.of).toBeGreaterThan(0.95);
      expect(coverage.choices.hit).toBe(coverage.choices.of);
    },
    200_000,
  );
});
