/** How far exploration goes. */
export interface Bounds {
  /** The longest playthrough, in turns. */
  readonly turns: number;
  readonly states: number;
  readonly seconds: number;
  /** MB for the states that were met and those that are still to be expanded. */
  readonly memory: number;
  /** Walks by chance alone, from which the endings' shares are told. */
  readonly walks: number;
}

export const defaultBounds: Bounds = { turns: 1_000, states: 1_000_000, seconds: 60, memory: 512, walks: 1_000 };

/** Why the search through all states stopped. */
export type StopReason = 'complete' | 'turns' | 'states' | 'seconds' | 'memory' | 'interrupted';

/** About what a state takes that is held to be expanded: its cells' differences, its flow, what it waits for. */
export const bytesAHeldState = 4_096;
