import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fabula, folder } from './run.js';

const valley = `pack valley { title "Valley" version 1.0.0 start quay }
kind Villager { hunger: int in 0..10 clamped = 2 }
entity tom: Villager "Tom"
simulation valley {
  phases settle
  on settle { for v in all Villager { v.hunger += 1 } }
  action eat(by: Villager) { by.hunger -= 3 }
}
goal fed in valley { within 10 ticks, eventually tom.hunger < 1 }
scene quay {
  {tom} is {if tom.hunger > 5: hungry | else: well}.
  -> end
}
test "a year" { simulate valley for 100 ticks with seed 7 }
test "fed" { pursue fed }
test "well" { start quay; expect says "well" }
`;

describe('a test of what this version does not run', () => {
  test('is said not to be run, with the reason, and is no failure', async () => {
    const home = folder({ 'pack.fab': valley });
    const { code, out, err } = await fabula(home, 'test', '--junit', 'out.xml');
    expect(out).toContain('not run  a year\n  pack.fab:14: The simulation valley is checked, but not run');
    expect(out).toContain('not run  fed\n  pack.fab:15: The goal fed is checked, but not pursued');
    expect(err).toContain('1 passed, 0 failed, 2 not run');
    expect(code).toBe(0);
    const xml = readFileSync(join(home, 'out.xml'), 'utf8');
    expect(xml).toContain('tests="3" failures="0" skipped="2"');
    expect(xml).toContain('<skipped message="The goal fed is checked');
  });

  test('is so in JSON, too', async () => {
    const home = folder({ 'pack.fab': valley });
    const { out } = await fabula(home, 'test', '--json');
    expect(JSON.parse(out)).toMatchObject({
      ok: true,
      passed: 1,
      failed: 0,
      skipped: 2,
      tests: [{ title: 'a year', passed: false, skipped: true }, { title: 'fed', skipped: true }, { passed: true }],
    });
  });
});
