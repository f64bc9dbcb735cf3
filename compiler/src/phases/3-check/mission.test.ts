import type { MissionIr } from '@fabula/runtime/bundle';
import { describe, expect, test } from 'vitest';
import { checkText } from './check-source.contract.js';

/** The mission `m` of a text that has no faults. */
function missionOf(text: string): MissionIr {
  const { diagnostics, declarations } = checkText(`${text}\nscene quay { -> end }\n`);
  expect(diagnostics.filter((each) => each.severity === 'error').map((each) => each.message)).toEqual([]);
  const mission = declarations.get('mission m')?.mission;
  if (!mission) throw new Error('There is no mission.');
  return mission.ir;
}

const state = 'world { tide: int in 0..12 = 0, share: float = 0.0, storm: bool = false }';
const always = { op: 'const', value: true };

describe('a mission in the bundle’s terms', () => {
  test('has its clauses in order, and nothing of what is not there', () => {
    const ir = missionOf('mission m { objective a done when true }');
    expect(ir).toEqual({ name: 'm', objectives: [{ name: 'a', done: always }], clocks: [], fails: [], reward: [] });
  });

  test('keeps what it asks, what it is called, and what it waits for', () => {
    const ir = missionOf(`${state}
mission m "The mission" starts when storm {
  hidden optional objective a "A" after any of b, c done when true fail when storm
  objective b after c done when m.c.done
  objective c fail when m.a.failed
  fail "It fails" when m.water.full
  clock water from tide full 12
}`);
    const storm = { op: 'state', scope: 'world', name: 'storm' };
    expect(ir).toMatchObject({ title: 'The mission', starts: storm });
    expect(ir.objectives).toEqual([
      {
        name: 'a',
        title: 'A',
        optional: true,
        hidden: true,
        after: { any: true, objectives: ['b', 'c'] },
        done: always,
        fail: storm,
      },
      {
        name: 'b',
        after: { any: false, objectives: ['c'] },
        done: { op: 'mission', mission: 'm', part: 'c', is: 'done' },
      },
      { name: 'c', fail: { op: 'mission', mission: 'm', part: 'a', is: 'failed' } },
    ]);
    expect(ir.fails).toEqual([{ title: 'It fails', when: { op: 'mission', mission: 'm', part: 'water', is: 'full' } }]);
  });

  test('reads both figures of a clock as one type', () => {
    const { clocks } = missionOf(`${state}
mission m { objective a done when true clock c "C" from tide full 6 { storm = true } clock s from share full 1 }`);
    expect(clocks).toMatchObject([
      { name: 'c', title: 'C', full: { op: 'const', value: 6 }, type: { type: 'int' }, is: { operator: 'ge' } },
      { name: 's', full: { op: 'const', value: 1 }, type: { type: 'float' }, body: [] },
    ]);
    expect(clocks[0]?.body).toMatchObject([{ do: 'set', to: { name: 'storm' } }]);
  });

  test('knows in a clock’s block that the clock is full', () => {
    const ir = missionOf(`${state}
mission m { objective a done when true clock c from tide full 6 { tide -= 6 } reward { tide = 0; storm = false } }`);
    expect(ir.clocks[0]?.body).toMatchObject([{ do: 'set', value: { op: 'binary', operator: 'int.sub' } }]);
    expect(ir.reward).toHaveLength(2);
  });

  test('may bear the name of a scene, which is meant where a scene may stand', () => {
    const { diagnostics } = checkText(
      'mission quay { objective a done when quay and visited(quay) }\nscene quay { {if quay.done: Done.} -> end }\n',
    );
    expect(diagnostics.map((each) => each.message)).toEqual([]);
  });
});
