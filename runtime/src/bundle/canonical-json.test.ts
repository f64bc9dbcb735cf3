import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from './canonical-json.js';

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe('canonicalJson', () => {
  test('gives what canonicalize gives', () => {
    const value = fc.jsonValue({ stringUnit: 'binary', maxDepth: 6 });
    fc.assert(
      fc.property(value, (json) => {
        expect(decode(canonicalJson(json))).toBe(canonicalize(json));
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    [{ b: 1, a: [true, null], '': -0 }, '{"":0,"a":[true,null],"b":1}'],
    // Integers are keys like others: `10` comes before `9`, and before letters only because of its code.
    [{ 9: 'x', 10: 'y', a: 'z' }, '{"10":"y","9":"x","a":"z"}'],
    [{ a: undefined, b: 1e21 }, '{"b":1e+21}'],
    [['"\\\u0007\u007fé🏮'], '["\\"\\\\\\u0007\u007fé🏮"]'],
    // Forms of objects are told apart though a key may hold a comma.
    [
      [{ b: 1, a: 2 }, { 'b,a': 3 }, { 'c,b': 1, a: 2 }, { c: 1, 'b,a': 2 }],
      '[{"a":2,"b":1},{"b,a":3},{"a":2,"c,b":1},{"b,a":2,"c":1}]',
    ],
    [{ '\ud83c\udfee': 1, '\ufb33': 2 }, '{"🏮":1,"\ufb33":2}'],
  ])('%j', (value, text) => {
    expect(decode(canonicalJson(value))).toBe(text);
    expect(canonicalize(value)).toBe(text);
  });

  test.each([[Number.NaN], [Number.POSITIVE_INFINITY], [1n], ['\ud800'], [{ a: ['\udc00x'] }], [[undefined]]])(
    'has no form for %s',
    (value) => {
      expect(() => canonicalJson(value)).toThrow(RangeError);
    },
  );
});
