import { isObject } from './shape/check.js';

/**
 * JSON in one form (RFC 8785), as UTF-8. The bytes are those of `canonicalize`, which a property test holds; that
 * package takes 2.0 s for a program of 40 MB and makes a string that has to be encoded once more, this takes 0.5 s.
 *
 * Throws a `RangeError` for what JSON cannot say (a figure that is not finite, half a surrogate pair, a function), since
 * only a mistake in the program that calls it leads there.
 *
 * `room` is how many bytes are expected. A buffer that grows to 40 MB is allocated and copied a dozen times, and each
 * time the collector is told of the memory it walks the whole heap: with room from the start, that takes half as long.
 */
export function canonicalJson(value: unknown, room = 1 << 12): Uint8Array {
  const writer = new CanonicalWriter(room);
  writer.value(value);
  return writer.bytes();
}

/** About how many bytes a large value takes, with some to spare: of a thousand scenes every sixteenth is measured. */
export function roomFor(value: unknown): number {
  return Math.ceil(sizeOf(value) * 1.1);
}

function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length + 2;
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + sizeOf(item) + 1, 2);
  if (!isObject(value)) return 5;
  const keys = Object.keys(value);
  const step = keys.length < 256 ? 1 : 16;
  let size = 2;
  for (let i = 0; i < keys.length; i += step) {
    const key = keys[i] ?? '';
    size += (key.length + 4 + sizeOf(value[key])) * step;
  }
  return size;
}

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const listOpens = 0x5b;
const listCloses = 0x5d;
const objectOpens = 0x7b;
const objectCloses = 0x7d;

const encoder = new TextEncoder();

/**
 * A program has some hundred keys and writes each many thousand times, and a turn's payload has the same few dozen as the one before:
 * what was worked out for a key or a form is kept for all that is written later.
 */
const knownKeys = new Map<string, Uint8Array>();
const knownForms = new Map<string, readonly string[]>();
const mostKnown = 4_096;

/** Names of scenes are met once; so when there is no room it begins anew, and what is met often is soon there again. */
function keep<T>(known: Map<string, T>, name: string, found: T): void {
  if (known.size >= mostKnown) known.clear();
  known.set(name, found);
}

class CanonicalWriter {
  #buffer: Uint8Array;
  #length = 0;
  constructor(room: number) {
    this.#buffer = new Uint8Array(room);
  }

  bytes(): Uint8Array {
    return this.#buffer.subarray(0, this.#length);
  }

  value(value: unknown): void {
    switch (typeof value) {
      case 'string':
        this.#string(value);
        return;
      case 'number':
        if (!Number.isFinite(value))
          throw new RangeError('Canonical JSON has no form for a figure that is not finite.');
        this.#ascii(JSON.stringify(value));
        return;
      case 'boolean':
        this.#ascii(value ? 'true' : 'false');
        return;
      case 'object':
        if (value === null) this.#ascii('null');
        else if (isObject(value)) this.#object(value);
        else if (Array.isArray(value)) this.#list(value);
        return;
      case 'undefined':
      case 'bigint':
      case 'function':
      case 'symbol':
        throw new RangeError(`Canonical JSON has no form for a ${typeof value}.`);
    }
  }

  #list(items: readonly unknown[]): void {
    this.#byte(listOpens);
    for (let i = 0; i < items.length; i++) {
      if (i > 0) this.#byte(comma);
      this.value(items[i]);
    }
    this.#byte(listCloses);
  }

  #object(object: { readonly [key: string]: unknown }): void {
    let keys: readonly string[] = Object.keys(object);
    if (!inOrder(keys)) keys = this.#sorted(keys);
    let first = true;
    this.#byte(objectOpens);
    for (const key of keys) {
      const value = object[key];
      if (value === undefined) continue;
      if (!first) this.#byte(comma);
      first = false;
      this.#key(key);
      this.value(value);
    }
    this.#byte(objectCloses);
  }

  /** Most objects are of a few dozen forms: each form's keys are sorted once. */
  #sorted(keys: readonly string[]): readonly string[] {
    if (keys.length > 16) return keys.toSorted();
    const form = keys.join();
    const known = knownForms.get(form);
    // Keys may hold commas: such forms are not kept, and are told from those that are by having fewer keys.
    if (known?.length === keys.length) return known;
    const sorted = keys.toSorted();
    if (!keys.some((key) => key.includes(','))) keep(knownForms, form, sorted);
    return sorted;
  }

  #key(key: string): void {
    let bytes = knownKeys.get(key);
    if (!bytes) {
      bytes = encoder.encode(`${quoted(key)}:`);
      // Names of scenes and fields are keys, too, and are met once.
      keep(knownKeys, key, bytes);
    }
    const { length } = bytes;
    this.#room(length);
    const buffer = this.#buffer;
    let at = this.#length;
    for (let i = 0; i < length; i++) buffer[at++] = bytes[i] ?? 0;
    this.#length = at;
  }

  /** Most strings are plain ASCII and are copied as they are; the first other character hands over to `JSON.stringify`. */
  #string(text: string): void {
    const { length } = text;
    this.#room(length + 2);
    const buffer = this.#buffer;
    let at = this.#length;
    buffer[at++] = quote;
    for (let i = 0; i < length; i++) {
      const unit = text.charCodeAt(i);
      if (unit < 0x20 || unit > 0x7e || unit === quote || unit === backslash) {
        this.#encoded(quoted(text));
        return;
      }
      buffer[at++] = unit;
    }
    buffer[at++] = quote;
    this.#length = at;
  }

  /** Figures and words: a call of the encoder would cost more than they do. */
  #ascii(text: string): void {
    const { length } = text;
    this.#room(length);
    for (let i = 0; i < length; i++) this.#buffer[this.#length++] = text.charCodeAt(i);
  }

  #encoded(text: string): void {
    // A UTF-16 unit takes three bytes of UTF-8 at most.
    this.#room(text.length * 3);
    this.#length += encoder.encodeInto(text, this.#buffer.subarray(this.#length)).written;
  }

  #byte(byte: number): void {
    this.#room(1);
    this.#buffer[this.#length++] = byte;
  }

  #room(more: number): void {
    const wanted = this.#length + more;
    if (wanted <= this.#buffer.length) return;
    const grown = new Uint8Array(Math.max(wanted, this.#buffer.length * 2));
    grown.set(this.#buffer.subarray(0, this.#length));
    this.#buffer = grown;
  }
}

/** Keys are ordered by UTF-16 units, as `<` orders them. What a tool lowers is often in order already. */
function inOrder(keys: readonly string[]): boolean {
  let last = '';
  for (const key of keys) {
    if (key < last) return false;
    last = key;
  }
  return true;
}

function quoted(text: string): string {
  if (/\p{Surrogate}/u.test(text)) throw new RangeError('Canonical JSON has no form for half a surrogate pair.');
  return JSON.stringify(text);
}
