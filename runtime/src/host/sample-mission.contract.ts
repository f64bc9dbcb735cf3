import { type MissionIr, packBundle } from '../bundle/index.js';
import { semanticsVersion } from '../engine/index.js';
import { sampleProgram } from './sample-story.contract.js';

const tide = { op: 'state', scope: 'world', name: 'tide' } as const;
const rises = (figure: number): NonNullable<MissionIr['starts']> => ({
  op: 'binary',
  operator: 'ge',
  left: tide,
  right: { op: 'const', value: figure },
});

/** A mission of the sample: wait for the tide, be paid for it; one that fails; one that has not begun. */
const missions: readonly MissionIr[] = [
  {
    name: 'high_water',
    title: 'High water',
    objectives: [
      { name: 'wet', title: 'Get your feet wet', done: rises(1) },
      { name: 'swim', title: 'Swim', after: { any: false, objectives: ['wet'] }, done: rises(8) },
      { name: 'pearl', title: 'Find the pearl', hidden: true, optional: true, done: rises(1_000) },
    ],
    clocks: [
      {
        name: 'flood',
        title: 'The flood',
        from: tide,
        full: { op: 'const', value: 90 },
        type: { type: 'int' },
        is: rises(90),
        body: [],
      },
      { name: 'quiet', from: tide, full: { op: 'const', value: 2 }, type: { type: 'int' }, is: rises(2), body: [] },
    ],
    fails: [],
    reward: [
      {
        do: 'transfer',
        id: 'prize',
        resource: 'silver',
        amount: { op: 'const', value: { $n: '250' } },
        from: { target: 'field', of: { op: 'const', value: 'mara' }, field: 'purse' },
        to: { target: 'field', of: { op: 'player' }, field: 'purse' },
      },
    ],
  },
  {
    name: 'stay_dry',
    objectives: [{ name: 'feet', done: { op: 'const', value: false } }],
    clocks: [],
    fails: [{ title: 'The tide has you', when: rises(1) }],
    reward: [],
  },
  {
    name: 'later',
    title: 'Much later',
    starts: rises(1_000),
    objectives: [{ name: 'end', done: rises(2_000) }],
    clocks: [],
    fails: [],
    reward: [],
  },
];

/** The sample story with missions, as a compiler would write it. */
export async function missionBundle(): Promise<Uint8Array> {
  const program = { ...sampleProgram(), missions };
  const packed = await packBundle({ program, semantics: semanticsVersion, runtime: '>=0.1 <1' });
  return packed.bytes;
}
