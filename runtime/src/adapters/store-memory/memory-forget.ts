import type { SessionKey } from '../../ports/index.js';
import { redactPersonal } from '../store-rules/index.js';
import { campaignOf, type MemoryData } from './memory-data.js';

/** Redacts a session in place and says how many values went; undefined where there is no such session. */
export function forgetSession(data: MemoryData, key: SessionKey): number | undefined {
  const campaign = campaignOf(data, key);
  const session = campaign?.sessions.get(key.session);
  if (!campaign || !session) return undefined;
  let values = 0;
  const redact = (json: string): string => {
    const redacted = redactPersonal(json);
    values += redacted.values;
    return redacted.json;
  };
  for (const branch of session.branches.values()) {
    for (const [index, turn] of branch.turns.entries())
      branch.turns[index] = { ...turn, payload: redact(turn.payload) };
  }
  const outbox = data.tenants.get(key.tenant)?.outbox ?? [];
  for (const [index, row] of outbox.entries()) {
    if (row.key.campaign === key.campaign && row.key.session === key.session)
      outbox[index] = { ...row, payload: redact(row.payload) };
  }
  for (const [index, change] of campaign.changes.entries()) {
    if (change.session !== key.session) continue;
    const cells = Object.entries(change.cells).map(([cell, value]): [string, string | null] => [
      cell,
      value === null ? null : redact(value),
    ]);
    campaign.changes[index] = { ...change, cells: Object.fromEntries(cells) };
    for (const [cell, { value, version }] of campaign.cells)
      if (version === change.version) campaign.cells.set(cell, { value: redactPersonal(value).json, version });
  }
  // Which cells of a snapshot came from a person can't be seen in its compressed bytes.
  if (values > 0) for (const branch of session.branches.values()) branch.snapshots = [];
  return values;
}
