import { describe, expect, test } from 'vitest';
import { type ExprIr, type MissionIr, validateProgram } from './index.js';
import { lantern } from './lantern.contract.js';

const yes: ExprIr = { op: 'const', value: true };
const roll: ExprIr = { op: 'roll', site: 'r', of: { op: 'const', value: { $dice: [1, 6] } } };
const clock: MissionIr['clocks'][number] = {
  name: 'c',
  from: yes,
  full: yes,
  type: { type: 'int' },
  is: yes,
  body: [],
};
const mission: MissionIr = {
  name: 'm',
  objectives: [
    { name: 'a', done: yes },
    { name: 'b', after: { any: true, objectives: ['a'] }, fail: yes },
  ],
  clocks: [clock],
  fails: [{ title: 'It fails', when: { op: 'mission', mission: 'm', part: 'c', is: 'full' } }],
  reward: [{ do: 'evaluate', id: 'e', value: roll }],
};
const [a, b] = mission.objectives;
const validated = (...missions: readonly unknown[]): unknown => {
  const program: unknown = JSON.parse(JSON.stringify({ ...lantern.program, missions }));
  return validateProgram(program);
};

describe('missions of a program', () => {
  test('are taken as they should be', () => {
    expect(validated(mission)).toMatchObject({ ok: true });
    const asking = { ...mission, name: 'n', starts: { op: 'mission', mission: 'm', is: 'done' } };
    expect(validated(mission, asking)).toMatchObject({ ok: true });
  });

  test.each<[string, readonly unknown[], RegExp, string?]>([
    ['a form of its own', [{ ...mission, sequel: [] }], /no other fields/, '/missions/0'],
    ['a step that is none', [{ ...mission, starts: { op: 'mission', mission: 'm', is: 'won' } }], /./],
    ['two of a name', [mission, mission], /two of mission `m`/, '/missions/1'],
    ['two parts of a name', [{ ...mission, clocks: [{ ...clock, name: 'a' }] }], /two of `a`/, '/missions/0'],
    ['an objective after none', [{ ...mission, objectives: [b] }], /objective `a`/],
    ['a mission that is none', [{ ...mission, starts: { op: 'mission', mission: 'x', is: 'done' } }], /mission `x`/],
    [
      'a part that is none',
      [{ ...mission, starts: { op: 'mission', mission: 'm', part: 'x', is: 'done' } }],
      /`done` of `x`/,
    ],
    [
      'a step of another part',
      [{ ...mission, starts: { op: 'mission', mission: 'm', part: 'c', is: 'done' } }],
      /`done` of `c`/,
    ],
    ['a condition that rolls', [{ ...mission, objectives: [{ ...a, done: roll }] }], /left to chance/, '/missions/0'],
    ['a slot that nothing fills', [{ ...mission, starts: { op: 'local', slot: 's' } }], /slot `s`/],
    ['a `return` in a reward', [{ ...mission, reward: [{ do: 'return' }] }], /outside an action/],
  ])('are refused for %s', (_, missions, message, where) => {
    const detail: unknown = expect.stringMatching(message);
    const place: unknown = expect.stringContaining(where ?? '');
    expect(validated(...missions)).toMatchObject({ ok: false, error: { error: 'invalid', detail, where: place } });
  });
});
