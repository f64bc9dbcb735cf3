import { isRequired, partName, quoteName, type SqlColumn, type SqlTable } from '../../phases/6-emit/index.js';
import { addCheck, type Changing, dropConstraint, where } from './step.js';

/**
 * What only one of two versions writes may be empty while both write. `set not null` reads the whole table under its
 * heaviest lock, unless a check has proven beforehand that nothing is empty; so a check comes first, and is proven
 * beside readers and writers.
 */
export function requiredSteps(changing: Changing, before: SqlTable, after: SqlTable): void {
  const old = new Map(before.columns.map((column) => [column.column, column]));
  const now = new Map(after.columns.map((column) => [column.column, column]));
  for (const column of before.columns) {
    const next = now.get(column.column);
    if (isRequired(column) && (!next || !isRequired(next))) relaxed(changing, column, next !== undefined);
  }
  for (const column of after.columns) {
    const was = old.get(column.column);
    if (isRequired(column) && (!was || !isRequired(was))) required(changing, column, was !== undefined);
  }
}

function relaxed(changing: Changing, { column, about }: SqlColumn, stays: boolean): void {
  const { steps, table, plain, left } = changing;
  const mine = left.filter(({ of }) => of === slot(plain, column));
  for (const each of mine) left.splice(left.indexOf(each), 1);
  const name = quoteName(column);
  const [waiting] = mine.filter(({ until }) => until !== undefined);
  steps.expand.push({
    sql: [
      `alter table ${table} alter column ${name} drop not null;`,
      ...(mine.length > 0 ? [dropConstraint(table, ...mine.map((each) => each.name))] : []),
    ].join('\n'),
    does: `Lets ${plain}.${column} be empty.`,
    reason: stays ? `${about} It may be nothing now.` : `${about} The new version does not write it.`,
    lock: 'moment',
    cost: 'catalogue',
    table: plain,
    undo: waiting ? addCheck(table, waiting.name, 'true') : `alter table ${table} alter column ${name} set not null;`,
    ...(!waiting && { undoReads: true }),
  });
}

function required(changing: Changing, { column, about }: SqlColumn, wasThere: boolean): void {
  const { steps, table, plain, number, left } = changing;
  const of = slot(plain, column);
  const [waits, there] = [partName(of, 'until', `${number}`), partName(of, `${number}`)];
  const name = quoteName(column);
  const common = { reason: about, lock: 'moment', cost: 'catalogue', table: plain } as const;
  steps.expand.push({
    ...common,
    sql: addCheck(table, waits, 'true'),
    does: `Notes that ${plain}.${column} is to be filled in every row; the contract sees to it.`,
    reason: wasThere ? `${about} It may not be nothing any more.` : `${about} The version before does not write it.`,
    undo: dropConstraint(table, waits),
  });
  steps.tighten.push(
    {
      ...common,
      sql: where(table, { has: waits, lacks: there }, addCheck(table, there, `${name} is not null`)),
      does: `Lets no row be written in which ${plain}.${column} is empty.`,
    },
    {
      ...common,
      sql: where(
        table,
        { has: there, unproven: true },
        `alter table ${table} validate constraint ${quoteName(there)};`,
      ),
      does: `Proves for the rows of ${plain} that ${column} is filled.`,
      lock: 'changes',
      cost: 'read',
    },
    {
      ...common,
      sql: where(
        table,
        { has: there },
        `alter table ${table} alter column ${name} set not null;`,
        dropConstraint(table, there, waits),
      ),
      does: `Makes ${plain}.${column} required; the check has proven it, so nothing is read.`,
    },
  );
  left.push({ of, name: waits, until: 'true' }, { of, name: there });
}

function slot(table: string, column: string): string {
  return partName(table, column, 'given');
}
