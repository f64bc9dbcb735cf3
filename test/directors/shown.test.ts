import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fabula, folder } from '../cli/run.js';

const pack = `pack tide { title "The Tide" version 1.0.0 start quay }
world { tide: int in 0..9 clamped = 0 }
mission find "Find it" {
  objective look "Look" done when tide > 8
  twist at climax draw twists
}
deck twists "Twists" { card squall { The wind turns. } }
director pacing for find {
  beat rising { turns 1..3 until tide > 4 }
  beat climax
  adjust { dc in -3..3 = tide step 1 }
}
scene quay "The quay" {
  The tide stands at {tide}. {pacing.dc}
  + [Wait.] { ~ tide += 1 }
  + [Go.] -> end
  -> quay
}
`;

test('the graph has the beats, the ways between them and the cards they bring', async () => {
  const cwd = folder({ 'pack.fab': pack });
  const { code, out } = await fabula(cwd, 'graph');
  expect(code).toBe(0);
  expect(out).toMatch(/s_pacing_rising -\.->\|"if tide #gt; 4 and in 1 to 3…"\| s_pacing_climax/);
  expect(out).toMatch(/s_pacing_climax -\.-o.* s_twists_squall/);
});

test('a director is laid out, and says the same', async () => {
  const cwd = folder({ 'pack.fab': pack.replace('{ turns 1..3 until', '{ turns 1..3    until') });
  expect((await fabula(cwd, 'fmt')).code).toBe(0);
  expect(readFileSync(join(cwd, 'pack.fab'), 'utf8')).toContain('  beat rising { turns 1..3 until tide > 4 }\n');
  expect(await fabula(cwd, 'fmt', '--check')).toMatchObject({ code: 0 });
});

test('titles of missions are extracted, translated and checked', async () => {
  const cwd = folder({ 'pack.fab': pack });
  expect((await fabula(cwd, 'strings', 'extract', '--locale', 'de')).code).toBe(0);
  const table = readFileSync(join(cwd, 'strings/de.csv'), 'utf8');
  for (const id of ['mission:find', 'objective:find.look', 'card:twists.squall']) {
    if (id.startsWith('card')) expect(table).toContain('The wind turns.');
    else expect(table).toContain(id);
  }
});

test('exploring comes to every beat, though nothing else changes while a reader waits', async () => {
  const source = `pack p { title "P" version 1.0.0 start quay }
director pacing {
  beat rising { turns 3 }
  beat climax { turns 4 }
  beat after
}
scene quay {
  {if beat == after: At last.}
  + [Sit.] {}
  + [Go.] -> end
  -> quay
}
`;
  const { code, out } = await fabula(folder({ 'pack.fab': source }), 'explore', '--walks', '1');
  expect(code).toBe(0);
  expect(out).toContain('branches     100 %  2 of 2');
  expect(out).toMatch(/All \d\d states were met/);
});
