import {
  columnCheck,
  componentChecks,
  letsAll,
  partName,
  quoteName,
  type SqlColumn,
  type SqlTable,
} from '../../phases/6-emit/index.js';
import { addCheck, type Changing, dropConstraint, where } from './step.js';

/** A check under the name that a first migration gives it, and the column it comes and goes with. */
interface Check {
  readonly name: string;
  readonly condition: string;
  readonly column: SqlColumn;
}

/**
 * Rows of both versions have to pass until the last session is converted. So a check that grows wider is exchanged at
 * once, and proven for the rows that are there afterwards. One that refuses what the version before writes comes with
 * the contract; until then one stands in that lets the rows of both through.
 */
export function checkSteps(changing: Changing, before: SqlTable, after: SqlTable): void {
  const old = checksOf(before);
  const now = checksOf(after);
  const isOld = new Set(before.columns.map(({ column }) => column));
  for (const [name, check] of old)
    if (!now.has(name) && after.columns.some(({ column }) => column === check.column.column)) dropped(changing, check);
  for (const [name, check] of now) {
    const was = old.get(name);
    if (was?.condition === check.condition || (was && widens(was, check) && widens(check, was))) continue;
    if (!was && !isOld.has(check.column.column)) fresh(changing, check);
    else exchanged(changing, was, check, after.rows.of === 'entry');
  }
}

/** It refuses what the new version writes, and nothing comes in its place. */
function dropped(changing: Changing, check: Check): void {
  const { steps, table, plain } = changing;
  const { names, undo } = standing(changing, check);
  steps.expand.push({
    sql: dropConstraint(table, ...names),
    does: `Lets ${plain}.${check.column.column} hold anything of its type.`,
    reason: 'The new version declares no bounds.',
    lock: 'moment',
    cost: 'catalogue',
    table: plain,
    undo,
    undoReads: true,
  });
}

/** Its column is new: what the version before writes leaves it empty, and passes. */
function fresh({ steps, table, plain }: Changing, { name, condition, column }: Check): void {
  steps.expand.push({
    sql: addCheck(table, name, condition),
    does: `Holds ${plain}.${column.column} to what it may be.`,
    reason: `${column.about} It is new.`,
    lock: 'moment',
    cost: 'catalogue',
    table: plain,
    undo: dropConstraint(table, name),
  });
  steps.convert.push({
    sql: `alter table ${table} validate constraint ${quoteName(name)};`,
    does: `Proves for the rows of ${plain} that ${column.column} is what it may be.`,
    reason: 'It was added without a look at them.',
    lock: 'changes',
    cost: 'read',
    table: plain,
  });
}

/** Entries of the books are history: they keep the resource that they were booked in, so nothing is ever narrowed there. */
function exchanged(changing: Changing, was: Check | undefined, check: Check, isHistory: boolean): void {
  const { steps, table, plain, number, left } = changing;
  const until = left.findLast((each) => each.of === check.name && each.until !== undefined)?.until;
  const standingNow = standing(changing, was ?? { ...check, condition: 'true' }, was !== undefined);
  const numbered = (role?: string): string => partName(check.name, ...(role === undefined ? [] : [role]), `${number}`);
  const name = numbered();
  const about = {
    reason: `${check.column.about} What it may be has changed.`,
    lock: 'moment',
    cost: 'catalogue',
    table: plain,
  } as const;
  if (until === undefined && was && widens(check, was)) {
    steps.expand.push({
      ...about,
      sql: [dropConstraint(table, ...standingNow.names), addCheck(table, name, check.condition)].join('\n'),
      does: `Lets ${plain}.${check.column.column} be what both versions write.`,
      undo: [dropConstraint(table, name), standingNow.undo].join('\n'),
      undoReads: true,
    });
    steps.convert.push({
      ...about,
      sql: where(table, { has: name, unproven: true }, `alter table ${table} validate constraint ${quoteName(name)};`),
      does: `Proves for the rows of ${plain} that ${check.column.column} is what it may be.`,
      lock: 'changes',
      cost: 'read',
    });
    left.push({ of: check.name, name });
    return;
  }
  // What all versions that may still write hold to; a version before the last one may be among them.
  const lets = until ?? was?.condition ?? 'true';
  const isNarrower = until === undefined && was !== undefined && widens(was, check);
  const either = lets === 'true' || isNarrower ? lets : `(${lets}) or (${check.condition})`;
  const [waits, interim] = [numbered('until'), numbered('either')];
  const isWaited = !isHistory;
  steps.expand.push({
    ...about,
    sql: [
      ...(standingNow.names.length > 0 ? [dropConstraint(table, ...standingNow.names)] : []),
      ...(either === 'true' ? [] : [addCheck(table, interim, either)]),
      ...(isWaited ? [addCheck(table, waits, 'true')] : []),
    ].join('\n'),
    does: `Lets ${plain}.${check.column.column} be what either version writes${isWaited ? ', until the contract' : ''}.`,
    undo: [dropConstraint(table, waits, interim), ...(standingNow.undo === '' ? [] : [standingNow.undo])].join('\n'),
    ...(standingNow.undo !== '' && { undoReads: true }),
  });
  if (either !== 'true') left.push({ of: check.name, name: interim, until: either });
  if (!isWaited) return;
  steps.tighten.push(
    {
      ...about,
      sql: where(table, { has: waits, lacks: name }, addCheck(table, name, check.condition)),
      does: `Holds ${plain}.${check.column.column} to what the new version declares.`,
    },
    {
      ...about,
      sql: where(table, { has: name, unproven: true }, `alter table ${table} validate constraint ${quoteName(name)};`),
      does: `Proves it for the rows of ${plain}.`,
      lock: 'changes',
      cost: 'read',
    },
    {
      ...about,
      sql: where(table, { has: name }, dropConstraint(table, waits, interim)),
      does: `Takes away what stood in for it.`,
    },
  );
  left.unshift({ of: check.name, name }, { of: check.name, name: waits, until: 'true' });
}

/** The constraints that may stand for a check now, and what makes them again. They are no longer left. */
function standing(
  { left, table }: Changing,
  check: Pick<Check, 'name' | 'condition'>,
  isThere = true,
): { readonly names: readonly string[]; readonly undo: string } {
  const mine = left.filter(({ of }) => of === check.name);
  for (const each of mine) left.splice(left.indexOf(each), 1);
  if (mine.length === 0) return isThere ? { names: [check.name], undo: proven(table, check) } : { names: [], undo: '' };
  const waiting = mine.filter(({ until }) => until !== undefined);
  const undo =
    waiting.length > 0
      ? waiting.map(({ name, until = 'true' }) => addCheck(table, name, until))
      : mine.map(({ name }) => proven(table, { name, condition: check.condition }));
  return { names: mine.map(({ name }) => name), undo: undo.join('\n') };
}

/** As it was, with a look at the rows that are there. */
function proven(table: string, { name, condition }: Pick<Check, 'name' | 'condition'>): string {
  return `alter table ${table} add constraint ${quoteName(name)} check (${condition});`;
}

function widens(wide: Check, narrow: Check): boolean {
  return wide.column.type.check !== undefined && letsAll(wide.column.type, narrow.column.type);
}

function checksOf(table: SqlTable): ReadonlyMap<string, Check> {
  const checks = new Map<string, Check>();
  for (const column of table.columns) {
    const check = columnCheck(table, column);
    if (check) checks.set(check.name, { ...check, column });
  }
  for (const { name, condition, guard } of componentChecks(table)) {
    const column = table.columns.find((each) => each.column === guard);
    if (column) checks.set(name, { name, condition, column });
  }
  return checks;
}
