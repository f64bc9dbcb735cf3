import { sha256 } from './ledger/json.js';

/** A figure or a word as a session's seed: 32 hex digits. The same one gives the same chance everywhere. */
export function seedFrom(text: string): string {
  return sha256(`fabula seed ${text}`).slice(0, 32);
}

/**
 * The salt of a session's personal values, turn by turn. It derives from the first turn's, so that the same seed,
 * salt and choices give the same state hashes in every process and on every branch. The first turn's is kept as a person's words
 * are: who forgets the person takes away the root of all salts, and what was forgotten can't be guessed any more.
 */
export function turnSalt(root: string, version: number): string {
  return sha256(`${root} ${version}`).slice(0, 32);
}
