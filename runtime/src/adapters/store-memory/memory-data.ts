import type {
  BranchKey,
  CampaignKey,
  NewSession,
  OutboxRow,
  PackMigrations,
  ProjectionChange,
  SessionHold,
  SessionKey,
  SnapshotRow,
  TurnRow,
} from '../../ports/index.js';

/** What a memory store holds: the tables of the other stores as nested maps, led by the same keys. */
export interface MemoryData {
  readonly tenants: Map<string, MemoryTenant>;
  readonly bundles: Map<string, Uint8Array>;
  /** Its files are those that were applied, in that order. */
  readonly packs: Map<string, PackMigrations>;
}
export interface MemoryTenant {
  readonly campaigns: Map<string, MemoryCampaign>;
  /** In the order of their commits. */
  readonly outbox: MemoryOutboxRow[];
}
export interface MemoryCampaign {
  version: number;
  migration: number;
  readonly cells: Map<string, MemoryCell>;
  readonly changes: MemoryCampaignChange[];
  readonly sessions: Map<string, MemorySession>;
}
export interface MemoryCell {
  readonly value: string;
  /** The campaign's version that wrote it. */
  readonly version: number;
}
/** A row of the campaign's own stream: which turn wrote which cells. */
export interface MemoryCampaignChange {
  readonly version: number;
  readonly session: string;
  readonly branch: string;
  readonly turn: number;
  readonly cells: { readonly [cell: string]: string | null };
}
export interface MemorySession {
  readonly row: NewSession;
  branch: string;
  held: SessionHold | undefined;
  readonly branches: Map<string, MemoryBranch>;
  readonly commands: Map<string, number>;
}
export interface MemoryBranch {
  readonly name: string;
  parent: MemoryBranch | undefined;
  at: number;
  head: number;
  headHash: string;
  ended: boolean;
  faults: number;
  touched: string;
  migration: number;
  /** Its own turns: the first is version `at + 1`. */
  readonly turns: TurnRow[];
  /** Of each of its own turns. */
  readonly turnMigrations: number[];
  /** All faults of the branch up to each of its own turns. */
  readonly turnFaults: number[];
  snapshots: SnapshotRow[];
  /** By pack, table, and the row's key. */
  readonly projections: Map<string, Map<string, Map<string, ProjectionChange>>>;
}
export interface MemoryOutboxRow extends OutboxRow {
  readonly key: BranchKey;
  readonly version: number;
}

/** Of what was told by the first release of a pack. */
export const firstMigration = 1;

export function emptyData(): MemoryData {
  return { tenants: new Map(), bundles: new Map(), packs: new Map() };
}

export function isEmpty(data: MemoryData): boolean {
  return data.tenants.size === 0 && data.bundles.size === 0 && data.packs.size === 0;
}

export function campaignOf(data: MemoryData, key: CampaignKey): MemoryCampaign | undefined {
  return data.tenants.get(key.tenant)?.campaigns.get(key.campaign);
}

export function sessionOf(data: MemoryData, key: SessionKey): MemorySession | undefined {
  return campaignOf(data, key)?.sessions.get(key.session);
}

export function branchOf(data: MemoryData, key: BranchKey): MemoryBranch | undefined {
  return sessionOf(data, key)?.branches.get(key.branch);
}

export function makeTenant(data: MemoryData, tenant: string): MemoryTenant {
  return getOrMake(data.tenants, tenant, () => ({ campaigns: new Map(), outbox: [] }));
}

export function makeCampaign(data: MemoryData, key: CampaignKey): MemoryCampaign {
  return getOrMake(makeTenant(data, key.tenant).campaigns, key.campaign, () => ({
    version: 0,
    migration: firstMigration,
    cells: new Map(),
    changes: [],
    sessions: new Map(),
  }));
}

/** A branch after version `at` of its parent, with nothing of its own yet. */
export function newBranch(
  name: string,
  fork: Pick<MemoryBranch, 'parent' | 'at' | 'headHash' | 'touched'>,
): MemoryBranch {
  return {
    ...fork,
    name,
    head: fork.at,
    ended: false,
    faults: 0,
    migration: firstMigration,
    turns: [],
    turnMigrations: [],
    turnFaults: [],
    snapshots: [],
    projections: new Map(),
  };
}

export function getOrMake<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
