import { describe, expect, it } from 'vitest';
import type { Json, SchemaIr, TypeIr, Value } from '../../bundle/index.js';
import { readTyped } from './typed-json.js';
import { writeTyped } from './write-typed.js';

const schema: SchemaIr = {
  enums: { Mood: { ordered: false, cases: [{ name: 'calm' }, { name: 'wary' }] } },
  components: {},
  kinds: { Person: { has: [], fields: [] } },
  relations: {},
  resources: { silver: { scale: 2, issuer: 'mint' } },
  events: {},
  world: [],
  campaign: [],
  config: [],
  player: { fields: [], values: {}, asked: [] },
  entities: [{ id: 'mara', kind: 'Person', values: {} }],
  edges: [],
};
const mood: TypeIr = { type: 'enum', enum: 'Mood' };
const record: TypeIr = {
  type: 'record',
  fields: [
    { name: 'mood', type: mood },
    { name: 'cost', type: { type: 'amount', resource: 'silver' } },
    { name: 'who', type: { type: 'optional', of: { type: 'ref', kinds: ['Person'], has: [] } } },
  ],
};

describe('plain JSON', () => {
  it.each<[string, TypeIr, Value, Json]>([
    ['an amount', { type: 'amount', resource: 'silver' }, 1250n, '12.50'],
    ['less than one', { type: 'decimal', scale: 3 }, -5n, '-0.005'],
    ['no places', { type: 'decimal', scale: 0 }, 7n, '7'],
    ['dice', { type: 'dice' }, { is: 'dice', count: 2, sides: 6 }, '2d6'],
    ['a set', { type: 'set', of: mood }, { is: 'set', items: ['calm'] }, ['calm']],
    ['a map', { type: 'map', key: mood, value: { type: 'int' } }, { is: 'map', entries: [['calm', 3]] }, [['calm', 3]]],
    [
      'a record',
      record,
      { is: 'record', fields: { mood: 'wary', cost: 5n, who: 'mara' } },
      { mood: 'wary', cost: '0.05', who: 'mara' },
    ],
    [
      'a case',
      { type: 'variant', cases: [{ name: 'lost', fields: [{ name: 'by', type: { type: 'int' } }] }] },
      { is: 'variant', case: 'lost', fields: { by: 3 } },
      { case: 'lost', by: 3 },
    ],
    ['none', { type: 'optional', of: { type: 'int' } }, null, null],
  ])('says %s, and is read as it', (_, type, value, json) => {
    expect(writeTyped(schema, type, value)).toEqual(json);
    expect(readTyped(schema, type, json)).toEqual({ ok: true, value });
  });

  it('says a person’s words as words', () => {
    expect(writeTyped(schema, { type: 'text' }, { is: 'personal', text: 'Ana', salt: 's', digest: 'd' })).toBe('Ana');
  });

  it('keeps each item of a set once', () => {
    const value = { is: 'set', items: ['calm'] };
    expect(readTyped(schema, { type: 'set', of: mood }, ['calm', 'calm'])).toEqual({ ok: true, value });
  });

  it.each<[TypeIr, Json, string]>([
    [mood, 'furious', 'one of calm, wary'],
    [record, { mood: 'calm', cost: '1.005', who: null }, '`cost`: a figure with at most 2 decimals is expected'],
    [record, [], 'an object is expected'],
    [{ type: 'map', key: mood, value: { type: 'int' } }, { calm: 3 }, 'a list of pairs is expected'],
    [
      { type: 'variant', cases: [{ name: 'lost', fields: [] }] },
      'lost',
      'an object is expected whose `case` is one of lost',
    ],
    [{ type: 'dice' }, 6, 'dice such as `2d6` are expected'],
    [{ type: 'dice' }, '0d6', 'dice such as `2d6` are expected'],
    [{ type: 'list', of: mood, least: 1, most: 2 }, [], 'a list of 1 to 2 is expected'],
    [{ type: 'decimal', scale: 2 }, '9'.repeat(60), 'the figure is too large'],
    [
      { type: 'map', key: mood, value: { type: 'int' } },
      [
        ['calm', 1],
        ['calm', 2],
      ],
      'each key once is expected',
    ],
  ])('of %j refuses %j', (type, json, detail) => {
    expect(readTyped(schema, type, json)).toEqual({ ok: false, detail });
  });
});
