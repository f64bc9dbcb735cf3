import type { Node } from 'libpg-query';
import { catalogue, diagnostic } from '../../diagnostics/index.js';
import { eachStatement } from './rule.js';
import { changesOf } from './statement.js';

/** A file outside a transaction is run again from its beginning when it was interrupted. */
export const notRepeatable = eachStatement((statement, file) => {
  if (!file.isOutside || statement.guarded) return [];
  const what = once(statement.node);
  return what === undefined ? [] : [diagnostic(catalogue.notRepeatable, file.place(statement), { what })];
});

function once(node: Node): string | undefined {
  if ('CreateStmt' in node) return node.CreateStmt.if_not_exists === true ? undefined : 'if not exists';
  if ('IndexStmt' in node) return node.IndexStmt.if_not_exists === true ? undefined : 'if not exists';
  if ('CreateSchemaStmt' in node) return node.CreateSchemaStmt.if_not_exists === true ? undefined : 'if not exists';
  if ('ViewStmt' in node) return node.ViewStmt.replace === true ? undefined : 'or replace';
  if ('CreateFunctionStmt' in node) return node.CreateFunctionStmt.replace === true ? undefined : 'or replace';
  if ('CreateTrigStmt' in node) return node.CreateTrigStmt.replace === true ? undefined : 'drop trigger if exists';
  if ('CreatePolicyStmt' in node) return 'drop policy if exists';
  if ('DropStmt' in node) return node.DropStmt.missing_ok === true ? undefined : 'if exists';
  if ('InsertStmt' in node) return node.InsertStmt.onConflictClause ? undefined : 'on conflict';
  for (const { subtype, missing_ok: isOptional } of changesOf(node)?.commands ?? []) {
    if (isOptional === true) continue;
    if (subtype === 'AT_AddColumn') return 'if not exists';
    if (subtype === 'AT_DropColumn' || subtype === 'AT_DropConstraint') return 'if exists';
    if (subtype === 'AT_AddConstraint') return 'a `do` block that looks whether it is there';
  }
  return undefined;
}
