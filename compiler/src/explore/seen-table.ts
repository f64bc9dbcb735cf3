/**
 * The states that were met, each with the way back: 16 bytes of key, 4 for the state it was met from, 4 for what was
 * done there, and two slots of 4 bytes in an open-addressing index that is half full at most. A `Map` of strings would
 * take ten times as much.
 */
export class SeenTable {
  #keys: BigUint64Array<ArrayBuffer>;
  #parents: Int32Array<ArrayBuffer>;
  #inputs: Uint32Array<ArrayBuffer>;
  #slots: Int32Array<ArrayBuffer>;
  #size = 0;

  constructor(states = 1024) {
    // A power of two, so that a key's place is its lowest bits.
    const capacity = 1 << Math.ceil(Math.log2(Math.max(states, 2)));
    this.#keys = new BigUint64Array(capacity * 2);
    this.#parents = new Int32Array(capacity);
    this.#inputs = new Uint32Array(capacity);
    this.#slots = new Int32Array(capacity * 2).fill(-1);
  }

  get size(): number {
    return this.#size;
  }

  /** Puts a state in; −1 when it is there already. */
  add(low: bigint, high: bigint, parent: number, input: number): number {
    if (this.#size === this.#parents.length) this.#grow();
    const slot = this.#find(low, high);
    if (this.#slots[slot] !== -1) return -1;
    const index = this.#size++;
    this.#slots[slot] = index;
    this.#keys[index * 2] = low;
    this.#keys[index * 2 + 1] = high;
    this.#parents[index] = parent;
    this.#inputs[index] = input;
    return index;
  }

  /** The number of a state that is there. */
  indexOf(low: bigint, high: bigint): number {
    return this.#slots[this.#find(low, high)] ?? -1;
  }

  keyOf(index: number): { readonly low: bigint; readonly high: bigint } {
    return { low: this.#keys[index * 2] ?? 0n, high: this.#keys[index * 2 + 1] ?? 0n };
  }

  /** The state another one was met from; −1 for those that the start led to. */
  parentOf(index: number): number {
    return this.#parents[index] ?? -1;
  }

  inputOf(index: number): number {
    return this.#inputs[index] ?? 0;
  }

  depthOf(index: number): number {
    let depth = 0;
    for (let at = this.parentOf(index); at >= 0; at = this.parentOf(at)) depth += 1;
    return depth;
  }

  /** The inputs that led to a state, from the start on. */
  pathTo(index: number): number[] {
    const path: number[] = [];
    for (let at = index; at >= 0; at = this.parentOf(at)) path.push(this.inputOf(at));
    return path.reverse();
  }

  /** Everything that is to be saved; the index is made again. */
  columns(): { readonly keys: BigUint64Array; readonly parents: Int32Array; readonly inputs: Uint32Array } {
    return {
      keys: this.#keys.subarray(0, this.#size * 2),
      parents: this.#parents.subarray(0, this.#size),
      inputs: this.#inputs.subarray(0, this.#size),
    };
  }

  static of({ keys, parents, inputs }: ReturnType<SeenTable['columns']>): SeenTable {
    const table = new SeenTable(Math.max(1024, parents.length));
    for (let i = 0; i < parents.length; i++)
      table.add(keys[i * 2] ?? 0n, keys[i * 2 + 1] ?? 0n, parents[i] ?? -1, inputs[i] ?? 0);
    return table;
  }

  /** The slot a key is in, or would be. */
  #find(low: bigint, high: bigint): number {
    const mask = this.#slots.length - 1;
    let slot = Number(BigInt.asUintN(32, low)) & mask;
    for (;;) {
      const index = this.#slots[slot] ?? -1;
      if (index === -1 || (this.#keys[index * 2] === low && this.#keys[index * 2 + 1] === high)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #grow(): void {
    const capacity = this.#parents.length * 2;
    const keys = new BigUint64Array(capacity * 2);
    keys.set(this.#keys);
    const parents = new Int32Array(capacity);
    parents.set(this.#parents);
    const inputs = new Uint32Array(capacity);
    inputs.set(this.#inputs);
    this.#keys = keys;
    this.#parents = parents;
    this.#inputs = inputs;
    this.#slots = new Int32Array(capacity * 2).fill(-1);
    for (let i = 0; i < this.#size; i++) this.#slots[this.#find(keys[i * 2] ?? 0n, keys[i * 2 + 1] ?? 0n)] = i;
  }
}

/** The bytes that one state takes. */
export const bytesAState = 32;
