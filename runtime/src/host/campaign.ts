import { encodeValue, type Json } from '../bundle/index.js';
import type { Effects, EngineEvent } from '../engine/index.js';
import type { CampaignKey, TurnExtra } from '../ports/index.js';
import { isCampaignCell } from '../world/index.js';
import type { Host } from './host.js';
import { fail, type HostResult, storeFailed, succeed } from './host-error.js';
import { canonicalBytes, parseJson } from './ledger/json.js';
import { campaignMigration, convertCampaign } from './migrations/convert-campaign.js';
import type { Story } from './story.js';

type Cells = NonNullable<Effects['campaign']>['cells'];

/** The campaign as a story reads it. */
export interface CampaignRead {
  readonly version: number;
  readonly cells: Cells;
  /** What is stored, where that is of an older form: whoever writes next stores what it became. */
  readonly outdated?: Cells;
}

/**
 * Reads the campaign. Its cells are shared by sessions of several bundles: older ones are converted on the way, and newer
 * ones are for a session to catch up with. One that nobody wrote to is new, unless `began` says that it was there before.
 */
export async function readCampaign(
  host: Host,
  story: Story,
  key: CampaignKey,
  began = false,
): Promise<HostResult<CampaignRead>> {
  const row = await host.store.readCampaign(key);
  if (!row.ok) return storeFailed(row.error);
  const { version, migration } = row.value;
  const cells: { [cell: string]: Json } = {};
  for (const [cell, text] of Object.entries(row.value.cells)) {
    const json = parseJson(text);
    if (json === undefined) return fail({ error: 'corrupt', version: 0, detail: `The campaign's ${cell} is no JSON.` });
    cells[cell] = json;
  }
  if (migration > Math.max(1, campaignMigration(story))) {
    return fail({ error: 'campaignAhead', campaign: key.campaign, migration });
  }
  if (version === 0 && !began) return succeed({ version, cells });
  const converted = convertCampaign(story, migration, cells);
  if (!converted.ok) return converted;
  // Where nobody has written anything there is nothing that could be of an older form.
  const isEmpty = Object.keys(cells).length + Object.keys(converted.value ?? {}).length === 0;
  if (!converted.value || isEmpty) return succeed({ version, cells });
  return succeed({ version, cells: converted.value, outdated: cells });
}

/** What a turn writes to the campaign: the last value of each cell, null where it went away. */
export function campaignChanges(
  story: Story,
  read: CampaignRead | undefined,
  events: readonly EngineEvent[],
): TurnExtra['campaign'] {
  const cells: { [cell: string]: string | null } = {};
  if (read?.outdated) {
    for (const cell of Object.keys(read.outdated)) if (!Object.hasOwn(read.cells, cell)) cells[cell] = null;
    for (const [cell, json] of Object.entries(read.cells)) cells[cell] = canonicalBytes(json).toString('utf8');
  }
  for (const event of events) {
    if (event.event !== 'set' || !isCampaignCell(event.cell)) continue;
    cells[event.cell] = event.value === undefined ? null : canonicalBytes(encodeValue(event.value)).toString('utf8');
  }
  if (Object.keys(cells).length === 0) return undefined;
  const migration = campaignMigration(story);
  return { expected: read?.version ?? 0, cells, ...(migration > 0 && { migration }) };
}
