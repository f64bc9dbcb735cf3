import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Value } from '../bundle/index.js';
import type { Version } from './cells.js';
import { Draft, versionOf } from './draft.js';
import { loadHashing } from './hashing.js';

const hashing = await loadHashing();
const empty = versionOf(hashing, []);

/** A version as a plain object, read through a draft as the engine does. */
function contents(version: Version): Record<string, Value> {
  const found: Record<string, Value> = {};
  for (const [key, { value }] of version.map()) if (value !== undefined) found[key] = value;
  return found;
}

function write(version: Version, changes: readonly (readonly [string, Value | undefined])[]): Version {
  const draft = new Draft(hashing, version, 0);
  for (const [key, value] of changes) draft.set(key, value);
  return draft.keep();
}

const key = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const change = fc.tuple(key, fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }));

describe('versions', () => {
  it('all stay what they were, whichever is read or built on next', () => {
    // A model: each version beside the plain object it should be.
    const step = fc.record({ from: fc.nat(), changes: fc.array(change, { maxLength: 6 }), look: fc.nat() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const versions: { version: Version; model: Record<string, Value> }[] = [{ version: empty, model: {} }];
        for (const { from, changes, look } of steps) {
          const base = versions[from % versions.length]!;
          const model = { ...base.model };
          for (const [name, value] of changes) {
            if (value === undefined) delete model[name];
            else model[name] = value;
          }
          versions.push({ version: write(base.version, changes), model });
          const seen = versions[look % versions.length]!;
          expect(contents(seen.version)).toEqual(seen.model);
        }
        for (const { version, model } of versions) {
          expect(contents(version)).toEqual(model);
          expect(version.lanes).toEqual(versionOf(hashing, Object.entries(model)).lanes);
        }
      }),
    );
  });

  it('hash the same for the same cells, in whatever order they were written', () => {
    const one = write(write(empty, [['a', 1]]), [
      ['b', 2],
      ['a', 3],
    ]);
    const other = write(write(empty, [['b', 2]]), [['a', 3]]);
    expect(one.lanes).toEqual(other.lanes);
    expect(write(one, [['a', undefined]]).lanes).not.toEqual(one.lanes);
  });
});

describe('a long chain', () => {
  it('is cut, so that an old version costs no more than the map to go back to', () => {
    let version = empty;
    const held: { readonly version: Version; readonly n: number }[] = [];
    for (let n = 1; n <= 3000; n++) {
      version = write(version, [['n', n]]);
      if (n % 700 === 0) held.push({ version, n });
    }
    for (const { version: old, n } of held) expect(contents(old)).toEqual({ n });
    // Two that were cut apart have maps of their own: reading one leaves the other where it is.
    const [first, second] = held;
    const map = first?.version.map();
    second?.version.map();
    expect(first?.version.map()).toBe(map);
    expect(contents(empty)).toEqual({});
    expect(contents(version)).toEqual({ n: 3000 });
  });

  it('copied goes its own way', () => {
    const base = write(empty, [['a', 1]]);
    const copy = base.copy();
    write(copy, [['a', 2]]);
    const map = base.map();
    expect(contents(copy)).toEqual({ a: 1 });
    expect(base.map()).toBe(map);
  });
});

describe('a draft', () => {
  it('goes back to a savepoint, and when dropped to the beginning', () => {
    const base = write(empty, [['a', 1]]);
    const draft = new Draft(hashing, base, 0);
    draft.set('a', 2);
    const savepoint = draft.savepoint();
    draft.set('a', undefined);
    draft.set('b', 1);
    draft.set('a', 5);
    draft.rollback(savepoint);
    expect([draft.get('a'), draft.get('b')]).toEqual([2, undefined]);
    draft.drop();
    expect(contents(base)).toEqual({ a: 1 });
  });

  it('does not keep what belongs to the campaign', () => {
    const kept = write(empty, [
      ['c/year', 3],
      ['w/tide', 1],
    ]);
    expect(contents(kept)).toEqual({ 'w/tide': 1 });
    expect(kept.lanes).toEqual(write(empty, [['w/tide', 1]]).lanes);
  });
});
