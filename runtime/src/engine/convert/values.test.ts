import { describe, expect, it } from 'vitest';
import { type ConversionIr, decodeValue, encodeValue, type Json, type ValueConversionIr } from '../../bundle/index.js';
import { convertValue } from './convert-value.js';
import { createConverter } from './converter.js';

const n = (digits: string): Json => ({ $n: digits });
const convert = (node: ValueConversionIr, json: Json): Json => encodeValue(convertValue(node, decodeValue(json)));

describe('a value', () => {
  const cases: readonly (readonly [ValueConversionIr, Json, Json])[] = [
    [{ by: 'names', names: { calm: 'quiet', angry: null } }, 'calm', 'quiet'],
    [{ by: 'names', names: { calm: 'quiet', angry: null } }, 'angry', null],
    [{ by: 'names', names: { calm: 'quiet' } }, 'merry', 'merry'],
    [{ by: 'names', names: { calm: 'quiet' } }, 'toString', 'toString'],
    [{ by: 'names', names: { calm: 'quiet' } }, null, null],
    [{ by: 'clamp', low: 0, high: 5 }, 7, 5],
    [{ by: 'clamp', low: 0 }, -3, 0],
    [{ by: 'clamp', low: 0, high: 5 }, n('9'), n('5')],
    [{ by: 'rescale', from: 0, to: 2 }, n('12'), n('1200')],
    [{ by: 'rescale', from: 2, to: 0 }, n('250'), n('2')],
    [{ by: 'rescale', from: 2, to: 0 }, n('350'), n('4')],
    [{ by: 'toScaled', scale: 2 }, 3, n('300')],
    [{ by: 'fromScaled', scale: 2 }, n('-150'), -2],
    [{ by: 'round' }, 2.5, 2],
    [{ by: 'round' }, 3.5, 4],
    [{ by: 'round' }, -0.2, 0],
    [{ by: 'text' }, 12, '12'],
    [{ by: 'text', scale: 2 }, n('1250'), '12.50'],
    [{ by: 'text' }, ['a', 'b'], 'a, b'],
    [{ by: 'cut', max: 3 }, 'cafés', 'caf'],
    [{ by: 'cut', max: 2 }, '👩‍👩‍👧ab', '👩‍👩‍👧a'],
    [{ by: 'some', value: 4 }, null, 4],
    [{ by: 'some', value: 4 }, 1, 1],
    [{ by: 'list' }, 'mara', ['mara']],
    [{ by: 'list' }, null, []],
    [{ by: 'list' }, { $set: ['a'] }, ['a']],
    [{ by: 'set' }, ['a', 'b', 'a'], { $set: ['a', 'b'] }],
    [{ by: 'items', of: { by: 'clamp', high: 3 }, most: 2 }, [1, 9, 2], [1, 3]],
    [{ by: 'items', of: { by: 'clamp', high: 3 } }, { $set: [1, 4, 5] }, { $set: [1, 3] }],
    [
      { by: 'entries', key: { by: 'names', names: { b: 'a' } }, value: { by: 'toScaled', scale: 1 } },
      {
        $map: [
          ['a', 1],
          ['b', 2],
          ['c', 3],
        ],
      },
      {
        $map: [
          ['a', n('10')],
          ['c', n('30')],
        ],
      },
    ],
    [
      { by: 'fields', fields: { x: { to: 'z' }, y: { gone: true } }, added: { w: 1, z: 9 } },
      { x: 3, y: 4 },
      { w: 1, z: 3 },
    ],
    [
      { by: 'cases', cases: { lost: { to: 'gone', fields: { by: { to: 'how' } }, added: { at: 0 } } } },
      { $case: 'lost', by: 3 },
      { $case: 'gone', at: 0, how: 3 },
    ],
    [{ by: 'cases', cases: { lost: { becomes: { $case: 'found' } } } }, { $case: 'lost', by: 3 }, { $case: 'found' }],
    [{ by: 'steps', steps: [{ by: 'some', value: 2 }, { by: 'text' }, { by: 'list' }] }, null, ['2']],
  ];
  for (const [node, before, after] of cases) {
    it(`by ${node.by}: ${JSON.stringify(before)} becomes ${JSON.stringify(after)}`, () => {
      expect(convert(node, before)).toEqual(after);
    });
  }

  it('that belongs to a person still does', () => {
    const personal = { $personal: { text: 'Ann Lee', salt: 'ab', digest: '00' } };
    expect(convert({ by: 'cut', max: 3 }, personal)).toMatchObject({ $personal: { text: 'Ann' } });
    expect(convert({ by: 'text' }, personal)).toEqual(personal);
    const forgotten = { $personal: { text: null, salt: null, digest: '00' } };
    expect(convert({ by: 'cut', max: 3 }, forgotten)).toEqual(forgotten);
  });
});

describe('a value that can’t be converted', () => {
  const conversion = (value: ValueConversionIr): ConversionIr => ({
    conversion: 1,
    migration: '0002_tide',
    from: 'a',
    to: 'b',
    world: { fields: { tide: { value } } },
  });
  const cases: readonly (readonly [ValueConversionIr, Json, string])[] = [
    [{ by: 'toScaled', scale: 2 }, 0.5, '0002_tide: w/tide: a whole figure was expected, not 0.5'],
    [{ by: 'rescale', from: 0, to: 2 }, 'high', '0002_tide: w/tide: a scaled figure was expected, not "high'],
    [{ by: 'rescale', from: 0, to: 9 }, n('9'.repeat(30)), '0002_tide: w/tide: overflow'],
    [{ by: 'round' }, 1e300, '0002_tide: w/tide: a figure that fits into a whole one was expected, not 1e+300'],
    [{ by: 'fields', fields: {} }, 3, '0002_tide: w/tide: a record was expected, not 3'],
  ];
  for (const [node, json, reason] of cases) {
    it(`is a reason: ${reason}`, async () => {
      const converter = await createConverter(conversion(node));
      const state = { turn: 1, choices: 0, flow: { at: 'ended', how: 'end' }, cells: { 'w/tide': json } };
      expect(converter.convert(state)).toEqual({ ok: false, reason });
    });
  }
});
