import type { AudienceIr, SeatsIr } from './audience.js';
import type { DeckIr } from './deck.js';
import type { DirectorIr } from './director.js';
import type { ExperimentalIr } from './experimental.js';
import type { ExprIr } from './expression.js';
import type { MissionIr } from './mission.js';
import type { ProjectionIr } from './projection.js';
import type { LeadsToIr, QueryIr } from './query.js';
import type { ParameterIr, SceneIr } from './scene.js';
import type { StatementIr } from './statement.js';
import type { CaseIr, FieldIr, KeepIr, TypeIr } from './type.js';

/** A whole pack, with the libraries it uses, ready to run. All names are qualified: `warehouse.office`, `std.d20/check`. */
export interface ProgramIr {
  /** The version of this form. */
  readonly ir: 1;
  readonly pack: { readonly name: string; readonly title: string; readonly version: string };
  readonly start: string;
  /** Absent for a pack that one person plays. */
  readonly seats?: SeatsIr;
  readonly schema: SchemaIr;
  readonly functions: { readonly [name: string]: FunctionIr };
  readonly actions: { readonly [name: string]: ActionIr };
  readonly scenes: { readonly [name: string]: SceneIr };
  /** Absent for a pack without decks. */
  readonly decks?: { readonly [name: string]: DeckIr };
  /** In the order they run in: used packs first, then by path and line. Absent for a pack without rules. */
  readonly rules?: readonly RuleIr[];
  /** In the same order. Absent for a pack without missions. */
  readonly missions?: readonly MissionIr[];
  /** In the same order. Absent for a pack without directors. */
  readonly directors?: readonly DirectorIr[];
  /** Functions that the host provides; absent for a pack without. */
  readonly externs?: { readonly [name: string]: ExternIr };
  /** Absent for a pack without queries. */
  readonly queries?: { readonly [name: string]: QueryIr };
  /** Absent where no query asks for it. */
  readonly leadsTo?: LeadsToIr;
  /** Absent for a pack that has nothing of it. */
  readonly experimental?: ExperimentalIr;
  /** Where a session goes on whose place a later version lacks; absent for a pack that wants to be asked. */
  readonly moved?: MovedPolicyIr;
  /**
   * Hashes of the bundles that readers had since the newest migration: the compiler compared each with the next, so their
   * sessions go on with this one as they are. Absent where there are none.
   */
  readonly releases?: readonly string[];
  readonly tests: readonly TestIr[];
  /** How the state lies in the tables that the pack's migrations make; absent for a pack without them. */
  readonly projection?: ProjectionIr;
}

/** The nearest place upward; readers are told the note. */
export interface MovedPolicyIr {
  readonly to: 'nearest';
  readonly note?: string;
}

/** What is stored: the source of state cells, SQL tables and host types. */
export interface SchemaIr {
  readonly enums: { readonly [name: string]: EnumIr };
  readonly components: { readonly [name: string]: { readonly fields: readonly FieldIr[]; readonly was?: string } };
  readonly kinds: { readonly [name: string]: KindIr };
  readonly relations: { readonly [name: string]: RelationIr };
  readonly resources: { readonly [name: string]: ResourceIr };
  readonly events: { readonly [name: string]: EventIr };
  readonly world: readonly FieldIr[];
  readonly campaign: readonly FieldIr[];
  readonly config: readonly FieldIr[];
  readonly player: PlayerIr;
  /** In declaration order. */
  readonly entities: readonly EntityIr[];
  readonly edges: readonly EdgeIr[];
  /** Declared markup, and its attributes. Absent for a pack without. */
  readonly markup?: { readonly [name: string]: { readonly fields: readonly FieldIr[] } };
  /** Declared tags; `type` is absent for one without a value. */
  readonly tags?: { readonly [name: string]: { readonly type?: TypeIr } };
  /** How what the version before kept becomes this one's, as it is written; absent for a pack without. */
  readonly migrations?: readonly MigrationIr[];
}

/** The right sides are source text: which fields `old` has is known only against the version before. */
export interface MigrationIr {
  readonly of: string;
  readonly old: string;
  readonly lets?: readonly { readonly name: string; readonly value: string }[];
  readonly values: { readonly [field: string]: string };
}

export interface EnumIr {
  readonly ordered: boolean;
  readonly cases: readonly { readonly name: string; readonly title?: string; readonly was?: string }[];
  /** Allowed moves; absent when any move is. */
  readonly moves?: { readonly [from: string]: readonly string[] };
  readonly was?: string;
}
export interface KindIr {
  readonly has: readonly string[];
  readonly fields: readonly FieldIr[];
  readonly was?: string;
  readonly keep?: KeepIr;
}
export interface RelationIr {
  readonly from: TypeIr;
  readonly to: TypeIr;
  readonly mutual: boolean;
  readonly acyclic: boolean;
  readonly was?: string;
  /** At which end there is at most one: linking another takes the edge before away. */
  readonly one?: OneEndIr;
  readonly fields: readonly FieldIr[];
}
/** `to`: each thing leads to one; `from`: to each thing one leads. */
export type OneEndIr = 'from' | 'to' | 'both';
export interface ResourceIr {
  readonly title?: string;
  readonly scale: number;
  /** The account that goes below zero when units are issued. */
  readonly issuer: string;
  readonly was?: string;
}
export interface EventIr {
  readonly tier: 'ledger' | 'ephemeral' | 'broadcast';
  /** Who is told; absent: all. Its expressions know the fields by their names. */
  readonly to?: AudienceIr;
  readonly fields: readonly FieldIr[];
  readonly was?: string;
}
/** The reader's body. `asked` are the fields without a value: the host asks for them when a session starts. */
export interface PlayerIr {
  /** The kind it is of; absent without a `player is`. */
  readonly kind?: string;
  /** Fields of the `player` block itself. */
  readonly fields: readonly FieldIr[];
  readonly values: { readonly [field: string]: ExprIr };
  readonly asked: readonly string[];
}
export interface EntityIr {
  readonly id: string;
  readonly kind: string;
  readonly title?: string;
  /** Its id in the version before. */
  readonly was?: string;
  /** Values given in the declaration, by field name: `mood`, `Voice.tone`. */
  readonly values: { readonly [field: string]: ExprIr };
}
export interface EdgeIr {
  readonly relation: string;
  readonly from: string;
  readonly to: string;
  readonly values: { readonly [field: string]: ExprIr };
  /** The edge is there while this holds, until a turn links or unlinks it. */
  readonly when?: ExprIr;
}
export interface FunctionIr {
  readonly parameters: readonly ParameterIr[];
  readonly value: ExprIr;
}
/** `extern fn`: what a host's function is given and must answer. `effect` is what it does in the world, where it does. */
export interface ExternIr {
  readonly parameters: readonly { readonly name: string; readonly type: TypeIr }[];
  readonly result?: TypeIr;
  readonly effect?: 'read' | 'write' | 'pay' | 'send';
  /** Who is asked is no function of the host's but a model: by a prompt, by its own file, or for what a text means. */
  readonly asks?: 'prompt' | 'model' | 'intent';
  /** The function that answers where nobody else does. */
  readonly fallback?: string;
  /** Functions of its parameters and its answer that must hold of the answer; else it counts for none. */
  readonly requires?: readonly string[];
}
export interface ActionIr {
  readonly parameters: readonly ParameterIr[];
  /** The roles of those who may call it from outside; absent: nobody. */
  readonly by?: readonly string[];
  readonly requires: readonly { readonly condition: ExprIr; readonly refusal: string }[];
  readonly body: readonly StatementIr[];
  /** The result when the body ends without `return`; absent for an action without a result. */
  readonly value?: ExprIr;
  readonly result?: TypeIr;
  readonly cases?: readonly CaseIr[];
}

/** What runs at a turn's end, for each thing it waits for that has happened since rules last ran. */
export interface RuleIr {
  /** Qualified: refusals and chance name it. */
  readonly name: string;
  readonly on: /** `slot` holds the event, as a record. */
    | { readonly on: 'event'; readonly event: string; readonly slot?: string }
    /** A value that is looked at: it is not what it was when rules last looked, or when the turn began. */
    | { readonly on: 'change'; readonly of: ExprIr }
    /** Once in every turn. */
    | { readonly on: 'turn' };
  readonly when?: ExprIr;
  readonly body: readonly StatementIr[];
}

/** A `test` block, run by `fabula test` through the real engine. */
export interface TestIr {
  readonly title: string;
  readonly file: string;
  readonly line: number;
  readonly steps: readonly TestStepIr[];
}
export type TestStepIr = { readonly line: number } & (
  | { readonly step: 'start'; readonly scene: string; readonly arguments: readonly ExprIr[]; readonly seed?: number }
  /** The seats of those who play; without it one. */
  | { readonly step: 'players'; readonly seats: readonly string[] }
  | { readonly step: 'seat'; readonly seat: string; readonly roles: readonly string[] }
  | { readonly step: 'choose'; readonly text: string; readonly seat?: string }
  | { readonly step: 'say'; readonly text: string; readonly seat?: string }
  /** What the reader saw up to here is what the file holds. */
  | { readonly step: 'transcript'; readonly file: string }
  /** As many turns by chance, from where the test stands; each condition holds after each of them. */
  | {
      readonly step: 'walk';
      readonly turns: number;
      readonly seed: number;
      readonly always: readonly { readonly line: number; readonly condition: ExprIr; readonly source: string }[];
    }
  /** An action called from outside; `refused` when it must be, by the name of what refuses it. */
  | {
      readonly step: 'call';
      readonly action: string;
      readonly arguments: { readonly [parameter: string]: ExprIr };
      readonly seat?: string;
      readonly refused?: true | string;
    }
  | { readonly step: 'close'; readonly seat?: string }
  | { readonly step: 'expectReads'; readonly seat: string; readonly text: string; readonly negated: boolean }
  | { readonly step: 'given'; readonly statement: StatementIr }
  /** What the session begins with, as whoever runs it would set it. */
  | { readonly step: 'config'; readonly name: string; readonly value: ExprIr }
  | { readonly step: 'expectSays'; readonly speaker?: string; readonly text: string }
  | { readonly step: 'expect'; readonly condition: ExprIr; readonly source: string }
  | { readonly step: 'expectChoice'; readonly text: string; readonly negated: boolean; readonly seat?: string }
  | { readonly step: 'expectEnd' }
  /** This version has nobody to run these: the test is not run. */
  | { readonly step: 'simulate'; readonly simulation: string; readonly ticks: number; readonly seed?: number }
  | { readonly step: 'pursue'; readonly goal: string; readonly arguments: readonly ExprIr[]; readonly seed?: number }
  /** From here on every prompt and model falls back. */
  | { readonly step: 'models' }
  /** What a function of the host, or a model, answers from here on. */
  | { readonly step: 'answer'; readonly function: string; readonly value: ExprIr }
  | { readonly step: 'replay' | 'restart' }
);
