import type { StoreGraph } from './graph.js';
import type {
  MigratePackOptions,
  MigrationReport,
  PackDescription,
  PackMigrationReport,
  PackMigrations,
} from './pack-migrations.js';

/**
 * The one store a session lives in. Three adapters (memory, PGlite, pg) pass one contract suite.
 *
 * Keys lead with tenant, campaign, session. A session has branches; a branch owns versions after its fork and reads its
 * prefix from its parent. Versions are dense from 1. Everything here is JSON text or bytes: the host encodes values.
 */
export interface Store {
  readonly kind: 'memory' | 'pglite' | 'pg';

  /** Applies the store's own migrations; safe to call twice, and by two processes at once. */
  migrate(): Promise<StoreResult<MigrationReport>>;
  /** What is applied and what is not, without changing anything. */
  migrations(): Promise<StoreResult<MigrationReport>>;
  /**
   * Applies a pack's reviewed SQL, a file at a time, in order, under a lock: of two processes one waits. What was cut off is
   * gone on with by calling it again. Files are told apart by their names:
   *
   * | name | applied |
   * | --- | --- |
   * | `0001_init.sql`, `0002_x.expand.sql`, `0002_x.convert.sql` | whenever they are pending |
   * | `0002_x.contract.sql` | with `contract: true`, once no branch of the pack is behind 2; else `sessionsBehind`. It may come after later expands |
   *
   * What was applied must be a prefix of the files, contracts by themselves: `edited`, or `refused` with the name of the file that is
   * missing, renamed, slipped in or another's. An older bundle, whose files are a prefix of what was applied, is fine (two
   * versions serve side by side) until a contract beyond it was applied: `needsNewer`.
   */
  migratePack(pack: PackMigrations, options?: MigratePackOptions): Promise<StoreResult<PackMigrationReport>>;
  /** The same report without changing anything, with the same errors where the files don't go with what was applied. */
  reportPack(pack: PackMigrations): Promise<StoreResult<PackMigrationReport>>;
  /** What the database has in a pack's schema, whoever made it; nothing in memory, or before its first migration. */
  describePack(pack: string): Promise<StoreResult<PackDescription>>;

  /** Keeps a bundle by its hash while a session refers to it. */
  putBundle(hash: string, bytes: Uint8Array): Promise<StoreResult<void>>;
  getBundle(hash: string): Promise<StoreResult<Uint8Array | undefined>>;

  /** Makes a session with its root branch `main`; a session of that key is `exists`. */
  createSession(session: NewSession): Promise<StoreResult<void>>;
  getSession(key: SessionKey): Promise<StoreResult<SessionRow | undefined>>;
  listSessions(filter: SessionFilter): Promise<StoreResult<readonly SessionRow[]>>;

  /**
   * Appends one turn: ledger row, payload, snapshot when given, projections, outbox rows and the session's head, in one
   * transaction and, on a server, one round trip. `conflict` when the branch's head is not `turn.version - 1`;
   * `duplicate` (with the first turn's version) when the command id was applied before, on whichever branch;
   * `corrupt` when `turn.previous` is not the hash of the turn before (the first turn's `previous` is the host's own).
   */
  append(key: BranchKey, turn: TurnRow, extra: TurnExtra): Promise<StoreResult<void>>;
  /**
   * Appends turns of many branches in one transaction, with an outcome each, in their order, as `append` would answer. Where
   * one of them makes the database fail (a constraint, a campaign that went on) each is appended by itself, so that one
   * can't take others with it. A command id is of its session, on whichever branch: a row that is added to each branch of
   * a session needs an id that says which one.
   */
  appendMany(items: readonly AppendItem[]): Promise<StoreResult<readonly StoreResult<void>[]>>;

  /** Turns of a branch, its parents' prefix included, in order; at most `limit` rows from `from` on. */
  readTurns(key: BranchKey, from: number, limit: number): Promise<StoreResult<readonly TurnRow[]>>;
  /** The version a command id was applied at. */
  findCommand(key: BranchKey, commandId: string): Promise<StoreResult<number | undefined>>;
  /** The newest snapshot at or before a version, parents' included. */
  readSnapshot(key: BranchKey, atOrBefore: number): Promise<StoreResult<SnapshotRow | undefined>>;

  /**
   * Many branches at once: what it takes to go on with each. In the order of the keys, and fewer than asked for where they
   * hold more than `bytes`; at least one. Ask again for the rest.
   */
  readBranches(keys: readonly BranchKey[], bytes: number): Promise<StoreResult<readonly BranchReading[]>>;
  /**
   * Branches with turns whose last one was told by a bundle of an older migration, side branches and ended ones too: their
   * rows lie in the tables. In the order of migration and key. Without a tenant all of them, which takes the owner's rights.
   */
  branchesBehind(filter: BehindFilter): Promise<StoreResult<readonly BranchBehind[]>>;
  /** Keeps a session as it is: pinned on purpose, or quarantined because it could not be converted. The newest reason counts. */
  holdSession(key: SessionKey, hold: SessionHold): Promise<StoreResult<void>>;
  /** Safe to repeat. */
  unholdSession(key: SessionKey): Promise<StoreResult<void>>;

  /**
   * Forks a branch after version `at` of another; the session goes on there. Its projections begin empty: the host folds
   * them and calls `replaceProjection`.
   */
  branch(key: BranchKey, fork: { readonly name: string; readonly at: number }): Promise<StoreResult<void>>;
  listBranches(key: SessionKey): Promise<StoreResult<readonly BranchRow[]>>;

  /** The campaign's own stream: read as an effect, written with the turn. */
  readCampaign(key: CampaignKey): Promise<StoreResult<CampaignRow>>;

  /**
   * Redacts what is personal in a session, in payloads, outbox rows and the campaign's cells it wrote: a leaf
   * `{"$personal":{"digest":…,"salt":…,"text":…}}` keeps its digest, its salt and text become null. Snapshots that could
   * hold personal text are deleted, to be folded again; projections are the host's to fold again.
   */
  forget(key: SessionKey): Promise<StoreResult<{ readonly values: number }>>;

  /**
   * Projection rows of a session as they are stored, for `rebuild` and `verify`. A database gives all columns of its tables:
   * those that the branch's own version does not write are null there.
   */
  readProjection(key: BranchKey, pack: string): Promise<StoreResult<readonly ProjectionChange[]>>;
  /** Replaces a branch's projections by folded ones, in one transaction. */
  replaceProjection(
    key: BranchKey,
    pack: string,
    rows: readonly ProjectionChange[],
    /** As in `TurnExtra`. */
    projectionFunction?: string,
  ): Promise<StoreResult<void>>;

  /**
   * One statement that only reads, in a transaction that can't write, under the tenant's own row-level security and within a
   * time. An embedded database can't be stopped: who asks it bounds the statement. Every column is to be text. Absent
   * where there is no SQL.
   */
  readRows?(tenant: string, query: RowsQuery): Promise<StoreResult<RowsRead>>;

  /** Absent where there is no SQL. */
  readonly graph?: StoreGraph;

  /** Outbox rows that no later commit can come before, after a position that an earlier read returned. */
  readOutbox(tenant: string, after: string | undefined, limit: number): Promise<StoreResult<readonly OutboxEntry[]>>;

  /**
   * All rows of all tables in a defined order, a line of JSON each, for a logical backup: a header first, a trailer with
   * count and digest last. Throws a `StoreFailure`. An embedded store answers nothing else until it ends.
   */
  export(): AsyncIterable<string>;
  /** Into an empty store only, in one transaction, of a backup whose trailer is right; of whichever adapter. */
  import(lines: AsyncIterable<string>): Promise<StoreResult<{ readonly rows: number }>>;

  /** Facts for `doctor`: server version, extensions, where the data lies, durability. */
  describe(): Promise<StoreResult<StoreDescription>>;
  close(): Promise<void>;
}

export type StoreResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: StoreError };

export type StoreError =
  | { readonly error: 'conflict'; readonly head: number }
  /** The campaign's version is not the one the turn read; nothing of the turn was stored. */
  | { readonly error: 'campaignConflict'; readonly version: number }
  | { readonly error: 'duplicate'; readonly version: number }
  | { readonly error: 'exists' }
  | { readonly error: 'notFound'; readonly what: string }
  /** Another process holds the folder. */
  | { readonly error: 'locked'; readonly by: string }
  /** Gone away, out of disk, refused: `detail` says it in the system's words, `retry` whether trying again may help. */
  | { readonly error: 'unavailable'; readonly detail: string; readonly retry: boolean }
  | { readonly error: 'diskFull'; readonly detail: string }
  /** Made by a newer Fabula, or by another major of the database. */
  | { readonly error: 'wrongVersion'; readonly detail: string }
  | { readonly error: 'needsMigration'; readonly detail: string }
  /** A migration file was edited after it had been applied. */
  | { readonly error: 'edited'; readonly file: string }
  /** A contract would take away what so many sessions, of which a branch is behind it, still write to. */
  | { readonly error: 'sessionsBehind'; readonly file: string; readonly count: number }
  /** A contract of a newer version was applied: the tables no longer take this one. */
  | { readonly error: 'needsNewer'; readonly pack: string; readonly file: string }
  /** What a migration has to lock stays in use, or another process is migrating. Called again it goes on where it stopped. */
  | { readonly error: 'busy'; readonly detail: string }
  /** The user may not change the schema. */
  | { readonly error: 'noRights'; readonly detail: string }
  /** The database has no AGE, or no graph of the pack, or one that a newer bundle made. */
  | { readonly error: 'noGraph'; readonly detail: string }
  | { readonly error: 'notEmpty' }
  /** The folder holds something else; nothing was written into it. */
  | { readonly error: 'notAStore'; readonly detail: string }
  /** The folder or the server takes no writes. */
  | { readonly error: 'readOnly'; readonly detail: string }
  /** What was handed over can't be stored: a key that is no key, a migration whose SQL fails, a gap in a row of files. */
  | { readonly error: 'refused'; readonly detail: string }
  | { readonly error: 'corrupt'; readonly detail: string };

export interface RowsQuery {
  readonly text: string;
  readonly parameters: readonly (string | number | boolean | null)[];
  readonly milliseconds: number;
}
export type RowsRead =
  | { readonly read: 'rows'; readonly rows: readonly { readonly [column: string]: string | null }[] }
  | { readonly read: 'tookTooLong' }
  /** The database would not answer: a figure too large for it, or a column that is gone. */
  | { readonly read: 'failed'; readonly detail: string };

export interface CampaignKey {
  readonly tenant: string;
  readonly campaign: string;
}
export interface SessionKey extends CampaignKey {
  readonly session: string;
}
export interface BranchKey extends SessionKey {
  readonly branch: string;
}

export interface NewSession {
  readonly key: SessionKey;
  readonly pack: string;
  readonly packVersion: string;
  readonly bundle: string;
  /** ISO 8601 in UTC, from the host's clock. */
  readonly at: string;
}
export interface SessionRow extends NewSession {
  /** The branch play goes on in. */
  readonly branch: string;
  readonly head: number;
  readonly ended: boolean;
  readonly faults: number;
  readonly touched: string;
  /** Of its branch: see `TurnExtra`. */
  readonly migration: number;
  readonly held?: SessionHold;
}
export interface SessionHold {
  readonly why: 'pinned' | 'quarantined';
  readonly detail: string;
  /** Of the migration that it was held at, or back from. */
  readonly migration: number;
  readonly at: string;
}
export interface SessionFilter {
  readonly tenant: string;
  readonly campaign?: string;
  readonly pack?: string;
  /** Only those that are held, or only those that are not. */
  readonly held?: boolean;
  readonly limit: number;
}
export interface BranchRow {
  readonly name: string;
  readonly parent: string | undefined;
  /** The last version shared with the parent; 0 for the root. */
  readonly at: number;
  readonly head: number;
}

export interface BehindFilter {
  readonly tenant?: string;
  readonly pack: string;
  /** Branches of a smaller number. */
  readonly migration: number;
  /** The last one of the page before. */
  readonly after?: Pick<BranchBehind, 'key' | 'migration'>;
  readonly limit: number;
}
export interface BranchBehind {
  readonly key: BranchKey;
  readonly migration: number;
  readonly head: number;
  readonly ended: boolean;
  /** Whether play goes on in it. */
  readonly live: boolean;
  readonly held?: SessionHold;
}
/** `found` is absent when there is no such branch. */
export interface BranchReading {
  readonly key: BranchKey;
  readonly found?: {
    readonly session: SessionRow;
    /** Of the branch itself, which need not be the one that the session goes on in. */
    readonly branch: Pick<SessionRow, 'head' | 'ended' | 'migration'>;
    /** The newest one, a parent's included. */
    readonly snapshot?: SnapshotRow;
    /** The session's first turn, which holds its salt; absent when `turns` begins with it. */
    readonly first?: TurnRow;
    /** From the snapshot's own turn on, or from the first. */
    readonly turns: readonly TurnRow[];
  };
}

/** One turn of the ledger. `hash` = SHA-256 over the canonical header, which holds `previous` and `digest`. */
export interface TurnRow {
  readonly version: number;
  readonly commandId: string;
  readonly bundle: string;
  readonly semantics: number;
  readonly seat: string;
  readonly at: string;
  readonly events: number;
  readonly stateHash: string;
  /** SHA-256 of the payload with personal values replaced by their salted digests. */
  readonly digest: string;
  readonly previous: string;
  readonly hash: string;
  /** Canonical JSON: `{ input, effects, events, output, waiting }`. */
  readonly payload: string;
}
export interface TurnExtra {
  readonly snapshot?: SnapshotRow;
  /** Full rows of what changed in the pack's typed tables. */
  readonly projection: readonly ProjectionChange[];
  readonly outbox: readonly OutboxRow[];
  readonly campaign?: {
    readonly expected: number;
    readonly cells: { readonly [cell: string]: string | null };
    /** Of the bundle that these cells are written by; absent: the campaign's stays. */
    readonly migration?: number;
  };
  readonly ended: boolean;
  /** Faults that this turn recorded; the session's row counts them up. */
  readonly faults: number;
  /** The pack whose schema the projection goes to; absent when the pack has no tables here. */
  readonly pack?: string;
  /** The pack's function that writes the rows; two versions of a pack write through different ones. Default `fabula_project`. */
  readonly projectionFunction?: string;
  /** The projection's rows take the place of all rows of the branch, but for those keyed by `turn`: what happened stays. */
  readonly replaces?: true;
  /**
   * Number of the newest migration of the bundle that tells the turn. It is kept with the turn and its branch; a fork begins with that
   * of the turn it forks after. Absent: that of the turn before. A branch begins with 1.
   */
  readonly migration?: number;
}
export interface AppendItem {
  readonly key: BranchKey;
  readonly turn: TurnRow;
  readonly extra: TurnExtra;
}
export interface SnapshotRow {
  readonly version: number;
  readonly stateHash: string;
  /** Canonical JSON of all cells, compressed. */
  readonly bytes: Uint8Array;
}
/**
 * A row of a pack's table: `key` holds the columns of its primary key after tenant, campaign, session and branch,
 * `columns` all the others by SQL name, or nothing when the row went away. Whole numbers and floats are numbers, `numeric`
 * is its digits as text, JSON its text.
 */
export interface ProjectionChange {
  readonly table: string;
  readonly key: { readonly [column: string]: string };
  readonly columns: { readonly [column: string]: string | number | boolean | null } | undefined;
}
export interface OutboxRow {
  readonly id: string;
  readonly event: string;
  readonly payload: string;
}
export interface OutboxEntry extends OutboxRow {
  readonly key: BranchKey;
  readonly version: number;
  /** Opaque, for the next read. Of this store only: a restored backup is read from the beginning. */
  readonly position: string;
}
export interface CampaignRow {
  readonly version: number;
  /** Of the bundle that its cells are written by; 1 at first. */
  readonly migration: number;
  readonly cells: { readonly [cell: string]: string };
}

export interface StoreDescription {
  readonly kind: Store['kind'];
  readonly where: string;
  readonly server: string;
  readonly durable: boolean;
  readonly capabilities: readonly { readonly name: string; readonly present: boolean; readonly instead?: string }[];
}
