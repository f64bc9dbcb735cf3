import { type OutboxEntry, StoreFailure } from '../../ports/index.js';
import type { SqlRow, SqlValue } from './driver.js';
import { integerOf, textOf } from './rows.js';

/** A position is where a row stands in the order that readers follow: its transaction, then its key. */
export function outboxEntry(tenant: string, row: SqlRow): OutboxEntry {
  const campaign = textOf(row, 'campaign_id');
  const session = textOf(row, 'session_id');
  const branch = textOf(row, 'branch');
  const version = integerOf(row, 'version');
  return {
    key: { tenant, campaign, session, branch },
    version,
    id: textOf(row, 'id'),
    event: textOf(row, 'event'),
    payload: textOf(row, 'payload'),
    position: JSON.stringify([textOf(row, 'xid'), campaign, session, branch, version, integerOf(row, 'position')]),
  };
}

export function afterPosition(position: string | undefined): SqlValue[] {
  if (position === undefined) return ['0', '', '', '', 0, 0];
  const parts: unknown = parse(position);
  if (Array.isArray(parts) && parts.length === 6 && parts.every(isPart)) return parts;
  throw new StoreFailure({ error: 'refused', detail: 'that is no position this store gave out' });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isPart(part: unknown): part is string | number {
  return typeof part === 'string' || typeof part === 'number';
}
