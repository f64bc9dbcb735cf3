import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LineIndex } from './line-index.js';

test('CR, LF and CRLF each end a line', () => {
  const index = new LineIndex('a\nb\r\nc\rd');
  expect([0, 2, 5, 7].map((offset) => index.at(offset))).toEqual([
    { line: 1, column: 1 },
    { line: 2, column: 1 },
    { line: 3, column: 1 },
    { line: 4, column: 1 },
  ]);
  expect(index.textOf(2)).toBe('b');
  expect(index.count).toBe(4);
});

test('every offset lies in the line it is said to lie in', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '\n', '\r', '港') }), fc.nat(40), (text, offset) => {
      const index = new LineIndex(text);
      const { line, column } = index.at(offset);
      expect(index.startOf(line) + column - 1).toBe(Math.min(offset, text.length));
    }),
  );
});
