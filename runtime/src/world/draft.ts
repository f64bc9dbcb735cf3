import type { Value } from '../bundle/index.js';
import { canonicalText } from './canonical.js';
import { isCampaignCell } from './cell-keys.js';
import { type Cell, Version } from './cells.js';
import { type Hashing, type Lanes, lanesOf, noLanes } from './hashing.js';

/** A place in a draft's journal to come back to. */
export type Savepoint = number;

let writers = 0;

/**
 * A turn's changes in the making. Writes go straight into the newest version's map and into a journal of what was there
 * before; a refused statement is undone by reading the journal back to its savepoint, a failed turn by reading all of it.
 * The version underneath must not be read while a draft of it is open: `keep` or `drop` ends it.
 */
export class Draft {
  readonly #map: Map<string, Cell>;
  readonly #writer: number;
  readonly #keys: string[] = [];
  readonly #before: (Cell | undefined)[] = [];
  #undone = 0;

  constructor(
    readonly hashing: Hashing,
    readonly base: Version,
    /** The number of the turn that is being made: what visits are dated with. */
    readonly turn: number,
  ) {
    this.#map = base.map();
    writers += 1;
    this.#writer = writers;
  }

  /** What a cell holds; its default is the layout's matter. */
  get(key: string): Value | undefined {
    return this.#map.get(key)?.value;
  }

  /** `undefined` takes the cell away. */
  set(key: string, value: Value | undefined): void {
    this.#keys.push(key);
    this.#before.push(this.#map.get(key));
    this.#map.set(key, { value, writer: this.#writer, lanes: noLanes });
  }

  savepoint(): Savepoint {
    return this.#keys.length;
  }

  /** How often something was undone: who follows the journal then has to begin again. */
  get undone(): number {
    return this.#undone;
  }

  /** The keys written since, as often as they were written. */
  writtenSince(from: Savepoint): readonly string[] {
    return this.#keys.slice(from);
  }

  /** How many cells there are. */
  get size(): number {
    return this.#map.size;
  }

  /** The keys of all cells that begin so, in no order: a session that was loaded has another than one that was played. */
  *keysWith(prefix: string): Iterable<string> {
    for (const [key, cell] of this.#map) if (cell.value !== undefined && key.startsWith(prefix)) yield key;
  }

  /** Undoes what was written since. */
  rollback(to: Savepoint): void {
    if (this.#keys.length > to) this.#undone += 1;
    while (this.#keys.length > to) {
      const key = this.#keys.pop();
      const before = this.#before.pop();
      if (key === undefined) return;
      if (before) this.#map.set(key, before);
      else this.#map.delete(key);
    }
  }

  /** Leaves the version as it was. */
  drop(): void {
    this.rollback(0);
  }

  /** Makes the version after. Cells of the campaign are left to the host. */
  keep(): Version {
    const difference: [string, Cell | undefined][] = [];
    let { low, high } = this.base.lanes;
    for (let i = 0; i < this.#keys.length; i++) {
      const key = this.#keys[i];
      const before = this.#before[i];
      // A cell that this draft itself had written before is not what the version before held.
      if (key === undefined || before?.writer === this.#writer) continue;
      const cell = this.#map.get(key);
      if (isCampaignCell(key)) {
        this.#map.delete(key);
        continue;
      }
      difference.push([key, before]);
      if (before) {
        low -= before.lanes.low;
        high -= before.lanes.high;
      }
      if (cell?.value === undefined) {
        this.#map.delete(key);
      } else {
        cell.lanes = cellLanes(this.hashing, key, cell.value);
        low += cell.lanes.low;
        high += cell.lanes.high;
      }
    }
    if (difference.length === 0) return this.base;
    return this.base.follow(difference, { low: BigInt.asUintN(64, low), high: BigInt.asUintN(64, high) });
  }
}

function cellLanes(hashing: Hashing, key: string, value: Value): Lanes {
  const counted = hashing.counts ? hashing.counts(key, value) : value;
  return counted === undefined ? noLanes : lanesOf(hashing, `${key}\u0000${canonicalText(counted)}`);
}

/** A version made of loose cells: the first one, or one that was saved. */
export function versionOf(hashing: Hashing, cells: Iterable<readonly [string, Value]>): Version {
  const map = new Map<string, Cell>();
  let low = 0n;
  let high = 0n;
  for (const [key, value] of cells) {
    const lanes = cellLanes(hashing, key, value);
    map.set(key, { value, writer: 0, lanes });
    low += lanes.low;
    high += lanes.high;
  }
  return Version.of(map, { low: BigInt.asUintN(64, low), high: BigInt.asUintN(64, high) });
}
