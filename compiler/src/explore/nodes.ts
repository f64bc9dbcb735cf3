/**
 * The program's IR as plain data: what looks for a few forms among all that expressions, statements and texts may hold
 * walks over it without naming the others, and so misses none that is added.
 */
export type Node = { readonly [key: string]: unknown };

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The parts of a node, in order. What a constant holds is the author's data, and no part. */
export function* partsOf(node: Node): Generator<Node> {
  const constant = node['op'] === 'const';
  for (const key of Object.keys(node)) {
    if (constant && key === 'value') continue;
    yield* nodesIn(node[key]);
  }
}

export function* nodesIn(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const item of listOf(value)) yield* nodesIn(item);
  else if (isNode(value)) yield value;
}

/** Every node below a value, itself included. */
export function* everyNode(value: unknown): Generator<Node> {
  for (const node of nodesIn(value)) {
    yield node;
    for (const part of partsOf(node)) yield* everyNode(part);
  }
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The text that a constant stands for, where a node is one. */
export function textIn(value: unknown): string | undefined {
  if (!isNode(value) || value['op'] !== 'const') return undefined;
  return typeof value['value'] === 'string' ? value['value'] : undefined;
}

/** The figure that a constant stands for, where a node is one. */
export function figureIn(value: unknown): number | undefined {
  if (!isNode(value) || value['op'] !== 'const') return undefined;
  return typeof value['value'] === 'number' ? value['value'] : undefined;
}
