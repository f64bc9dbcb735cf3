import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeValue, encodeValue } from './encode.js';
import type { Json, Value } from './value.js';

const name = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/);
const { value } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x + 0),
    fc.bigInt(),
    fc.string(),
    fc.array(tie('value')),
    fc.array(tie('value')).map((items): Value => ({ is: 'set', items })),
    fc.array(fc.tuple(tie('value'), tie('value'))).map((entries): Value => ({ is: 'map', entries })),
    fc.dictionary(name, tie('value'), { noNullPrototype: true }).map((fields): Value => ({ is: 'record', fields })),
    fc
      .tuple(name, fc.dictionary(name, tie('value'), { noNullPrototype: true }))
      .map(([label, fields]): Value => ({ is: 'variant', case: label, fields })),
    fc.tuple(fc.nat(), fc.nat()).map(([count, sides]): Value => ({ is: 'dice', count, sides })),
    fc.string().map((text): Value => ({ is: 'personal', text, salt: 's', digest: 'd' })),
  ),
}));

/** What `JSON.parse` yields is JSON. */
function isJson(value: unknown): value is Json {
  return value !== undefined;
}

describe('encoded values', () => {
  it('come back from JSON as they were', () => {
    fc.assert(
      fc.property(value, (given) => {
        const json: unknown = JSON.parse(JSON.stringify(encodeValue(given)));
        expect(isJson(json) && decodeValue(json)).toEqual(given);
      }),
    );
  });

  it('have the forms that the format names', () => {
    expect(encodeValue(1250n)).toEqual({ $n: '1250' });
    expect(encodeValue(-0)).toBe(0);
    expect(encodeValue({ is: 'variant', case: 'lost', fields: { by: 3 } })).toEqual({ $case: 'lost', by: 3 });
    expect(encodeValue({ is: 'map', entries: [['a', 1]] })).toEqual({ $map: [['a', 1]] });
    expect(encodeValue({ is: 'personal', text: null, salt: null, digest: 'd' })).toEqual({
      $personal: { text: null, salt: null, digest: 'd' },
    });
  });

  it.each([{ $n: 3 }, { $set: 1 }, { $map: [[1]] }, { $dice: [1] }, { $personal: 'x' }, { $case: null }])(
    'are refused when malformed: %j',
    (json) => {
      expect(() => decodeValue(json)).toThrow(TypeError);
    },
  );
});
