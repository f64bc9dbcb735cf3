/** A pack's migrations in order, as they stand in its folder. */
export interface PackMigrations {
  readonly pack: string;
  /** The SQL schema's name: the pack's, mapped to 63 bytes. */
  readonly schema: string;
  readonly files: readonly PackFile[];
  /** Numbers of the bundle's conversions: a migration without SQL leaves no gap between the files. */
  readonly conversions?: readonly number[];
}
/**
 * A file that begins with the line `-- fabula: outside a transaction` is run statement by statement outside one, for what
 * can't stand in one (`create index concurrently`). It must bear being run again: `if not exists`.
 */
export interface PackFile {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}
export interface MigratePackOptions {
  readonly contract?: boolean;
  /**
   * With `contract`: sessions that were put aside (`quarantined`) and are behind do not keep it waiting. Their rows go from the pack's
   * tables; the ledger, which they are read and replayed from, stays.
   */
  readonly leavePutAside?: boolean;
  /** How long a statement waits for a table that others use, so that they never queue behind it for long. Default 3,000. */
  readonly lockTimeoutMs?: number;
  /** How often a file that found its tables in use is tried, before it is `busy`. Default 10. */
  readonly tries?: number;
}
export interface MigrationReport {
  readonly applied: readonly string[];
  readonly pending: readonly string[];
  readonly alreadyApplied: readonly string[];
}
/** `pending` are files that are applied whenever it is asked: after `migratePack` there are none. */
export interface PackMigrationReport extends MigrationReport {
  /** Contracts that were not applied yet. */
  readonly contracts: readonly string[];
  /** Applied by a newer version of the pack. */
  readonly ahead: readonly string[];
}
/** All lists are in the order of their names. Definitions are as the database prints them. */
export interface PackDescription {
  /** Absent before the pack's first migration. */
  readonly schema?: string;
  readonly tables: readonly TableDescription[];
  readonly views: readonly { readonly name: string; readonly definition: string; readonly comment: string }[];
  readonly functions: readonly {
    readonly name: string;
    readonly arguments: string;
    readonly result: string;
    readonly language: string;
    readonly body: string;
  }[];
}
export interface TableDescription {
  readonly name: string;
  readonly comment: string;
  /** Row-level security is enabled and forced. */
  readonly secured: boolean;
  readonly columns: readonly {
    readonly name: string;
    readonly type: string;
    readonly nullable: boolean;
    /** Empty where there is none; of a generated column its expression. */
    readonly default: string;
    readonly generated: boolean;
    readonly collation: string;
    readonly comment: string;
  }[];
  readonly indexes: readonly { readonly name: string; readonly definition: string; readonly valid: boolean }[];
  readonly constraints: readonly { readonly name: string; readonly definition: string; readonly validated: boolean }[];
  /** Without the one that the store adds for backups. */
  readonly policies: readonly {
    readonly name: string;
    readonly command: string;
    readonly using: string;
    readonly check: string;
  }[];
}
