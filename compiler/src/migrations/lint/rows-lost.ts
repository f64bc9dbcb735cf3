import { catalogue, diagnostic } from '../../diagnostics/index.js';
import { eachStatement } from './rule.js';
import { nameOf, partsOf } from './statement.js';

/**
 * Rows that are deleted, and what goes along with something else. A column or table that the new version does not have
 * goes with the contract; that is what it is for.
 */
export const rowsLost = eachStatement((statement, file) => {
  const { node } = statement;
  const report = (what: string) => [diagnostic(catalogue.rowsLost, file.place(statement), { what })];
  if ('DeleteStmt' in node) return report(`rows of \`${nameOf(node.DeleteStmt.relation)}\` are deleted`);
  if ('UpdateStmt' in node) return report(`rows of \`${nameOf(node.UpdateStmt.relation)}\` are written over`);
  if ('TruncateStmt' in node) {
    const names = (node.TruncateStmt.relations ?? []).flatMap((each) =>
      'RangeVar' in each ? [`\`${nameOf(each.RangeVar)}\``] : [],
    );
    return report(`${names.join(', ')} is emptied`);
  }
  if (!('DropStmt' in node)) return [];
  const { removeType, behavior, objects = [] } = node.DropStmt;
  const name = objects.map((each) => partsOf(each).join('.')).join(', ');
  if (removeType === 'OBJECT_SCHEMA') return report(`the schema \`${name}\` goes with all that is in it`);
  return behavior === 'DROP_CASCADE' ? report(`whatever needs \`${name}\` goes along with it`) : [];
});
