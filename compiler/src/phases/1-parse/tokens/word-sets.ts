import { contextualWords, furtherClauseWords, reservedWords } from './words.js';

/** Words that may open a line by which a header goes on. */
export const clauseWords: ReadonlySet<string> = new Set<string>([...contextualWords, ...furtherClauseWords]);

/**
 * Words that are no unit when they follow a figure. Clause words that never stand right behind a figure (`seed`,
 * `first`, `end`) may name a resource.
 */
export const notUnits: ReadonlySet<string> = new Set<string>([
  ...reservedWords,
  ...furtherClauseWords,
  ...['mod', 'when', 'because', 'shown', 'of', 'from', 'to', 'by', 'with', 'at', 'as', 'title', 'version', 'use'],
  ...[
    'start',
    'cast',
    'mass',
    'opens',
    'scale',
    'issued',
    'mutual',
    'acyclic',
    'both',
    'events',
    'last',
    'ordered',
    'requires',
    'clamped',
  ],
  ...['max', 'matches', 'was', 'keep', 'readable', 'sealed', 'private', 'secret', 'personal', 'justified'],
  ...[
    'draws',
    'without',
    'weight',
    'payoff',
    'scene',
    'key',
    'clock',
    'twist',
    'players',
    'roles',
    'step',
    'bias',
    'draw',
  ],
  ...['phases', 'phase', 'snapshot', 'populate', 'agents', 'perceives', 'contends', 'invariant', 'stop', 'report'],
  ...['measure', 'always', 'eventually', 'beat', 'does', 'shot', 'evidence', 'judged', 'compare', 'per', 'on', 'given'],
]);
