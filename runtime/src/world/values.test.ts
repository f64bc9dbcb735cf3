import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalText } from './canonical.js';
import { cellKey, cellParts } from './cell-keys.js';
import { compareText, equalValues } from './equal.js';

const anyText = fc
  .array(fc.constantFrom(0x61, 0x62, 0xd7ff, 0xe000, 0xffff, 0x10000, 0x10ffff), { maxLength: 6 })
  .map((points) => String.fromCodePoint(...points));

describe('texts', () => {
  it('are ordered by code point, not by UTF-16 unit', () => {
    expect(compareText('\u{ff5e}', '\u{1f600}')).toBeLessThan(0);
    expect('\u{ff5e}' < '\u{1f600}').toBe(false);
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        const points = (text: string): number[] => [...text].map((character) => character.codePointAt(0) ?? 0);
        const [x, y] = [points(a), points(b)];
        const at = x.findIndex((point, i) => point !== y[i]);
        const expected = at < 0 ? x.length - y.length : at >= y.length ? 1 : (x[at] ?? 0) - (y[at] ?? 0);
        expect(Math.sign(compareText(a, b))).toBe(Math.sign(expected));
      }),
    );
  });
});

describe('values', () => {
  it('are equal in depth; sets and maps in any order', () => {
    expect(equalValues([1, { is: 'set', items: ['a', 'b'] }], [1, { is: 'set', items: ['b', 'a'] }])).toBe(true);
    expect(equalValues({ is: 'map', entries: [['a', 1]] }, { is: 'map', entries: [['a', 2]] })).toBe(false);
    expect(equalValues(0, 0n)).toBe(true);
    expect(equalValues('1', 1)).toBe(false);
    expect(equalValues({ is: 'personal', text: 'hi', salt: 's', digest: 'd' }, 'hi')).toBe(true);
  });

  it('have one canonical text', () => {
    expect(canonicalText(-0)).toBe(canonicalText(0));
    expect(canonicalText(['a,b'])).not.toBe(canonicalText(['a', 'b']));
    expect(canonicalText({ is: 'record', fields: { b: 1, a: 2 } })).toBe(
      canonicalText({ is: 'record', fields: { a: 2, b: 1 } }),
    );
    expect(canonicalText({ is: 'personal', text: 'hi', salt: 's', digest: 'd' })).toBe(
      canonicalText({ is: 'personal', text: null, salt: null, digest: 'd' }),
    );
    expect(canonicalText('1')).not.toBe(canonicalText(1));
    expect(canonicalText(1n)).not.toBe(canonicalText(1));
  });
});

describe('cell keys', () => {
  it('keep names with slashes apart', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), (segments) => {
        expect(cellParts(cellKey(...segments))).toEqual(segments);
      }),
    );
  });
});
