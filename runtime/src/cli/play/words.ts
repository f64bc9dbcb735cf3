/** What somebody typed at the story's prompt. */
export type Typed =
  | { readonly typed: 'nothing' }
  | { readonly typed: 'input'; readonly text: string }
  | { readonly typed: 'save' | 'state' | 'journal' | 'again' | 'help' | 'quit' }
  | { readonly typed: 'back'; readonly turns: number }
  | { readonly typed: 'as'; readonly seat: string }
  | { readonly typed: 'close' }
  | { readonly typed: 'unknown'; readonly word: string };

/** The words that are not for the story, each with what it does. */
export const words = [
  { word: ':back', use: ':back [n]', does: 'takes back the last turn, or the last n' },
  { word: ':again', use: ':again', does: 'shows the last turn again' },
  { word: ':state', use: ':state', does: 'shows where you stand' },
  { word: ':journal', use: ':journal', does: 'shows your missions' },
  { word: ':as', use: ':as seat', does: 'plays on as somebody else, where several play' },
  { word: ':close', use: ':close', does: 'waits no longer for those who have not answered' },
  { word: ':save', use: ':save', does: 'says where your session is kept (every turn is saved by itself)' },
  { word: ':help', use: ':help', does: 'shows this' },
  { word: ':quit', use: ':quit', does: 'leaves; you can go on later' },
] as const;

/** A colon and a letter begin a word of ours; `::` begins a line that the story shall have with one colon. */
export function readTyped(line: string): Typed {
  const text = line.trim();
  if (text === '') return { typed: 'nothing' };
  if (text.startsWith('::')) return { typed: 'input', text: text.slice(1) };
  const match = /^:(\p{L}+)(?:\s+(\S+))?$/u.exec(text);
  if (!match) return { typed: 'input', text };
  const [, name = '', argument] = match;
  const found = words.filter(({ word }) => word.startsWith(`:${name.toLowerCase()}`));
  const [only] = found;
  if (!only || found.length > 1) return { typed: 'unknown', word: text };
  switch (only.word) {
    case ':back': {
      const turns = argument === undefined ? 1 : Number(argument);
      return Number.isSafeInteger(turns) && turns > 0 ? { typed: 'back', turns } : { typed: 'unknown', word: text };
    }
    case ':as':
      return argument === undefined ? { typed: 'unknown', word: text } : { typed: 'as', seat: argument };
    case ':close':
      return { typed: 'close' };
    case ':save':
      return { typed: 'save' };
    case ':state':
      return { typed: 'state' };
    case ':journal':
      return { typed: 'journal' };
    case ':again':
      return { typed: 'again' };
    case ':help':
      return { typed: 'help' };
    case ':quit':
      return { typed: 'quit' };
  }
}
