import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Engine, State } from '../engine/index.js';
import type { SnapshotRow } from '../ports/index.js';
import { canonicalBytes, parseJson } from './ledger/json.js';

/** When a snapshot is due: after so many turns, or so many bytes of payload, since the last one. */
export interface SnapshotPolicy {
  readonly turns: number;
  readonly bytes: number;
}

/**
 * Resuming reads at most this much, however long the session is. A snapshot of the example story has 2 KB, a turn has
 * 1.5 KB: one in 32 turns adds 4 % to what is written.
 */
export const snapshotPolicy: SnapshotPolicy = { turns: 32, bytes: 256 * 1024 };

/** More than any state: a snapshot that inflates past it was not written by us. */
const largestSnapshot = 512 * 1024 * 1024;

export function isSnapshotDue(
  policy: SnapshotPolicy,
  since: { readonly turns: number; readonly bytes: number },
): boolean {
  return since.turns >= policy.turns || since.bytes >= policy.bytes;
}

export function writeSnapshot(engine: Engine, state: State, version: number): SnapshotRow {
  return { version, stateHash: state.hash, bytes: deflateRawSync(canonicalBytes(engine.encode(state)), { level: 6 }) };
}

/** Undefined for what is damaged, or is not the state it says it is: the ledger is then read from further back. */
export function readSnapshot(engine: Engine, row: SnapshotRow): State | undefined {
  try {
    const text = inflateRawSync(row.bytes, { maxOutputLength: largestSnapshot }).toString('utf8');
    const json = parseJson(text);
    const state = json === undefined ? undefined : engine.decode(json);
    return state?.hash === row.stateHash ? state : undefined;
  } catch {
    // Both zlib and `decode` throw for bytes that they did not write.
    return undefined;
  }
}
