/**
 * A demand-driven database of derived values: nothing is computed before it is asked for, and nothing again while what
 * it was computed from stayed the same. The scheme is that of incremental build systems with early cutoff (Mokhov,
 * Mitchell, Peyton Jones, "Build systems à la carte", 2018; rust-analyzer's salsa): a value that is recomputed and
 * comes out equal does not disturb those who read it.
 */
export class Database {
  #revision = 1;
  readonly #cells = new Map<string, Cell>();
  readonly #reading: Set<string>[] = [];

  /** Sets an input. An equal value changes nothing. */
  set<T>(key: Key<T>, value: T): void {
    const cell = this.#cells.get(key.name);
    if (cell && Object.is(cell.value, value)) return;
    this.#revision += 1;
    this.#cells.set(key.name, { value, changedAt: this.#revision, verifiedAt: this.#revision });
  }

  /** Forgets an input or a derived value whose subject is gone. */
  delete(key: Key<unknown>): void {
    if (!this.#cells.has(key.name)) return;
    this.#revision += 1;
    this.#cells.set(key.name, absent(this.#revision));
  }

  /** An input's value, or undefined where it was never set. The reader depends on it either way. */
  input<T>(key: Key<T>): T | undefined {
    this.#reading.at(-1)?.add(key.name);
    const cell = this.#cells.get(key.name);
    // That there is nothing is known, too: or its readers would be computed again each time.
    if (!cell) this.#cells.set(key.name, absent(0));
    return cell && key.holds(cell.value) ? cell.value : undefined;
  }

  /** A derived value: from memory when all that its computation read is unchanged, else computed now. */
  get<T>(key: Key<T>, compute: () => T, equal: (a: T, b: T) => boolean = Object.is): T {
    this.#reading.at(-1)?.add(key.name);
    const cell = this.#cells.get(key.name);
    if (cell?.refresh && key.holds(cell.value) && this.#isFresh(key.name)) return cell.value;
    return this.#compute(key, compute, equal);
  }

  /** Reads without depending: only where another dependency already stands for what is read. */
  untracked<T>(read: () => T): T {
    this.#reading.push(new Set());
    try {
      return read();
    } finally {
      this.#reading.pop();
    }
  }

  #compute<T>(key: Key<T>, compute: () => T, equal: (a: T, b: T) => boolean): T {
    const dependencies = new Set<string>();
    this.#reading.push(dependencies);
    let value: T;
    try {
      value = compute();
    } finally {
      this.#reading.pop();
    }
    const before = this.#cells.get(key.name);
    const same = before?.refresh !== undefined && key.holds(before.value) && equal(before.value, value);
    this.#cells.set(key.name, {
      value: same ? before.value : value,
      changedAt: same ? before.changedAt : this.#revision,
      verifiedAt: this.#revision,
      dependencies,
      refresh: () => void this.#compute(key, compute, equal),
    });
    return same && key.holds(before.value) ? before.value : value;
  }

  /** Whether a derived value still stands; recomputes what it read, deepest first, to find out. */
  #isFresh(name: string): boolean {
    const cell = this.#cells.get(name);
    if (!cell) return false;
    if (cell.verifiedAt === this.#revision || !cell.dependencies) return true;
    for (const dependency of cell.dependencies) {
      const read = this.#cells.get(dependency);
      if (!read) return false;
      if (read.refresh && !this.#isFresh(dependency)) read.refresh();
      if ((this.#cells.get(dependency)?.changedAt ?? Number.POSITIVE_INFINITY) > cell.verifiedAt) return false;
    }
    cell.verifiedAt = this.#revision;
    return true;
  }
}

/** An input that was never set, or is gone. */
function absent(since: number): Cell {
  return { value: undefined, changedAt: since, verifiedAt: since };
}

interface Cell {
  readonly value: unknown;
  readonly changedAt: number;
  verifiedAt: number;
  readonly dependencies?: ReadonlySet<string>;
  /** Absent for inputs. */
  readonly refresh?: () => void;
}

/** The name of a value in the database, with its type. */
export interface Key<T> {
  readonly name: string;
  /** Every value stored under a name was put there through this key's type, so this never looks at the value. */
  holds(value: unknown): value is T;
}

/** Makes the keys of one sort of value: `const parsed = keys<Parsed>('parse')`, `parsed('quay.fab')`. */
export function keys<T>(sort: string): (subject: string) => Key<T> {
  const holds = (_value: unknown): _value is T => true;
  return (subject) => ({ name: `${sort} ${subject}`, holds });
}
