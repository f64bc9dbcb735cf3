import { expect, it } from 'vitest';
import { matchOption, type RenderedOption } from './index.js';

const labels = [
  '"I came as fast as I could."',
  'Pay her.',
  'Pay her and say nothing.',
  '12 silver, and not one more.',
  'Ünder the bridge',
];
const options: readonly RenderedOption[] = labels.map((label, index) => ({
  number: index + 1,
  choice: `c${index + 1}`,
  label,
  available: true,
  tags: [],
}));

it.each([
  ['1', [1]],
  [' 2 ', [2]],
  ['9', []],
  ['12', [4]],
  ['I came as', [1]],
  ['“I CAME', [1]],
  ['pay her', [2, 3]],
  ['Pay her.', [2]],
  ['pay her and', [3]],
  ['u\u0308nder', [5]],
  ['nothing', []],
  ['', []],
  ['...', []],
])('%j means %j', (typed, expected) => {
  const match = matchOption(options, typed);
  const found = match.match === 'one' ? [match.option] : match.match === 'several' ? match.options : [];
  expect(found.map(({ number }) => number)).toEqual(expected);
});
