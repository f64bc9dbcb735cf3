import type { Value } from '../../bundle/index.js';
import { textOf } from '../../world/index.js';
import { spend, type Turn } from '../run/turn.js';
import { asNumber, elementsOf, fieldIn } from './values.js';

/** So much stays of a memory in the state; the oldest goes. */
const mostKept = 256;

/** What is kept, and one more. */
export function remember(kept: Value, entry: Value, turn: Turn): Value {
  const all = elementsOf(kept);
  spend(turn, all.length >> 6);
  return [...all, entry].slice(-mostKept);
}

/**
 * The texts that share the most words with what is asked about, at most so many. Each shared word counts once, by how few
 * of the texts have it, times the entry's weight; of equals the later one comes first, and what shares none is left out.
 */
export function recall(kept: Value, about: Value, limit: Value, turn: Turn): Value {
  const entries = elementsOf(kept);
  const asked = wordsOf(textOf(about));
  const texts = entries.map((entry) => textOf(fieldIn(entry, 'text')));
  const words = texts.map(wordsOf);
  spend(turn, texts.reduce((sum, text) => sum + text.length, 0) >> 6);
  const spread = new Map<string, number>();
  for (const each of words) for (const word of each) spread.set(word, (spread.get(word) ?? 0) + 1);
  const scored = entries.map((entry, index) => {
    let score = 0;
    for (const word of words[index] ?? []) if (asked.has(word)) score += 1 / (spread.get(word) ?? 1);
    return { text: fieldIn(entry, 'text'), index, score: score * asNumber(fieldIn(entry, 'weight')) };
  });
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || b.index - a.index)
    .slice(0, Math.max(0, asNumber(limit)))
    .map(({ text }) => text);
}

/** The words of a text, without regard to capitals; what is shorter than three letters says little. */
function wordsOf(text: string): ReadonlySet<string> {
  const found = text
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]{3,}/gu);
  return new Set(found ?? []);
}
