import type {
  AppendItem,
  BehindFilter,
  BranchBehind,
  BranchKey,
  BranchReading,
  BranchRow,
  CampaignKey,
  CampaignRow,
  MigratePackOptions,
  MigrationReport,
  NewSession,
  OutboxEntry,
  PackDescription,
  PackMigrationReport,
  PackMigrations,
  ProjectionChange,
  RowsQuery,
  RowsRead,
  SessionFilter,
  SessionHold,
  SessionKey,
  SessionRow,
  SnapshotRow,
  Store,
  StoreDescription,
  StoreGraph,
  StoreResult,
  TurnExtra,
  TurnRow,
} from '../../ports/index.js';
import { badKey, badName, fail, notFound, ok } from '../store-rules/index.js';
import { describePackSchema } from './describe-pack.js';
import type { SqlDriver, SqlValue } from './driver.js';
import { createSqlGraph } from './graph/index.js';
import { migratePackFiles, packReport } from './migrate-pack.js';
import { migrateStore, storeMigrationReport } from './migrate-store.js';
import { type PackHome, packHome } from './pack-home.js';
import { refreshFigures } from './planner-figures.js';
import { bytesOf, integerOf, textOf } from './rows.js';
import { appendTurn } from './sql-append.js';
import { appendManyTurns } from './sql-append-many.js';
import { exportLines, importLines } from './sql-backup.js';
import { readBehind } from './sql-behind.js';
import { afterPosition, outboxEntry } from './sql-outbox.js';
import { readProjectionRows, replaceProjectionRows } from './sql-projection.js';
import { readManyBranches } from './sql-read-branches.js';
import { readOnlyRows } from './sql-read-rows.js';
import { branchRow, campaignRow, sessionRow, turnRow } from './sql-rows.js';
import * as statements from './statements.js';

/** The store over a driver. What the database throws comes back as a value with a name. */
export function createSqlStore(driver: SqlDriver): Store {
  return new SqlStore(driver);
}

class SqlStore implements Store {
  readonly kind: SqlDriver['kind'];
  readonly graph: StoreGraph;
  readonly #driver: SqlDriver;
  readonly #homes = new Map<string, PackHome>();
  /** Whether turns may have been written since the planner was told how many rows there are. */
  #hasGrown = true;

  constructor(driver: SqlDriver) {
    this.kind = driver.kind;
    this.graph = createSqlGraph(driver);
    this.#driver = driver;
  }

  migrate(): Promise<StoreResult<MigrationReport>> {
    return this.#named(() => migrateStore(this.#driver));
  }

  migrations(): Promise<StoreResult<MigrationReport>> {
    return this.#named(() => storeMigrationReport(this.#driver));
  }

  migratePack(pack: PackMigrations, options: MigratePackOptions = {}): Promise<StoreResult<PackMigrationReport>> {
    return this.#named(() => migratePackFiles(this.#driver, pack, options));
  }

  reportPack(pack: PackMigrations): Promise<StoreResult<PackMigrationReport>> {
    return this.#named(() => packReport(this.#driver, pack));
  }

  describePack(pack: string): Promise<StoreResult<PackDescription>> {
    return this.#named(async () => ok(await this.#driver.transaction('owner', (sql) => describePackSchema(sql, pack))));
  }

  putBundle(hash: string, bytes: Uint8Array): Promise<StoreResult<void>> {
    return this.#named(async () => {
      const bad = badName('hash', hash);
      if (bad) return fail(bad);
      await this.#driver.run('', statements.putBundle, [hash, bytes]);
      return ok(undefined);
    });
  }

  getBundle(hash: string): Promise<StoreResult<Uint8Array | undefined>> {
    return this.#named(async () => {
      const [row] = await this.#driver.run('', statements.getBundle, [hash]);
      return ok(row && bytesOf(row, 'bytes'));
    });
  }

  createSession({ key, pack, packVersion, bundle, at }: NewSession): Promise<StoreResult<void>> {
    return this.#named(async () => {
      const { tenant, campaign, session } = key;
      const bad = badKey({ tenant, campaign, session, pack });
      if (bad) return fail(bad);
      const values = [tenant, campaign, session, pack, packVersion, bundle, at];
      const [made] = await this.#driver.run(tenant, statements.createSession, values);
      if (made) return ok(undefined);
      const [known] = await this.#driver.run(tenant, statements.getSession, [tenant, campaign, session]);
      return known ? fail({ error: 'exists' }) : notFound(`bundle ${bundle}`);
    });
  }

  getSession(key: SessionKey): Promise<StoreResult<SessionRow | undefined>> {
    return this.#named(async () => {
      const [row] = await this.#driver.run(key.tenant, statements.getSession, sessionValues(key));
      return ok(row && sessionRow(row));
    });
  }

  listSessions({ tenant, campaign, pack, held, limit }: SessionFilter): Promise<StoreResult<readonly SessionRow[]>> {
    return this.#named(async () => {
      const values = [tenant, campaign ?? null, pack ?? null, held ?? null, Math.max(0, limit)];
      return ok((await this.#driver.run(tenant, statements.listSessions, values)).map(sessionRow));
    });
  }

  append(key: BranchKey, turn: TurnRow, extra: TurnExtra): Promise<StoreResult<void>> {
    this.#hasGrown = true;
    return this.#named(() => appendTurn(this.#driver, this.#homes, key, turn, extra));
  }

  appendMany(items: readonly AppendItem[]): Promise<StoreResult<readonly StoreResult<void>[]>> {
    this.#hasGrown = true;
    return this.#named(async () => ok(await appendManyTurns(this.#driver, this.#homes, items)));
  }

  readRows(tenant: string, query: RowsQuery): Promise<StoreResult<RowsRead>> {
    return this.#named(async () => {
      if (this.#hasGrown && this.kind === 'pglite') await refreshFigures(this.#driver);
      this.#hasGrown = false;
      return ok(await readOnlyRows(this.#driver, { tenant }, query));
    });
  }

  readBranches(keys: readonly BranchKey[], bytes: number): Promise<StoreResult<readonly BranchReading[]>> {
    return this.#named(async () => ok(await readManyBranches(this.#driver, keys, bytes)));
  }

  branchesBehind(filter: BehindFilter): Promise<StoreResult<readonly BranchBehind[]>> {
    return this.#named(async () => ok(await readBehind(this.#driver, filter)));
  }

  holdSession(key: SessionKey, hold: SessionHold): Promise<StoreResult<void>> {
    return this.#hold(key, [hold.why, hold.detail, hold.migration, hold.at]);
  }

  unholdSession(key: SessionKey): Promise<StoreResult<void>> {
    return this.#hold(key, [null, null, null, null]);
  }

  #hold(key: SessionKey, values: readonly SqlValue[]): Promise<StoreResult<void>> {
    return this.#named(async () => {
      const [row] = await this.#driver.run(key.tenant, statements.holdSession, [...sessionValues(key), ...values]);
      return row ? ok(undefined) : notFound(`session ${key.session}`);
    });
  }

  readTurns(key: BranchKey, from: number, limit: number): Promise<StoreResult<readonly TurnRow[]>> {
    return this.#named(async () => {
      const first = Math.max(1, from);
      const values = [...branchValues(key), first, first + Math.max(0, limit)];
      const rows = await this.#driver.run(key.tenant, statements.readTurns, values);
      return rows.length > 0 ? ok(rows.map(turnRow)) : this.#nothingIn(key, []);
    });
  }

  findCommand(key: BranchKey, commandId: string): Promise<StoreResult<number | undefined>> {
    return this.#named(async () => {
      const [row] = await this.#driver.run(key.tenant, statements.findCommand, [...sessionValues(key), commandId]);
      return ok(row && integerOf(row, 'version'));
    });
  }

  readSnapshot(key: BranchKey, atOrBefore: number): Promise<StoreResult<SnapshotRow | undefined>> {
    return this.#named(async () => {
      const values = [...branchValues(key), atOrBefore];
      const [row] = await this.#driver.run(key.tenant, statements.readSnapshot, values);
      if (!row) return this.#nothingIn(key, undefined);
      return ok({
        version: integerOf(row, 'version'),
        stateHash: textOf(row, 'state_hash'),
        bytes: bytesOf(row, 'bytes'),
      });
    });
  }

  branch(key: BranchKey, fork: { readonly name: string; readonly at: number }): Promise<StoreResult<void>> {
    return this.#named(async () => {
      const bad = badName('branch', fork.name);
      if (bad) return fail(bad);
      if (!Number.isSafeInteger(fork.at)) return notFound(`version ${fork.at} of branch ${key.branch}`);
      const [row] = await this.#driver.run(key.tenant, statements.forkBranch, [
        ...branchValues(key),
        fork.name,
        fork.at,
      ]);
      switch (row?.['outcome']) {
        case 'forked':
          return ok(undefined);
        case 'exists':
          return fail({ error: 'exists' });
        case 'noVersion':
          return notFound(`version ${fork.at} of branch ${key.branch}`);
        default:
          return notFound(`branch ${key.branch}`);
      }
    });
  }

  listBranches(key: SessionKey): Promise<StoreResult<readonly BranchRow[]>> {
    return this.#named(async () => {
      const rows = await this.#driver.run(key.tenant, statements.listBranches, sessionValues(key));
      return rows.length === 0 ? notFound(`session ${key.session}`) : ok(rows.map(branchRow));
    });
  }

  readCampaign(key: CampaignKey): Promise<StoreResult<CampaignRow>> {
    return this.#named(async () =>
      ok(campaignRow(await this.#driver.run(key.tenant, statements.readCampaign, [key.tenant, key.campaign]))),
    );
  }

  forget(key: SessionKey): Promise<StoreResult<{ readonly values: number }>> {
    return this.#named(async () => {
      const [known] = await this.#driver.run(key.tenant, statements.getSession, sessionValues(key));
      if (!known) return notFound(`session ${key.session}`);
      const [row] = await this.#driver.run(key.tenant, statements.forget, sessionValues(key));
      const values = row ? integerOf(row, 'found') : 0;
      if (values > 0) await this.#dropOldVersions();
      return ok({ values });
    });
  }

  /** The rows as they were before still lie in the tables' files; vacuum frees them. The redaction stands without it, too. */
  async #dropOldVersions(): Promise<void> {
    try {
      await this.#driver.outside((sql) =>
        sql.script(
          'vacuum fabula.turn_payload, fabula.outbox, fabula.snapshot, fabula.campaign_change, fabula.campaign_cell',
        ),
      );
    } catch {
      // Autovacuum will do it: the application may not be the tables' owner, or the server is busy.
    }
  }

  readProjection(key: BranchKey, pack: string): Promise<StoreResult<readonly ProjectionChange[]>> {
    return this.#named(async () => {
      const home = await packHome(this.#driver, this.#homes, key.tenant, pack);
      const rows = await this.#driver.transaction(key, (sql) => readProjectionRows(sql, key, home));
      return rows.length > 0 ? ok(rows) : this.#nothingIn(key, rows);
    });
  }

  replaceProjection(
    key: BranchKey,
    pack: string,
    rows: readonly ProjectionChange[],
    projectionFunction?: string,
  ): Promise<StoreResult<void>> {
    return this.#named(async () => {
      const home = await packHome(this.#driver, this.#homes, key.tenant, pack, projectionFunction);
      const [branch] = await this.#driver.run(key.tenant, statements.branchExists, branchValues(key));
      if (!branch) return notFound(`branch ${key.branch}`);
      await this.#driver.transaction(key, (sql) => replaceProjectionRows(sql, key, home, rows));
      return ok(undefined);
    });
  }

  readOutbox(tenant: string, after: string | undefined, limit: number): Promise<StoreResult<readonly OutboxEntry[]>> {
    return this.#named(async () => {
      const values = [tenant, ...afterPosition(after), Math.max(0, limit)];
      const rows = await this.#driver.run(tenant, statements.readOutbox, values);
      return ok(rows.map((row) => outboxEntry(tenant, row)));
    });
  }

  export(): AsyncIterable<string> {
    return exportLines(this.#driver);
  }

  import(lines: AsyncIterable<string>): Promise<StoreResult<{ readonly rows: number }>> {
    return this.#named(() => importLines(this.#driver, lines));
  }

  describe(): Promise<StoreResult<StoreDescription>> {
    return this.#named(async () => ok(await this.#driver.describe()));
  }

  async close(): Promise<void> {
    await this.#driver.close();
  }

  /** An empty page and a branch that is not there look the same to a query. */
  async #nothingIn<T>(key: BranchKey, nothing: T): Promise<StoreResult<T>> {
    const [branch] = await this.#driver.run(key.tenant, statements.branchExists, branchValues(key));
    return branch ? ok(nothing) : notFound(`branch ${key.branch}`);
  }

  async #named<T>(work: () => Promise<StoreResult<T>>): Promise<StoreResult<T>> {
    try {
      return await work();
    } catch (error) {
      return fail(this.#driver.explain(error));
    }
  }
}

function sessionValues(key: SessionKey) {
  return [key.tenant, key.campaign, key.session];
}

function branchValues(key: BranchKey) {
  return [key.tenant, key.campaign, key.session, key.branch];
}
