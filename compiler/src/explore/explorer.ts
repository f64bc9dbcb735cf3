import type { ProgramIr } from '@fabula/runtime/bundle';
import type { State, Waiting } from '@fabula/runtime/engine';
import { type Thrown, throwsFrom, throwsOf } from './chance.js';
import { type Happening, happeningsIn } from './happening.js';
import type { Step } from './input-code.js';
import { Machine } from './machine.js';
import type { Tally } from './tally.js';
import { type WalkReply, type WalkRequest, walks } from './walk.js';

/** What is to be done next. Plain data, so that a worker can be asked as well. */
export type Request =
  | {
      readonly ask: 'expand';
      readonly nodes: readonly number[];
      /** How to come to nodes whose state is not at hand, by their index in `nodes`. */
      readonly paths: readonly (readonly [index: number, path: readonly Step[]])[];
      /** The numbers that the states found by the last request got, in their order; −1: they were known. */
      readonly adopt: Int32Array;
    }
  | ({ readonly ask: 'walk' } & WalkRequest);

export type Reply = ({ readonly reply: 'expanded' } & Expanded) | ({ readonly reply: 'walked' } & WalkReply);

/** What a run of nodes leads to: columns, one entry a child, node after node. */
export interface Expanded {
  /** How many children each node has. */
  readonly counts: Int32Array;
  /** Two lanes a child. */
  readonly keys: BigUint64Array;
  readonly steps: readonly Step[];
  /** 1 where nothing can follow. */
  readonly ended: Uint8Array;
  readonly happenings: readonly (readonly [child: number, happening: Happening])[];
  readonly turns: number;
  readonly tally: Tally;
}

/** Works off requests, here or in a worker: holds the states of the nodes that are to be expanded. */
export class Explorer {
  readonly machine: Machine;
  readonly #states = new Map<number, Held>();
  /** What the last request found, until it is told which of it was new. */
  #found: (Held | undefined)[] = [];

  private constructor(machine: Machine) {
    this.machine = machine;
  }

  static async make(program: ProgramIr): Promise<Explorer> {
    return new Explorer(await Machine.make(program));
  }

  answer(request: Request): Reply {
    return request.ask === 'expand'
      ? { reply: 'expanded', ...this.#expand(request) }
      : { reply: 'walked', ...walks(this.machine, request), tally: this.#takeTally() };
  }

  #expand({ nodes, paths, adopt }: Extract<Request, { ask: 'expand' }>): Expanded {
    this.#adopt(adopt);
    const turns = this.machine.turns;
    const ways = new Map(paths);
    const counts = new Int32Array(nodes.length);
    const keys: bigint[] = [];
    const steps: Step[] = [];
    const ended: number[] = [];
    const happenings: [number, Happening][] = [];
    for (const [index, node] of nodes.entries()) {
      const before = steps.length;
      for (const { step, thrown } of this.#children(node, ways.get(index))) {
        const { outcome, low, high } = thrown;
        const { state, waiting } = outcome;
        for (const happening of happeningsIn(outcome, this.machine.sites)) happenings.push([steps.length, happening]);
        keys.push(low, high);
        steps.push(step);
        ended.push(state.ended ? 1 : 0);
        this.#found.push(state.ended ? undefined : { state, waiting });
      }
      counts[index] = steps.length - before;
    }
    return {
      counts,
      keys: BigUint64Array.from(keys),
      steps,
      ended: Uint8Array.from(ended),
      happenings,
      turns: this.machine.turns - turns,
      tally: this.#takeTally(),
    };
  }

  #adopt(numbers: Int32Array): void {
    for (const [index, number] of numbers.entries()) {
      const held = this.#found[index];
      if (held && number >= 0) this.#states.set(number, held);
    }
    this.#found = [];
  }

  /** What follows on a node; on the start, which is −1, what the first turn comes to. */
  #children(node: number, path: readonly Step[] | undefined): { readonly step: Step; readonly thrown: Thrown }[] {
    const { machine } = this;
    if (node < 0) {
      const first = throwsOf(machine, (script) => machine.start(exploringSeed, script));
      return first.map((thrown) => ({ step: { option: 0, sample: 0, script: thrown.script }, thrown }));
    }
    const held = this.#states.get(node) ?? (path && this.#arrive(path));
    if (!held) throw new Error(`Nobody knows the way to state ${node}.`);
    this.#states.delete(node);
    const children: { readonly step: Step; readonly thrown: Thrown }[] = [];
    for (const { option, sample } of machine.moves(held.waiting)) {
      for (const thrown of throwsFrom(machine, held.state, held.waiting, { option, sample }))
        children.push({ step: { option, sample, script: thrown.script }, thrown });
    }
    return children;
  }

  /** Plays up to a state whose like was dropped, or never here. */
  #arrive(path: readonly Step[]): Held | undefined {
    const { machine } = this;
    // Coverage is told of the search itself, not of the way back into it.
    const tally = machine.tally.slice();
    const { turns } = machine;
    const [first, ...rest] = path;
    if (!first) return undefined;
    let at: Held = machine.start(exploringSeed, first.script);
    for (const step of rest) {
      const next = machine.take(at.state, at.waiting, step, step.script);
      if (!next) return undefined;
      at = next;
    }
    machine.tally.set(tally);
    machine.turns = turns;
    return { state: at.state, waiting: at.waiting };
  }

  #takeTally(): Tally {
    const taken = this.machine.tally.slice();
    this.machine.tally.fill(0);
    return taken;
  }
}

interface Held {
  readonly state: State;
  readonly waiting: Waiting;
}

/** Throws are told what to come to, so that the seed only names what is made while playing. */
export const exploringSeed = '1'.padStart(32, '0');
