import { type Hashing, hexOf, type Lanes, lanesOf, type Version } from '../world/index.js';
import type { Flow } from './run/flow.js';
import type { CampaignCells } from './run/turn.js';

/**
 * A session as it stands after a turn: cells, flow, counters. A value: stepping makes another and leaves it as it was,
 * so that a branch goes on from any state somebody still holds.
 */
export class State {
  #hash: string | undefined;

  constructor(
    private readonly hashing: Hashing,
    readonly cells: Version,
    readonly flow: Flow,
    /** The flow as saved: the state's hash runs over it. */
    readonly flowText: string,
    /** How many turns there were since the start. */
    readonly turn: number,
    /** How many choices were taken. */
    readonly choices: number,
    /** What the host last read of the campaign: no part of the state, only at hand for a look at it. */
    readonly campaign: CampaignCells | undefined,
  ) {}

  /** 32 hex digits: equal for equal states, whatever led to them. */
  get hash(): string {
    if (this.#hash === undefined) {
      const { low, high } = this.lanes(`${this.turn}|${this.choices}|${this.flowText}`);
      this.#hash = hexOf(this.cells.lanes.low + low, this.cells.lanes.high + high);
    }
    return this.#hash;
  }

  /** The share of a text in a hash of states. */
  lanes(text: string): Lanes {
    return lanesOf(this.hashing, text);
  }

  get ended(): boolean {
    return this.flow.at === 'ended';
  }

  get started(): boolean {
    return this.flow.at !== 'start';
  }
}
