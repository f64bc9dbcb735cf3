import { expect, it } from 'vitest';
import type { Journal } from '../../host/index.js';
import { plain } from '../terminal.js';
import { journalPage } from './journal-page.js';
import { stepLine } from './step-line.js';

const journal: Journal = {
  version: 3,
  missions: [
    { mission: 'a', title: 'Get home', stands: 'done', objectives: [], clocks: [] },
    {
      mission: 'b',
      title: 'Find the\u001b ledger',
      stands: 'active',
      objectives: [
        { name: 'search', title: 'Search the warehouse', stands: 'done', optional: false },
        { name: 'quiet', title: 'Stay unseen', stands: 'open', optional: true },
      ],
      clocks: [{ name: 'water', title: 'High water', at: '7', full: '12' }],
    },
  ],
};

it('shows what goes on in full, and what is over in a line', () => {
  expect(journalPage(journal, { paint: plain })).toBe(`Find the  ledger
  done: Search the warehouse
  open: Stay unseen (optional)
  High water: 7 of 12

Over
  done: Get home

`);
});

it('says that there is nothing where there is nothing', () => {
  expect(journalPage({ version: 1, missions: [] }, { paint: plain })).toBe('There is nothing in your journal.\n\n');
});

it.each([
  [{ is: 'active' }, 'Mission: Find the ledger'],
  [{ is: 'done' }, 'Mission done: Find the ledger'],
  [{ is: 'failed', reason: 'The tide takes it' }, 'Mission failed: Find the ledger (The tide takes it)'],
  [{ is: 'open', item: { name: 'search', title: 'Search' } }, 'Objective: Search'],
  [{ is: 'done', item: { name: 'search', title: 'Search' } }, 'Objective done: Search'],
  [{ is: 'full', item: { name: 'water', title: 'High water' } }, 'Full: High water'],
] as const)('tells of the step %o', (step, line) => {
  expect(stepLine({ mission: 'b', title: 'Find the ledger', ...step })).toBe(line);
});
