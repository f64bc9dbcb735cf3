import type { SessionHold, SessionKey } from '../../ports/index.js';
import { forgetLive, type Host } from '../host.js';
import { type HostError, type HostResult, storeFailed, succeed } from '../host-error.js';
import { sessionRow } from '../live-branch.js';
import type { Story } from '../story.js';

/** Keeps a session with the bundle it has, until `unpinSession`. */
export async function pinSession(host: Host, key: SessionKey, because: string): Promise<HostResult<SessionHold>> {
  const row = await sessionRow(host, key);
  if (!row.ok) return row;
  const hold: SessionHold = { why: 'pinned', detail: because, migration: row.value.migration, at: nowOf(host) };
  const held = await host.store.holdSession(key, hold);
  return held.ok ? succeed(hold) : storeFailed(held.error);
}

/** Lets a session go that was pinned or put aside: its next turn converts it, or the next batch. */
export async function releaseSession(host: Host, key: SessionKey): Promise<HostResult<SessionHold | undefined>> {
  const row = await sessionRow(host, key);
  if (!row.ok) return row;
  const freed = await host.store.unholdSession(key);
  if (!freed.ok) return storeFailed(freed.error);
  forgetLive(host, { ...key, branch: row.value.branch });
  return succeed(row.value.held);
}

/** What could not be converted is left alone, with its reason, until an operator says to try again. */
export async function holdBack(
  host: Host,
  { tenant, campaign, session }: SessionKey,
  story: Story,
  detail: string,
): Promise<HostResult<void>> {
  const hold: SessionHold = { why: 'quarantined', detail, migration: story.migration, at: nowOf(host) };
  const held = await host.store.holdSession({ tenant, campaign, session }, hold);
  return held.ok ? succeed(undefined) : storeFailed(held.error);
}

/** Why a session could not be converted, for who reads of it later. */
export function reasonOf(error: HostError): string {
  switch (error.error) {
    case 'conversionFailed':
      return error.detail;
    case 'refused':
      return error.refusal.refusal === 'placeMissing'
        ? `The place the reader is at (${error.refusal.place}) is not in the new bundle.`
        : `The story refused it: ${error.refusal.refusal}.`;
    case 'leftBehind':
      return error.detail;
    case 'corrupt':
      return `Turn ${error.version} can't be read: ${error.detail}`;
    case 'stateDiffers':
      return `The events up to turn ${error.version} lead to another state than it recorded.`;
    case 'bundleMissing':
      return `The store lacks the bundle ${error.bundle.slice(0, 12)} that it was played with.`;
    case 'bundle':
      return `The bundle it was played with can't be opened: ${error.bundle.detail}`;
    case 'campaignAhead':
      return `Its campaign was brought to migration ${error.migration} by another bundle.`;
    default:
      return error.error;
  }
}

function nowOf(host: Host): string {
  return new Date(host.now()).toISOString();
}
