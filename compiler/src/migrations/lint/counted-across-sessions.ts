import type { ColumnDef } from 'libpg-query';
import { catalogue, diagnostic } from '../../diagnostics/index.js';
import { eachStatement } from './rule.js';
import { changesOf, nameOf, partsOf } from './statement.js';

/** A sequence counts for all sessions at once: replayed, a session would get other numbers. */
export const countedAcrossSessions = eachStatement((statement, file) => {
  const { node } = statement;
  const report = (name: string) => diagnostic(catalogue.countedAcrossSessions, file.place(statement), { name });
  if ('CreateSeqStmt' in node) return [report(nameOf(node.CreateSeqStmt.sequence))];
  if ('CreateStmt' in node)
    return (node.CreateStmt.tableElts ?? []).flatMap((each) =>
      'ColumnDef' in each && isCounted(each.ColumnDef) ? [report(each.ColumnDef.colname ?? '')] : [],
    );
  return (changesOf(node)?.commands ?? []).flatMap(({ subtype, def, name }) => {
    if (subtype === 'AT_AddIdentity') return [report(name ?? '')];
    return subtype === 'AT_AddColumn' && def && 'ColumnDef' in def && isCounted(def.ColumnDef)
      ? [report(def.ColumnDef.colname ?? '')]
      : [];
  });
});

function isCounted({ typeName, constraints = [] }: ColumnDef): boolean {
  const type = (typeName?.names ?? []).flatMap(partsOf).at(-1) ?? '';
  return (
    /^(?:small|big)?serial$/.test(type) ||
    constraints.some((each) => 'Constraint' in each && each.Constraint.contype === 'CONSTR_IDENTITY')
  );
}
