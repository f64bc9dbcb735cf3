import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { fabula, folder } from '../cli/run.js';

const answer = z.discriminatedUnion('shown', [
  z.object({ shown: z.literal('playthrough'), turns: z.number(), shortest: z.boolean(), test: z.string() }),
  z.object({ shown: z.literal('impossible'), reason: z.string() }),
  z.object({ shown: z.literal('not') }),
]);
const report = z.looseObject({
  coverage: z.looseObject({
    objectives: z.object({ of: z.number(), hit: z.number() }),
    cards: z.object({ of: z.number(), hit: z.number() }),
  }),
  missions: z.array(
    z.looseObject({ name: z.string(), goals: z.array(z.looseObject({ message: z.string(), answer })) }),
  ),
  missed: z.array(z.looseObject({ what: z.string(), message: z.string() })),
});

/** A ledger that can be found, a storm that can come, a letter that nobody writes, and a debt that no road pays. */
const story = (extra = ''): Record<string, string> => ({
  'pack.fab': `pack ledger { title "The ledger" version 1.0.0 start quay }
world { tide: int in 0..6 = 0, seen: bool = false, paid: bool = false }
mission find "Find it" {
  objective search "Search" done when visited(office)
  optional objective stay "Stay unseen" done when tide >= 2 fail when seen
  optional objective pay "Pay" done when paid and not seen
  optional objective flood "Flood" done when tide > 6
  fail "The tide takes it" when tide >= 4
}
deck weather "Weather" draws weighted without replacement {
  card fog { Fog. }
  card snow when paid and not seen { Snow. }
}
scene quay {
  ${extra}
  ~ draw weather { none { The sky is empty. } }
  + [Wait.] { ~ tide = min(6, tide + 2) }
  * [Be seen.] {
    ~ seen = true
  }
  * [Pay.]  ~ when seen {
    ~ paid = true
  }
  * [Go in.] -> office
  -> quay
}
scene office { It is here. -> end }
`,
});

async function explored(files: Readonly<Record<string, string>>) {
  const home = folder(files);
  const { out, err } = await fabula(home, 'explore', '--json', '--workers', '0', '--walks', '20');
  expect(err).toBe('');
  return { home, report: report.parse(JSON.parse(out)) };
}

test('of each objective and fail state it tells a playthrough, a reason, or neither', async () => {
  const { report } = await explored(story());
  const [mission] = report.missions;
  const shown = Object.fromEntries((mission?.goals ?? []).map((goal) => [goal.message, goal.answer]));
  expect(shown).toMatchObject({
    '`search` is done': { shown: 'playthrough', turns: 1, shortest: true },
    '`stay` is done': { shown: 'playthrough', turns: 1 },
    '`stay` fails': { shown: 'playthrough', turns: 1 },
    '`pay` is done': { shown: 'impossible' },
    '`flood` is done': { shown: 'impossible', reason: '`flood` can never be done: its condition can never be true' },
    'fails: "The tide takes it"': { shown: 'playthrough', turns: 2, shortest: true },
    'is finished': { shown: 'playthrough', turns: 1 },
  });
  expect(JSON.stringify(shown['`pay` is done'])).toContain('states of the story');
  expect(report.coverage).toMatchObject({ objectives: { of: 7, hit: 5 }, cards: { of: 2, hit: 1 } });
  expect(report.missed.filter(({ what }) => what === 'card')).toMatchObject([
    { message: 'The card `weather.snow` was never drawn.' },
  ]);
});

test('where a reader may say anything, nothing is proved', async () => {
  const { report } = await explored(story('~ hear said: text max 20\n  You said {said}.'));
  const goals = report.missions[0]?.goals ?? [];
  expect(goals.find(({ message }) => message === '`pay` is done')?.answer).toEqual({ shown: 'not' });
});

test('its tests can be pasted, and pass', async () => {
  const files = story();
  const { report } = await explored(files);
  const tests = report.missions.flatMap(({ goals }) =>
    goals.flatMap(({ answer: given }) => (given.shown === 'playthrough' ? [given.test] : [])),
  );
  expect(tests).toHaveLength(5);
  const { code, err } = await fabula(folder({ ...files, 'found.fab': tests.join('\n') }), 'test');
  expect({ code, err }).toEqual({ code: 0, err: '5 passed, 0 failed\n' });
});

test('the page and the text tell of missions', async () => {
  const home = folder(story());
  const { out } = await fabula(home, 'explore', '--workers', '0', '--format', 'html', '--out', 'r.html');
  expect(out).toContain('1 mission\n  Find it\n    `search` is done: shortest in 1 turn (pack.fab:4)');
  expect(out).toMatch(/`flood` is done: never: /);
  const page = readFileSync(join(home, 'r.html'), 'utf8');
  expect(page).toContain('<section id="missions">');
});
