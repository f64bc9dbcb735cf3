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
  /** Applies a pack's reviewed SQL under an advisory lock; refuses a file edited after it was applied. */
  migratePack(pack: PackMigrations): Promise<StoreResult<MigrationReport>>;

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

  /** Turns of a branch, its parents' prefix included, in order; at most `limit` rows from `from` on. */
  readTurns(key: BranchKey, from: number, limit: number): Promise<StoreResult<readonly TurnRow[]>>;
  /** The version a command id was applied at. */
  findCommand(key: BranchKey, commandId: string): Promise<StoreResult<number | undefined>>;
  /** The newest snapshot at or before a version, parents' included. */
  readSnapshot(key: BranchKey, atOrBefore: number): Promise<StoreResult<SnapshotRow | undefined>>;

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

  /** Projection rows of a session as they are stored, for `rebuild` and `verify`. */
  readProjection(key: BranchKey, pack: string): Promise<StoreResult<readonly ProjectionChange[]>>;
  /** Replaces a branch's projections by folded ones, in one transaction. */
  replaceProjection(key: BranchKey, pack: string, rows: readonly ProjectionChange[]): Promise<StoreResult<void>>;

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
  | { readonly error: 'notEmpty' }
  /** The folder holds something else; nothing was written into it. */
  | { readonly error: 'notAStore'; readonly detail: string }
  /** The folder or the server takes no writes. */
  | { readonly error: 'readOnly'; readonly detail: string }
  /** What was handed over can't be stored: a key that is no key, a migration whose SQL fails, a gap in a row of files. */
  | { readonly error: 'refused'; readonly detail: string }
  | { readonly error: 'corrupt'; readonly detail: string };

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
}
export interface SessionFilter {
  readonly tenant: string;
  readonly campaign?: string;
  readonly pack?: string;
  readonly limit: number;
}
export interface BranchRow {
  readonly name: string;
  readonly parent: string | undefined;
  /** The last version shared with the parent; 0 for the root. */
  readonly at: number;
  readonly head: number;
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
  readonly campaign?: { readonly expected: number; readonly cells: { readonly [cell: string]: string | null } };
  readonly ended: boolean;
  /** Faults that this turn recorded; the session's row counts them up. */
  readonly faults: number;
  /** The pack whose schema the projection goes to; absent when the pack has no tables here. */
  readonly pack?: string;
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
  readonly cells: { readonly [cell: string]: string };
}

/** A pack's migrations in order, as they stand in its folder. */
export interface PackMigrations {
  readonly pack: string;
  /** The SQL schema's name: the pack's, mapped to 63 bytes. */
  readonly schema: string;
  readonly files: readonly { readonly name: string; readonly sql: string; readonly checksum: string }[];
}
export interface MigrationReport {
  readonly applied: readonly string[];
  readonly pending: readonly string[];
  readonly alreadyApplied: readonly string[];
}
export interface StoreDescription {
  readonly kind: Store['kind'];
  readonly where: string;
  readonly server: string;
  readonly durable: boolean;
  readonly capabilities: readonly { readonly name: string; readonly present: boolean; readonly instead?: string }[];
}
