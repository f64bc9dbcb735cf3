import type { SnapshotRow, TurnRow } from '../../ports/index.js';

/** A snapshot is of the state after the turn it comes with, or it would be found where it does not belong. */
export function misplaced(snapshot: SnapshotRow | undefined, turn: TurnRow): boolean {
  return snapshot !== undefined && (snapshot.version !== turn.version || snapshot.stateHash !== turn.stateHash);
}
