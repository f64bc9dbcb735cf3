import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Database, keys } from './database.js';

const number = keys<number>('number');
const sum = keys<number>('sum');
const sign = keys<boolean>('sign');
const words = keys<string>('words');

describe('Database', () => {
  test('computes a value once while nothing changes', () => {
    const db = new Database();
    let runs = 0;
    db.set(number('a'), 1);
    const read = () =>
      db.get(sum('a'), () => {
        runs += 1;
        return (db.input(number('a')) ?? 0) + 1;
      });
    expect([read(), read(), runs]).toEqual([2, 2, 1]);
  });

  test('computes again only what read the change', () => {
    const db = new Database();
    const runs: string[] = [];
    db.set(number('a'), 1);
    db.set(number('b'), 1);
    const read = (name: string) =>
      db.get(sum(name), () => {
        runs.push(name);
        return db.input(number(name)) ?? 0;
      });
    read('a');
    read('b');
    db.set(number('a'), 2);
    expect([read('a'), read('b')]).toEqual([2, 1]);
    expect(runs).toEqual(['a', 'b', 'a']);
  });

  test('stops early where a value comes out equal', () => {
    const db = new Database();
    let runs = 0;
    db.set(number('a'), 1);
    const isPositive = () => db.get(sign('a'), () => (db.input(number('a')) ?? 0) > 0);
    const told = () =>
      db.get(words('a'), () => {
        runs += 1;
        return isPositive() ? 'positive' : 'negative';
      });
    expect(told()).toBe('positive');
    db.set(number('a'), 5);
    expect(told()).toBe('positive');
    db.set(number('a'), -5);
    expect(told()).toBe('negative');
    expect(runs).toBe(2);
  });

  test('a reader of an input that was not there is told when it comes', () => {
    const db = new Database();
    const read = () => db.get(sum('a'), () => db.input(number('a')) ?? 0);
    expect(read()).toBe(0);
    db.set(number('a'), 3);
    expect(read()).toBe(3);
    db.delete(number('a'));
    expect(read()).toBe(0);
  });

  test('answers as if it computed everything anew', () => {
    const step = fc.record({
      input: fc.constantFrom('a', 'b', 'c'),
      value: fc.integer({ min: -3, max: 3 }),
      ask: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const db = new Database();
        const truth = new Map<string, number>();
        const positive = (name: string): boolean => db.get(sign(name), () => (db.input(number(name)) ?? 0) > 0);
        // Which inputs are read depends on their values, so dependencies change from run to run.
        const total = (): number =>
          db.get(sum('all'), () => (positive('a') ? (db.input(number('b')) ?? 0) : (db.input(number('c')) ?? 0)));
        for (const { input, value, ask } of steps) {
          db.set(number(input), value);
          truth.set(input, value);
          if (!ask) continue;
          const expected = (truth.get('a') ?? 0) > 0 ? (truth.get('b') ?? 0) : (truth.get('c') ?? 0);
          expect(total()).toBe(expected);
        }
      }),
    );
  });
});
