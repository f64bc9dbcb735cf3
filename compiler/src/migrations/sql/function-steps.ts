import { firstFunction, projectFunction, quoteName, type SqlTables } from '../../phases/6-emit/index.js';
import type { Steps } from './step.js';

/** The versions write through functions of their own, each naming the columns that it knows. */
export function functionSteps(steps: Steps, after: SqlTables, was: string | undefined, now: string | undefined): void {
  const [old, called] = [was ?? firstFunction, now ?? firstFunction];
  if (old === called) return;
  steps.expand.push({
    sql: projectFunction(after, called),
    does: `Makes the function ${called}, through which the new version writes.`,
    reason: `The version before goes on writing through ${old}.`,
    lock: 'none',
    cost: 'catalogue',
    undo: `drop function ${signature(after.schema, called)};`,
  });
  steps.drop.push({
    sql: `drop function if exists ${signature(after.schema, old)};`,
    does: `Drops the function ${old}.`,
    reason: 'Only the version before wrote through it.',
    lock: 'none',
    cost: 'catalogue',
  });
}

function signature(schema: string, name: string): string {
  return `${quoteName(schema)}.${quoteName(name)}(text, text, text, text, jsonb)`;
}
