import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sourceFile } from '../../../base/index.js';
import { parse } from '../../1-parse/index.js';
import { type IdSource, type MatchedIds, matchIds, mergeIds } from './index.js';
import { placesOf } from './walk-places.js';

const runs = process.env['FABULA_LONG'] === '1' ? 2000 : 150;

/** A story as a test edits it: scenes of items, of which choices hold others. `key` never changes. */
interface Item {
  readonly key: number;
  readonly words: readonly string[];
  readonly kind: 'line' | 'logic' | 'choice';
  readonly inside: readonly Item[];
}
type Story = readonly (readonly Item[])[];

const vocabulary =
  'fog tide mara stone pier lamp keeper boat harbor silver quiet long dark nothing you she waits again under over sea glass rope oar cold'.split(
    ' ',
  );
const word = fc.constantFrom(...vocabulary);

let keys = 0;
const item: fc.Memo<Item> = fc.memo((depth) =>
  fc
    .record({
      key: fc.constant(0),
      words: fc.array(word, { minLength: 5, maxLength: 9 }),
      kind: fc.constantFrom('line' as const, 'logic' as const, 'choice' as const),
      inside: depth > 1 ? fc.array(item(depth - 1), { maxLength: 4 }) : fc.constant([]),
    })
    .map((each) => (each.kind === 'choice' ? each : { ...each, inside: [] })),
);
const story = fc
  .array(fc.array(item(3), { minLength: 1, maxLength: 7 }), { minLength: 1, maxLength: 4 })
  .map((scenes) => {
    keys = 0;
    return scenes.map((items) => items.map(numbered));
  });

function numbered(each: Item): Item {
  keys += 1;
  return { ...each, key: keys, inside: each.inside.map(numbered) };
}

type Edit =
  | { readonly edit: 'insert'; readonly at: number; readonly item: Item }
  | { readonly edit: 'delete' | 'type'; readonly at: number; readonly word: string }
  | { readonly edit: 'move'; readonly at: number; readonly to: number };
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ edit: fc.constant('insert' as const), at: fc.nat(99), item: item(2) }),
  fc.record({ edit: fc.constantFrom('delete' as const, 'type' as const), at: fc.nat(99), word }),
  fc.record({ edit: fc.constant('move' as const), at: fc.nat(99), to: fc.nat(99) }),
);
const inPlace = edit.filter(({ edit: kind }) => kind !== 'move');

/** The story after edits, with the keys of what they touched. */
function apply(
  before: Story,
  edits: readonly Edit[],
): { readonly after: Story; readonly touched: ReadonlySet<number> } {
  let after = before;
  const touched = new Set<number>();
  let fresh = 100_000;
  for (const each of edits) {
    const all = after.flat().flatMap(withInside);
    const target = all[each.at % Math.max(1, all.length)];
    if (!target) continue;
    switch (each.edit) {
      case 'insert': {
        const renumber = (old: Item): Item => {
          fresh += 1;
          return { ...old, key: fresh, inside: old.inside.map(renumber) };
        };
        const added = renumber(each.item);
        for (const { key } of withInside(added)) touched.add(key);
        after = rewrite(after, target.key, (old) => [added, old]);
        break;
      }
      case 'delete':
        for (const { key } of withInside(target)) touched.add(key);
        after = rewrite(after, target.key, () => []);
        break;
      case 'type':
        touched.add(target.key);
        after = rewrite(after, target.key, (old) => [
          { ...old, words: [...old.words.slice(0, 2), each.word, ...old.words.slice(2)] },
        ]);
        break;
      case 'move': {
        const inside = new Set(withInside(target).map(({ key }) => key));
        const others = all.filter(({ key }) => !inside.has(key));
        const goal = others[each.to % Math.max(1, others.length)];
        if (!goal) break;
        after = rewrite(
          rewrite(after, target.key, () => []),
          goal.key,
          (old) => [target, old],
        );
        break;
      }
    }
  }
  return { after, touched };
}

function withInside(each: Item): readonly Item[] {
  return [each, ...each.inside.flatMap(withInside)];
}

function rewrite(before: Story, key: number, change: (old: Item) => readonly Item[]): Story {
  const inItems = (items: readonly Item[]): readonly Item[] =>
    items.flatMap((each) => (each.key === key ? change(each) : [{ ...each, inside: inItems(each.inside) }]));
  return before.map(inItems);
}

/** Text of the story; `unique` adds each item's key as a word, so that no two say the same. */
function written(
  scenes: Story,
  unique: boolean,
  blank = '  ',
): { readonly text: string; readonly order: readonly number[] } {
  const order: number[] = [];
  const line = (each: Item, indent: string): string => {
    order.push(each.key);
    const words = [...(unique ? [`k${each.key}`, `q${each.key * 7919}`] : []), ...each.words];
    const body = each.inside.map((inner) => line(inner, indent + blank)).join('');
    if (each.kind === 'choice') return `${indent}* ${words.join(' ')} {\n${body}${indent}}\n`;
    if (each.kind === 'logic') return `${indent}~ emit ${words.join('_')} {}\n`;
    return `${indent}${words.join(' ')}.\n`;
  };
  const text = scenes
    .map((items, i) => `scene s${i} {\n${items.map((each) => line(each, blank)).join('')}}\n`)
    .join('');
  return { text, order };
}

interface Built {
  readonly matched: MatchedIds;
  readonly idOf: ReadonlyMap<number, string>;
  readonly ids: readonly string[];
}

function build(scenes: Story, unique: boolean, stored: ReadonlyMap<string, string>, blank = '  '): Built {
  const { text, order } = written(scenes, unique, blank);
  const source = sourceFile('story.fab', text);
  const unit: IdSource = { prefix: '', files: [{ source, tree: parse(source).tree }] };
  const matched = matchIds(unit, stored);
  const ids = unit.files.flatMap((file) =>
    placesOf(file.source, file.tree).flatMap(({ nodes }) => nodes.map((node) => matched.ids.idOf(node))),
  );
  expect(ids).toHaveLength(order.length);
  return { matched, ids, idOf: new Map(order.map((key, i) => [key, ids[i] ?? ''])) };
}

const none: ReadonlyMap<string, string> = new Map();
const edits = fc.array(edit, { minLength: 1, maxLength: 6 });
const editsInPlace = fc.array(inPlace, { minLength: 1, maxLength: 6 });

describe('random edits', () => {
  test('what is not touched keeps its id, wherever blocks go', () => {
    fc.assert(
      fc.property(story, edits, (before, changes) => {
        const first = build(before, true, none);
        const { after, touched } = apply(before, changes);
        const second = build(after, true, first.matched.files);
        for (const [key, id] of second.idOf) if (!touched.has(key)) expect(id).toBe(first.idOf.get(key));
      }),
      { numRuns: runs },
    );
  });

  test('most of what is typed into keeps its id, and none of it gets another place’s', () => {
    let typed = 0;
    let kept = 0;
    fc.assert(
      fc.property(story, editsInPlace, (before, changes) => {
        const first = build(before, true, none);
        const { after, touched } = apply(before, changes);
        const second = build(after, true, first.matched.files);
        const keyOf = new Map([...first.idOf].map(([key, id]) => [id, key]));
        for (const [key, id] of second.idOf) {
          if (!touched.has(key) || !first.idOf.has(key)) continue;
          typed += 1;
          if (id === first.idOf.get(key)) kept += 1;
          else expect(keyOf.get(id)).toBeUndefined();
        }
      }),
      { numRuns: runs, seed: 7 },
    );
    expect(kept / typed).toBeGreaterThan(0.97);
  });

  test('with copies everywhere, every place has one id, and a second build changes no byte', () => {
    fc.assert(
      fc.property(story, edits, (before, changes) => {
        const first = build(before, false, none);
        const second = build(apply(before, changes).after, false, first.matched.files);
        expect(new Set(second.ids).size).toBe(second.ids.length);
        const third = build(apply(before, changes).after, false, second.matched.files);
        expect(third.ids).toEqual(second.ids);
        expect([...third.matched.files]).toEqual([...second.matched.files]);
        expect(third.matched.questions).toHaveLength(second.matched.questions.length);
      }),
      { numRuns: runs },
    );
  });

  test('reading a file that is not in canonical form comes to the same', () => {
    fc.assert(
      fc.property(story, edits, (before, changes) => {
        const { files } = build(before, false, none).matched;
        const crlf = new Map([...files].map(([chapter, text]) => [chapter, text.replaceAll('\n', '\r\n')]));
        const { after } = apply(before, changes);
        expect([...build(after, false, crlf).matched.files]).toEqual([...build(after, false, files).matched.files]);
      }),
      { numRuns: Math.ceil(runs / 3) },
    );
  });

  test('layout is nothing', () => {
    fc.assert(
      fc.property(story, (before) => {
        const first = build(before, false, none);
        const second = build(before, false, first.matched.files, '\t  ');
        expect([...second.matched.stale.values()]).toEqual([false]);
      }),
      { numRuns: Math.ceil(runs / 3) },
    );
  });

  test('undoing all edits gives every old id back', () => {
    fc.assert(
      fc.property(story, editsInPlace, (before, changes) => {
        const first = build(before, true, none);
        const second = build(apply(before, changes).after, true, first.matched.files);
        const third = build(before, true, second.matched.files);
        if (second.matched.questions.length === 0) expect(third.ids).toEqual(first.ids);
      }),
      { numRuns: runs },
    );
  });

  test('two clones that make the same edits agree', () => {
    fc.assert(
      fc.property(story, edits, (before, changes) => {
        const { files } = build(before, false, none).matched;
        const { after } = apply(before, changes);
        expect([...build(after, false, files).matched.files]).toEqual([
          ...build(after, false, new Map(files)).matched.files,
        ]);
      }),
      { numRuns: Math.ceil(runs / 3) },
    );
  });
});

describe('merging', () => {
  const textOf = (built: Built): string => built.matched.files.get('') ?? '';

  test('does not care who merges whom, and takes what only one side did', () => {
    fc.assert(
      fc.property(story, edits, edits, (before, left, right) => {
        const base = build(before, true, none);
        const ours = textOf(build(apply(before, left).after, true, base.matched.files));
        const theirs = textOf(build(apply(before, right).after, true, base.matched.files));
        expect(mergeIds(textOf(base), ours, theirs)).toEqual(mergeIds(textOf(base), theirs, ours));
        expect(mergeIds(textOf(base), ours, textOf(base)).text).toBe(ours);
        expect(mergeIds(textOf(base), ours, ours).text).toBe(ours);
      }),
      { numRuns: runs },
    );
  });

  test('with the merged source every place keeps the id its side gave it', () => {
    fc.assert(
      fc.property(
        story,
        fc.array(item(2), { minLength: 1, maxLength: 3 }),
        fc.array(item(2), { minLength: 1, maxLength: 3 }),
        (before, one, two) => {
          const add = (items: readonly Item[], from: number, atEnd: boolean): Story => {
            let key = from;
            const renumber = (old: Item): Item => {
              key += 1;
              return { ...old, key, inside: old.inside.map(renumber) };
            };
            const added = items.map(renumber);
            return before.map((scene, i) => (i > 0 ? scene : atEnd ? [...scene, ...added] : [...added, ...scene]));
          };
          const base = build(before, true, none);
          const [left, right] = [add(one, 200_000, false), add(two, 300_000, true)];
          const ours = build(left, true, base.matched.files);
          const theirs = build(right, true, base.matched.files);
          const both = left.map((scene, i) =>
            i > 0 ? scene : [...scene, ...(right[0] ?? []).slice(before[0]?.length ?? 0)],
          );
          const merged = mergeIds(textOf(base), textOf(ours), textOf(theirs));
          const after = build(both, true, new Map([['', merged.text]]));
          expect(after.matched.stale.get('')).toBe(false);
          for (const [key, id] of after.idOf) expect(id).toBe(ours.idOf.get(key) ?? theirs.idOf.get(key));
        },
      ),
      { numRuns: runs },
    );
  });
});
