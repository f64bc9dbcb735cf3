import type { TokenType } from 'chevrotain';
import * as t from '../tokens/tokens.js';

/** What the brace of a clause in a simulation, a goal or an experiment opens. */
export type ClauseBrace = 'logic' | 'clauses' | 'record';

/** The clauses that have a brace, or lines of their own below them. */
const leads: ReadonlySet<TokenType> = new Set([
  ...[t.contextual.on, t.contextual.action, t.contextual.agents, t.contextual.perceives, t.contextual.decide],
  ...[t.contextual.populate, t.contextual.arm, t.contextual.beat, t.contextual.eventually, t.contextual.evidence],
]);
/** In these a single `=` was meant as `==`. */
const asking: ReadonlySet<TokenType> = new Set([...[t.contextual.always, t.contextual.eventually, t.contextual.given]]);

export function leadsClause(type: TokenType): boolean {
  return leads.has(type);
}

export function asksIn(type: TokenType): boolean {
  return asking.has(type);
}

/** What a brace behind a clause opens. */
export function braceOf(lead: TokenType | undefined): ClauseBrace {
  if (lead === t.contextual.on || lead === t.contextual.action) return 'logic';
  return lead === t.contextual.agents || lead === t.contextual.decide ? 'clauses' : 'record';
}

/** The words by which a clause goes on over its line's end, and whether a lone `{` does. */
const goingOn: ReadonlyMap<TokenType, RegExp> = new Map([
  [t.contextual.on, continuation([])],
  [t.contextual.action, continuation(['requires', 'contends', 'by'])],
  [t.contextual.agents, continuation(['placed'])],
  [t.contextual.perceives, continuation([])],
  [t.contextual.decide, continuation([])],
  [t.contextual.populate, continuation(['count'])],
  [t.contextual.arm, continuation([])],
  [t.contextual.beat, continuation(['after', 'does', 'shot'])],
  [t.contextual.eventually, continuation(['cue'])],
  [t.contextual.evidence, continuation(['solver', 'observer', 'judged'])],
]);

/** Whether the line after the line end at `pos` goes on the clause that `lead` opened. */
export function clauseGoesOn(text: string, pos: number, lead: TokenType | undefined): boolean {
  const pattern = lead && goingOn.get(lead);
  if (!pattern) return false;
  pattern.lastIndex = pos;
  return pattern.test(text);
}

function continuation(words: readonly string[]): RegExp {
  const word = words.length === 0 ? '' : `|(?:${words.join('|')})(?![\\p{L}\\p{M}\\p{N}_])`;
  return new RegExp(`(?:[ \\t]*(?://[^\\r\\n]*)?(?:\\r\\n|\\r|\\n))+[ \\t]*(?:\\{${word})`, 'uy');
}
