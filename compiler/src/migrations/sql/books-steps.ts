import { booksOf, quoteText, type SqlTables } from '../../phases/6-emit/index.js';
import type { Steps } from './step.js';

export interface BooksOfBoth {
  readonly before: SqlTables;
  readonly after: SqlTables;
  /** Resources that some version which may still write does not hold balanced in a session. */
  readonly unbooked: readonly string[];
  readonly number: number;
}

const common = { lock: 'none', cost: 'catalogue' } as const;

/**
 * One function checks the books of all versions that write: what one of them does not hold balanced (a part of it is the
 * campaign's) is not checked before the contract.
 */
export function booksSteps(steps: Steps, { before, after, unbooked, number }: BooksOfBoth): void {
  const [was, now] = [booksOf(before), booksOf(after)];
  const [old, next] = [before.balanced, after.balanced];
  if (!was || was.account !== now?.account) {
    newBooks(steps, after);
    if (was && !now && old.length > 0)
      steps.drop.push({
        ...common,
        sql: `drop function if exists ${was.name}();`,
        does: 'Drops the function that checked the books.',
        reason: 'There are none any more.',
      });
    return;
  }
  if (sameNames(old, next)) return;
  const both = [...new Set([...next, ...old])].filter((resource) => !unbooked.includes(resource));
  const isFinal = next.length > 0 && sameNames(both, next);
  const note = `Of migration ${number}, until its contract.`;
  const trigger = `drop trigger if exists "balanced" on ${now.account};\n${now.trigger}`;
  const gone = `drop trigger if exists "balanced" on ${now.account};\ndrop function if exists ${now.name}();`;
  steps.expand.push({
    ...common,
    sql: `create or replace ${now.body(both, isFinal ? undefined : note)}${old.length > 0 ? '' : `\n${trigger}`}`,
    does: 'Checks the books of what either version has.',
    reason: 'The resources that have to balance are others now.',
    lock: old.length > 0 ? 'none' : 'moment',
    undo: old.length > 0 ? `create or replace ${was.body(old)}` : gone,
  });
  if (isFinal) return;
  steps.drop.push({
    ...common,
    sql: whereNoted(now.name, note, next.length > 0 ? `create or replace ${now.body(next)}` : gone),
    does: next.length > 0 ? 'Checks the books of what the new version has.' : 'Checks no books any more.',
    reason: 'The version before, whose resources were others, no longer writes.',
    lock: next.length > 0 ? 'none' : 'moment',
  });
}

/** The first resources of a pack: the trigger comes with its table. */
function newBooks(steps: Steps, after: SqlTables): void {
  const now = booksOf(after);
  if (!now || after.balanced.length === 0) return;
  steps.expand.push({
    ...common,
    sql: `create or replace ${now.body(after.balanced)}\n${now.trigger}`,
    does: 'Checks that the books balance.',
    reason: 'They are new.',
    undo: `drop trigger "balanced" on ${now.account};\ndrop function ${now.name}();`,
  });
}

/** Only as long as no later migration has made the function anew. */
function whereNoted(name: string, note: string, statement: string): string {
  return `do $guard$
begin
  if exists (select from pg_catalog.pg_proc where oid = pg_catalog.to_regproc(${quoteText(name)}) and pg_catalog.strpos(prosrc, ${quoteText(note)}) > 0) then
${statement}
  end if;
end
$guard$;`;
}

function sameNames(one: readonly string[], other: readonly string[]): boolean {
  return [...one].sort().join('\n') === [...other].sort().join('\n');
}
