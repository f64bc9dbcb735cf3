import type { ProjectionChange } from '../../ports/index.js';
import { canonicalBytes } from '../ledger/json.js';

/** How many rows are not as they were folded: different, missing, or too many. */
export function differences(stored: readonly ProjectionChange[], folded: readonly ProjectionChange[]): number {
  const left = new Map(stored.map((row) => [nameOf(row), contentOf(row)]));
  let count = 0;
  for (const row of folded) {
    const name = nameOf(row);
    if (left.get(name) !== contentOf(row)) count += 1;
    left.delete(name);
  }
  return count + left.size;
}

function nameOf({ table, key }: ProjectionChange): string {
  return canonicalBytes({ table, key }).toString('utf8');
}

function contentOf({ columns }: ProjectionChange): string {
  return canonicalBytes(columns ?? null).toString('utf8');
}
