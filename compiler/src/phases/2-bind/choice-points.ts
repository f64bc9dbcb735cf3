import type { ProseItem, Statement } from '../1-parse/index.js';
import { proseBlocksOf } from './labels.js';

/**
 * Whether an item is part of a choice point: a choice, `~ offer`, or `~ if`, `~ for`, `~ match` that hold only these. A
 * run of such items is one point.
 */
export function isChoicePart(item: ProseItem): boolean {
  if (item.kind === 'choice') return true;
  if (item.kind !== 'logicLine' || item.divert) return false;
  const [statement, ...more] = item.statements;
  if (statement?.kind === 'offer') return more.every(({ kind }) => kind === 'offer');
  return statement !== undefined && more.length === 0 && holdsOnlyChoices(statement);
}

function holdsOnlyChoices(statement: Statement): boolean {
  if (statement.kind !== 'if' && statement.kind !== 'for' && statement.kind !== 'match') return false;
  const blocks = proseBlocksOf(statement);
  return blocks.some((block) => block.items.length > 0) && blocks.every((block) => block.items.every(isChoicePart));
}
