import type { ColumnDef } from 'libpg-query';
import { catalogue, diagnostic } from '../../diagnostics/index.js';
import { eachStatement, type LintedFile } from './rule.js';
import { changesOf, nameOf, partsOf } from './statement.js';

/** Before the contract the version before still writes: what it writes to can't go, be called otherwise or refuse it. */
export const breaksVersionBefore = eachStatement((statement, file) => {
  if (file.part !== 'expand' && file.part !== 'convert') return [];
  return broken(statement.node, file).map((what) =>
    diagnostic(catalogue.breaksVersionBefore, file.place(statement), { what, part: file.part }),
  );
});

function broken(node: Parameters<typeof changesOf>[0], { facts: { made } }: LintedFile): readonly string[] {
  if ('DropStmt' in node) {
    const { removeType, objects = [] } = node.DropStmt;
    const names = objects.map((each) => partsOf(each).join('.')).filter((name) => !made.has(name));
    if (removeType === 'OBJECT_TABLE') return names.map((name) => `the table \`${name}\` goes`);
    if (removeType === 'OBJECT_FUNCTION') return names.map((name) => `the function \`${name}\` goes`);
    if (removeType === 'OBJECT_SCHEMA') return names.map((name) => `the schema \`${name}\` goes`);
    return [];
  }
  if ('RenameStmt' in node) {
    const { relation, renameType, subname, newname = '' } = node.RenameStmt;
    if (renameType !== 'OBJECT_TABLE' && renameType !== 'OBJECT_COLUMN' && renameType !== 'OBJECT_FUNCTION') return [];
    return [
      `\`${[nameOf(relation), subname].filter((part) => part !== undefined).join('.')}\` is called \`${newname}\``,
    ];
  }
  const changes = changesOf(node);
  if (!changes || made.has(changes.table)) return [];
  return changes.commands.flatMap(({ subtype, name = '', def }) => {
    const column = `\`${changes.table}.${name}\``;
    switch (subtype) {
      case 'AT_DropColumn':
        return [`the column ${column} goes`];
      case 'AT_AlterColumnType':
        return [`the column ${column} gets another type`];
      case 'AT_SetNotNull':
        return [`the column ${column} has to be filled`];
      case 'AT_AddColumn':
        return def && 'ColumnDef' in def && isDemanded(def.ColumnDef)
          ? [`the new column \`${changes.table}.${def.ColumnDef.colname ?? ''}\` has to be filled`]
          : [];
      default:
        return [];
    }
  });
}

function isDemanded({ constraints = [] }: ColumnDef): boolean {
  const types = constraints.flatMap((each) => ('Constraint' in each ? [each.Constraint.contype] : []));
  return types.includes('CONSTR_NOTNULL') && !types.includes('CONSTR_DEFAULT') && !types.includes('CONSTR_GENERATED');
}
