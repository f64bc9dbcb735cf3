import { catalogue, diagnostic } from '../../diagnostics/index.js';
import { eachStatement } from './rule.js';
import { nameOf, partsOf } from './statement.js';

const session = ['tenant', 'campaign_id', 'session_id', 'branch'];

/** A table whose key does not say whose a row is: rows of two sessions would meet in it. */
export const keyWithoutSession = eachStatement((statement, file) => {
  const { node } = statement;
  if (!('CreateStmt' in node)) return [];
  const table = nameOf(node.CreateStmt.relation);
  if (file.facts.shared.has(table)) return [];
  const columns = (node.CreateStmt.tableElts ?? []).flatMap((each) => {
    if ('Constraint' in each && each.Constraint.contype === 'CONSTR_PRIMARY')
      return (each.Constraint.keys ?? []).flatMap(partsOf);
    if (!('ColumnDef' in each)) return [];
    const { colname = '', constraints = [] } = each.ColumnDef;
    return constraints.some((one) => 'Constraint' in one && one.Constraint.contype === 'CONSTR_PRIMARY')
      ? [colname]
      : [];
  });
  const added = (file.facts.changes.get(table) ?? []).flatMap(({ def }) =>
    def && 'Constraint' in def && def.Constraint.contype === 'CONSTR_PRIMARY'
      ? (def.Constraint.keys ?? []).flatMap(partsOf)
      : [],
  );
  const key = columns.length > 0 ? columns : added;
  // What is a campaign's is in no session; what is a session's is in a branch of it.
  const wanted = key.includes('session_id') || key.includes('branch') ? session : session.slice(0, 2);
  if (wanted.every((column, i) => key[i] === column)) return [];
  return [diagnostic(catalogue.keyWithoutSession, file.place(statement), { table })];
});
