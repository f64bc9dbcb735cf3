import { parse, sourceFile } from '@fabula/compiler';

/** A node of a file's syntax tree as mutation looks at it: what it is, where it stands, and what it stands in. */
export interface Found {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly parent: Found | undefined;
  /** The name of the field of the parent that it is, or that it stands in. */
  readonly role: string;
  /** What the tree says of it, unread. */
  readonly raw: object;
}

/** All nodes of a file, parents first, in reading order. */
export function nodesOf(path: string, text: string): readonly Found[] {
  const found: Found[] = [];
  visit(parse(sourceFile(path, text)).tree, undefined, '', found);
  return found;
}

function visit(value: unknown, parent: Found | undefined, role: string, found: Found[]): void {
  if (Array.isArray(value)) {
    for (const each of value) visit(each, parent, role, found);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const node = asNode(value, parent, role);
  if (node) found.push(node);
  for (const [name, each] of Object.entries(value)) {
    // A line is read twice, with a speaker and without: one of the two is enough.
    if (name === 'span' || (name === 'whole' && node?.kind === 'line')) continue;
    visit(each, node ?? parent, name, found);
  }
}

function asNode(value: object, parent: Found | undefined, role: string): Found | undefined {
  if (!('kind' in value) || typeof value.kind !== 'string' || !('span' in value)) return undefined;
  const { kind, span } = value;
  if (typeof span !== 'object' || span === null || !('start' in span) || !('end' in span)) return undefined;
  const { start, end } = span;
  return typeof start === 'number' && typeof end === 'number'
    ? { kind, start, end, parent, role, raw: value }
    : undefined;
}

/** The nearest node around another that is of this kind. */
export function around(node: Found, kind: string): Found | undefined {
  for (let at = node.parent; at; at = at.parent) if (at.kind === kind) return at;
  return undefined;
}

/** What a node's field says, where that is plain. */
export function said(node: Found, field: string): unknown {
  return Object.entries(node.raw).find(([name]) => name === field)?.[1];
}
