import { expect, it } from 'vitest';
import type { StateView } from '../../host/index.js';
import { plain } from '../terminal.js';
import { statePage } from './state-page.js';

const view: StateView = {
  version: 3,
  stateHash: '295c47af3c9288487988dbe482b8da43',
  scene: 'Arrival',
  entries: [
    { scope: 'player', name: 'purse', value: '12.00 silver' },
    { scope: 'player', name: 'std.d20/Adventurer.edge', value: '0' },
    { scope: 'player', name: 'std.d20/Adventurer.words', value: 'a\u001b[2Jb' },
    { scope: 'player', name: 'Witness.words', value: '' },
    { scope: 'world', name: 'clues', value: 'a watch that stopped and a letter that says not to wait' },
  ],
};

it('groups what there is, under the names that its writer gave', () => {
  expect(statePage(view, { paint: plain })).toBe(`Arrival, turn 3

You
  purse: 12.00 silver
  edge: 0
  Adventurer.words: a [2Jb
  Witness.words: none

The world
  clues: a watch that stopped and a letter that says not to wait

`);
});

it('stands in columns where there is a width', () => {
  const page = statePage({ ...view, scene: undefined, entries: view.entries.slice(3) }, { paint: plain, width: 40 });
  expect(page).toBe(`The story has ended, turn 3

You
  words  none

The world
  clues  a watch that stopped and a
         letter that says not to wait

`);
});
