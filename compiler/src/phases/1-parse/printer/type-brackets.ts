import * as t from '../tokens/tokens.js';
import type { Declaration, SourceTree } from '../tree/index.js';
import type { Piece } from './piece.js';
import { isContextual } from './token-classes.js';

/**
 * Tells the `<` and `>` of `list<int>` from comparisons: the signs are the same, only the tree knows. A declaration is
 * walked when one of them could be either.
 */
export function markTypeBrackets(source: string, pieces: readonly Piece[], tree: SourceTree): void {
  let marks: Set<number> | undefined;
  let walked: Declaration | undefined;
  let next = 0;
  for (let i = 1; i < pieces.length; i++) {
    const piece = pieces[i];
    if (piece === undefined || (piece.type !== t.Less && piece.type !== t.Greater)) continue;
    if (piece.type === t.Less && !couldOpen(pieces, i)) continue;
    while ((tree.declarations[next]?.span.end ?? Number.POSITIVE_INFINITY) <= piece.start) next++;
    const declaration = tree.declarations[next];
    if (declaration === undefined) return;
    if (declaration !== walked) {
      if (piece.type === t.Greater) continue;
      marks = new Set();
      walked = declaration;
      collect(source, declaration, marks);
    }
    if (marks?.has(piece.start)) piece.role = piece.type === t.Less ? 'typeOpen' : 'typeClose';
  }
}

function couldOpen(pieces: readonly Piece[], at: number): boolean {
  const before = pieces[at - 1]?.type;
  const after = pieces[at + 1]?.type;
  if (before === undefined || after === undefined) return false;
  const isName = before === t.Identifier || isContextual(before);
  return (
    isName && (after === t.Identifier || after === t.reserved.has || after === t.RecordOpen || isContextual(after))
  );
}

/** Keeps where the brackets of types with arguments stand. */
function collect(source: string, node: object, marks: Set<number>): void {
  if ('kind' in node && node.kind === 'namedType' && isGeneric(node)) {
    const open = source.indexOf('<', node.path.span.end);
    marks.add(open).add(node.span.end - 1);
  }
  for (const value of Object.values<unknown>({ ...node })) {
    if (typeof value === 'object' && value !== null) collect(source, value, marks);
  }
}

interface Generic {
  readonly arguments: readonly unknown[];
  readonly path: { readonly span: { readonly end: number } };
  readonly span: { readonly end: number };
}

function isGeneric(node: object): node is Generic {
  return 'arguments' in node && Array.isArray(node.arguments) && node.arguments.length > 0;
}
