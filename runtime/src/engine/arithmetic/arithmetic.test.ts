import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bigText, rescale } from './big.js';
import { floatToInt, roundHalfAway } from './float.js';
import { countGraphemes, firstGraphemes } from './graphemes.js';
import { checkedInt, divideInt, modInt } from './int.js';
import { sha256Hex } from './sha256.js';
import { cleanText, foldText, joinText } from './text.js';

const safe = fc.maxSafeInteger();
const anyText = fc
  .array(fc.oneof(fc.nat(0x7f), fc.nat(0xd7ff), fc.integer({ min: 0xe000, max: 0x10ffff })), { maxLength: 200 })
  .map((points) => String.fromCodePoint(...points));

describe('ints', () => {
  it('floor when divided; the rest has the divisor’s sign', () => {
    expect([divideInt(-7, 2), modInt(-7, 2), divideInt(7, -2), modInt(7, -2)]).toEqual([-4, 1, -4, -1]);
    fc.assert(
      fc.property(safe, safe, (a, b) => {
        fc.pre(b !== 0);
        const [x, y] = [BigInt(a), BigInt(b)];
        const floor = x / y - (x % y !== 0n && x < 0n !== y < 0n ? 1n : 0n);
        expect(BigInt(divideInt(a, b))).toBe(floor);
        expect(BigInt(modInt(a, b))).toBe(x - floor * y);
      }),
    );
  });

  it('refuse division by zero and what leaves ±(2^53 − 1), and know no −0', () => {
    expect(() => divideInt(1, 0)).toThrow('divisionByZero');
    expect(() => modInt(1, 0)).toThrow('divisionByZero');
    expect(() => checkedInt(Number.MAX_SAFE_INTEGER + 1)).toThrow('overflow');
    expect(checkedInt(-Number.MAX_SAFE_INTEGER)).toBe(-Number.MAX_SAFE_INTEGER);
    expect(Object.is(checkedInt(-0), 0)).toBe(true);
    expect(Object.is(modInt(-4, 2), 0)).toBe(true);
    expect(Object.is(divideInt(0, -5), 0)).toBe(true);
  });
});

describe('floats', () => {
  it('round halves away from zero', () => {
    expect([2.5, -2.5, 0.49999999999999994, 1.5].map(roundHalfAway)).toEqual([3, -3, 0, 2]);
    expect(() => floatToInt(2 ** 60)).toThrow('overflow');
  });
});

describe('decimals', () => {
  it('rescale half-even', () => {
    const cases = [1250n, 1350n, 1251n, 1249n, -1250n, -1350n, -1251n].map((value) => rescale(value, 3, 1));
    expect(cases).toEqual([12n, 14n, 13n, 12n, -12n, -14n, -13n]);
    expect(rescale(7n, 0, 2)).toBe(700n);
    expect(() => rescale(10n ** 35n, 0, 2)).toThrow('overflow');
  });

  it('are written with their scale', () => {
    expect([bigText(1250n, 2), bigText(-5n, 2), bigText(7n, 0)]).toEqual(['12.50', '-0.05', '7']);
  });
});

describe('text', () => {
  it('is NFC, however it is made', () => {
    expect(cleanText('e\u0301')).toBe('é');
    expect(joinText('e', '\u0301!')).toBe('é!');
    expect(cleanText('a\u0000b\ud800c')).toBe('a\ufffdb\ufffdc');
  });

  it('folds case in no language', () => {
    expect(foldText('STRAẞE É')).toBe(foldText('straße e\u0301'));
  });
});

describe('grapheme clusters', () => {
  it.each([
    ['', 0],
    ['hello', 5],
    ['e\u0301e\u0301', 2],
    ['👋🏽', 1],
    ['👩‍👩‍👧', 1],
    ['🇩🇪🇫🇷', 2],
    ['\r\n', 1],
    ['a\r\nb', 3],
    ['각', 1],
    ['각', 1],
    ['กำ', 1],
    ['مرحبا', 5],
    ['🏴\u{e0067}\u{e0062}\u{e007f}', 1],
    ['1️⃣', 1],
    ['❤\u200d\u200d👩', 2],
    ['❤\u200d\u0301\u200d👩', 2],
    ['❤\u0301\u200d👩', 1],
  ])('%j has %i', (text, count) => {
    expect(countGraphemes(text)).toBe(count);
  });

  it('agree with the platform where Unicode has not changed its mind', () => {
    const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
    const character = fc.constantFrom(
      ...[
        'a',
        'é',
        '\u0301',
        '👋',
        '🏽',
        '\u200d',
        '👩',
        '❤',
        '\ufe0f',
        '🇩',
        '\r',
        '\n',
        'ᄀ',
        'ᅡ',
        'ᆨ',
        '가',
        'ก',
        '\u0e33',
        'ا',
        '\u0651',
      ],
    );
    fc.assert(
      fc.property(fc.array(character), (characters) => {
        const text = characters.join('');
        expect(countGraphemes(text)).toBe([...segmenter.segment(text)].length);
      }),
      { numRuns: 2_000 },
    );
  });

  it('cut between clusters', () => {
    expect(firstGraphemes('👩‍👩‍👧👋🏽x', 2)).toBe('👩‍👩‍👧👋🏽');
    expect(firstGraphemes('abc', 2)).toBe('ab');
  });
});

describe('SHA-256', () => {
  it('is Node’s', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(sha256Hex(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
      }),
    );
  });
});
