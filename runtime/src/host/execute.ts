import {
  callsPerTurn,
  type Effects,
  type EngineEvent,
  type Input,
  type State,
  type StepResult,
} from '../engine/index.js';
import type { BranchKey, CampaignKey } from '../ports/index.js';
import { type CampaignRead, readCampaign } from './campaign.js';
import { callExtern } from './externs.js';
import type { Host } from './host.js';
import { fail, type HostResult, succeed } from './host-error.js';
import type { Story } from './story.js';

export interface Executed {
  readonly step: Extract<StepResult, { result: 'done' }>;
  readonly effects: Effects;
  /** Where the campaign was read. */
  readonly campaign?: CampaignRead;
}

/** Runs a turn, fetching what it wants on the way, but for what was `read` before. No transaction is open meanwhile. */
export async function execute(
  host: Host,
  story: Story,
  state: State,
  key: BranchKey,
  input: Input,
  read?: CampaignRead,
): Promise<HostResult<Executed>> {
  let campaign = read;
  let effects: Effects = campaign ? withCampaign({}, campaign) : {};
  for (let round = 0; round < mostRounds; round++) {
    const step = story.engine.step(state, input, effects);
    switch (step.result) {
      case 'done':
        return succeed({ step, effects, ...(campaign && { campaign }) });
      case 'refused':
        return fail({ error: 'refused', refusal: step.refusal });
      case 'wants': {
        for (const request of step.requests) {
          if (request.effect === 'call') {
            const called = await callExtern(host, story, key, input, request, effects);
            if (!called.ok) return called;
            effects = called.value;
            continue;
          }
          const found: HostResult<CampaignRead> = campaign ? succeed(campaign) : await readCampaign(host, story, key);
          if (!found.ok) return found;
          campaign = found.value;
          effects = withCampaign(effects, campaign);
        }
      }
    }
  }
  throw new Error(`The engine wanted more after ${mostRounds} rounds.`);
}

/** The campaign once, and each call of the host once: asked more often, the engine would ask for ever. */
const mostRounds = callsPerTurn + 4;

/** What a look at a state needs of the campaign. */
export async function fetchEffects(host: Host, story: Story, key: CampaignKey): Promise<HostResult<Effects>> {
  if (!story.engine.usesCampaign) return succeed({});
  const read = await readCampaign(host, story, key);
  if (!read.ok) return read;
  return succeed(withCampaign({}, read.value));
}

function withCampaign(effects: Effects, { version, cells }: CampaignRead): Effects {
  return { ...effects, campaign: { version, cells } };
}

export function countFaults(events: readonly EngineEvent[]): number {
  return events.reduce((count, event) => count + (event.event === 'fault' ? 1 : 0), 0);
}
