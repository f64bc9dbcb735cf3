import { type Bounds, bytesAHeldState, type StopReason } from './bounds.js';
import type { Crew } from './crew.js';
import type { Expanded, Request } from './explorer.js';
import { type Happening, nameOf } from './happening.js';
import { endedBit, InputCodes, type Step } from './input-code.js';
import { Roads } from './roads.js';
import { bytesAState, SeenTable } from './seen-table.js';
import type { Sites } from './sites.js';
import { addTally, type Tally } from './tally.js';

/** Something that was come upon, and the way to it: what was done at a state; −1 is before the start. */
export interface Finding {
  readonly happening: Happening;
  readonly parent: number;
  readonly input: number;
}

/**
 * The search through all states, breadth first, so that the first way to anything is a shortest one. The table of states
 * is its queue as well: states are expanded in the order in which they were met. It is worked off in rounds of a fixed
 * size, and what a round found is taken in by the order of its states: so the result is the same whoever did the work.
 */
export class Search {
  readonly table: SeenTable;
  readonly codes: InputCodes;
  readonly roads: Roads;
  readonly tally: Tally;
  readonly findings: Map<string, Finding>;
  /** The next state to expand; −1 before the start. */
  cursor: number;
  /** Where the states of the next depth begin. */
  levelEnd: number;
  depth: number;
  turns: number;
  /** States that could not be kept, since a way to them can't be written down. */
  dropped: number;
  /** Who holds a state that is to be expanded; the others are played up to again. */
  readonly #holders = new Map<number, number>();
  /** What each member is to be told of the states it found last. */
  #adopt: Int32Array[] = [];

  constructor(sites: Sites, saved?: SavedSearch) {
    this.table = saved ? SeenTable.of(saved) : new SeenTable();
    this.codes = InputCodes.of(saved?.scripts ?? []);
    this.roads = new Roads(saved?.roads);
    this.tally = new Uint32Array(sites.size);
    if (saved) this.tally.set(saved.tally);
    this.findings = new Map(saved?.findings.map((finding) => [nameOf(finding.happening), finding]));
    this.cursor = saved?.cursor ?? -1;
    this.levelEnd = saved?.levelEnd ?? 0;
    this.depth = saved?.depth ?? 0;
    this.turns = saved?.turns ?? 0;
    this.dropped = saved?.dropped ?? 0;
  }

  save(): SavedSearch {
    const { cursor, levelEnd, depth, turns, dropped, tally } = this;
    return {
      ...this.table.columns(),
      roads: this.roads.column(),
      scripts: this.codes.scripts,
      tally,
      findings: [...this.findings.values()],
      cursor,
      levelEnd,
      depth,
      turns,
      dropped,
    };
  }

  /** How many states wait to be expanded. */
  get frontier(): number {
    return this.table.size - Math.max(this.cursor, 0);
  }

  /** Why no further round may be begun; undefined when one may. */
  stop(bounds: Bounds): StopReason | undefined {
    if (this.cursor < 0) return undefined;
    if (this.cursor >= this.table.size) return 'complete';
    if (this.depth >= bounds.turns) return 'turns';
    if (this.table.size >= bounds.states) return 'states';
    const bytes = this.roads.bytes + this.table.size * bytesAState + this.frontier * bytesAHeldState;
    return bytes > bounds.memory * 1024 * 1024 ? 'memory' : undefined;
  }

  /** Expands the next states, never past the depth they are at. */
  async round(crew: Crew): Promise<void> {
    const nodes: number[] = [];
    if (this.cursor < 0) nodes.push(-1);
    else {
      const end = Math.min(this.levelEnd, this.cursor + roundSize);
      for (let node = this.cursor; node < end; node++)
        if ((this.table.inputOf(node) & endedBit) === 0) nodes.push(node);
      this.cursor = end;
    }
    const shares = this.#share(nodes, crew.size);
    const replies = await crew.ask(
      shares.map((share, member): Request | undefined =>
        share.length === 0 && (this.#adopt[member]?.length ?? 0) === 0
          ? undefined
          : { ask: 'expand', nodes: share, paths: this.#ways(share, member), adopt: this.#adopt[member] ?? none },
      ),
    );
    this.#adopt = [];
    const expanded = replies.map((reply) => (reply?.reply === 'expanded' ? reply : undefined));
    this.#take(nodes, shares, expanded);
    if (this.cursor < 0) this.cursor = 0;
    if (this.cursor === this.levelEnd && this.cursor < this.table.size) {
      if (this.levelEnd > 0) this.depth += 1;
      this.levelEnd = this.table.size;
    }
  }

  /** Whoever held states is gone: they are played up to again. */
  forgetHolders(): void {
    this.#holders.clear();
    this.#adopt = [];
  }

  /** Gives states to who holds them, as long as nobody gets more than a fair share. */
  #share(nodes: readonly number[], members: number): number[][] {
    const shares: number[][] = Array.from({ length: members }, () => []);
    const fair = Math.ceil(nodes.length / members);
    const homeless: number[] = [];
    for (const node of nodes) {
      const holder = this.#holders.get(node);
      const share = holder === undefined ? undefined : shares[holder];
      if (share && share.length < fair) share.push(node);
      else homeless.push(node);
    }
    for (const node of homeless) shares.reduce((a, b) => (b.length < a.length ? b : a)).push(node);
    // What comes back is read in the order of the states.
    for (const share of shares) share.sort((a, b) => a - b);
    return shares;
  }

  #ways(share: readonly number[], member: number): (readonly [number, readonly Step[]])[] {
    return share.flatMap((node, index) =>
      node < 0 || this.#holders.get(node) === member ? [] : [[index, this.pathTo(node)] as const],
    );
  }

  pathTo(node: number): Step[] {
    return this.table.pathTo(node).map((code) => this.codes.decode(code));
  }

  /** Takes in what the members found, state by state in the order of the round. */
  #take(nodes: readonly number[], shares: readonly number[][], replies: readonly (Expanded | undefined)[]): void {
    const readers = replies.map((reply) => reply && new Reader(reply));
    const member = new Map<number, number>();
    for (const [index, share] of shares.entries()) for (const node of share) member.set(node, index);
    for (const node of nodes) {
      const index = member.get(node) ?? 0;
      readers[index]?.next((child) => this.#child(node, index, child));
      this.#holders.delete(node);
    }
    this.#adopt = readers.map((reader) => reader?.numbers ?? none);
    for (const reply of replies) {
      if (!reply) continue;
      this.turns += reply.turns;
      addTally(this.tally, reply.tally);
    }
  }

  /** The number that a child got; −1 when it is known, or can't be kept. */
  #child(parent: number, member: number, { low, high, step, ended, happenings }: Child): number {
    const code = this.codes.encode(step);
    if (code === undefined) {
      this.dropped += 1;
      return -1;
    }
    for (const happening of happenings) {
      const name = nameOf(happening);
      if (!this.findings.has(name)) this.findings.set(name, { happening, parent, input: code });
    }
    const number = this.table.add(low, high, parent, (ended ? code | endedBit : code) >>> 0);
    if (parent >= 0) this.roads.add(parent, number < 0 ? this.table.indexOf(low, high) : number);
    if (number < 0 || ended) return -1;
    this.#holders.set(number, member);
    return number;
  }
}

/** What is kept of a search to go on with it. */
export interface SavedSearch {
  readonly keys: BigUint64Array;
  readonly parents: Int32Array;
  readonly inputs: Uint32Array;
  readonly roads: Int32Array;
  readonly scripts: readonly (readonly number[])[];
  readonly tally: Tally;
  readonly findings: readonly Finding[];
  readonly cursor: number;
  readonly levelEnd: number;
  readonly depth: number;
  readonly turns: number;
  readonly dropped: number;
}

/** How many states are expanded before bounds are looked at again. */
const roundSize = 512;

const none = new Int32Array(0);

interface Child {
  readonly low: bigint;
  readonly high: bigint;
  readonly step: Step;
  readonly ended: boolean;
  readonly happenings: readonly Happening[];
}

/** Reads a reply's columns node by node, and keeps the numbers that its children got. */
class Reader {
  readonly numbers: Int32Array;
  readonly #reply: Expanded;
  #node = 0;
  #child = 0;
  #happening = 0;

  constructor(reply: Expanded) {
    this.#reply = reply;
    this.numbers = new Int32Array(reply.steps.length).fill(-1);
  }

  next(take: (child: Child) => number): void {
    const { counts, keys, steps, ended } = this.#reply;
    const end = this.#child + (counts[this.#node++] ?? 0);
    for (; this.#child < end; this.#child++) {
      const child = this.#child;
      const step = steps[child];
      if (!step) continue;
      this.numbers[child] = take({
        low: keys[child * 2] ?? 0n,
        high: keys[child * 2 + 1] ?? 0n,
        step,
        ended: ended[child] === 1,
        happenings: this.#happeningsOf(child),
      });
    }
  }

  #happeningsOf(child: number): readonly Happening[] {
    const { happenings } = this.#reply;
    let found: Happening[] | undefined;
    for (let entry = happenings[this.#happening]; entry?.[0] === child; entry = happenings[this.#happening]) {
      found ??= [];
      found.push(entry[1]);
      this.#happening += 1;
    }
    return found ?? quiet;
  }
}

const quiet: readonly Happening[] = [];
