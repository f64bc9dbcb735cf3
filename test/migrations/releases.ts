import type { Story } from '@fabula/runtime/host';
import { Example } from '../edits/example.js';

/**
 * Two releases of an example: in the second a field is called otherwise, one begins with another value, one is new, and the
 * campaign counts under another name. What sessions held must be theirs afterwards.
 */
export async function twoReleases(): Promise<{ readonly first: Story; readonly second: Story }> {
  const example = new Example('harbor-lights');
  const first = await example.released();
  const next = await example.next(first, edited(example.files.sources), { moved: {}, dropped: [] });
  if (next.is === 'refused') throw new Error(`It has to be asked: ${JSON.stringify(next.questions)}`);
  return { first: first.story, second: next.version.story };
}

const edits: readonly (readonly [from: string, to: string])[] = [
  ['  store_key: bool = false\n', '  has_key: bool was STORE = false\n  storms: int = 4\n'],
  ['store_key', 'has_key'],
  ['STORE', 'store_key'],
  ['kind Place { wind: text = "off the land" }', 'kind Place { wind: text = "off the sea" }'],
];

function edited(sources: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map(
    [...sources].map(([path, text]) => [path, edits.reduce((all, [from, to]) => all.replaceAll(from, to), text)]),
  );
}
