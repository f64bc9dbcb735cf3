import type { ConversionIr, ProgramIr } from '@fabula/runtime/bundle';

/**
 * | grade | means |
 * | --- | --- |
 * | `safe` | nothing that a session holds is lost or read otherwise |
 * | `dangerous` | something is lost, cut or moved, as the plan says |
 * | `breaking` | cannot be done without being told how |
 */
export type Grade = 'safe' | 'dangerous' | 'breaking';

/** One difference between the model that was released and the one that is declared now. */
export interface Change {
  readonly change: 'added' | 'removed' | 'renamed' | 'retyped' | 'moved' | 'altered';
  readonly what: ChangedThing;
  /** Qualified, as it is called now; what was removed, as it was called. Of a field: `Person.mood`. */
  readonly name: string;
  readonly was?: string;
  readonly grade: Grade;
  /** One sentence, for whoever reviews the plan. */
  readonly says: string;
}

export type ChangedThing =
  | 'enum'
  | 'case'
  | 'component'
  | 'kind'
  | 'field'
  | 'relation'
  | 'resource'
  | 'event'
  | 'entity'
  | 'edge'
  | 'player'
  | 'deck'
  | 'card'
  | 'mission'
  | 'objective'
  | 'scene'
  | 'place'
  | 'slot';

/** What is called otherwise since the last release: new names by old ones, both qualified. What is not in a map kept its name or is gone. */
export interface Renames {
  readonly enums: ReadonlyMap<string, string>;
  /** By the enum's name before. */
  readonly cases: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly components: ReadonlyMap<string, string>;
  readonly kinds: ReadonlyMap<string, string>;
  readonly relations: ReadonlyMap<string, string>;
  readonly resources: ReadonlyMap<string, string>;
  readonly events: ReadonlyMap<string, string>;
  readonly entities: ReadonlyMap<string, string>;
  readonly scenes: ReadonlyMap<string, string>;
  readonly decks: ReadonlyMap<string, string>;
  readonly missions: ReadonlyMap<string, string>;
  /** By what has them, as it was called: `kind Person`, `component Voice`, `relation trusts`, `event told`, `world`, `campaign`, `config`, `player`. */
  readonly fields: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** What the author answered, because the difference alone does not tell. */
export interface Answers {
  /** Where who stands at a place that is gone goes on: by the place's id. */
  readonly moved: { readonly [id: string]: string };
  /** What is not there any more and is not called otherwise either: `field Person.shoe`, `entity mary`, `case Mood.cross`. */
  readonly dropped: readonly string[];
  /** What things keep although their kind has it no more: `component Voice of Person`. */
  readonly kept?: readonly string[];
  /** Relations of which it is said whether they were turned round, where their ends don't tell. */
  readonly turned?: { readonly [relation: string]: boolean };
}

/** What can't be inferred: a sentence, and what may be done about it. */
export interface Question {
  /** A code of the catalogue. */
  readonly code: string;
  readonly says: string;
  /** Where it is declared, or where what is gone stood. */
  readonly about: string;
  readonly choices: readonly { readonly does: string; readonly how: string }[];
}

/** Something that the author should know and that nothing waits for. */
export interface Warning {
  /** A code of the catalogue. */
  readonly code: string;
  readonly says: string;
  readonly about: string;
}

/** The two models that a plan lies between. */
export interface Models {
  /** The program of the release. */
  readonly before: ProgramIr;
  readonly after: ProgramIr;
}

/** A part of a plan; the parts of all rooms are put together. */
export interface PlannedPart {
  readonly changes: readonly Change[];
  readonly questions: readonly Question[];
  readonly warnings?: readonly Warning[];
  /** Without the fields that name the migration. */
  readonly conversion: Omit<ConversionIr, 'conversion' | 'migration' | 'from' | 'to'>;
}
