import type { QueryIr } from '../bundle/index.js';
import type { Context } from './context.js';
import { express, type Scope } from './expression.js';
import type { Pattern } from './pattern.js';
import type { RowPlace } from './row-order.js';
import { type Shape, shapeOf } from './rows.js';
import { both, NotInSql, type SqlType, type Term } from './term.js';

/** What is asked of each fit, or of each group of them. */
export interface Asked {
  readonly shape: Shape;
  /** What makes a row. */
  readonly columns: readonly AskedColumn[];
  /** What rows are ordered by, in columns of their own or in those of the row. */
  readonly order: readonly (AskedColumn & { readonly descending: boolean })[];
  /** All of them, each once. */
  readonly all: readonly AskedColumn[];
  /** Under which condition nothing was refused; absent where nothing can be. */
  readonly fine: string | undefined;
  /** How many rows are wanted. */
  readonly limit: number | undefined;
}

export interface AskedColumn {
  readonly name: string;
  readonly sql: string;
  readonly type: SqlType;
}

/** A statement without the tables of ranks, and what is to be done with its rows. */
export interface Selected {
  readonly text: string;
  readonly place: RowPlace;
  /** Whether no two of its rows can say the same. */
  readonly isDistinct: boolean;
}

export function askedIn(context: Context, query: QueryIr, scope: Scope): Asked {
  const { shape, terms } = shapeOf(context, scope, query.row);
  const columns = terms.map(({ sql, type }, index): AskedColumn => ({ name: `r${index}`, sql, type }));
  const ordered = query.order.map(({ of, descending }) => ({ term: express(context, scope, of), descending }));
  const order = ordered.map(({ term: { sql, type }, descending }, index) => {
    const known = columns.find((column) => column.sql === sql);
    return { name: known?.name ?? `o${index}`, sql, type, descending };
  });
  const oks = [...terms, ...ordered.map(({ term }) => term)].map(({ ok }: Term) => ok);
  const own = order.filter(({ name }) => name.startsWith('o'));
  return { shape, columns, order, all: [...columns, ...own], fine: both(...oks), limit: limitOf(context, query) };
}

/** `order by` and how many rows, where more need not be fetched; rows that are equal there are told apart later. */
export function firstRows({ order, limit }: Asked, from: string): string {
  const by = order.map(
    ({ name, type, descending }) =>
      `${from}${name}${isText(type) ? ' collate "C"' : ''}${descending ? ' desc' : ''} nulls last`,
  );
  return ` order by ${by.join(', ')} fetch first ${limit} rows with ties`;
}

/** A node of a pattern, and which column holds it. */
export interface PlacedNode {
  readonly index: number;
  readonly column: string | undefined;
  readonly table: string;
  readonly placeOf: (id: string) => number;
}

export interface Places {
  /** By which rows are placed, in this order. What is the same for all rows is left out. */
  readonly nodes: readonly PlacedNode[];
  /** And what tells edges apart, after that. */
  readonly keys: readonly string[];
  /** Whether fits may differ by something else. */
  readonly isPart: boolean;
}

/** The nodes by which fits are placed: what is given is the same in all of them. */
export function placedNodes(
  context: Context,
  query: QueryIr,
  { scope, places }: Pattern,
  columns: readonly AskedColumn[],
): readonly PlacedNode[] {
  return query.nodes.flatMap(({ slot, is, type }, index): PlacedNode[] => {
    const sql = scope.slots.get(slot)?.term.sql;
    const column = columns.find((each) => each.sql === sql)?.name;
    const table = places.find(({ node }) => node === index)?.table ?? '';
    return is ? [] : [{ index, column, table, placeOf: context.placeOf(type.type !== 'ref') }];
  });
}

/**
 * What rows are placed by. Where each of `columns` is a node's id, two rows differ by one of these nodes, and what comes
 * after the last of them need not be looked at.
 */
export function placesIn(context: Context, query: QueryIr, pattern: Pattern, columns: readonly AskedColumn[]): Places {
  const { scope, keys } = pattern;
  const nodes = placedNodes(context, query, pattern, columns);
  const ids = new Set(query.nodes.map(({ slot }) => scope.slots.get(slot)?.term.sql));
  if (!columns.every(({ sql }) => ids.has(sql))) return { nodes, keys, isPart: false };
  const last = nodes.findLastIndex(({ column }) => column !== undefined);
  return { nodes: nodes.slice(0, last + 1), keys: [], isPart: last + 1 < nodes.length || keys.length > 0 };
}

/** How many rows are wanted: known, since a limit sees the parameters only. */
function limitOf(context: Context, { limit, single, parameters }: QueryIr): number | undefined {
  if (!limit) return single ? 1 : undefined;
  const name = limit.op === 'local' ? parameters.find(({ slot }) => slot === limit.slot)?.name : undefined;
  const value = limit.op === 'const' ? limit.value : name === undefined ? undefined : context.given.arguments[name];
  if (typeof value !== 'number') throw new NotInSql('its limit is reckoned');
  return Math.min(Math.max(0, value), single ? 1 : Number.MAX_SAFE_INTEGER);
}

function isText({ type }: SqlType): boolean {
  return type === 'text' || type === 'ref' || type === 'scene';
}
