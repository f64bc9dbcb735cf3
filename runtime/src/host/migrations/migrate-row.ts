import type { EngineEvent } from '../../engine/index.js';
import type { BranchKey, TurnRow } from '../../ports/index.js';
import { readPayload } from '../ledger/payload.js';
import { rootBranch } from '../root-branch.js';

const prefix = 'migrate:';

/**
 * The id of the command that brings a branch to a bundle: whoever does it, and however often it is tried, there is one row. Ids
 * are a session's, so that a branch which was forked before the conversion needs one of its own.
 */
export function migrateCommand({ branch }: BranchKey, bundle: string): string {
  const id = `${prefix}${bundle.slice(0, 16)}`;
  return branch === rootBranch ? id : `${id}:${branch}`;
}

/** Whether a turn only converted its branch, and left the reader before the page they had. */
export function leavesReader(events: readonly EngineEvent[]): boolean {
  const [first] = events;
  return first?.event === 'migrated' && first.moved === undefined;
}

/** The same of a stored turn; most need not be read for it. */
export function rowLeavesReader({ commandId, payload }: TurnRow): boolean {
  return commandId.startsWith(prefix) && leavesReader(readPayload(payload)?.events ?? []);
}
