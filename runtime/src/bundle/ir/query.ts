import type { ExprIr } from './expression.js';
import type { ParameterIr } from './scene.js';
import type { TypeIr } from './type.js';
import type { Json } from './value.js';

/**
 * A query: a pattern over entities, scenes and the edges between them, and what is made of each way it fits. Its rows
 * come in the order of the pattern's nodes, from left to right, each by declaration; then of its edges.
 */
export interface QueryIr {
  readonly parameters: readonly ParameterIr[];
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
  readonly ends?: { readonly from: string; readonly to: string };
  /** Of each edge; sees the parameters and the edge's ends. What is refused does not hold. */
  readonly when?: ExprIr;
  /** Several edges on end; absent for one edge. */
  readonly walk?: WalkIr;
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

/** `min`, `max` and `avg` of nothing are `none`. */
export type AggregateFunctionIr = 'count' | 'sum' | 'min' | 'max' | 'avg';

/** Figures by size, texts by code point, `false` before `true`, `none` last. */
export interface OrderIr {
  readonly of: ExprIr;
  readonly descending: boolean;
}

/** The narrative graph: every divert of a scene to a scene, and the edges that were declared. */
export interface LeadsToIr {
  /** In declaration order, used packs first. */
  readonly scenes: readonly string[];
  readonly edges: readonly { readonly from: string; readonly to: string; readonly when?: ExprIr }[];
}

/** What a query and a condition can ask of a scene. `place` may be `none`. */
export type SceneFieldIr = 'place' | 'cast' | 'mass' | 'opens' | 'visits';
