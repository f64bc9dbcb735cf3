import type { OpIr } from '@fabula/runtime/bundle';
import { noteCode } from '../../base/index.js';

/** A place in the code that is not known yet; `here()` settles it. */
export interface Mark {
  pc: number;
}

/** Collects a scene's code. Jumps forward name a mark; ops that hold one are finished when the scene is. */
export class CodeBuilder {
  readonly #ops: (OpIr | (() => OpIr))[] = [];
  readonly #starts: number[] = [];
  /** Where in the source the ops come from that are added now. */
  at = 0;

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
    this.#starts.push(this.at);
  }

  /** Adds an op that names marks which are still open. */
  later(op: () => OpIr): void {
    this.#ops.push(op);
    this.#starts.push(this.at);
  }

  jump(to: Mark): void {
    this.later(() => ({ op: 'jump', to: to.pc }));
  }

  finish(file: string): OpIr[] {
    const code = this.#ops.map((op) => (typeof op === 'function' ? op() : op));
    noteCode(code, { file, starts: this.#starts });
    return code;
  }
}
