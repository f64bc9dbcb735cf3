import { StoreFailure, type StoreResult } from '../../ports/index.js';
import { refused } from '../store-rules/index.js';
import type { MemoryData } from './memory-data.js';

// biome-ignore lint/correctness/useYield: being written
export async function* exportLines(_data: MemoryData): AsyncIterable<string> {
  throw new StoreFailure({ error: 'refused', detail: 'not yet' });
}
export async function importLines(
  _data: MemoryData,
  _lines: AsyncIterable<string>,
): Promise<StoreResult<{ readonly data: MemoryData; readonly rows: number }>> {
  return refused('not yet');
}
