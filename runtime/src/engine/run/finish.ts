import type { Draft, Hashing } from '../../world/index.js';
import type { EngineEvent } from '../event.js';
import { State } from '../state.js';
import type { Flow } from './flow.js';
import type { CampaignCells } from './turn.js';

/** The state after a turn's events: executing and folding come together here. */
export function stateAfter(
  before: State,
  hashing: Hashing,
  draft: Draft,
  events: readonly EngineEvent[],
  flow: Flow,
  campaign: CampaignCells | undefined,
): State {
  let { choices } = before;
  for (const { event } of events) if (event === 'chosen') choices += 1;
  return new State(hashing, draft.keep(), flow, draft.turn, choices, campaign);
}
