import type { Value } from '../../bundle/index.js';
import { type Draft, type Hashing, isCampaignCell, versionOf } from '../../world/index.js';
import type { EngineEvent } from '../event.js';
import { State } from '../state.js';
import { encodeFlow, type Flow, flowText } from './flow.js';
import type { CampaignCells } from './turn.js';

/** The state after a turn's events: executing and folding come together here. */
export function stateAfter(
  before: State,
  hashing: Hashing,
  draft: Draft,
  events: readonly EngineEvent[],
  flow: { readonly flow: Flow; readonly text: string },
  campaign: CampaignCells | undefined,
): State {
  let { choices } = before;
  for (const { event } of events) if (event === 'chosen') choices += 1;
  return new State(hashing, draft.keep(), flow.flow, flow.text, draft.turn, choices, campaignAfter(campaign, events));
}

/** What the host read, with what this turn wrote: a look at the state after the turn shall see both. */
function campaignAfter(campaign: CampaignCells | undefined, events: readonly EngineEvent[]): CampaignCells | undefined {
  let cells: Map<string, Value> | undefined;
  for (const event of events) {
    if (event.event !== 'set' || !isCampaignCell(event.cell)) continue;
    cells ??= new Map(campaign);
    if (event.value === undefined) cells.delete(event.cell);
    else cells.set(event.cell, event.value);
  }
  return cells ?? campaign;
}

/** A state made of loose cells: the first, or a saved one. */
export function looseState(
  hashing: Hashing,
  cells: Iterable<readonly [string, Value]>,
  flow: Flow,
  turn: number,
  choices: number,
): State {
  const text = flowText(encodeFlow(flow));
  return new State(hashing, versionOf(hashing, cells), flow, text, turn, choices, undefined);
}
