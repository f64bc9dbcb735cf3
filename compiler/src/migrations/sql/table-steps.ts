import type { ProjectionConstraintIr } from '@fabula/runtime/bundle';
import {
  commentOnColumn,
  commentOnTable,
  createTable,
  type Docs,
  partName,
  quoteName,
  type SqlColumn,
  type SqlTable,
} from '../../phases/6-emit/index.js';
import { checkSteps } from './check-steps.js';
import { requiredSteps } from './required-steps.js';
import type { Steps } from './step.js';

const noDocs: Docs = new Map();

/** A table that only the new version has. */
export function newTable(steps: Steps, schema: string, table: SqlTable, docs: Docs): void {
  steps.expand.push({
    sql: createTable(schema, table, docs),
    does: `Makes the table ${table.name}.`,
    reason: `${table.about} It is new.`,
    lock: 'none',
    cost: 'catalogue',
    table: table.name,
    undo: `drop table ${quoteName(schema)}.${quoteName(table.name)};`,
  });
}

/** A table that only the version before has: it is written until its last session is converted. */
export function goneTable(steps: Steps, schema: string, table: SqlTable): void {
  steps.drop.push({
    sql: `drop table if exists ${quoteName(schema)}.${quoteName(table.name)};`,
    does: `Drops the table ${table.name} with its rows.`,
    reason: `${table.about} The new version has none.`,
    lock: 'moment',
    cost: 'catalogue',
    table: table.name,
  });
}

/** A table of both. Gives the constraints that later migrations have to know of. */
export function changedTable(
  steps: Steps,
  schema: string,
  {
    before,
    after,
    number,
    docs,
    constraints,
  }: {
    readonly before: SqlTable;
    readonly after: SqlTable;
    readonly number: number;
    readonly docs: Docs;
    readonly constraints: readonly ProjectionConstraintIr[];
  },
): readonly ProjectionConstraintIr[] {
  const table = `${quoteName(schema)}.${quoteName(after.name)}`;
  const changing = { steps, table, plain: after.name, number, left: [...constraints] };
  const old = new Map(before.columns.map((column) => [column.column, column]));
  const now = new Set(after.columns.map(({ column }) => column));
  for (const column of after.columns) if (!old.has(column.column)) newColumn(steps, table, after, column);
  requiredSteps(changing, before, after);
  checkSteps(changing, before, after);
  if (commentOnTable(schema, before, noDocs) !== commentOnTable(schema, after, noDocs))
    steps.expand.push(comment(commentOnTable(schema, after, docs), commentOnTable(schema, before, noDocs), after.name));
  for (const column of after.columns) {
    const was = old.get(column.column);
    const told = was && commentOnColumn(schema, before, was, noDocs);
    if (told !== undefined && told === commentOnColumn(schema, after, column, noDocs)) continue;
    steps.expand.push(comment(commentOnColumn(schema, after, column, docs), told, `${after.name}.${column.column}`));
  }
  for (const { column, about } of before.columns)
    if (!now.has(column))
      steps.drop.push({
        sql: `alter table ${table} drop column if exists ${quoteName(column)};`,
        does: `Drops the column ${column} of ${after.name} with what it holds.`,
        reason: `${about} The new version does not write it.`,
        lock: 'moment',
        cost: 'catalogue',
        table: after.name,
      });
  // What is about a column that goes goes with it.
  const gone = new Set(
    before.columns
      .filter(({ column }) => !now.has(column))
      .flatMap(({ column }) => ['check', 'whole', 'given'].map((part) => partName(after.name, column, part))),
  );
  return changing.left.filter(({ of }) => !gone.has(of));
}

function newColumn(steps: Steps, table: string, { name }: SqlTable, { column, type, about }: SqlColumn): void {
  const quoted = quoteName(column);
  steps.expand.push({
    sql: `alter table ${table} add column ${quoted} ${type.sql};`,
    does: `Adds the column ${column} to ${name}, empty in the rows that are there.`,
    reason: about,
    lock: 'moment',
    cost: 'catalogue',
    table: name,
    undo: `alter table ${table} drop column ${quoted};`,
  });
}

function comment(sql: string, was: string | undefined, about: string) {
  return {
    sql,
    does: `Says what ${about} holds.`,
    reason: 'For whoever looks at the tables.',
    lock: 'changes',
    cost: 'catalogue',
    ...(was !== undefined && { undo: was }),
  } as const;
}
