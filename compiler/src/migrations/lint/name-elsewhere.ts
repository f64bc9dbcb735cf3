import { catalogue, diagnostic } from '../../diagnostics/index.js';
import { eachStatement } from './rule.js';
import { changesOf, nameOf, partsOf, type Statement } from './statement.js';

/** Names without a schema mean what the reader's settings say, and other schemas are not the pack's. */
export const nameElsewhere = eachStatement((statement, file) =>
  namesIn(statement)
    .filter((name) => !name.includes('.') || /^(?:public|fabula|pg_[a-z_]+|information_schema)\./.test(name))
    .map((name) => diagnostic(catalogue.nameElsewhere, file.place(statement), { name })),
);

/** What a statement makes, changes or takes away. */
function namesIn({ node }: Statement): readonly string[] {
  if ('CreateStmt' in node) return [nameOf(node.CreateStmt.relation)];
  if ('IndexStmt' in node) return [nameOf(node.IndexStmt.relation)];
  if ('ViewStmt' in node) return [nameOf(node.ViewStmt.view)];
  if ('CreateFunctionStmt' in node) return [(node.CreateFunctionStmt.funcname ?? []).flatMap(partsOf).join('.')];
  if ('CreatePolicyStmt' in node) return [nameOf(node.CreatePolicyStmt.table)];
  if ('CreateTrigStmt' in node) return [nameOf(node.CreateTrigStmt.relation)];
  if ('DropStmt' in node && node.DropStmt.removeType !== 'OBJECT_SCHEMA')
    return (node.DropStmt.objects ?? []).map((each) => partsOf(each).join('.'));
  if ('InsertStmt' in node) return [nameOf(node.InsertStmt.relation)];
  if ('DeleteStmt' in node) return [nameOf(node.DeleteStmt.relation)];
  if ('UpdateStmt' in node) return [nameOf(node.UpdateStmt.relation)];
  const changes = changesOf(node);
  return changes ? [changes.table] : [];
}
