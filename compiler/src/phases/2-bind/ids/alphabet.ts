/** Crockford's base 32 in lower case: no `i l o u`, so that nothing is misread when an id is spoken or typed. */
const crockford = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * What new ids are made of: Crockford's letters without `a` and `e`. Without vowels no id spells a word, none is a
 * date (`12mar3`) and none a figure with an exponent (`12e456`): translations travel through spreadsheets, which
 * rewrite such cells without asking.
 */
const idLetters = '0123456789bcdfghjkmnpqrstvwxyz';

/** The value of each character by its code; −1 for those outside the alphabet. */
const values = new Int8Array(128).fill(-1);
for (let i = 0; i < crockford.length; i++) values[crockford.charCodeAt(i)] = i;

/** The value of a base-32 character, or −1. */
export function digitValue(code: number): number {
  return code < 128 ? (values[code] ?? -1) : -1;
}

/** The character code of a base-32 digit. */
export function digitCode(value: number): number {
  return crockford.charCodeAt(value & 31);
}

/** All pairs of digits: writing a number by pairs takes half the strings. */
const pairs = Array.from({ length: 1024 }, (_, i) => crockford.charAt(i >> 5) + crockford.charAt(i & 31));

/** A 30-bit number as six base-32 digits. */
export function encode30(value: number): string {
  return (pairs[(value >>> 20) & 1023] ?? '') + (pairs[(value >>> 10) & 1023] ?? '') + (pairs[value & 1023] ?? '');
}

/** Reads the six digits that stand at an offset; −1 when one of them is none. */
export function decode30(text: string, at: number): number {
  let value = 0;
  for (let i = at; i < at + 6; i++) {
    const digit = digitValue(text.charCodeAt(i));
    if (digit < 0) return -1;
    value = (value << 5) | digit;
  }
  return value;
}

/** Whether a text can be an id: 4 to 8 digits of Crockford's alphabet in lower case. */
export function isId(text: string): boolean {
  if (text.length < 4 || text.length > 8) return false;
  for (let i = 0; i < text.length; i++) if (digitValue(text.charCodeAt(i)) < 0) return false;
  return true;
}

/**
 * A new place's id. It depends on nothing but where the place stands (its parent's id, or its owner at the top), what
 * kind it is and what it says, so that two clones that add the same line give it the same id without talking to each
 * other. `attempt` counts up while the id is taken, as by an identical line beside it.
 *
 * Six of thirty letters are 729 million ids: a pack of 10,000 places meets itself about seven times in a hundred
 * thousand new lines, and then takes the next attempt.
 */
export function deriveId(context: string, kind: string, fingerprint: string, attempt: number): string {
  for (let salt = attempt; ; salt += 0x1_0000) {
    const id = sixLetters(`${context}\n${kind}\n${fingerprint}\n${salt}`);
    // An id of figures alone would lose its leading zeros in a spreadsheet; without one, `@id` would read as a name.
    if (/[a-z]/.test(id) && /[0-9]/.test(id)) return id;
  }
}

function sixLetters(text: string): string {
  let a = 0x2545f491;
  let b = 0x9e3779b9;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    a = Math.imul(a ^ c, 0x85ebca6b);
    b = Math.imul(b ^ c, 0xc2b2ae35);
  }
  a = Math.imul(a ^ (a >>> 16) ^ (b >>> 13), 0x85ebca6b) >>> 0;
  b = Math.imul(b ^ (b >>> 16) ^ (a >>> 13), 0xc2b2ae35) >>> 0;
  a = (a ^ (a >>> 15)) >>> 0;
  b = (b ^ (b >>> 14)) >>> 0;
  let id = '';
  for (let i = 0; i < 3; i++) {
    id += idLetters.charAt(a % 30) + idLetters.charAt(b % 30);
    a = Math.floor(a / 30);
    b = Math.floor(b / 30);
  }
  return id;
}
