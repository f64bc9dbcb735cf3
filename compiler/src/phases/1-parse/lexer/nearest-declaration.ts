import { distance } from 'fastest-levenshtein';
import { declarationWords } from '../tokens/index.js';

/** The word of a declaration that was probably meant. */
export function nearestDeclaration(word: string): string | undefined {
  const known = habits.get(word);
  if (known !== undefined) return known;
  if (word.length < 3) return undefined;
  // The word itself is right, then; what follows it is not.
  if (declarationWords.some((each) => each === word)) return undefined;
  return declarationWords.find((candidate) => distance(word.toLowerCase(), candidate) <= (word.length > 4 ? 2 : 1));
}

/** What other languages call our declarations. */
const habits: ReadonlyMap<string, string> = new Map([
  ['function', 'fn'],
  ['def', 'fn'],
  ['func', 'fn'],
  ['struct', 'record'],
  ['class', 'kind'],
  ['knot', 'scene'],
  ['node', 'scene'],
  ['import', 'use'],
  ['module', 'pack'],
]);
