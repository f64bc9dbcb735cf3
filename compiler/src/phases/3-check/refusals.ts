import type { ActionDeclaration, RefuseStatement } from '../1-parse/index.js';

/** By which names an action may be refused: what it requires, then what its body refuses, as they are written. */
export function refusalsOf({ requires, body }: ActionDeclaration): readonly string[] {
  const found = new Set(requires.map(({ refusal }) => refusal.text));
  collect(body, found);
  return [...found];
}

/** A block may stand in a value, too: `let x = match mood { calm { refuse too_calm } … }`. */
function collect(node: unknown, found: Set<string>): void {
  if (typeof node !== 'object' || node === null) return;
  if ('kind' in node && isRefuse(node)) found.add(node.refusal.text);
  else for (const part of Object.values(node)) collect(part, found);
}

function isRefuse(node: { readonly kind: unknown }): node is RefuseStatement {
  return node.kind === 'refuse';
}
