import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fabula, folder } from './run.js';

/** A bell that may be rung, and a log that takes words. */
const bellPack = `pack bell { title "Bell" version 1.0.0 start tower }
world { rung: int = 0, last: text = "" }
scene tower {
  A bell hangs here.
  = top
  + Ring it. { ~ rung += 1
    It has rung {rung}.
  }
  + Wait. ~ when rung < 9 {
    Nothing stirs.
  }
  + Write. ~ hear said: text max 40 { ~ last = said
    You write: {said}
  }
  -> .top
}
`;

describe('steps of a test', () => {
  test('`times` takes a step again, and `saying` gives a choice its words', async () => {
    const home = folder({
      'pack.fab': `${bellPack}
test "thrice" {
  choose "Ring" times 3
  expect rung == 3
  choose "Write" saying "still here" times 2
  expect last == "still here"
}
`,
    });
    const { code, out } = await fabula(home, 'test');
    expect(out).toBe('ok    thrice\n');
    expect(code).toBe(0);
  });

  test('what a reader is asked for at the start may be given before it', async () => {
    const home = folder({
      'pack.fab': `pack hall { title "Hall" version 1.0.0 start hall }
kind Person { name: text, age: int in 0..99 }
player is Person {}
scene hall {
  Hello, {player.name} of {player.age}.
  -> end
}
test "named" {
  given player.name = "Ines"
  given player.age = 12
  start hall
  expect says "Hello, Ines of 12."
}
`,
    });
    expect(await fabula(home, 'test')).toMatchObject({ code: 0, out: 'ok    named\n' });
  });

  test('as often as no test needs is an error', async () => {
    const home = folder({ 'pack.fab': `${bellPack}\ntest "many" {\n  choose "Ring" times 100000\n}\n` });
    const { code, out } = await fabula(home, 'test');
    expect(out).toContain('100000');
    expect(code).toBe(1);
  });
});

describe('what a session begins with', () => {
  const pack = `pack lamps { title "Lamps" version 1.0.0 start tower }
config { lamps: int in 0..9 = 3, sort: Sort = oil }
enum Sort { oil, gas }
scene tower {
  {lamps} of {sort}.
  + [Look.] -> tower
}
`;
  const lamps = (steps: string): Promise<{ readonly code: number; readonly out: string }> =>
    fabula(folder({ 'pack.fab': `${pack}test "lamps" {\n${steps}\n}\n` }), 'test');

  test('is `given` before the first step, and replayed', async () => {
    const steps =
      '  given config.lamps = 5\n  given config.sort = gas\n  choose "Look"\n  expect says "5 of gas"\n  replay';
    expect(await lamps(steps)).toMatchObject({ code: 0, out: 'ok    lamps\n' });
  });

  test('is fixed from there on', async () => {
    const late = await lamps('  choose "Look"\n  given config.lamps = 5');
    expect(late.code).toBe(1);
    expect(late.out).toContain('The story has begun already');
  });

  test('fits its field', async () => {
    const { code, out } = await lamps('  given config.lamps = 12\n  given config.sort = 3');
    expect(code).toBe(1);
    expect(out).toContain('FAB3010');
    expect(out).toContain('FAB3001');
  });
});

describe('transcripts', () => {
  const pack = `${bellPack}\ntest "a visit" {\n  choose "Ring"\n  choose "Write" saying "x"\n  transcript "seen/visit.txt"\n}\n`;

  test('are written by `--update`, and hold from there on', async () => {
    const home = folder({ 'pack.fab': pack });
    const missing = await fabula(home, 'test');
    expect(missing.code).toBe(1);
    expect(missing.out).toContain('`fabula test --update` writes it');
    const blessed = await fabula(home, 'test', '--update');
    expect(blessed.code).toBe(0);
    expect(readFileSync(join(home, 'seen/visit.txt'), 'utf8')).toBe(`A bell hangs here.

* Ring it.
* Wait.
* Write.

> Ring it.

It has rung 1.

* Ring it.
* Wait.
* Write.

> Write.

> x

You write: x

* Ring it.
* Wait.
* Write.
`);
    expect((await fabula(home, 'test')).code).toBe(0);
  });

  test('that differ are shown line by line', async () => {
    const home = folder({ 'pack.fab': pack });
    await fabula(home, 'test', '--update');
    const changed = pack.replace('It has rung', 'It rang');
    const other = folder({
      'pack.fab': changed,
      'seen/visit.txt': readFileSync(join(home, 'seen/visit.txt'), 'utf8'),
    });
    const { code, out } = await fabula(other, 'test');
    expect(code).toBe(1);
    expect(out).toContain('-It has rung 1.\n');
    expect(out).toContain('+It rang 1.\n');
  });

  test('stay in the folder of the pack', async () => {
    const home = folder({ 'pack.fab': pack.replace('seen/visit.txt', '../visit.txt') });
    const { code, out } = await fabula(home, 'test', '--update');
    expect(code).toBe(1);
    expect(out).toContain("leads out of the pack's folder");
  });
});

describe('walks', () => {
  const walk = (always: string): string =>
    `${bellPack}\ntest "walked" {\n  start tower with seed 3\n  walk 200 turns with seed 7 {\n    always ${always}\n  }\n}\n`;

  test('hold what always holds', async () => {
    const { code, out } = await fabula(folder({ 'pack.fab': walk('rung >= 0') }), 'test');
    expect(out).toBe('ok    walked\n');
    expect(code).toBe(0);
  });

  test('show the shortest way to what does not, as a test that can be pasted', async () => {
    const { code, out } = await fabula(folder({ 'pack.fab': walk('rung < 3') }), 'test');
    expect(code).toBe(1);
    expect(out).toContain('`rung < 3` does not hold. A walk came to it after 3 turns:');
    const found = /^ {4}(test [\s\S]*?^ {4}\})/m.exec(out)?.[1]?.replaceAll(/^ {4}/gm, '') ?? '';
    expect(found).toBe(`test "walked: found by a walk" {
  start tower with seed 3
  choose "Ring it."
  choose "Ring it."
  choose "Ring it."
  expect rung < 3
}`);
    const pasted = await fabula(folder({ 'pack.fab': `${bellPack}\n${found}\n` }), 'test');
    expect(pasted.out).toContain('`rung < 3` does not hold.');
  });
});
