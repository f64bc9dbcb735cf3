import type { MatchExpression, Node } from '../../1-parse/index.js';
import { placeLetters } from './own-text.js';

/**
 * The `match`es that stand as values in a node, the outermost only: what they hold is walked as blocks. It goes over
 * the tree's objects as they are and not by kind, because a value may stand in any part of any node, and it is asked
 * only where the word `match` was seen.
 */
export function findValueMatches(node: Node): readonly MatchExpression[] {
  const found: MatchExpression[] = [];
  for (const part of Object.values(node)) search(part, found);
  return found;
}

function search(value: unknown, found: MatchExpression[]): void {
  if (typeof value !== 'object' || value === null) return;
  if (isMatchExpression(value)) {
    search(value.subject, found);
    found.push(value);
    return;
  }
  // Places and blocks in the node are walked as what they are.
  if ('kind' in value && typeof value.kind === 'string' && (value.kind in placeLetters || blocks.has(value.kind)))
    return;
  for (const part of Object.values(value)) search(part, found);
}

const blocks: ReadonlySet<string> = new Set(['proseBlock', 'logicBlock', 'divert']);

function isMatchExpression(value: object): value is MatchExpression {
  return 'kind' in value && value.kind === 'matchExpression';
}
