import type { Value } from '../../bundle/index.js';
import { sha256Hex } from '../arithmetic/sha256.js';
import type { Turn } from './turn.js';

/**
 * A text that belongs to a person, with a salt of its own, made from the turn's: equal texts have unequal digests, and
 * nobody who has only the ledger's hashes can try out what was said.
 */
export function personal(turn: Turn, value: Value): Value {
  if (typeof value !== 'string') return value;
  const salt = turn.salted === 0 ? turn.salt : `${turn.salt}.${turn.salted}`;
  turn.salted += 1;
  return { is: 'personal', text: value, salt, digest: sha256Hex(salt + value) };
}
