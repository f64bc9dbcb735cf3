import { seeded } from '../fuzz/edits.js';
import { type Change, changed, operators } from './operators.js';
import { shuffled } from './random.js';
import { nodesOf } from './syntax.js';

/** A story with one slip in it. */
export interface Mutant {
  readonly operator: string;
  readonly file: string;
  readonly line: number;
  readonly what: string;
  readonly sources: ReadonlyMap<string, string>;
}

/**
 * Mutants of a story without end, in an order that a seed decides: an operator after the other, each at a place of its
 * own, so that a table has something in each row however many there are of a kind.
 */
export function* mutantsOf(sources: ReadonlyMap<string, string>, seed: number): Generator<Mutant> {
  const random = seeded(seed);
  const places = operators.map(({ name, changes }) => {
    const all: { readonly operator: string; readonly file: string; readonly change: Change }[] = [];
    for (const [file, text] of sources) {
      if (!file.endsWith('.fab')) continue;
      for (const change of changes(nodesOf(file, text), text)) all.push({ operator: name, file, change });
    }
    return [...shuffled(all, random)];
  });
  for (let left = true; left; ) {
    left = false;
    for (const row of places) {
      const place = row.pop();
      if (!place) continue;
      left = true;
      const { operator, file, change } = place;
      const text = sources.get(file) ?? '';
      const line = text.slice(0, change.edits[0]?.start).split('\n').length;
      yield { operator, file, line, what: change.what, sources: new Map(sources).set(file, changed(text, change)) };
    }
  }
}
