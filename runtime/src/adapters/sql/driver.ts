import type { Store, StoreDescription, StoreError } from '../../ports/index.js';

/** What travels to the database. Bytes are `bytea`; JSON goes as its text. */
export type SqlValue = string | number | boolean | null | Uint8Array;

/** A row as it comes: columns are read by the functions of `rows.ts`, which believe nothing. */
export interface SqlRow {
  readonly [column: string]: unknown;
}

/** A statement that is sent often: prepared once a connection, under its name. */
export interface Statement {
  readonly name: string;
  readonly text: string;
  /** It names its tenant itself, so that a connection which last served another one needs no round trip to be told. */
  readonly setsTenant?: true;
}

/** A connection inside an open transaction. */
export interface SqlSession {
  query(text: string, values?: readonly SqlValue[]): Promise<readonly SqlRow[]>;
  /** Several statements at once, without values: a migration. */
  script(text: string): Promise<void>;
}

/** The application for one tenant, under row-level security; or the schema's owner, who sees all. */
export type Who = { readonly tenant: string } | 'owner';

export type AgeStanding = { readonly age: 'there' | 'loadable' } | { readonly age: 'missing'; readonly detail: string };

/**
 * What PGlite and `pg` have in common. Everything throws what the database throws; `explain` gives it its name.
 * A transaction commits when its work resolves and is rolled back when it throws.
 */
export interface SqlDriver {
  readonly kind: Exclude<Store['kind'], 'memory'>;
  /** One statement in one round trip and a transaction of its own, as the application. */
  run(tenant: string, statement: Statement, values: readonly SqlValue[]): Promise<readonly SqlRow[]>;
  transaction<T>(who: Who, work: (sql: SqlSession) => Promise<T>): Promise<T>;
  /** As the owner, on one connection, each statement for itself: `vacuum`, `create index concurrently`. */
  outside<T>(work: (sql: SqlSession) => Promise<T>): Promise<T>;
  /** Whether AGE could be loaded, and if not, why and what to do about it. Loads nothing. */
  ageStanding(): Promise<AgeStanding>;
  /** Loads AGE for all transactions from now on; a failure `noGraph` where there is none. Safe to repeat. */
  loadAge(): Promise<void>;
  explain(error: unknown): StoreError;
  describe(): Promise<StoreDescription>;
  close(): Promise<void>;
}
