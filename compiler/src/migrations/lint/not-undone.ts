import type { Node } from 'libpg-query';
import { catalogue, diagnostic } from '../../diagnostics/index.js';
import type { Rule } from './rule.js';
import { changesOf, nameOf, partsOf } from './statement.js';

/** What an expand makes and its undo does not take away. */
export const notUndone: Rule = (file) => {
  if (file.part !== 'expand') return [];
  const taken = new Set(file.undo.flatMap(({ node }) => takes(node)));
  const isGone = (table: string): boolean => taken.has(`table ${table}`);
  return file.statements.flatMap((statement) =>
    makes(statement.node)
      .filter(({ what, table }) => !taken.has(what) && (table === undefined || !isGone(table)))
      .map(({ what }) => diagnostic(catalogue.notUndone, file.place(statement), { what })),
  );
};

interface Made {
  readonly what: string;
  /** With which it goes. */
  readonly table?: string;
}

function makes(node: Node): readonly Made[] {
  if ('CreateStmt' in node) return [{ what: `table ${nameOf(node.CreateStmt.relation)}` }];
  if ('IndexStmt' in node) {
    const { relation, idxname = '' } = node.IndexStmt;
    return [{ what: `index ${idxname}`, table: nameOf(relation) }];
  }
  if ('ViewStmt' in node && node.ViewStmt.replace !== true) return [{ what: `view ${nameOf(node.ViewStmt.view)}` }];
  if ('CreateFunctionStmt' in node && node.CreateFunctionStmt.replace !== true)
    return [{ what: `function ${(node.CreateFunctionStmt.funcname ?? []).flatMap(partsOf).join('.')}` }];
  const changes = changesOf(node);
  return (changes?.commands ?? []).flatMap(({ subtype, def }): Made[] => {
    const table = changes?.table ?? '';
    if (subtype === 'AT_AddColumn' && def && 'ColumnDef' in def)
      return [{ what: `column ${table}.${def.ColumnDef.colname ?? ''}`, table }];
    if (subtype === 'AT_AddConstraint' && def && 'Constraint' in def)
      return [{ what: `constraint ${table}.${def.Constraint.conname ?? ''}`, table }];
    return [];
  });
}

const kinds: { readonly [type: string]: string } = {
  OBJECT_TABLE: 'table',
  OBJECT_INDEX: 'index',
  OBJECT_VIEW: 'view',
  OBJECT_FUNCTION: 'function',
};

function takes(node: Node): readonly string[] {
  if ('DropStmt' in node) {
    const { removeType = '', objects = [] } = node.DropStmt;
    const kind = kinds[removeType];
    return objects.map((each) => {
      const parts = partsOf(each);
      return `${kind ?? removeType} ${kind === 'index' ? (parts.at(-1) ?? '') : parts.join('.')}`;
    });
  }
  const changes = changesOf(node);
  return (changes?.commands ?? []).flatMap(({ subtype, name = '' }) => {
    if (subtype === 'AT_DropColumn') return [`column ${changes?.table ?? ''}.${name}`];
    return subtype === 'AT_DropConstraint' ? [`constraint ${changes?.table ?? ''}.${name}`] : [];
  });
}
