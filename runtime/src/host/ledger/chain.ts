import type { SessionKey, TurnRow } from '../../ports/index.js';
import { canonicalBytes, sha256 } from './json.js';

/** What a turn's hash runs over: everything in its row but the payload, whose digest stands for it. */
export type TurnHeader = Omit<TurnRow, 'hash' | 'payload'>;

/** Where a session's chain begins. It holds the session's own key, so that no turn can be moved into another one. */
export function chainStart(key: SessionKey, pack: string): string {
  const { tenant, campaign, session } = key;
  return sha256(canonicalBytes({ tenant, campaign, session, pack }));
}

export function turnHash(header: TurnHeader): string {
  const { version, commandId, bundle, semantics, seat, at, events, stateHash, digest, previous } = header;
  return sha256(
    canonicalBytes({ version, commandId, bundle, semantics, seat, at, events, stateHash, digest, previous }),
  );
}
