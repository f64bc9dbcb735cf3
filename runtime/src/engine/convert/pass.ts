import type { Json } from '../../bundle/index.js';
import type { CellParts } from '../../world/index.js';
import type { Cells } from './fields.js';

/** One conversion of one session's cells. */
export interface Run {
  readonly before: Cells;
  /** What was written; cells that stay as they are don't have to be. */
  readonly after: { [key: string]: Json };
  /** Whether there is such a cell from now on: asked when all cells were gone through. */
  readonly has: (key: string) => boolean;
  /** What entities were found to be. */
  readonly things: Map<string, EntityThing>;
  /** The groups that are wanted; absent: all. */
  readonly only: ReadonlySet<string> | undefined;
  /** The cell that is being converted: what a failure is told with. */
  at: string;
  /** Does it; where what can't be converted is to be left out, a failure is passed over. */
  readonly attempt: (convert: () => void) => void;
}

/** An entity: its kind before, and its id from now on; undefined where it is gone. */
export interface EntityThing {
  readonly kind: string | undefined;
  readonly to: string | undefined;
}

/** What a part of a conversion does to the cells of its letters, in one run. */
export interface Pass {
  /** Whether a cell stays as it is, and nothing hangs on it: a quick look, before it is taken apart. */
  stays?(key: string): boolean;
  /** A cell of a wanted group. */
  cell(parts: CellParts, json: Json): void;
  /** A cell of another group: books need the balances of all accounts. */
  other?(parts: CellParts, json: Json): void;
  /** After all cells. */
  end?(): void;
}

export interface Section {
  readonly letters: string;
  readonly begin: (run: Run) => Pass;
}

export function isWanted({ only }: Run, group: string): boolean {
  return only === undefined || only.has(group);
}

export function own<T>(table: { readonly [name: string]: T } | undefined, name: string): T | undefined {
  return table && Object.hasOwn(table, name) ? table[name] : undefined;
}

/** In code-unit order, whatever order the cells came in: two ways to the same state shall end alike. */
export function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function figure(json: Json | undefined): number {
  return typeof json === 'number' ? json : 0;
}

export function items(json: Json | undefined): readonly Json[] {
  return isItems(json) ? json : [];
}

export function isItems(json: Json | undefined): json is readonly Json[] {
  return Array.isArray(json);
}

export function members(json: Json | undefined): { readonly [key: string]: Json } {
  return json !== undefined && json !== null && typeof json === 'object' && !isItems(json) ? json : {};
}
