import { catalogue, diagnostic } from '../../diagnostics/index.js';
import { eachStatement } from './rule.js';
import { nameOf, partsOf } from './statement.js';

/** An index that is built or dropped while everybody waits for its table. */
export const indexNotConcurrent = eachStatement((statement, file) => {
  const { node } = statement;
  if (file.part === 'undo') return [];
  const report = (name: string, does: string) => [
    diagnostic(catalogue.indexNotConcurrent, file.place(statement), { name, does }),
  ];
  if ('IndexStmt' in node) {
    const { relation, concurrent, idxname = '' } = node.IndexStmt;
    return concurrent === true || file.facts.made.has(nameOf(relation)) ? [] : report(idxname, 'built');
  }
  if ('DropStmt' in node && node.DropStmt.removeType === 'OBJECT_INDEX' && node.DropStmt.concurrent !== true)
    return report((node.DropStmt.objects ?? []).map((each) => partsOf(each).join('.')).join(', '), 'dropped');
  return [];
});
