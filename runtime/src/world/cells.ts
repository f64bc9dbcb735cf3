import type { Value } from '../bundle/index.js';
import type { Lanes } from './hashing.js';

/** A cell as the map holds it, with its share of the state's hash. */
export interface Cell {
  /** Absent while a draft remembers that the cell went away. */
  readonly value: Value | undefined;
  /** The draft that wrote it: a second write in the same draft has nothing to remember. */
  readonly writer: number;
  /** Set when the draft is kept. */
  lanes: Lanes;
}

/** What a version differs by from the next one: what the cells held before. */
export type Difference = readonly (readonly [key: string, before: Cell | undefined])[];

/**
 * A version of all cells. The newest holds a plain `Map`; an older one holds what differs from its successor. Reading
 * an older one turns the chain round, so that the `Map` moves to it (rerooting: Baker, "Shallow Binding Makes
 * Functional Arrays Fast", 1991; Conchon and Filliâtre, "A Persistent Union-Find Data Structure", 2007). Playing on
 * costs what a mutable map costs, and old states stay valid. A tree of maps would make every read dearer to make going
 * back cheaper, which happens once in a while.
 *
 * An old version points to the newer ones, so whoever held one would hold all that came after. Therefore a chain is cut
 * when its differences outweigh the map: the next version gets a map of its own. That costs a constant per change, and
 * bounds both what an old version keeps alive and how far reading it has to go.
 */
export class Version {
  #map: Map<string, Cell> | undefined;
  #difference: Difference = [];
  #next: Version | undefined;
  /** Changes since the map was made. */
  readonly #weight: number;

  private constructor(
    map: Map<string, Cell>,
    readonly lanes: Lanes,
    weight: number,
  ) {
    this.#map = map;
    this.#weight = weight;
  }

  static of(cells: Map<string, Cell>, lanes: Lanes): Version {
    return new Version(cells, lanes, 0);
  }

  /** The cells of this version. The map is only valid until another version is asked for. */
  map(): Map<string, Cell> {
    return this.#map ?? this.#reroot();
  }

  /** The same cells with a map of their own: what follows it has nothing to do with what follows this one. */
  copy(): Version {
    return Version.of(new Map(this.map()), this.lanes);
  }

  /** A version after this one, whose map was already changed by `difference`. */
  follow(difference: Difference, lanes: Lanes): Version {
    const map = this.map();
    const weight = this.#weight + difference.length;
    if (weight > Math.max(shortestChain, map.size)) {
      const next = Version.of(new Map(map), lanes);
      for (const [key, before] of difference) put(map, key, before);
      return next;
    }
    const next = new Version(map, lanes, weight);
    this.#map = undefined;
    this.#difference = difference;
    this.#next = next;
    return next;
  }

  #reroot(): Map<string, Cell> {
    // Iterative: a chain is as long as the map is large.
    const path: Version[] = [];
    let root: Version = this;
    while (root.#next) {
      path.push(root);
      root = root.#next;
    }
    const map = root.#map;
    if (!map) throw new Error('a chain of versions without a root');
    let from = root;
    for (let i = path.length - 1; i >= 0; i--) {
      const to = path[i];
      if (!to) continue;
      const back: [string, Cell | undefined][] = [];
      for (const [key, before] of to.#difference) {
        back.push([key, map.get(key)]);
        put(map, key, before);
      }
      from.#map = undefined;
      from.#difference = back;
      from.#next = to;
      to.#next = undefined;
      to.#difference = [];
      from = to;
    }
    this.#map = map;
    return map;
  }
}

/** Below this a chain isn't worth cutting. */
const shortestChain = 256;

function put(map: Map<string, Cell>, key: string, cell: Cell | undefined): void {
  if (cell) map.set(key, cell);
  else map.delete(key);
}
