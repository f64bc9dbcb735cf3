import type { SceneIr } from '@fabula/runtime/bundle';
import { slotsRead } from '../../phases/5-lower/index.js';

/**
 * Slots whose variable is called otherwise: it is written by the same places, and a place that read it reads the new name.
 * What two names could be is told of none.
 */
export function renamedSlots(before: SceneIr, after: SceneIr): ReadonlyMap<string, string> {
  const old = writersOf(before);
  const now = writersOf(after);
  const gone = [...old.keys()].filter((slot) => !now.has(slot));
  const fresh = [...now.keys()].filter((slot) => !old.has(slot));
  const renamed = new Map<string, string>();
  if (gone.length === 0 || fresh.length === 0) return renamed;
  const readBefore = readersOf(before);
  const readNow = readersOf(after);
  const pairs: (readonly [from: string, to: string])[] = [];
  for (const from of gone) {
    for (const to of fresh) {
      const isSame = sameWriters(old.get(from) ?? [], now.get(to) ?? []);
      if (isSame && meets(readBefore.get(from), readNow.get(to))) pairs.push([from, to]);
    }
  }
  for (const [from, to] of pairs) {
    const rivals = pairs.filter((pair) => pair[0] === from || pair[1] === to);
    if (rivals.length === 1) renamed.set(from, to);
  }
  return renamed;
}

/** By slot, what writes it: the place by its id where it has one, else what is written. */
function writersOf({ code, parameters }: SceneIr): ReadonlyMap<string, readonly string[]> {
  const writers = new Map<string, string[]>();
  const add = (slot: string | undefined, writer: string): void => {
    if (slot === undefined) return;
    const known = writers.get(slot);
    if (known) known.push(writer);
    else writers.set(slot, [writer]);
  };
  for (const [index, { slot }] of parameters.entries()) add(slot, `parameter ${index}`);
  for (const op of code) {
    switch (op.op) {
      case 'do':
        if (op.do.do === 'let') add(op.do.slot, `let ${JSON.stringify(op.do.value)}`);
        break;
      case 'for':
        add(op.slot, `for ${op.id}`);
        add(op.index, `index ${op.id}`);
        break;
      case 'hear':
        add(op.hear.slot, `hear ${op.id}`);
        break;
      case 'offer':
        add(op.hear?.slot, `hear ${op.id}`);
        break;
      case 'draw':
        add(op.slot, `draw ${op.id}`);
        break;
      default:
        break;
    }
  }
  return writers;
}

/** By slot, the places that read it, and parameters, whose place is their rank. */
function readersOf({ code, parameters }: SceneIr): ReadonlyMap<string, ReadonlySet<string>> {
  const readers = new Map<string, Set<string>>();
  const add = (slot: string, reader: string): void => {
    const known = readers.get(slot);
    if (known) known.add(reader);
    else readers.set(slot, new Set([reader]));
  };
  for (const [index, { slot }] of parameters.entries()) add(slot, `parameter ${index}`);
  let above = 'beginning';
  for (const op of code) {
    const id = 'id' in op ? op.id : op.op === 'do' && 'id' in op.do ? op.do.id : undefined;
    // What has no id of its own is known by what stands above it.
    const reader = id ?? `${op.op} below ${above}`;
    above = id ?? above;
    for (const slot of slotsRead(op)) add(slot, reader);
  }
  return readers;
}

function sameWriters(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((writer, index) => writer === other[index]);
}

function meets(one: ReadonlySet<string> | undefined, other: ReadonlySet<string> | undefined): boolean {
  return one !== undefined && other !== undefined && [...one].some((each) => other.has(each));
}
