/** A node of the syntax tree, of whatever kind. */
export interface AnyNode {
  readonly kind: string;
}

/** What stands in a declaration: all nodes, parents first. Only asked where something was found, never of a whole story. */
export function* nodesIn(value: unknown): Generator<AnyNode> {
  if (Array.isArray(value)) {
    for (const each of value) yield* nodesIn(each);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (isNode(value)) yield value;
  for (const [name, each] of Object.entries(value)) if (name !== 'span') yield* nodesIn(each);
}

function isNode(value: object): value is AnyNode {
  return 'kind' in value && typeof value.kind === 'string';
}
