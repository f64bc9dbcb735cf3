import type { AlterTableCmd } from 'libpg-query';
import { changesOf, nameOf, partsOf, type Statement } from './statement.js';

/** What a file says of its tables, by their names. */
export interface Facts {
  /** Tables that the file makes itself: nobody waits for them, and there is nothing in them. */
  readonly made: ReadonlySet<string>;
  /** Tables of the pack itself, the same for everybody; their comments say so, with the reason. */
  readonly shared: ReadonlySet<string>;
  readonly withPolicy: ReadonlySet<string>;
  readonly changes: ReadonlyMap<string, readonly AlterTableCmd[]>;
}

export function factsOf(statements: readonly Statement[]): Facts {
  const made = new Set<string>();
  const shared = new Set<string>();
  const withPolicy = new Set<string>();
  const changes = new Map<string, AlterTableCmd[]>();
  for (const { node } of statements) {
    if ('CreateStmt' in node) made.add(nameOf(node.CreateStmt.relation));
    if ('CreatePolicyStmt' in node) withPolicy.add(nameOf(node.CreatePolicyStmt.table));
    if ('CommentStmt' in node) {
      const { objtype, object, comment = '' } = node.CommentStmt;
      if (objtype === 'OBJECT_TABLE' && object && comment.startsWith('shared: ')) shared.add(partsOf(object).join('.'));
    }
    const change = changesOf(node);
    if (!change) continue;
    const known = changes.get(change.table);
    if (known) known.push(...change.commands);
    else changes.set(change.table, [...change.commands]);
  }
  return { made, shared, withPolicy, changes };
}
