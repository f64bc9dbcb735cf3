import fc from 'fast-check';
import { expect, it } from 'vitest';
import { datePart } from './calendar.js';

it('agrees with the platform’s calendar', () => {
  const moment = fc.integer({ min: -60_000_000_000_000, max: 60_000_000_000_000 });
  fc.assert(
    fc.property(moment, (at) => {
      const date = new Date(at);
      const found = ['year', 'month', 'day', 'weekday', 'hour', 'minute'].map((part) => datePart(at, part));
      expect(found).toEqual([
        date.getUTCFullYear(),
        date.getUTCMonth() + 1,
        date.getUTCDate(),
        ((date.getUTCDay() + 6) % 7) + 1,
        date.getUTCHours(),
        date.getUTCMinutes(),
      ]);
    }),
    { numRuns: 500 },
  );
});
