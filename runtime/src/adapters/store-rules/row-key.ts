import type { ProjectionChange } from '../../ports/index.js';

/** The same for the same key, in whichever order its columns were written. */
export function rowKey(row: ProjectionChange): string {
  const columns = Object.keys(row.key).sort();
  return JSON.stringify(columns.map((column) => [column, row.key[column]]));
}
