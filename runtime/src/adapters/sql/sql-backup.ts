import { StoreFailure, type StoreResult } from '../../ports/index.js';
import { refused } from '../store-rules/index.js';
import type { SqlDriver } from './driver.js';

// biome-ignore lint/correctness/useYield: being written
export async function* exportLines(_driver: SqlDriver): AsyncIterable<string> {
  throw new StoreFailure({ error: 'refused', detail: 'not yet' });
}
export async function importLines(
  _driver: SqlDriver,
  _lines: AsyncIterable<string>,
): Promise<StoreResult<{ readonly rows: number }>> {
  return refused('not yet');
}
