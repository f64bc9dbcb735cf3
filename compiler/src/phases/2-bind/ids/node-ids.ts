import type { PlaceNode } from '../place-ids.js';

/**
 * Ids by syntax node. A `Map` hashes objects by an identity it has to give each of them first and copies itself as it
 * grows; for 400,000 places that was a quarter of the phase. Nodes have spans, which nearly tell them apart, so this
 * table hashes those and compares the nodes.
 */
export class NodeIds {
  readonly #slots: Int32Array;
  readonly #nodes: PlaceNode[];
  readonly #ids: string[];
  #count = 0;

  /** `count` nodes will be added, and no more. */
  constructor(count: number) {
    this.#nodes = new Array<PlaceNode>(count);
    this.#ids = new Array<string>(count);
    let size = 16;
    while (size < count * 2) size *= 2;
    this.#slots = new Int32Array(size);
  }

  /** `key` is `nodeKey(node)`, made when the node was last at hand: fetching 400,000 nodes again just for it is slow. */
  add(node: PlaceNode, key: number, id: string): void {
    this.#nodes[this.#count] = node;
    this.#ids[this.#count] = id;
    this.#count += 1;
    const mask = this.#slots.length - 1;
    let at = key & mask;
    while (this.#slots[at] !== 0) at = (at + 1) & mask;
    // One more than the index: zero is an empty slot.
    this.#slots[at] = this.#count;
  }

  find(node: PlaceNode): string | undefined {
    const mask = this.#slots.length - 1;
    for (let at = nodeKey(node) & mask; ; at = (at + 1) & mask) {
      const index = this.#slots[at] ?? 0;
      if (index === 0) return undefined;
      if (this.#nodes[index - 1] === node) return this.#ids[index - 1];
    }
  }
}

/** Spans nearly tell nodes apart. */
export function nodeKey(node: PlaceNode): number {
  const { start, end } = node.span;
  const h = Math.imul(start, 0x9e3779b1) ^ Math.imul(end, 0x85ebca6b) ^ node.kind.length;
  return h ^ (h >>> 15);
}
