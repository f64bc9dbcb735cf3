import { encodeValue } from './encode.js';
import type { Value } from './value.js';

/**
 * How a pack's state lies in its SQL tables: what a host needs to write the rows of a turn, made by the compiler with
 * the migration that makes the tables. It names tables and columns as they are called in SQL; the state is named by
 * kinds and fields, as everywhere else in the bundle.
 *
 * Tables hold the state as it is now, a row for each thing that is there. What `secret` fields hold is in none of them,
 * and `campaign` cells are not either: they are the campaign's, and lie in the store's own `campaign_cell`.
 */
export interface ProjectionIr {
  /** The SQL schema. */
  readonly schema: string;
  /** The function of it that takes a turn's rows; absent: `fabula_project`. Each migration that changes tables brings its own, so that two versions can write side by side. */
  readonly function?: string;
  readonly tables: readonly ProjectionTableIr[];
  /** Tables of versions before. Their names are never given again: what drops them may still have to run. */
  readonly former?: readonly string[];
  /** Resources of which some version holds a part elsewhere, so that their accounts need not sum up to nothing in a session. */
  readonly unbooked?: readonly string[];
}

export interface ProjectionTableIr {
  readonly table: string;
  readonly rows: ProjectionRowsIr;
  /** All columns that are not in the key; a change gives each of them a value. */
  readonly columns: readonly ProjectionColumnIr[];
  /** Columns of versions before, whose names are never given again. */
  readonly former?: readonly string[];
  /** Constraints that a migration after the first one made. */
  readonly constraints?: readonly ProjectionConstraintIr[];
}

/** What the next migration has to know of a constraint: each of them may be there, or have been taken away by a contract. */
export interface ProjectionConstraintIr {
  readonly name: string;
  /** What it would be called had the first migration made it. */
  readonly of: string;
  /** What rows of all versions that may still write hold to, until a contract has run. */
  readonly until?: string;
}

/** What the rows of a table are, and with it what their key is. */
export type ProjectionRowsIr =
  /** A living entity of the kind, players included. Key: `entity_id`. */
  | { readonly of: 'kind'; readonly kind: string }
  /** An entity that was granted the component, and whose kind doesn't have it. Key: `entity_id`. */
  | { readonly of: 'component'; readonly component: string }
  /** A player, with the fields of the `player` block itself. Key: `entity_id`. */
  | { readonly of: 'player' }
  /** An edge, the ends of a mutual one in order. Key: `from_id`, `to_id`. */
  | { readonly of: 'relation'; readonly relation: string }
  /** The one row of a state block. No key. */
  | { readonly of: 'block'; readonly block: 'world' | 'config' }
  /** An account that was ever booked on: a cell's key, as `booked` events name it. Key: `account`. */
  | { readonly of: 'account' }
  /** A `booked` event of a turn of the branch's own. Key: `turn` (its version) and `entry` (its index among the events). */
  | { readonly of: 'entry' };

export interface ProjectionColumnIr {
  readonly column: string;
  readonly from: ColumnSourceIr;
  readonly as: ColumnFormIr;
}

export type ColumnSourceIr =
  /** A field by the name its cell has: `mood`, or `Voice.tone` for a component's, which is `null` while it is away. */
  | { readonly from: 'field'; readonly field: string; readonly component?: string }
  /** Whether the entity has the component now. */
  | { readonly from: 'has'; readonly component: string }
  /** The title an entity was declared or made with; `null` without one. */
  | { readonly from: 'title' }
  /** A part of a `booked` event (`by` may be absent), or an account's resource and balance. */
  | { readonly from: 'booking'; readonly part: 'resource' | 'amount' | 'from' | 'to' | 'by' | 'balance' };

/** How a value is written into its column. */
export type ColumnFormIr =
  /** A bool, number or text as it is. */
  | { readonly form: 'plain' }
  /** A decimal or an amount, as digits with this many after the point. */
  | { readonly form: 'numeric'; readonly scale: number }
  /** An amount of the row's own resource, at that one's scale. */
  | { readonly form: 'amount' }
  /** `2d6`. */
  | { readonly form: 'dice' }
  /** Anything else, as the JSON that the ledger holds. */
  | { readonly form: 'json' };

/**
 * A value as its column takes it. What a person wrote stays out of the tables wherever it turns up: its digest stands
 * there, so that forgetting the person has nothing to look for in them. `scale` is the resource's, for an `amount`.
 */
export function projectValue(value: Value | undefined, as: ColumnFormIr, scale = 0): string | number | boolean | null {
  if (value === undefined || value === null) return null;
  if (as.form === 'json') return JSON.stringify(encodeValue(withoutWords(value)));
  if (typeof value === 'bigint') return digits(value, as.form === 'numeric' ? as.scale : scale);
  if (typeof value !== 'object') return value;
  if ('is' in value && value.is === 'personal') return value.digest;
  if ('is' in value && value.is === 'dice') return `${value.count}d${value.sides}`;
  return JSON.stringify(encodeValue(withoutWords(value)));
}

/** `1250n` at scale 2 is `12.50`. */
function digits(value: bigint, scale: number): string {
  const sign = value < 0n ? '-' : '';
  const figures = (value < 0n ? -value : value).toString().padStart(scale + 1, '0');
  const point = figures.length - scale;
  return scale === 0 ? sign + figures : `${sign}${figures.slice(0, point)}.${figures.slice(point)}`;
}

function withoutWords(value: Value): Value {
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) return value.map(withoutWords);
  switch (value.is) {
    case 'personal':
      return value.digest;
    case 'set':
      return { is: 'set', items: value.items.map(withoutWords) };
    case 'map':
      return { is: 'map', entries: value.entries.map(([key, item]) => [withoutWords(key), withoutWords(item)]) };
    case 'record':
      return { is: 'record', fields: withoutWordsIn(value.fields) };
    case 'variant':
      return { is: 'variant', case: value.case, fields: withoutWordsIn(value.fields) };
    case 'dice':
      return value;
  }
}

function withoutWordsIn(fields: { readonly [name: string]: Value }): { readonly [name: string]: Value } {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, withoutWords(value)]));
}

function isList(value: object): value is readonly Value[] {
  return Array.isArray(value);
}
