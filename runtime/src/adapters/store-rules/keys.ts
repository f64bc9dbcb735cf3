import type { StoreError } from '../../ports/index.js';

/**
 * A name becomes part of every index of the store: Postgres takes no NUL in text, no half of a surrogate pair, and no
 * index entry longer than a third of a page. A file system or URL is not asked: names are never used as either.
 */
const longest = 200;
const impossible = /[\0\p{Cs}]/u;

/** Why a name can't be one, or nothing. */
export function badName(what: string, name: string): StoreError | undefined {
  if (name.length === 0) return { error: 'refused', detail: `${what} is empty` };
  if (name.length > longest)
    return { error: 'refused', detail: `${what} has ${name.length} characters; at most ${longest} can be stored` };
  if (impossible.test(name))
    return { error: 'refused', detail: `${what} holds a NUL or half of a character, which text can't hold` };
  return undefined;
}

/** The first part of a key that can't be stored. */
export function badKey(key: { readonly [part: string]: string }): StoreError | undefined {
  for (const part of Object.keys(key)) {
    const bad = badName(part, key[part] ?? '');
    if (bad) return bad;
  }
  return undefined;
}
