import type { SourceTree } from '../tree/index.js';

/**
 * Whether two trees say the same: equal but for where things stand. A choice whose block holds nothing but a divert
 * is the same as its short form.
 */
export function sameStory(one: SourceTree, other: SourceTree): boolean {
  return same(one, other);
}

function same(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return Object.is(one, other);
  if (Array.isArray(one) || Array.isArray(other)) {
    if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
    return one.every((each, index) => same(each, other[index]));
  }
  const mine = shown(one);
  const theirs = shown(other);
  return mine.size === theirs.size && [...mine].every(([key, value]) => same(value, theirs.get(key)));
}

/** What a node says, without the places. */
function shown(node: object): Map<string, unknown> {
  const parts = new Map<string, unknown>();
  for (const [key, value] of Object.entries(node)) {
    if (key !== 'span' && key !== 'keySpan' && value !== undefined) parts.set(key, value);
  }
  if (parts.get('kind') === 'choice') toShortForm(parts);
  return parts;
}

function toShortForm(choice: Map<string, unknown>): void {
  const [only, ...more] = itemsOf(choice.get('body'));
  const isDivert = typeof only === 'object' && only !== null && 'kind' in only && only.kind === 'divert';
  if (!isDivert || more.length > 0 || choice.has('divert')) return;
  choice.delete('body');
  choice.set('divert', only);
}

function itemsOf(body: unknown): readonly unknown[] {
  return typeof body === 'object' && body !== null && 'items' in body && Array.isArray(body.items) ? body.items : [];
}
