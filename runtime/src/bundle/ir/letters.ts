import type { PartIr } from './text.js';

/** Letters or figures in a text’s own words, or in those of an arm: dashes, stars and values alone read alike everywhere. */
export function hasLetters(parts: readonly PartIr[]): boolean {
  return parts.some((part) => {
    if (typeof part === 'string') return /[\p{L}\p{N}]/u.test(part);
    switch (part.part) {
      case 'value':
      case 'list':
        return false;
      case 'pick':
        return part.arms.some(hasLetters);
      case 'plural':
      case 'select':
        return part.arms.some((arm) => hasLetters(arm.text));
      case 'markup':
        return hasLetters(part.text ?? []);
    }
  });
}
