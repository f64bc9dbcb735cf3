import { expect, test } from 'vitest';
import { tableOf } from '../readers/table.js';

const mill = `pack mill { title "Mill" version 1.0.0 start wheel }
workflow grind(x: int) inline -> int {
  step one -> int {
    if x > 2 { return 9 }
    4
  }
  step two after one -> int {
    let more = match x {
      1 { return 7 }
      otherwise { 3 }
    }
    more + one
  }
}
scene wheel {
  ~ let first = run grind(1)
  ~ let last = run grind(5)
  {first} {last}
  + [On] -> end
}`;

test('a return inside a value ends its step, and the steps behind it are run', async () => {
  const table = await tableOf(mill, {});
  expect(table.read('reader')).toEqual(['7 12']);
  await table.choose('reader', 'On');
  await table.holds();
});
