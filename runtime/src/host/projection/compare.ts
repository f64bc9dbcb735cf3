import type { ProjectionChange } from '../../ports/index.js';
import { canonicalBytes } from '../ledger/json.js';

/**
 * How many rows are not as they were folded: different, missing, or too many. While a release is rolled out a table has columns of
 * two versions, and a row those of the other one as well, with nothing in them.
 */
export function differences(stored: readonly ProjectionChange[], folded: readonly ProjectionChange[]): number {
  const left = new Map(stored.map((row) => [nameOf(row), row]));
  let count = 0;
  for (const row of folded) {
    const name = nameOf(row);
    const found = left.get(name);
    if (!found || contentOf(found, row) !== contentOf(row, row)) count += 1;
    left.delete(name);
  }
  return count + left.size;
}

function nameOf({ table, key }: ProjectionChange): string {
  return canonicalBytes({ table, key }).toString('utf8');
}

/** What is in a row, but for columns without anything that the version of another one does not write. */
function contentOf({ columns = {} }: ProjectionChange, { columns: written = {} }: ProjectionChange): string {
  const told = Object.entries(columns).filter(([name, value]) => value !== null || Object.hasOwn(written, name));
  return canonicalBytes(Object.fromEntries(told)).toString('utf8');
}
