import type { ExprIr } from './expression.js';
import type { ParameterIr } from './scene.js';
import type { FieldIr, TypeIr } from './type.js';
import type { Json } from './value.js';

/**
 * A query: a pattern over entities, scenes and the edges between them, and what is made of each way it fits. Its rows
 * come in the order of the pattern's nodes, from left to right, each by declaration; then of its edges.
 */
export interface QueryIr {
  readonly parameters: readonly ParameterIr[];
  /** What has happened: each way in which it fits is a parameter to the rest. */
  readonly events?: EventsIr;
  /** In the order written. Where an edge's ends stand is told by indexes into `nodes`. */
  readonly nodes: readonly MatchNodeIr[];
  readonly edges: readonly MatchEdgeIr[];
  /** A row for which one of these does not hold, or is refused, is none. */
  readonly where: readonly ExprIr[];
  readonly group?: GroupIr;
  readonly order: readonly OrderIr[];
  readonly limit?: ExprIr;
  /** A row as it is yielded, in sight of what was matched, or of the group. */
  readonly row: ExprIr;
  /** Two rows that are the same are two rows. */
  readonly repeats?: true;
  /** The first row, or `none`. */
  readonly single?: true;
}

/** Events of the session's ledger, one after another: every way to pick one for each step. */
export interface EventsIr {
  readonly steps: readonly EventStepIr[];
  /** All of them happened that lately. */
  readonly last?: WindowIr;
}

/** `then forgave { who: b } within 10 turns`. */
export interface EventStepIr extends MatchEventIr {
  /** How long after the step before. */
  readonly within?: WindowIr;
  /** None of these happened between the step before and this one. */
  readonly without?: readonly MatchEventIr[];
}

/** `(t: took where t.price > 3)`. */
export interface MatchEventIr {
  readonly event: string;
  /** Holds the event, as a record of its fields. */
  readonly slot: string;
  /** Further slots, which fields of it are kept in. */
  readonly gives: readonly { readonly slot: string; readonly field: string }[];
  /** Sees the parameters, the steps before and itself. What is refused does not hold. */
  readonly when?: ExprIr;
}

/** `10 turns`: counted with the turn that is being played. Ticks and hours are for a later version to run. */
export interface WindowIr {
  readonly count: number;
  readonly unit: WindowUnitIr;
}

export type WindowUnitIr = 'turns' | 'ticks' | 'milliseconds';

/** `(x: Person)`: `slot` holds it. */
export interface MatchNodeIr {
  readonly slot: string;
  /** A reference or a scene. */
  readonly type: TypeIr;
  /** What it has to be: a parameter, the player, a declared entity. */
  readonly is?: ExprIr;
  /** Sees the parameters and itself. What is refused does not hold. */
  readonly when?: ExprIr;
}

/** `(a) -[e: trusts]-> (b)`. */
export interface MatchEdgeIr {
  readonly from: number;
  readonly to: number;
  /** Any of these; none where it is the narrative graph that is walked. */
  readonly relations: readonly string[];
  readonly leadsTo?: true;
  /** Against the edge's direction, too. */
  readonly either?: true;
  /** Guards of declared edges are not asked. */
  readonly unguarded?: true;
  /** The slots of the ends of the edge that is looked at, as the edge itself leads. */
  readonly ends?: MatchEndsIr;
  /** Of each edge; sees the parameters and the edge's ends. What is refused does not hold. */
  readonly when?: ExprIr;
  /** Several edges on end; absent for one edge. */
  readonly walk?: WalkIr;
}

export interface MatchEndsIr {
  readonly from: string;
  readonly to: string;
  /** Of several relations: holds the place of the edge's own among them. */
  readonly which?: string;
  /** Of the narrative graph: holds what the edge is known by. */
  readonly lead?: string;
}

/** `*1..3`: edges on end, none of them twice. */
export interface WalkIr {
  readonly least: number;
  /** Absent: as many as there are things with such an edge. */
  readonly most?: number;
  readonly find: WalkFindIr;
  /** Holds a record: `steps`, the nodes passed from end to end; `length`, of edges; `cost`, where it was reckoned. */
  readonly path?: string;
  /** Of one edge, never below `zero`; of the cheapest walk. */
  readonly cost?: { readonly of: ExprIr; readonly zero: Json };
}

/**
 * | name | finds |
 * | --- | --- |
 * | `ends` | where a walk can end, once each |
 * | `every` | each walk |
 * | `shortest` | of the walks between two ends the one with the fewest edges |
 * | `cheapest` | the one that costs least, with the fewest edges of these |
 *
 * Between several the one counts whose nodes come first by declaration.
 */
export type WalkFindIr = 'ends' | 'every' | 'shortest' | 'cheapest';

export interface GroupIr {
  /** Rows with the same values are a group. Without a key all rows are one, even where there are none. */
  readonly keys: readonly { readonly slot: string; readonly of: ExprIr }[];
  readonly aggregates: readonly AggregateIr[];
  readonly having?: ExprIr;
}

export interface AggregateIr {
  readonly slot: string;
  readonly function: AggregateFunctionIr;
  /** Of each row of the group; what is `none` is left out. Absent: `count` counts the rows. */
  readonly of?: ExprIr;
  /** Where a sum begins. */
  readonly zero?: Json;
}

/** `min`, `max` and `avg` of nothing are `none`; `list` has the values in the order of the rows. */
export type AggregateFunctionIr = 'count' | 'sum' | 'min' | 'max' | 'avg' | 'list';

/** Figures by size, texts by code point, `false` before `true`, `none` last. */
export interface OrderIr {
  readonly of: ExprIr;
  readonly descending: boolean;
}

/** The narrative graph: every divert of a scene to a scene, and the edges that were declared. */
export interface LeadsToIr {
  /** In declaration order, used packs first. */
  readonly scenes: readonly string[];
  readonly edges: readonly LeadIr[];
  /** What each edge has; absent where the pack declares nothing of it. */
  readonly fields?: readonly FieldIr[];
}

export interface LeadIr {
  readonly from: string;
  readonly to: string;
  readonly when?: ExprIr;
  /** What was declared of it, by field. */
  readonly values?: { readonly [field: string]: ExprIr };
}

/** What a query and a condition can ask of a scene. `place` may be `none`. */
export type SceneFieldIr = 'place' | 'cast' | 'mass' | 'opens' | 'visits';
