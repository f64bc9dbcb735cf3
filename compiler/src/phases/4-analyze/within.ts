/** Looks at every node of lowered code, for findings that ask whether something stands anywhere in it. */
export function within(part: unknown, look: (node: { readonly [key: string]: unknown }) => void): void {
  if (Array.isArray(part)) {
    for (const item of part) within(item, look);
    return;
  }
  if (!isNode(part)) return;
  look(part);
  for (const value of Object.values(part)) within(value, look);
}

export function isNode(part: unknown): part is { readonly [key: string]: unknown } {
  return typeof part === 'object' && part !== null && !Array.isArray(part);
}
