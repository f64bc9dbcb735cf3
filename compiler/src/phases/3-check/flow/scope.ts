import type { Span } from '../../../base/index.js';
import type { Meaning } from '../expressions/meaning.js';
import type { Ty } from '../types.js';

/** A name that a body declares: a `let`, a binder, what is heard; or a parameter. */
export interface Variable {
  readonly name: string;
  readonly slot: string;
  /** Grows only in one way: words of a person, once assigned, mark the variable for good. */
  type: Ty;
  readonly rank: 'let' | 'parameter';
  readonly span: Span;
  /** Where it was last read, as an offset; −1 until it is. */
  lastRead: number;
  /** Set where it is no value: the edge of a query's pattern; or what it may not be asked for, which is reported. */
  readonly meaning?: (span: Span) => Meaning;
}

/** The variables in sight, a block inside a block. */
export class Scope {
  readonly parent: Scope | undefined;
  #names: Map<string, Variable> | undefined;

  constructor(parent: Scope | undefined) {
    this.parent = parent;
  }

  find(name: string): Variable | undefined {
    for (let scope: Scope | undefined = this; scope; scope = scope.parent) {
      const found = scope.#names?.get(name);
      if (found) return found;
    }
    return undefined;
  }

  /** A variable of this very block. */
  own(name: string): Variable | undefined {
    return this.#names?.get(name);
  }

  add(variable: Variable): void {
    this.#names ??= new Map();
    this.#names.set(variable.name, variable);
  }

  /** A slot that no variable in sight holds. Blocks side by side share slots: their variables never live together. */
  freeSlot(name: string): string {
    let slot = name;
    for (let n = 2; this.#holds(slot); n++) slot = `${name}.${n}`;
    return slot;
  }

  /** All variables in sight. */
  *variables(): Iterable<Variable> {
    for (let scope: Scope | undefined = this; scope; scope = scope.parent)
      if (scope.#names) yield* scope.#names.values();
  }

  /** All names in sight, inner ones first, for suggestions. */
  *names(): Iterable<string> {
    for (let scope: Scope | undefined = this; scope; scope = scope.parent) if (scope.#names) yield* scope.#names.keys();
  }

  #holds(slot: string): boolean {
    for (let scope: Scope | undefined = this; scope; scope = scope.parent) {
      if (!scope.#names) continue;
      for (const variable of scope.#names.values()) if (variable.slot === slot) return true;
    }
    return false;
  }
}
