/**
 * How many characters a reader sees: extended grapheme clusters by the rules of Unicode Standard Annex #29 as of
 * Unicode 15.0. `Intl.Segmenter` would give another count for the same Devanagari text on the next Node (15.1 changed
 * the rule), and a text that fitted when it was said must fit when the turn is replayed. So the rules are fixed here;
 * what a character is, is asked of Unicode properties, which do not change for assigned characters.
 */
export function countGraphemes(text: string): number {
  return isPlain(text) ? text.length : clusterStarts(text).length;
}

/** The first `count` clusters. */
export function firstGraphemes(text: string, count: number): string {
  if (isPlain(text)) return text.slice(0, count);
  const end = clusterStarts(text)[count];
  return end === undefined ? text : text.slice(0, end);
}

/** Latin letters and punctuation, nothing that joins: one unit is one cluster. */
function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    // Past U+02FF marks begin; CR LF is one cluster; the soft hyphen is a control.
    if (unit >= 0x300 || unit === 0x0d) return false;
  }
  return true;
}

function clusterStarts(text: string): readonly number[] {
  const starts: number[] = [];
  let before = '';
  let emoji = false;
  let flags = 0;
  let at = 0;
  for (const character of text) {
    if (at === 0 || breaksBefore(before, character, emoji, flags)) starts.push(at);
    // An emoji goes on over its marks up to a joiner (GB11); what comes after that is another emoji, or nothing of it.
    const goesOn: boolean = emoji && before !== joiner && (isExtend.test(character) || character === joiner);
    emoji = isPictograph.test(character) || goesOn;
    flags = isFlagLetter.test(character) ? flags + 1 : 0;
    before = character;
    at += character.length;
  }
  return starts;
}

function breaksBefore(before: string, character: string, emoji: boolean, flags: number): boolean {
  if (before === '\r' && character === '\n') return false;
  if (isControl.test(before) || isControl.test(character)) return true;
  if (isExtend.test(character) || character === joiner || isSpacingMark.test(character)) return false;
  if (isPrepend.test(before)) return false;
  if (before === joiner && emoji && isPictograph.test(character)) return false;
  if (flags % 2 === 1 && isFlagLetter.test(character)) return false;
  return !continuesSyllable(before, character);
}

const joiner = '\u200d';
const isControl =
  /^[\p{Cc}\p{Zl}\p{Zp}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb]$/u;
const isExtend = /^(?:\p{Mn}|\p{Me}|\u200c|\p{Emoji_Modifier}|[\u{e0020}-\u{e007f}]|\uff9e|\uff9f)$/u;
const isSpacingMark = /^[\p{Mc}\u0e33\u0eb3]$/u;
const isPrepend = /^[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u0d4e\u{110bd}\u{110cd}\u{111c2}\u{111c3}]$/u;
const isPictograph = /^\p{Extended_Pictographic}$/u;
const isFlagLetter = /^[\u{1f1e6}-\u{1f1ff}]$/u;

/** Hangul: a leading consonant joins what follows, a vowel a vowel or trail, a trail a trail. */
function continuesSyllable(before: string, character: string): boolean {
  const a = syllablePart(before);
  const b = syllablePart(character);
  switch (a) {
    case 'L':
      return b !== '' && b !== 'T';
    case 'V':
    case 'LV':
      return b === 'V' || b === 'T';
    case 'T':
    case 'LVT':
      return b === 'T';
    default:
      return false;
  }
}

function syllablePart(character: string): '' | 'L' | 'V' | 'T' | 'LV' | 'LVT' {
  const code = character.codePointAt(0) ?? 0;
  if ((code >= 0x1100 && code <= 0x115f) || (code >= 0xa960 && code <= 0xa97c)) return 'L';
  if ((code >= 0x1160 && code <= 0x11a7) || (code >= 0xd7b0 && code <= 0xd7c6)) return 'V';
  if ((code >= 0x11a8 && code <= 0x11ff) || (code >= 0xd7cb && code <= 0xd7fb)) return 'T';
  if (code < 0xac00 || code > 0xd7a3) return '';
  return (code - 0xac00) % 28 === 0 ? 'LV' : 'LVT';
}
