import type { SchemaIr } from '@fabula/runtime/bundle';
import { createView, type Docs, type SqlTables, type SqlView, viewsOf } from '../../phases/6-emit/index.js';
import type { Steps } from './step.js';

const noDocs: Docs = new Map();

interface Viewed {
  readonly schema: SchemaIr;
  readonly tables: SqlTables;
}

/**
 * Views show the version that is declared now; a view of the version before is not needed for it to go on. They come last
 * in the expand, and so are taken back first: a column that a view reads can't be dropped.
 */
export function viewSteps(steps: Steps, before: Viewed, after: Viewed, docs: Docs): void {
  const old = byName(viewsOf(before.schema, before.tables, noDocs));
  const plain = byName(viewsOf(after.schema, after.tables, noDocs));
  const now = docs.size === 0 ? plain : byName(viewsOf(after.schema, after.tables, docs));
  for (const [name, view] of now) {
    const was = old.get(name);
    const like = plain.get(name);
    if (was && like && isSame(was, like)) continue;
    steps.expand.push({
      sql: `drop view if exists ${view.name};\n${createView(view)}`,
      does: `Makes the view ${view.plain}.`,
      reason: 'Whoever reads by SQL finds what the new version declares, under its names.',
      lock: 'none',
      cost: 'catalogue',
      undo: [`drop view if exists ${view.name};`, ...(was ? [createView(was)] : [])].join('\n'),
    });
  }
  for (const [name, view] of old)
    if (!now.has(name))
      steps.expand.push({
        sql: `drop view if exists ${view.name};`,
        does: `Takes the view ${view.plain} away.`,
        reason: 'The new version has nothing of that name.',
        lock: 'none',
        cost: 'catalogue',
        undo: createView(view),
      });
}

function isSame(one: SqlView, other: SqlView): boolean {
  return (one.create === other.create && one.comments === other.comments) || shows(one) === shows(other);
}

/** In whatever order its columns come. */
function shows(view: SqlView): string {
  return createView(view)
    .split('\n')
    .map((line) => line.replace(/,$/, ''))
    .sort()
    .join('\n');
}

function byName(views: readonly SqlView[]): ReadonlyMap<string, SqlView> {
  return new Map(views.map((view) => [view.plain, view]));
}
