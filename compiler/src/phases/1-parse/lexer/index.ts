import type { Reports } from '../reports.js';
import type { Lexed } from './cursor.js';
import { FileLexer } from './file-lexer.js';

export type { Lexed } from './cursor.js';

/** Reads a text into tokens, its braces and brackets balanced, whatever the text: from where a line begins on. */
export function lex(text: string, reports: Reports, budget: number, from: number): Lexed {
  return new FileLexer(text, reports, budget).read(from);
}

/** The same for a text by itself. */
export function lexText(text: string, reports: Reports, budget: number): Lexed {
  return new FileLexer(text, reports, budget).readText();
}

/** The same for a file of prompt text. */
export function lexPrompt(text: string, reports: Reports, budget: number): Lexed {
  return new FileLexer(text, reports, budget).readPrompt();
}
