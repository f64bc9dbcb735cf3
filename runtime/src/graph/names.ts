/** PostgreSQL cuts longer names without a word. */
const longest = 63;

/**
 * The graph of a pack, which is a schema of the database too. No pack's own schema has a point in its name, so that it
 * is never taken.
 */
export function graphName(schema: string): string {
  return cut(schema, '.graph');
}

/** A name that none of the others has. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const tried = number === 1 ? name : cut(name, `_${number}`);
    if (!taken.has(tried)) return tried;
  }
}

/** Tells two texts apart; nobody has a reason to make two that it doesn't. */
export function fingerprint(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x9e3779b9;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x85ebca6b) ^ (b >>> 13);
  }
  return [a, b].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}

function cut(name: string, ending: string): string {
  if (bytes(name + ending) <= longest) return name + ending;
  const marked = `_${fingerprint(name)}${ending}`;
  let kept = name;
  while (bytes(kept + marked) > longest) kept = [...kept].slice(0, -1).join('');
  return kept + marked;
}

function bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}
