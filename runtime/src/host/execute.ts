import { encodeValue, type Json } from '../bundle/index.js';
import {
  callsPerTurn,
  type Effects,
  type EngineEvent,
  type Input,
  type State,
  type StepResult,
} from '../engine/index.js';
import type { BranchKey, CampaignKey, TurnExtra } from '../ports/index.js';
import { isCampaignCell } from '../world/index.js';
import { callExtern } from './externs.js';
import type { Host } from './host.js';
import { fail, type HostResult, storeFailed, succeed } from './host-error.js';
import { canonicalBytes, parseJson } from './ledger/json.js';
import type { Story } from './story.js';

export interface Executed {
  readonly step: Extract<StepResult, { result: 'done' }>;
  readonly effects: Effects;
}

/** Runs a turn, fetching what it wants on the way. No transaction is open meanwhile. */
export async function execute(
  host: Host,
  story: Story,
  state: State,
  key: BranchKey,
  input: Input,
): Promise<HostResult<Executed>> {
  let effects: Effects = {};
  for (let round = 0; round < mostRounds; round++) {
    const step = story.engine.step(state, input, effects);
    switch (step.result) {
      case 'done':
        return succeed({ step, effects });
      case 'refused':
        return fail({ error: 'refused', refusal: step.refusal });
      case 'wants': {
        for (const request of step.requests) {
          const fetched: HostResult<Effects> =
            request.effect === 'call'
              ? await callExtern(host, story, key, input, request, effects)
              : await fetchEffects(host, key, effects);
          if (!fetched.ok) return fetched;
          effects = fetched.value;
        }
      }
    }
  }
  throw new Error(`The engine wanted more after ${mostRounds} rounds.`);
}

/** The campaign once, and each call of the host once: asked more often, the engine would ask for ever. */
const mostRounds = callsPerTurn + 4;

export async function fetchEffects(host: Host, key: CampaignKey, before: Effects): Promise<HostResult<Effects>> {
  const row = await host.store.readCampaign(key);
  if (!row.ok) return storeFailed(row.error);
  const cells: { [cell: string]: Json } = {};
  for (const [cell, text] of Object.entries(row.value.cells)) {
    const json = parseJson(text);
    if (json === undefined) return fail({ error: 'corrupt', version: 0, detail: `The campaign's ${cell} is no JSON.` });
    cells[cell] = json;
  }
  return succeed({ ...before, campaign: { version: row.value.version, cells } });
}

/** What a turn wrote to the campaign: the last value of each cell, null where it went away. */
export function campaignChanges(executed: Executed): TurnExtra['campaign'] {
  const cells: { [cell: string]: string | null } = {};
  for (const event of executed.step.events) {
    if (event.event !== 'set' || !isCampaignCell(event.cell)) continue;
    cells[event.cell] = event.value === undefined ? null : canonicalBytes(encodeValue(event.value)).toString('utf8');
  }
  if (Object.keys(cells).length === 0) return undefined;
  return { expected: executed.effects.campaign?.version ?? 0, cells };
}

export function countFaults(events: readonly EngineEvent[]): number {
  return events.reduce((count, event) => count + (event.event === 'fault' ? 1 : 0), 0);
}
