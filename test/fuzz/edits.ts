/** Random damage to source text, and what a parser must keep whatever is done to it. */
export interface Damaged {
  readonly text: string;
  /** What was done, to be shown when a case fails. */
  readonly how: string;
}

/** Pieces that mean something to the lexer: putting one in the wrong place is the likeliest mistake. */
const pieces = [
  '{',
  '}',
  '(',
  ')',
  '[',
  ']',
  '<',
  '>',
  '"',
  '"""',
  '\\',
  '->',
  '~',
  '*',
  '+',
  '=',
  '|',
  ':',
  ';',
  ',',
  '.',
  '#',
  '@',
  '//',
  '///',
  '<>',
  '..',
  '..<',
  '&',
  '%',
  '\n',
  '\r\n',
  '\r',
  '\t',
  ' ',
  '\0',
  '\ufeff',
  '\u202e',
  '\u2028',
  '👋🏽',
  'e\u0301',
  'مرحبا',
  '港',
  'scene x {',
  'if',
  'else',
  'match',
  'for',
  'when',
  'end',
  'pack',
  'kind',
  'let',
  'in',
  'of',
  '1d20',
  '9007199254740993',
  '1.5.5',
  '{if a: b',
  '{cycle: ',
  '~ if x {',
  '* ',
  '+ ',
  '~ pick shuffle {',
  '5.00 silver',
  '~ hear x: text max 5',
  '-[a]->',
] as const;

/** One to three edits: a piece put in, a stretch taken out, doubled or moved, two letters swapped. */
export function damage(text: string, random: () => number): Damaged {
  let out = text;
  const how: string[] = [];
  const count = 1 + Math.floor(random() * 3);
  for (let i = 0; i < count; i++) {
    const at = Math.floor(random() * (out.length + 1));
    const length = 1 + Math.floor(random() * random() * 60);
    switch (Math.floor(random() * 5)) {
      case 0: {
        const piece = pieces[Math.floor(random() * pieces.length)] ?? '{';
        out = out.slice(0, at) + piece + out.slice(at);
        how.push(`put ${JSON.stringify(piece)} at ${at}`);
        break;
      }
      case 1:
        out = out.slice(0, at) + out.slice(at + length);
        how.push(`took ${length} at ${at}`);
        break;
      case 2:
        out = out.slice(0, at) + out.slice(at, at + length) + out.slice(at);
        how.push(`doubled ${length} at ${at}`);
        break;
      case 3: {
        const to = Math.floor(random() * (out.length + 1));
        const moved = out.slice(at, at + length);
        const rest = out.slice(0, at) + out.slice(at + length);
        out = rest.slice(0, to) + moved + rest.slice(to);
        how.push(`moved ${length} from ${at} to ${to}`);
        break;
      }
      default:
        out = out.slice(0, at) + (out[at + 1] ?? '') + (out[at] ?? '') + out.slice(at + 2);
        how.push(`swapped at ${at}`);
    }
  }
  return { text: out, how: how.join('; ') };
}

/** Mulberry32 (Tommy Ettinger, public domain): a seed names a case, so that a failure can be run again. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let z = Math.imul(state ^ (state >>> 15), state | 1);
    z ^= z + Math.imul(z ^ (z >>> 7), z | 61);
    return ((z ^ (z >>> 14)) >>> 0) / 4294967296;
  };
}
