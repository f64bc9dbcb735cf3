import { StoreFailure } from '../../ports/index.js';
import type { SqlRow } from './driver.js';

/** Each reads one column, and calls a store corrupt whose column holds something else. */
export function textOf(row: SqlRow, column: string): string {
  const value = row[column];
  return typeof value === 'string' ? value : wrong(column, 'text');
}

export function maybeText(row: SqlRow, column: string): string | undefined {
  return row[column] === null ? undefined : textOf(row, column);
}

/** `pg` hands over 64-bit integers as text. */
export function integerOf(row: SqlRow, column: string): number {
  const value = row[column];
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : wrong(column, 'a whole number');
}

export function booleanOf(row: SqlRow, column: string): boolean {
  const value = row[column];
  return typeof value === 'boolean' ? value : wrong(column, 'true or false');
}

export function bytesOf(row: SqlRow, column: string): Uint8Array {
  const value = row[column];
  // A Buffer may be a window on a pool that is written again; the copy is the caller's own.
  return value instanceof Uint8Array ? new Uint8Array(value) : wrong(column, 'bytes');
}

function wrong(column: string, what: string): never {
  throw new StoreFailure({ error: 'corrupt', detail: `the column ${column} of a stored row is not ${what}` });
}
