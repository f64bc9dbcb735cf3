import type { GraphModel } from '../graph/index.js';
import type { BranchKey, RowsQuery, RowsRead, StoreResult } from './store.js';

/**
 * A pack's tables as a property graph beside them (openCypher, by Apache AGE). The tables are the truth: the graph is fed
 * from them after turns, and can be dropped and made again. Each branch is stamped with the version that its part of the
 * graph has reached. Where AGE can't be had, everything but `status` and `drop` answers `noGraph`.
 */
export interface StoreGraph {
  /** Loads nothing and changes nothing. */
  status(of: GraphOf): Promise<StoreResult<GraphStatus>>;
  /** Makes the graph where there is none, and anew where it is of another model. One of a newer migration is `noGraph`. */
  make(of: GraphOf): Promise<StoreResult<{ readonly made: boolean }>>;
  /**
   * Brings up to date what is behind: one transaction a branch, rows and stamp. Makes no graph: without one of this very
   * model nothing is fed, and `graph` says why.
   */
  feed(of: GraphOf, which: FeedWhich): Promise<StoreResult<GraphFed>>;
  /** Takes the graph away, and all stamps with it. AGE itself stays. */
  drop(of: GraphOf): Promise<StoreResult<{ readonly dropped: boolean }>>;
  /** Holds a branch's part of the graph against its tables. */
  compare(of: GraphOf, key: BranchKey): Promise<StoreResult<GraphComparison>>;
  /** As `Store.readRows`, on a connection that knows Cypher. Whose rows are meant the statement itself has to say. */
  readRows(tenant: string, query: RowsQuery): Promise<StoreResult<RowsRead>>;
}

export interface GraphOf {
  readonly pack: string;
  /** Number of the newest migration of the bundle that the model is of. Branches of an older one are not in the graph. */
  readonly migration: number;
  readonly model: GraphModel;
}

export interface GraphStatus {
  /** `loadable`: nobody has asked for it yet. */
  readonly age: 'there' | 'loadable' | 'missing';
  /** Why it is missing, and what to do about it. */
  readonly detail?: string;
  /** Absent where none was made. */
  readonly graph?: {
    readonly name: string;
    readonly model: string;
    readonly migration: number;
    readonly is: GraphIs;
  };
  readonly branches: {
    readonly fed: number;
    readonly behind: number;
    /** Told by a bundle of an older migration: they are fed once they were converted. */
    readonly older: number;
  };
}

/** Of the model that is asked for; of another one, which `make` replaces; or of a bundle with a newer migration. */
export type GraphIs = 'current' | 'other' | 'newer';

export interface FeedWhich {
  /** One branch; all that are behind if absent. */
  readonly key?: BranchKey;
  /** How many branches at most. */
  readonly limit: number;
}
export interface GraphFed {
  readonly graph: GraphIs | 'none';
  readonly fed: readonly BranchKey[];
  /** Another process is at them, or they went on meanwhile: they are still behind. */
  readonly busy: readonly BranchKey[];
}

export interface GraphComparison {
  /** `behind`: it was not fed since its last turn, so that there is nothing to compare. */
  readonly compared: 'same' | 'different' | 'behind' | 'none';
  /** The first of them. */
  readonly differences: readonly GraphDifference[];
}
export interface GraphDifference {
  readonly label: string;
  readonly difference: 'missing' | 'extra' | 'different';
  /** A vertex's id, or both ends of an edge; an end that leads to nothing is `null`. */
  readonly of: readonly (string | null)[];
  /** Properties as text. */
  readonly tables?: string;
  readonly graph?: string;
}
