import { endedBit } from './input-code.js';
import type { SeenTable } from './seen-table.js';

/** Which states lead to which: two figures of 4 bytes a road, kept while the search goes on. */
export class Roads {
  #pairs: Int32Array<ArrayBuffer>;
  #size: number;

  constructor(pairs: Int32Array = new Int32Array(0)) {
    this.#pairs = new Int32Array(Math.max(2048, pairs.length));
    this.#pairs.set(pairs);
    this.#size = pairs.length;
  }

  add(from: number, to: number): void {
    if (this.#size === this.#pairs.length) {
      const larger = new Int32Array(this.#size * 2);
      larger.set(this.#pairs);
      this.#pairs = larger;
    }
    this.#pairs[this.#size] = from;
    this.#pairs[this.#size + 1] = to;
    this.#size += 2;
  }

  get bytes(): number {
    return this.#size * 4;
  }

  column(): Int32Array<ArrayBuffer> {
    return this.#pairs.subarray(0, this.#size);
  }

  /**
   * The states from which no end can be come to any more, in the order in which they were met; none where the story
   * has no end at all, and is meant to go on for ever. Goes back from the ends along the roads.
   */
  trapped(table: SeenTable): readonly number[] {
    const { size } = table;
    const pairs = this.column();
    const starts = new Int32Array(size + 1);
    for (let i = 1; i < pairs.length; i += 2) starts[(pairs[i] ?? 0) + 1] = (starts[(pairs[i] ?? 0) + 1] ?? 0) + 1;
    for (let i = 0; i < size; i++) starts[i + 1] = (starts[i + 1] ?? 0) + (starts[i] ?? 0);
    const fill = starts.slice();
    const back = new Int32Array(pairs.length / 2);
    for (let i = 0; i < pairs.length; i += 2) {
      const to = pairs[i + 1] ?? 0;
      const at = fill[to] ?? 0;
      back[at] = pairs[i] ?? 0;
      fill[to] = at + 1;
    }
    const free = new Uint8Array(size);
    const open: number[] = [];
    for (let node = 0; node < size; node++) {
      if ((table.inputOf(node) & endedBit) === 0) continue;
      free[node] = 1;
      open.push(node);
    }
    if (open.length === 0) return [];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      for (let i = starts[node] ?? 0; i < (starts[node + 1] ?? 0); i++) {
        const from = back[i] ?? 0;
        if (free[from] === 1) continue;
        free[from] = 1;
        open.push(from);
      }
    }
    const found: number[] = [];
    for (let node = 0; node < size; node++) if (free[node] === 0) found.push(node);
    return found;
  }
}
