import { hexOf, lanesOf, type Hashing, type Version } from '../world/index.js';
import { encodeFlow, type Flow } from './run/flow.js';
import type { CampaignCells } from './run/turn.js';

/**
 * A session as it stands after a turn: cells, flow, counters. A value: stepping makes another and leaves it as it was,
 * so that a branch goes on from any state somebody still holds.
 */
export class State {
  #hash: string | undefined;
  #flowText: string | undefined;

  constructor(
    private readonly hashing: Hashing,
    readonly cells: Version,
    readonly flow: Flow,
    /** How many turns there were since the start. */
    readonly turn: number,
    /** How many choices were taken. */
    readonly choices: number,
    /** What the host last read of the campaign: no part of the state, only at hand for a look at it. */
    readonly campaign: CampaignCells | undefined,
  ) {}

  /** The flow as saved. The state's hash runs over it. */
  get flowText(): string {
    this.#flowText ??= JSON.stringify(encodeFlow(this.flow));
    return this.#flowText;
  }

  /** 32 hex digits: equal for equal states, whatever led to them. */
  get hash(): string {
    if (this.#hash === undefined) {
      const { low, high } = lanesOf(this.hashing, `${this.turn}|${this.choices}|${this.flowText}`);
      this.#hash = hexOf(this.cells.lanes.low + low, this.cells.lanes.high + high);
    }
    return this.#hash;
  }

  get ended(): boolean {
    return this.flow.at === 'ended';
  }

  get started(): boolean {
    return this.flow.at !== 'start';
  }
}

