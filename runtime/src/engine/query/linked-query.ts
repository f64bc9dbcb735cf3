import type { AggregateFunctionIr, TypeIr, Value, WalkFindIr, WindowIr } from '../../bundle/index.js';
import type { Evaluate } from '../link/linked.js';

/** A query, linked: names are indexes of locals, expressions are closures. */
export interface LinkedQuery {
  readonly name: string;
  readonly events: LinkedEvents | undefined;
  readonly nodes: readonly LinkedNode[];
  readonly edges: readonly LinkedEdge[];
  readonly where: readonly LinkedCondition[];
  readonly group: LinkedGroup | undefined;
  readonly order: readonly { readonly of: Evaluate; readonly descending: boolean }[];
  readonly limit: Evaluate | undefined;
  readonly row: Evaluate;
  readonly repeats: boolean;
  readonly single: boolean;
}

export interface LinkedEvents {
  readonly steps: readonly LinkedStep[];
  readonly last: WindowIr | undefined;
}

export interface LinkedEvent {
  readonly event: string;
  /** It lives this turn only. */
  readonly ephemeral: boolean;
  /** The names of its fields. */
  readonly fields: readonly string[];
  readonly slot: number;
  readonly gives: readonly { readonly slot: number; readonly field: string }[];
  readonly when: Evaluate | undefined;
}

export interface LinkedStep extends LinkedEvent {
  readonly within: WindowIr | undefined;
  readonly without: readonly LinkedEvent[];
}

export interface LinkedNode {
  readonly slot: number;
  readonly type: TypeIr;
  readonly is: Evaluate | undefined;
  readonly when: Evaluate | undefined;
}

export interface LinkedEdge {
  readonly from: number;
  readonly to: number;
  readonly relations: readonly string[];
  readonly leadsTo: boolean;
  readonly either: boolean;
  readonly unguarded: boolean;
  readonly ends: LinkedEnds | undefined;
  readonly when: Evaluate | undefined;
  readonly walk: LinkedWalk | undefined;
}

export interface LinkedEnds {
  readonly from: number;
  readonly to: number;
  readonly which: number | undefined;
  readonly lead: number | undefined;
}

export interface LinkedWalk {
  readonly least: number;
  readonly most: number | undefined;
  readonly find: WalkFindIr;
  readonly path: number | undefined;
  readonly cost: { readonly of: Evaluate; readonly zero: Value } | undefined;
}

/** A part of `where`, with what must be bound before it can be asked: nodes and edges by their indexes. */
export interface LinkedCondition {
  readonly holds: Evaluate;
  readonly nodes: readonly number[];
  readonly edges: readonly number[];
}

export interface LinkedGroup {
  readonly keys: readonly { readonly slot: number; readonly of: Evaluate }[];
  readonly aggregates: readonly LinkedAggregate[];
  readonly having: Evaluate | undefined;
}

export interface LinkedAggregate {
  readonly slot: number;
  readonly function: AggregateFunctionIr;
  readonly of: Evaluate | undefined;
  readonly zero: Value;
}
