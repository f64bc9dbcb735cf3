/**
 * The slots that a part of a scene reads, but those that it makes itself: elements of comprehensions, what patterns bind,
 * variables of blocks. No variable in sight has a slot of these, so leaving them out leaves nothing else out.
 */
export function slotsRead(part: unknown): ReadonlySet<string> {
  const read = new Set<string>();
  const own = new Set<string>();
  walk(part, read, own);
  for (const slot of own) read.delete(slot);
  return read;
}

/** The slots that patterns bind. */
export function slotsBound(patterns: unknown): ReadonlySet<string> {
  const own = new Set<string>();
  walk(patterns, new Set(), own);
  return own;
}

/** Walks by the names of the parts, which are the same everywhere, so that no kind of expression can be forgotten. */
function walk(part: unknown, read: Set<string>, own: Set<string>): void {
  if (Array.isArray(part)) {
    for (const each of part) walk(each, read, own);
    return;
  }
  if (!isRecord(part) || part['op'] === 'const') return;
  const { slot, index } = part;
  if (typeof slot === 'string') {
    if (part['op'] === 'local' || part['target'] === 'local') read.add(slot);
    else if (part['op'] === 'each' || part['match'] === 'bind' || part['do'] === 'let' || part['do'] === 'for')
      own.add(slot);
  }
  if (part['do'] === 'for' && typeof index === 'string') own.add(index);
  for (const [name, value] of Object.entries(part)) {
    // What is written as a whole is not read.
    if (part['do'] === 'set' && name === 'to' && isRecord(value) && value['target'] === 'local') continue;
    walk(value, read, own);
  }
}

function isRecord(part: unknown): part is { readonly [name: string]: unknown } {
  return typeof part === 'object' && part !== null;
}
