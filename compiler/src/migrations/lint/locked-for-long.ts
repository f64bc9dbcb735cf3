import type { Constraint, Node } from 'libpg-query';
import { catalogue, diagnostic } from '../../diagnostics/index.js';
import { eachStatement, type LintedFile } from './rule.js';
import { changesOf, nameOf, type Statement } from './statement.js';

/** Statements that keep everybody from a table for as long as they read it. */
export const lockedForLong = eachStatement((statement, file) => {
  if (file.part === 'undo') return [];
  return longLocks(statement, file).map(({ table, what }) =>
    diagnostic(catalogue.lockedForLong, file.place(statement), { table, what }),
  );
});

function longLocks(
  statement: Statement,
  file: LintedFile,
): readonly { readonly table: string; readonly what: string }[] {
  const { node } = statement;
  if ('LockStmt' in node)
    return (node.LockStmt.relations ?? []).flatMap((each) =>
      'RangeVar' in each
        ? [{ table: nameOf(each.RangeVar), what: '`lock table` holds it until the file is through' }]
        : [],
    );
  if ('ReindexStmt' in node && !(node.ReindexStmt.params ?? []).some(isConcurrently))
    return [
      { table: nameOf(node.ReindexStmt.relation), what: '`reindex` without `concurrently` builds its indexes anew' },
    ];
  if ('RefreshMatViewStmt' in node && node.RefreshMatViewStmt.concurrent !== true)
    return [
      { table: nameOf(node.RefreshMatViewStmt.relation), what: '`refresh` without `concurrently` fills it anew' },
    ];
  const changes = changesOf(node);
  if (!changes || file.facts.made.has(changes.table)) return [];
  const { table, commands } = changes;
  return commands.flatMap(({ subtype, def, name }) => {
    if (subtype === 'AT_AddConstraint' && def && 'Constraint' in def) {
      const what = constraintReads(def.Constraint);
      return what === undefined ? [] : [{ table, what }];
    }
    if (subtype === 'AT_AddColumn' && def && 'ColumnDef' in def) {
      const reads = (def.ColumnDef.constraints ?? []).flatMap((each) =>
        'Constraint' in each ? [columnReads(each.Constraint)] : [],
      );
      return reads.flatMap((what) => (what === undefined ? [] : [{ table, what }]));
    }
    if (subtype === 'AT_SetNotNull' && !isProven(file, statement, table, name))
      return [{ table, what: '`set not null` reads all of it, unless a check that was proven before says the same' }];
    if (subtype === 'AT_ValidateConstraint' && isHeldSince(file, statement, table, name))
      return [
        {
          table,
          what: '`validate` reads all of it, and the lock of `add constraint` is held until the transaction ends',
        },
      ];
    return [];
  });
}

function isConcurrently(option: Node): boolean {
  return 'DefElem' in option && option.DefElem.defname === 'concurrently';
}

function constraintReads({ contype, skip_validation: skips, indexname }: Constraint): string | undefined {
  switch (contype) {
    case 'CONSTR_CHECK':
    case 'CONSTR_FOREIGN':
    case 'CONSTR_NOTNULL':
      return skips === true ? undefined : '`add constraint` without `not valid` reads all of it';
    case 'CONSTR_PRIMARY':
    case 'CONSTR_UNIQUE':
      return indexname === undefined ? 'a key that is added builds its index' : undefined;
    case 'CONSTR_EXCLUSION':
      return 'an exclusion that is added builds its index';
    default:
      return undefined;
  }
}

function columnReads({ contype }: Constraint): string | undefined {
  if (contype === 'CONSTR_CHECK') return 'a column that comes with a check has all rows read for it';
  if (contype === 'CONSTR_PRIMARY' || contype === 'CONSTR_UNIQUE')
    return 'a column that comes with a key builds its index';
  return undefined;
}

/** A check that says the same was proven further up in the file: then nothing is read. */
function isProven(file: LintedFile, statement: Statement, table: string, column: string | undefined): boolean {
  const before = file.statements.slice(0, file.statements.indexOf(statement));
  const proven = new Set<string>();
  for (const each of before)
    for (const { subtype, name } of of(each, table)) if (subtype === 'AT_ValidateConstraint') proven.add(name ?? '');
  return before.some((each) =>
    of(each, table).some(
      ({ subtype, def }) =>
        subtype === 'AT_AddConstraint' &&
        def !== undefined &&
        'Constraint' in def &&
        proven.has(def.Constraint.conname ?? '') &&
        saysNotNull(def.Constraint.raw_expr, column),
    ),
  );
}

function saysNotNull(node: Node | undefined, column: string | undefined): boolean {
  if (!node || !('NullTest' in node) || node.NullTest.nulltesttype !== 'IS_NOT_NULL') return false;
  const { arg } = node.NullTest;
  const fields = arg && 'ColumnRef' in arg ? (arg.ColumnRef.fields ?? []) : [];
  const last = fields.at(-1);
  return last !== undefined && 'String' in last && last.String.sval === column;
}

/** In a transaction the lock of what added the constraint is still held. */
function isHeldSince(file: LintedFile, statement: Statement, table: string, name: string | undefined): boolean {
  if (file.isOutside) return false;
  const before = file.statements.slice(0, file.statements.indexOf(statement));
  return before.some((each) =>
    of(each, table).some(
      ({ subtype, def }) =>
        subtype === 'AT_AddConstraint' && def !== undefined && 'Constraint' in def && def.Constraint.conname === name,
    ),
  );
}

function of({ node }: Statement, table: string) {
  const changes = changesOf(node);
  return changes?.table === table ? changes.commands : [];
}
