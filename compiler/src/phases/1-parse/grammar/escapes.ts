import { normal } from './token-reader.js';

/** Text of prose with its escapes undone: a backslash before a sign makes the sign literal, before anything else it stays. */
export function unescapedProse(raw: string): string {
  return normal(raw.includes('\\') ? raw.replace(/\\([!-/:-@[-`{-~])/g, '$1') : raw);
}

/** Text in quotes: as in prose, and `\n` and `\t` besides. */
export function unescapedString(raw: string): string {
  if (!raw.includes('\\')) return normal(raw);
  return normal(
    raw.replace(/\\([nt!-/:-@[-`{-~])/g, (_, sign: string) => (sign === 'n' ? '\n' : sign === 't' ? '\t' : sign)),
  );
}

/** Prompt text: a backslash is one itself, but before a brace, a quote or another backslash. */
export function unescapedPrompt(raw: string): string {
  return normal(raw.includes('\\') ? raw.replace(/\\([{}"\\])/g, '$1') : raw);
}
