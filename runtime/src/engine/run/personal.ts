import type { Value } from '../../bundle/index.js';
import { isList } from '../../world/index.js';
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

export type Personal = Extract<Value, { is: 'personal' }>;

/**
 * A text that was made of values: personal where one of them is, so that it is taken away with it. Its salt follows from
 * that one's: made of the same twice it is the same, which a choice's key hangs on.
 */
export function madeOf(text: string, ...values: readonly Value[]): Value {
  const source = personalIn(values);
  return source ? madeOfWords(source, text) : text;
}

export function madeOfWords(source: Personal, text: string): Personal {
  // Whoever has the text to make another of has its salt.
  const salt = `${source.salt ?? source.digest}+`;
  return { is: 'personal', text, salt, digest: sha256Hex(salt + text) };
}

/** The first personal text in a value. */
export function personalIn(value: Value): Personal | undefined {
  if (value === null || typeof value !== 'object') return undefined;
  if (isList(value)) return firstIn(value);
  switch (value.is) {
    case 'personal':
      return value;
    case 'dice':
      return undefined;
    case 'set':
      return firstIn(value.items);
    case 'map':
      return firstIn(value.entries.flat());
    case 'record':
    case 'variant':
      return firstIn(Object.values(value.fields));
  }
}

function firstIn(values: readonly Value[]): Personal | undefined {
  for (const value of values) {
    const found = personalIn(value);
    if (found) return found;
  }
  return undefined;
}
