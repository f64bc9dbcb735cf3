import type { BundleError } from '../bundle/index.js';
import type { InputRefusal } from '../engine/index.js';
import type { StoreError } from '../ports/index.js';

/** A value, or the named reason why there is none. Nothing in this folder throws for what a reader or operator did. */
export type HostResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: HostError };

export type HostError =
  | { readonly error: 'store'; readonly store: StoreError }
  | { readonly error: 'bundle'; readonly bundle: BundleError }
  | { readonly error: 'unknownSession'; readonly session: string }
  | { readonly error: 'unknownBranch'; readonly session: string; readonly branch: string }
  | { readonly error: 'sessionExists'; readonly session: string }
  | { readonly error: 'otherPack'; readonly session: string; readonly pack: string; readonly wanted: string }
  /** The bundle is not of the pack that it was opened as. */
  | { readonly error: 'wrongPack'; readonly pack: string; readonly wanted: string }
  /** The session was made but its first turn was never stored. */
  | { readonly error: 'notStarted'; readonly session: string }
  | { readonly error: 'unknownVersion'; readonly version: number; readonly head: number }
  /** The store lacks the bundle a turn names. */
  | { readonly error: 'bundleMissing'; readonly bundle: string }
  | { readonly error: 'otherSemantics'; readonly version: number; readonly semantics: number; readonly ours: number }
  /** Somebody else's turn came first; nothing of this one was stored. `head` is the branch's last version now. */
  | { readonly error: 'conflict'; readonly head: number }
  /** A command of this id was taken on a branch that this one does not continue. */
  | { readonly error: 'takenElsewhere'; readonly session: string; readonly commandId: string }
  /** The campaign changed under the turn each time it was tried. */
  | { readonly error: 'campaignBusy'; readonly campaign: string }
  /** The campaign was converted by a newer bundle, which this session can't go on with, or nobody has here. */
  | { readonly error: 'campaignAhead'; readonly campaign: string; readonly migration: number }
  /** Converting the session to a newer bundle failed; it is as it was. */
  | { readonly error: 'conversionFailed'; readonly session: string; readonly detail: string }
  /** A contract went on without the session, which its conversion had failed of: it is read, and not played on. */
  | { readonly error: 'leftBehind'; readonly session: string; readonly detail: string }
  /** The story calls a function that this host does not have. */
  | { readonly error: 'externMissing'; readonly function: string }
  /** A function of the host failed, or answered what it must not; nothing of the turn was stored. */
  | { readonly error: 'externFailed'; readonly function: string; readonly detail: string }
  /** The input can't be applied here; nothing changed. */
  | { readonly error: 'refused'; readonly refusal: InputRefusal }
  /** What is stored can't be read, or is not what its hashes say. */
  | { readonly error: 'corrupt'; readonly version: number; readonly detail: string }
  /** Folding the ledger led to another state than the turn recorded. */
  | { readonly error: 'stateDiffers'; readonly version: number; readonly recorded: string; readonly folded: string };

export function succeed<T>(value: T): HostResult<T> {
  return { ok: true, value };
}

export function fail(error: HostError): { readonly ok: false; readonly error: HostError } {
  return { ok: false, error };
}

export function storeFailed(store: StoreError): { readonly ok: false; readonly error: HostError } {
  return fail(store.error === 'conflict' ? { error: 'conflict', head: store.head } : { error: 'store', store });
}

/** Somebody else wrote in between: whoever looks again finds what they did. */
export function isRace(error: HostError): boolean {
  if (error.error === 'conflict') return true;
  return error.error === 'store' && (error.store.error === 'duplicate' || error.store.error === 'campaignConflict');
}
