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
  SessionFilter,
  SessionHold,
  SessionKey,
  SessionRow,
  SnapshotRow,
  Store,
  StoreDescription,
  StoreResult,
  TurnExtra,
  TurnRow,
} from '../../ports/index.js';
import { badKey, badName, compareText, fail, lineageOf, notFound, ok, refused } from '../store-rules/index.js';
import { appendTurn, project, projectionRows } from './memory-append.js';
import { exportLines, importLines } from './memory-backup.js';
import { branchesBehindOf } from './memory-behind.js';
import {
  branchOf,
  campaignOf,
  emptyData,
  firstMigration,
  type MemoryBranch,
  type MemoryData,
  makeCampaign,
  newBranch,
  sessionOf,
} from './memory-data.js';
import { forgetSession } from './memory-forget.js';
import { migratePackInMemory, planPackInMemory } from './memory-migrate.js';
import { readBranchesOf, sessionRow, snapshotOf, turnsOf } from './memory-read.js';

/** A store that lives as long as its process: for tests, exploration, a browser. */
export function createMemoryStore(): Store {
  return new MemoryStore();
}

class MemoryStore implements Store {
  readonly kind = 'memory';
  #data: MemoryData = emptyData();

  async migrate(): Promise<StoreResult<MigrationReport>> {
    return this.migrations();
  }

  /** There is no schema to change. */
  async migrations(): Promise<StoreResult<MigrationReport>> {
    return ok({ applied: [], pending: [], alreadyApplied: [] });
  }

  async migratePack(pack: PackMigrations, options: MigratePackOptions = {}): Promise<StoreResult<PackMigrationReport>> {
    return migratePackInMemory(this.#data, pack, options);
  }

  async reportPack(pack: PackMigrations): Promise<StoreResult<PackMigrationReport>> {
    const plan = planPackInMemory(this.#data, pack);
    return plan.ok ? ok(plan.value.report) : plan;
  }

  async describePack(): Promise<StoreResult<PackDescription>> {
    return ok({ tables: [], views: [], functions: [] });
  }

  async putBundle(hash: string, bytes: Uint8Array): Promise<StoreResult<void>> {
    const bad = badName('hash', hash);
    if (bad) return fail(bad);
    if (!this.#data.bundles.has(hash)) this.#data.bundles.set(hash, bytes.slice());
    return ok(undefined);
  }

  async getBundle(hash: string): Promise<StoreResult<Uint8Array | undefined>> {
    return ok(this.#data.bundles.get(hash)?.slice());
  }

  async createSession(row: NewSession): Promise<StoreResult<void>> {
    const { tenant, campaign, session } = row.key;
    const bad = badKey({ tenant, campaign, session, pack: row.pack });
    if (bad) return fail(bad);
    if (!this.#data.bundles.has(row.bundle)) return notFound(`bundle ${row.bundle}`);
    const { sessions } = makeCampaign(this.#data, row.key);
    if (sessions.has(session)) return fail({ error: 'exists' });
    const main = newBranch('main', { parent: undefined, at: 0, headHash: '', touched: row.at });
    sessions.set(session, {
      row,
      branch: 'main',
      held: undefined,
      branches: new Map([['main', main]]),
      commands: new Map(),
    });
    return ok(undefined);
  }

  async getSession(key: SessionKey): Promise<StoreResult<SessionRow | undefined>> {
    const session = sessionOf(this.#data, key);
    return ok(session && sessionRow(session));
  }

  async listSessions(filter: SessionFilter): Promise<StoreResult<readonly SessionRow[]>> {
    const rows: SessionRow[] = [];
    for (const [name, campaign] of this.#data.tenants.get(filter.tenant)?.campaigns ?? []) {
      if (filter.campaign !== undefined && filter.campaign !== name) continue;
      for (const session of campaign.sessions.values())
        if (
          (filter.pack === undefined || filter.pack === session.row.pack) &&
          (filter.held === undefined || filter.held === (session.held !== undefined))
        )
          rows.push(sessionRow(session));
    }
    return ok(rows.sort(lastTouchedFirst).slice(0, Math.max(0, filter.limit)));
  }

  async append(key: BranchKey, turn: TurnRow, extra: TurnExtra): Promise<StoreResult<void>> {
    return appendTurn(this.#data, key, turn, extra);
  }

  async appendMany(items: readonly AppendItem[]): Promise<StoreResult<readonly StoreResult<void>[]>> {
    return ok(items.map(({ key, turn, extra }) => appendTurn(this.#data, key, turn, extra)));
  }

  async readBranches(keys: readonly BranchKey[], bytes: number): Promise<StoreResult<readonly BranchReading[]>> {
    return ok(readBranchesOf(this.#data, keys, bytes));
  }

  async branchesBehind(filter: BehindFilter): Promise<StoreResult<readonly BranchBehind[]>> {
    return ok(branchesBehindOf(this.#data, filter));
  }

  async holdSession(key: SessionKey, hold: SessionHold): Promise<StoreResult<void>> {
    return this.#hold(key, hold);
  }

  async unholdSession(key: SessionKey): Promise<StoreResult<void>> {
    return this.#hold(key, undefined);
  }

  #hold(key: SessionKey, hold: SessionHold | undefined): StoreResult<void> {
    const session = sessionOf(this.#data, key);
    if (!session) return notFound(`session ${key.session}`);
    session.held = hold;
    return ok(undefined);
  }

  async readTurns(key: BranchKey, from: number, limit: number): Promise<StoreResult<readonly TurnRow[]>> {
    const branch = branchOf(this.#data, key);
    if (!branch) return notFound(`branch ${key.branch}`);
    return ok(turnsOf(branch, from, limit));
  }

  async findCommand(key: BranchKey, commandId: string): Promise<StoreResult<number | undefined>> {
    return ok(sessionOf(this.#data, key)?.commands.get(commandId));
  }

  async readSnapshot(key: BranchKey, atOrBefore: number): Promise<StoreResult<SnapshotRow | undefined>> {
    const branch = branchOf(this.#data, key);
    if (!branch) return notFound(`branch ${key.branch}`);
    return ok(snapshotOf(branch, atOrBefore));
  }

  async branch(key: BranchKey, fork: { readonly name: string; readonly at: number }): Promise<StoreResult<void>> {
    const session = sessionOf(this.#data, key);
    const parent = session?.branches.get(key.branch);
    if (!session || !parent) return notFound(`branch ${key.branch}`);
    const bad = badName('branch', fork.name);
    if (bad) return fail(bad);
    if (session.branches.has(fork.name)) return fail({ error: 'exists' });
    if (!Number.isInteger(fork.at) || fork.at < 0 || fork.at > parent.head)
      return notFound(`version ${fork.at} of branch ${key.branch}`);
    session.branches.set(fork.name, forkOf(parent, fork.name, fork.at));
    session.branch = fork.name;
    return ok(undefined);
  }

  async listBranches(key: SessionKey): Promise<StoreResult<readonly BranchRow[]>> {
    const session = sessionOf(this.#data, key);
    if (!session) return notFound(`session ${key.session}`);
    const rows = [...session.branches.values()].map(({ name, parent, at, head }) => ({
      name,
      parent: parent?.name,
      at,
      head,
    }));
    return ok(rows.sort((a, b) => compareText(a.name, b.name)));
  }

  async readCampaign(key: CampaignKey): Promise<StoreResult<CampaignRow>> {
    const campaign = campaignOf(this.#data, key);
    const cells = [...(campaign?.cells ?? [])].sort(([a], [b]) => compareText(a, b));
    return ok({
      version: campaign?.version ?? 0,
      migration: campaign?.migration ?? firstMigration,
      cells: Object.fromEntries(cells.map(([name, { value }]) => [name, value])),
    });
  }

  async forget(key: SessionKey): Promise<StoreResult<{ readonly values: number }>> {
    const values = forgetSession(this.#data, key);
    return values === undefined ? notFound(`session ${key.session}`) : ok({ values });
  }

  async readProjection(key: BranchKey, pack: string): Promise<StoreResult<readonly ProjectionChange[]>> {
    const branch = branchOf(this.#data, key);
    if (!branch) return notFound(`branch ${key.branch}`);
    return ok(projectionRows(branch, pack));
  }

  async replaceProjection(key: BranchKey, pack: string, rows: readonly ProjectionChange[]): Promise<StoreResult<void>> {
    const branch = branchOf(this.#data, key);
    if (!branch) return notFound(`branch ${key.branch}`);
    if (!this.#data.packs.has(pack))
      return fail({ error: 'needsMigration', detail: `the migrations of pack ${pack} were not applied` });
    branch.projections.delete(pack);
    project(branch, pack, rows);
    return ok(undefined);
  }

  async readOutbox(
    tenant: string,
    after: string | undefined,
    limit: number,
  ): Promise<StoreResult<readonly OutboxEntry[]>> {
    const start = after === undefined ? 0 : Number(after);
    if (!Number.isSafeInteger(start)) return refused('that is no position this store gave out');
    const rows = this.#data.tenants.get(tenant)?.outbox.slice(start, start + limit) ?? [];
    return ok(rows.map((row, index) => ({ ...row, position: String(start + index + 1) })));
  }

  export(): AsyncIterable<string> {
    return exportLines(this.#data);
  }

  async import(lines: AsyncIterable<string>): Promise<StoreResult<{ readonly rows: number }>> {
    const imported = await importLines(this.#data, lines);
    if (!imported.ok) return imported;
    this.#data = imported.value.data;
    return ok({ rows: imported.value.rows });
  }

  async describe(): Promise<StoreResult<StoreDescription>> {
    return ok({ kind: 'memory', where: 'memory:', server: 'none', durable: false, capabilities: [] });
  }

  async close(): Promise<void> {
    this.#data = emptyData();
  }
}

function lastTouchedFirst(a: SessionRow, b: SessionRow): number {
  return (
    compareText(b.touched, a.touched) ||
    compareText(a.key.campaign, b.key.campaign) ||
    compareText(a.key.session, b.key.session)
  );
}

/** A fork at its parent's last version goes on in the same state; one before it has not ended, and has the faults up to there. */
function forkOf(parent: MemoryBranch, name: string, at: number): MemoryBranch {
  const owner = lineageOf(parent).find(({ low, high }) => at > low && at <= high)?.branch;
  const own = owner ? at - owner.at - 1 : -1;
  const fork = newBranch(name, { parent, at, headHash: owner?.turns[own]?.hash ?? '', touched: parent.touched });
  fork.faults = owner?.turnFaults[own] ?? 0;
  fork.migration = owner?.turnMigrations[own] ?? firstMigration;
  fork.ended = parent.ended && at === parent.head;
  return fork;
}
