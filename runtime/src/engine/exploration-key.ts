import { canonicalText, hexOf, isList } from '../world/index.js';
import { encodeFlow, type Flow, type Frame, flowText } from './run/flow.js';
import type { State } from './state.js';

/**
 * What two states have in common from which the same may follow, whatever the dice: all but the seed, the counts of
 * turns and choices, when a place was last entered, and how often chance was used. Exploration takes states of one key
 * for one. Computed from all cells, since only exploration asks, and its stories are small.
 */
export function explorationKey(state: State): string {
  let low = 0n;
  let high = 0n;
  const add = (text: string): void => {
    const lanes = state.lanes(text);
    low += lanes.low;
    high += lanes.high;
  };
  for (const [key, { value }] of state.cells.map()) {
    if (value === undefined || key === 'm/seed') continue;
    const counted = key.startsWith('v/') && isList(value) ? (value[0] ?? null) : value;
    add(`${key}\u0000${canonicalText(counted)}`);
  }
  add(flowText(encodeFlow(withoutChance(state.flow))));
  return hexOf(low, high);
}

function withoutChance(flow: Flow): Flow {
  if (flow.at !== 'waiting') return flow;
  const bare = (frame: Frame): Frame => ({ ...frame, uses: new Map(), path: '' });
  return { at: 'waiting', frames: flow.frames.map(bare), top: bare(flow.top) };
}
