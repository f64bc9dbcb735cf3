import { contextualWords, furtherClauseWords, laterDeclarations, laterStatements, reservedWords } from './words.js';

/** Words that may open a line by which a header goes on. */
export const clauseWords: ReadonlySet<string> = new Set<string>([...contextualWords, ...furtherClauseWords]);

export const laterDeclarationSet: ReadonlySet<string> = new Set<string>(laterDeclarations);
export const laterStatementSet: ReadonlySet<string> = new Set<string>(laterStatements);

/**
 * Words that are no unit when they follow a figure. Clause words that never stand right behind a figure (`seed`,
 * `first`, `end`) may name a resource.
 */
export const notUnits: ReadonlySet<string> = new Set<string>([
  ...reservedWords,
  ...furtherClauseWords,
  ...['mod', 'when', 'because', 'shown', 'of', 'from', 'to', 'by', 'with', 'at', 'as', 'title', 'version', 'use'],
  ...['start', 'cast', 'mass', 'opens', 'scale', 'issued', 'mutual', 'acyclic', 'ordered', 'requires', 'clamped'],
  ...['max', 'matches', 'was', 'keep', 'readable', 'sealed', 'private', 'secret', 'personal', 'justified'],
  ...['draws', 'without', 'weight', 'payoff', 'scene', 'key', 'clock', 'twist'],
]);
