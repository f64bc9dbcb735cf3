import { digitValue } from './alphabet.js';

/** The number of an id; a leading one keeps `0abc` and `00abc` apart. At most 41 bits. Zero when it is no id. */
export function idNumber(text: string, from: number, to: number): number {
  if (to - from < 4 || to - from > 8) return 0;
  let value = 1;
  for (let i = from; i < to; i++) {
    const digit = digitValue(text.charCodeAt(i));
    if (digit < 0) return 0;
    value = value * 32 + digit;
  }
  return value;
}

/**
 * All ids of a pack, as numbers in one typed array with open addressing: a `Set` of 400,000 strings would keep them all
 * alive and be filled in every build, while all it is asked is whether an id is there.
 */
export class IdSet {
  #slots = new Float64Array(1 << 12);
  #size = 0;
  readonly #more: IdSet | undefined;

  /** What is in `more` is in this one, too; what is added here is not in that. */
  constructor(more?: IdSet) {
    this.#more = more;
  }

  has(id: string): boolean {
    return this.hasNumber(idNumber(id, 0, id.length));
  }

  hasNumber(value: number): boolean {
    return value !== 0 && (this.#slots[this.#slotOf(value)] === value || this.#more?.hasNumber(value) === true);
  }

  add(id: string): boolean {
    return this.addNumber(idNumber(id, 0, id.length));
  }

  /** False when it was there. */
  addNumber(value: number): boolean {
    if (this.#more?.hasNumber(value)) return false;
    const slot = this.#slotOf(value);
    if (this.#slots[slot] === value) return false;
    this.#slots[slot] = value;
    this.#size += 1;
    if (this.#size * 2 > this.#slots.length) this.#grow();
    return true;
  }

  #slotOf(value: number): number {
    const mask = this.#slots.length - 1;
    const high = Math.floor(value / 0x1_0000_0000);
    let at = Math.imul((value >>> 0) ^ Math.imul(high, 0x85ebca6b), 0x9e3779b1);
    at = (at ^ (at >>> 15)) & mask;
    for (;;) {
      const held = this.#slots[at];
      if (held === 0 || held === value) return at;
      at = (at + 1) & mask;
    }
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Float64Array(old.length * 4);
    for (const value of old) if (value !== 0) this.#slots[this.#slotOf(value)] = value;
  }
}
