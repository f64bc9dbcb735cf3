import { expect, test } from 'vitest';
import { edit, ferry, filesIn, plan, released } from './story.js';

test('an answer may be given again, and of another option the last one holds', async () => {
  const more = 'kind Person { boots: int = 1, hats: int = 1,';
  const home = await released(ferry.replace('kind Person {', more));
  edit(home, (source) => source.replace(more, 'kind Person {'));
  const drops = ['--drop', 'field Person.boots', '--drop', 'field Person.hats'];
  const { code, err } = await plan(home, 'bare', ...drops, '--dir', './nowhere', '--dir', '.');
  expect([code, err]).toEqual([0, expect.not.stringContaining('FAB6001')]);
  const told: unknown = JSON.parse(filesIn(home)['migrations/0002_bare/migration.json'] ?? '');
  expect(told).toMatchObject({ answers: { dropped: ['field Person.boots', 'field Person.hats'] } });
});
