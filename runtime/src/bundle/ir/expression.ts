import type { MissionStepIr } from './mission.js';
import type { SceneFieldIr } from './query.js';
import type { ActIr, StatementIr } from './statement.js';
import type { TextIr } from './text.js';
import type { Json } from './value.js';

/**
 * A checked expression. Names are resolved, conversions explicit, operators chosen by type, so that the engine needs
 * no types. `site` ids name the place of chance and of effects: the statement's id and an ordinal inside it.
 */
export type ExprIr =
  /** `value` is encoded by `encodeValue`. */
  | { readonly op: 'const'; readonly value: Json }
  | { readonly op: 'local'; readonly slot: string }
  /** A field of a state block: `scope` and name. The player's fields are an entity's: `field` of `player`. */
  | { readonly op: 'state'; readonly scope: 'world' | 'campaign' | 'config'; readonly name: string }
  /** The entity that is the acting seat's player. */
  | { readonly op: 'player' }
  /** The players of all seats that play, in the seats' order; with `role`, of those that have it. */
  | { readonly op: 'players'; readonly role?: string }
  /**
   * A field of an entity: `mood` of its kind, `Voice.tone` of a component, which `component` names then. (A bare `tone`
   * with a `component` is read as `Voice.tone`, too: fields of `grant` are bare.) A component that is away is a refusal.
   */
  | { readonly op: 'field'; readonly of: ExprIr; readonly field: string; readonly component?: string }
  /** A field of an edge; an absent edge reads as the field's default. */
  | {
      readonly op: 'edge';
      readonly relation: string;
      readonly from: ExprIr;
      readonly to: ExprIr;
      readonly field: string;
    }
  /** Whether an edge exists. */
  | { readonly op: 'linked'; readonly relation: string; readonly from: ExprIr; readonly to: ExprIr }
  /** The one thing at the other end of its edge, `none` without one; `end` is where that thing stands. */
  | { readonly op: 'one'; readonly relation: string; readonly of: ExprIr; readonly end: 'from' | 'to' }
  /** A field of an edge of the narrative graph, by what the edge is known by. */
  | { readonly op: 'leadField'; readonly lead: ExprIr; readonly field: string }
  /** The field of a record or of a variant's case. */
  | { readonly op: 'get'; readonly of: ExprIr; readonly name: string }
  /** An element of a list (from 0), a value of a map: `none` when there is none. */
  | { readonly op: 'at'; readonly of: ExprIr; readonly index: ExprIr }
  | { readonly op: 'unary'; readonly operator: UnaryIr; readonly of: ExprIr }
  | { readonly op: 'binary'; readonly operator: BinaryIr; readonly left: ExprIr; readonly right: ExprIr }
  | { readonly op: 'and' | 'or'; readonly left: ExprIr; readonly right: ExprIr }
  | { readonly op: 'if'; readonly condition: ExprIr; readonly then: ExprIr; readonly else: ExprIr }
  | { readonly op: 'match'; readonly subject: ExprIr; readonly arms: readonly ExprArmIr[] }
  /** Statements, then a value; in a pure function only `let`, `if`, `match`, `for` stand among them. */
  | { readonly op: 'block'; readonly do: readonly StatementIr[]; readonly value: ExprIr }
  | { readonly op: 'list' | 'set'; readonly items: readonly ExprIr[] }
  | { readonly op: 'map'; readonly entries: readonly (readonly [ExprIr, ExprIr])[] }
  | { readonly op: 'record'; readonly fields: { readonly [name: string]: ExprIr } }
  | { readonly op: 'variant'; readonly case: string; readonly fields: { readonly [name: string]: ExprIr } }
  /** `[value for slot in source if condition]`. `source` is a list, set, or a map's keys. */
  | {
      readonly op: 'each';
      readonly slot: string;
      readonly source: ExprIr;
      readonly condition?: ExprIr;
      readonly value: ExprIr;
    }
  /** Both ends, or the first only. */
  | { readonly op: 'range'; readonly low: ExprIr; readonly high: ExprIr; readonly openEnd: boolean }
  /** A pure function of the pack. */
  | { readonly op: 'call'; readonly function: string; readonly arguments: readonly ExprIr[] }
  /** A query of the pack: a list of its rows, or its one row. */
  | { readonly op: 'query'; readonly query: string; readonly arguments: readonly ExprIr[] }
  /** What a scene is declared with, and how it stands now. */
  | { readonly op: 'sceneField'; readonly of: ExprIr; readonly field: SceneFieldIr }
  /** A function of the host: its answer is recorded with the turn. */
  | { readonly op: 'extern'; readonly function: string; readonly arguments: readonly ExprIr[] }
  | { readonly op: 'builtin'; readonly name: BuiltinIr; readonly arguments: readonly ExprIr[] }
  | { readonly op: 'has'; readonly of: ExprIr; readonly components: readonly string[] }
  | { readonly op: 'isKind'; readonly of: ExprIr; readonly kinds: readonly string[] }
  /** All living entities of a kind, declaration order, then creation order. */
  | { readonly op: 'all'; readonly kind: string }
  /** How often a scene (its name) or a label (its id) was entered. */
  | { readonly op: 'visits'; readonly place: string }
  /** Turns since a place was last entered; `none` if never. */
  | { readonly op: 'turnsSince'; readonly place: string }
  | { readonly op: 'turns' | 'choices' }
  /** The story's time, an instant: `advance` alone moves it. */
  | { readonly op: 'now' }
  /** A workflow inside the turn, for what it yields. This version refuses it by name. */
  | { readonly op: 'run'; readonly site: string; readonly workflow: string; readonly arguments: readonly ExprIr[] }
  /** Runs a goal as an episode, and yields it. This version refuses it by name; the episode is not judged then. */
  | { readonly op: 'pursue'; readonly site: string; readonly goal: string; readonly arguments: readonly ExprIr[] }
  /** Whether a mission, or an objective or a clock of it, has come to this. */
  | { readonly op: 'mission'; readonly mission: string; readonly part?: string; readonly is: MissionStepIr }
  /** The display name of an entity or scene, as text. */
  | { readonly op: 'title'; readonly of: ExprIr }
  | { readonly op: 'text'; readonly text: TextIr }
  /** Rolls dice: chance, so only where effects may be. `of` has type dice. */
  | { readonly op: 'roll'; readonly site: string; readonly of: ExprIr }
  /** A random int of a closed range. */
  | { readonly op: 'random'; readonly site: string; readonly low: ExprIr; readonly high: ExprIr }
  /** An action called for its result. */
  | { readonly op: 'act'; readonly act: ActIr }
  /** Makes an entity and yields it. */
  | {
      readonly op: 'new';
      readonly site: string;
      readonly kind: string;
      readonly title?: TextIr;
      /** By field name as in `field`. */
      readonly fields: { readonly [field: string]: ExprIr };
      readonly because?: ExprIr;
    }
  /** Brings a value into a type's range: saturates; unless `clamped`, the breach is recorded. */
  | {
      readonly op: 'saturate';
      readonly of: ExprIr;
      readonly low?: number;
      readonly high?: number;
      readonly clamped: boolean;
      readonly site: string;
    }
  /** Cuts text to `max` grapheme clusters; recorded as a breach. */
  | { readonly op: 'limit'; readonly of: ExprIr; readonly max: number; readonly site: string }
  | { readonly op: 'toFloat'; readonly of: ExprIr }
  /** Rescales a decimal or an amount, half-even. */
  | { readonly op: 'rescale'; readonly of: ExprIr; readonly from: number; readonly to: number };

export type UnaryIr = 'not' | 'int.neg' | 'float.neg' | 'big.neg';

/** `int.*` checks overflow, `/` floors, `mod` has the divisor's sign; `big.*` are scaled integers of equal scale; `eq` is deep. */
export type BinaryIr =
  | 'int.add'
  | 'int.sub'
  | 'int.mul'
  | 'int.div'
  | 'int.mod'
  | 'float.add'
  | 'float.sub'
  | 'float.mul'
  | 'float.div'
  | 'float.mod'
  | 'big.add'
  | 'big.sub'
  /** A scaled integer so many times; of two scaled ones the scales add up. */
  | 'big.mulInt'
  /** Half-even, in units of the dividend’s scale less the divisor’s. */
  | 'big.div'
  | 'text.add'
  | 'list.add'
  | 'set.add'
  | 'set.remove'
  | 'set.union'
  | 'set.minus'
  | 'list.push'
  /** Without the entry of a key; a key that is not there takes nothing away. */
  | 'map.remove'
  | 'list.remove'
  | 'eq'
  | 'ne'
  | 'lt'
  | 'le'
  | 'gt'
  | 'ge'
  /** Text by code point; enums of an `ordered` enum are compared by `ordinal` builtin. */
  | 'text.lt'
  | 'text.le'
  | 'text.gt'
  | 'text.ge'
  /** The collection, or the text that holds, stands left: `x in xs` is `list.has(xs, x)`. */
  | 'list.has'
  | 'set.has'
  | 'map.has'
  | 'text.contains';

/**
 * Functions the engine itself provides; everything else is written in Fabula.
 *
 * | name | arguments → result |
 * | --- | --- |
 * | `min max` | two or more figures, or one list of them (empty: the refusal `empty`) |
 * | `abs` · `clamp` | a figure · a figure, its least, its most |
 * | `floor ceil round` | a float, or a decimal and its scale → int; `round` takes halves away from zero |
 * | `datePart` | an instant and, as a constant text, which part of it in UTC: `year month day weekday hour minute` → int |
 * | `sqrt` | a float; below zero: the refusal `notANumber` |
 * | `length` | list, set, map, or text (grapheme clusters) → int |
 * | `get` | map and key, or list and index, and what to yield where there is nothing (`none` if not given) |
 * | `keys values` | a map → list |
 * | `sum` | a list or set of figures; for decimals and amounts a zero of theirs comes second, for the empty list |
 * | `first last` | a list or set → its element, or `none` |
 * | `take reverse` | a list and how many · a list |
 * | `join` | a list of texts and what to put between |
 * | `lower upper` | a text |
 * | `ordinal next previous` | an enum's member and, as a constant text, the enum's name; past the ends: `none` |
 * | `toText` | a bool, figure, text or enum's member; a decimal's or amount's scale comes second |
 * | `remember` | what is kept of a memory, and one more: the latest 256 stay |
 * | `recall` | the texts of a memory that share the most words with a text, at most so many |
 * | `transcript` | what was said last: only in what a model is sent |
 */
export type BuiltinIr =
  | 'min'
  | 'max'
  | 'abs'
  | 'clamp'
  | 'floor'
  | 'ceil'
  | 'round'
  | 'sqrt'
  | 'length'
  | 'get'
  | 'keys'
  | 'values'
  | 'sum'
  | 'first'
  | 'last'
  | 'take'
  | 'reverse'
  | 'join'
  | 'lower'
  | 'upper'
  | 'ordinal'
  | 'next'
  | 'previous'
  | 'toText'
  | 'datePart'
  | 'remember'
  | 'recall'
  | 'transcript';

export interface ExprArmIr {
  readonly patterns: readonly PatternIr[];
  readonly guard?: ExprIr;
  readonly value: ExprIr;
}

export type PatternIr =
  | { readonly match: 'any' }
  | { readonly match: 'bind'; readonly slot: string }
  | { readonly match: 'value'; readonly value: Json }
  | { readonly match: 'range'; readonly low: number; readonly high: number; readonly openEnd: boolean }
  /** An enum's member or a variant's case; `fields` binds by field name. */
  | { readonly match: 'case'; readonly case: string; readonly fields: { readonly [name: string]: PatternIr } }
  /** A record or tuple by field. */
  | { readonly match: 'fields'; readonly fields: { readonly [name: string]: PatternIr } };
