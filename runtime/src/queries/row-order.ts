import type { Value } from '../bundle/index.js';
import { compareText } from '../world/index.js';
import { readColumn, type SqlRow } from './rows.js';
import type { SqlType } from './term.js';

/** Which columns of an answer tell a row's place. The database knows nothing of the order of declarations. */
export interface RowPlace {
  /** What the query is ordered by, first of all. */
  readonly order: readonly { readonly column: string; readonly type: SqlType; readonly descending: boolean }[];
  /** Then the places of its things, each by a column with its id or one with places, and what tells its edges apart. */
  readonly then: readonly PlaceColumn[];
}

export type PlaceColumn =
  | { readonly column: string; readonly placeOf: (id: string) => number }
  /** One of a list of places. */
  | { readonly column: string; readonly part: number }
  /** Figures, or lists of figures, as text. */
  | { readonly column: string };

/** The rows in the language's order. */
export function inOrder(rows: readonly SqlRow[], { order, then }: RowPlace): readonly SqlRow[] {
  if (rows.length < 2 || (order.length === 0 && then.length === 0)) return rows;
  const placed = rows.map((row) => ({
    row,
    keys: order.map(({ column, type }) => readColumn(type, row[column] ?? null)),
    places: placesOf(row, then),
  }));
  const descending = order.map((each) => each.descending);
  placed.sort((a, b) => compareAll(a.keys, b.keys, descending) || comparePlaces(a.places, b.places));
  return placed.map(({ row }) => row);
}

/** Of rows that say the same the first one. */
export function distinctRows(rows: readonly SqlRow[], columns: readonly RowColumn[]): readonly SqlRow[] {
  const met = new Set<string>();
  return rows.filter((row) => {
    const texts = columns.map(({ name, type }) => textOf(type, row[name] ?? null));
    // No text of a database holds this character.
    const text = texts.length === 1 ? (texts[0] ?? '\u0000') : JSON.stringify(texts);
    if (met.has(text)) return false;
    met.add(text);
    return true;
  });
}

export interface RowColumn {
  readonly name: string;
  readonly type: SqlType;
}

/** There is one nought. */
function textOf({ type }: SqlType, text: string | null): string | null {
  return type === 'float' && text === '-0' ? '0' : text;
}

function placesOf(row: SqlRow, then: readonly PlaceColumn[]): readonly number[] {
  const places: number[] = [];
  for (const each of then) {
    const text = row[each.column] ?? '';
    if ('placeOf' in each) {
      places.push(each.placeOf(text));
      continue;
    }
    const list = text.startsWith('{') ? text.slice(1, -1).split(',') : undefined;
    if ('part' in each) places.push(Number(list ? list[each.part] : text));
    else if (list) places.push(...list.map(Number));
    else places.push(text === 'true' ? 1 : text === 'false' ? 0 : Number(text));
  }
  return places;
}

function compareAll(a: readonly Value[], b: readonly Value[], descending: readonly boolean[]): number {
  for (let at = 0; at < a.length; at++) {
    const difference = compareKeys(a[at] ?? null, b[at] ?? null, descending[at] === true);
    if (difference !== 0) return difference;
  }
  return 0;
}

function comparePlaces(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < a.length; at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** What is none comes last, whichever way the rest is ordered. */
function compareKeys(a: Value, b: Value, descending: boolean): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  const order = compareValues(a, b);
  return descending ? -order : order;
}

function compareValues(a: Value, b: Value): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b);
  if (typeof a === 'bigint' && typeof b === 'bigint') return a < b ? -1 : a > b ? 1 : 0;
  throw new TypeError('The database answered what has no order.');
}
