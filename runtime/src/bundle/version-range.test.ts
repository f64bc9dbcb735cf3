import { expect, test } from 'vitest';
import { isInRange, isVersionRange } from './version-range.js';

test.each([
  ['0.1.0', '>=0.1 <0.2', true],
  ['0.1.9-beta.1', '>=0.1 <0.2', true],
  ['0.2.0', '>=0.1 <0.2', false],
  ['0.10.0', '>=0.9.1', true],
  ['1.0.0', '=1', true],
  ['1.0.1', '<=1.0.0', false],
  ['1.0.1', '>1.0.0', true],
  ['one', '>=0.1', false],
])('%s in %s: %s', (version, range, holds) => {
  expect(isInRange(version, range)).toBe(holds);
});

test.each(['', '0.1', '^0.1', '>=0.1  <2', '>=0.1 || 3', '>= 1', '>=1.2.3.4'])('%j is no range', (range) => {
  expect(isVersionRange(range)).toBe(false);
});
