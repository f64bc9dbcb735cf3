import { expect, it } from 'vitest';
import type { ProgramIr, TypeIr, Value } from '../bundle/index.js';
import { describeValue, type Reader, textsOf } from './index.js';

const program: ProgramIr = {
  ir: 1,
  pack: { name: 'test', title: 'Test', version: '1.0.0' },
  start: 'quay',
  schema: {
    enums: { Crop: { ordered: false, cases: [{ name: 'beans', title: 'broad beans' }, { name: 'rye' }] } },
    components: {},
    kinds: {},
    relations: {},
    resources: { 'std.coin/silver': { scale: 2, issuer: 'mint' }, time: { scale: 0, issuer: 'sun', title: 'hours' } },
    events: {},
    world: [],
    campaign: [],
    config: [],
    player: { fields: [], values: {}, asked: [] },
    entities: [{ id: 'mara', kind: 'Person', title: 'Mara Quill', values: {} }],
    edges: [],
  },
  functions: {},
  actions: {},
  scenes: {},
  tests: [],
};
const reader: Reader = { texts: textsOf(program), locale: 'en' };

const silver: TypeIr = { type: 'amount', resource: 'std.coin/silver' };
const person: TypeIr = { type: 'ref', kinds: ['Person'], has: [] };
const crop: TypeIr = { type: 'enum', enum: 'Crop' };

it.each<[Value, TypeIr, string]>([
  [1250n, silver, '12.50 silver'],
  [3n, { type: 'amount', resource: 'time' }, '3 hours'],
  [[100n, 250n], { type: 'list', of: silver }, '1.00 silver and 2.50 silver'],
  [{ is: 'set', items: ['beans', 'rye'] }, { type: 'set', of: crop }, 'broad beans and rye'],
  [null, { type: 'optional', of: person }, ''],
  ['mara', { type: 'optional', of: person }, 'Mara Quill'],
  [{ is: 'map', entries: [['mara', 100n]] }, { type: 'map', key: person, value: silver }, 'Mara Quill: 1.00 silver'],
  [
    { is: 'record', fields: { a: 'mara', b: 1250n } },
    {
      type: 'record',
      fields: [
        { name: 'b', type: silver },
        { name: 'a', type: person },
      ],
    },
    'b: 12.50 silver, a: Mara Quill',
  ],
  [
    { is: 'variant', case: 'blame', fields: { who: 'mara' } },
    { type: 'variant', cases: [{ name: 'blame', fields: [{ name: 'who', type: person }] }] },
    'blame (who: Mara Quill)',
  ],
  [{ is: 'variant', case: 'no_fault', fields: {} }, { type: 'variant', cases: [] }, 'no_fault'],
  [{ is: 'personal', text: null, salt: null, digest: 'd' }, { type: 'text' }, '[…]'],
  [1_234, { type: 'int' }, '1,234'],
  [false, { type: 'bool' }, 'false'],
])('%#', (value, type, expected) => {
  expect(describeValue(value, type, reader)).toBe(expected);
});
