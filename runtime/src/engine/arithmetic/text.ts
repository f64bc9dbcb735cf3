import { Refusal } from '../../world/index.js';
import { longestText } from '../run/limits.js';

/**
 * Text from outside: NFC, as all text of the language. What no store and no UTF-8 can hold (NUL, half a surrogate pair)
 * becomes the replacement character.
 */
export function cleanText(text: string): string {
  return text
    .replaceAll('\u0000', '\ufffd')
    .replaceAll(/\p{Surrogate}/gu, '\ufffd')
    .normalize('NFC');
}

/** Joined text is NFC again: only where the second half opens with something that may combine is there work to do. */
export function joinText(a: string, b: string): string {
  if (a.length + b.length > longestText) throw new Refusal('tooLong');
  return b.charCodeAt(0) >= 0x300 ? (a + b).normalize('NFC') : a + b;
}

/**
 * Lower case by Unicode's own tables, in no language (Turkish included), then NFC. It is what `contains` folds by; both
 * mappings are fixed by Unicode's stability policy for every character that has them.
 */
export function foldText(text: string): string {
  return text.toLowerCase().normalize('NFC');
}
