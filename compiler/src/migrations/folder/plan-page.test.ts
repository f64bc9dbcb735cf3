import { expect, test } from 'vitest';
import type { PlanStep } from '../plan-step.js';
import { planPage } from './plan-page.js';

function pageOf(undo: string | undefined): string {
  const step: PlanStep = {
    phase: 'expand',
    does: 'Adds a column.',
    reason: 'Person.age.',
    lock: 'all of the table, for a moment',
    cost: 'the same for tables of any size',
    ...(undo !== undefined && { undo }),
  };
  return planPage({
    migration: '0002_ages',
    title: 'Harbor',
    changes: [],
    steps: [step],
    sql: ['expand.sql'],
    answers: { moved: {}, dropped: [] },
    edited: [],
    graph: [],
  });
}

test('a short undo stands in its cell, a long one is read in its file', () => {
  expect(pageOf('alter table person\n  drop column age;')).toContain('| `alter table person drop column age;` |');
  const long = pageOf(`create view person_view as select ${'column_of_it, '.repeat(20)} 1;`);
  expect(long).toContain('| in `undo.sql` |');
  expect(long).not.toContain('create view');
  expect(pageOf(undefined)).toContain('| not possible |');
});
