import type { OpIr } from '@fabula/runtime/bundle';

/** A place in the code that is not known yet; `here()` settles it. */
export interface Mark {
  pc: number;
}

/** Collects a scene's code. Jumps forward name a mark; ops that hold one are finished when the scene is. */
export class CodeBuilder {
  readonly #ops: (OpIr | (() => OpIr))[] = [];

  mark(): Mark {
    return { pc: -1 };
  }

  /** Settles a mark at the next op. */
  here(mark: Mark): void {
    mark.pc = this.#ops.length;
  }

  get length(): number {
    return this.#ops.length;
  }

  add(op: OpIr): void {
    this.#ops.push(op);
  }

  /** Adds an op that names marks which are still open. */
  later(op: () => OpIr): void {
    this.#ops.push(op);
  }

  jump(to: Mark): void {
    this.later(() => ({ op: 'jump', to: to.pc }));
  }

  finish(): OpIr[] {
    return this.#ops.map((op) => (typeof op === 'function' ? op() : op));
  }
}
