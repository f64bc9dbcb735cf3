import type { BranchKey, MigratePackOptions, PackMigrations, Store } from '../ports/index.js';
import type { ExternFunctions } from './externs.js';
import { fail, type HostResult, storeFailed, succeed } from './host-error.js';
import type { LiveBranch } from './live-branch.js';
import { type SnapshotPolicy, snapshotPolicy } from './snapshot.js';
import { openStory, type Story } from './story.js';

/** What a host is given. The store is the only thing it writes to. */
export interface HostServices {
  readonly store: Store;
  /** Milliseconds since 1970 in UTC: the only clock. */
  readonly now: () => number;
  /** Lower-case hex of this many bytes that nobody can guess. */
  readonly randomHex: (bytes: number) => string;
  /** The functions that stories declare as `extern fn`, by name. */
  readonly externs?: ExternFunctions;
  readonly snapshots?: SnapshotPolicy;
  /** Told of each turn that is stored, and of the story that told it. It is not waited for. */
  readonly afterTurn?: (key: BranchKey, story: Story) => void;
  /** How many branches are kept ready in memory; the one played longest ago goes first. Default 200. */
  readonly liveBranches?: number;
}

/** A host over one store. It may be asked many things at once; each turn stands alone. */
export interface Host extends Required<HostServices> {
  /** Branches as they were after their last turn here. What another process did since is noticed when a turn is stored. */
  readonly live: Map<string, LiveBranch>;
  readonly stories: Map<string, Story>;
  /** What is served of a pack, by its name: sessions go on with it from their next turn on. `deploy` sets it. */
  readonly releases: Map<string, Story>;
  /** Hashes of stories that this host has kept in the store. */
  readonly kept: Set<string>;
}

export function createHost(services: HostServices): Host {
  return {
    externs: {},
    snapshots: snapshotPolicy,
    liveBranches: 200,
    afterTurn: () => undefined,
    ...services,
    live: new Map(),
    stories: new Map(),
    releases: new Map(),
    kept: new Set(),
  };
}

/** Keeps a story in the store, under its hash, and applies its migrations. Safe to repeat. */
export async function keepStory(
  host: Host,
  story: Story,
): Promise<HostResult<{ readonly applied: readonly string[] }>> {
  const { bundle, bytes, hash } = story;
  host.stories.set(hash, story);
  const kept = await host.store.putBundle(hash, bytes);
  if (!kept.ok) return storeFailed(kept.error);
  const migrated = bundle.migrations.length === 0 ? undefined : await host.store.migratePack(packMigrations(story));
  if (migrated && !migrated.ok) return storeFailed(migrated.error);
  host.kept.add(hash);
  return succeed({ applied: migrated?.value.applied ?? [] });
}

/** The same for who asks with every session: a story that this host has kept is there. */
export async function keepOnce(host: Host, story: Story): Promise<HostResult<void>> {
  if (host.kept.has(story.hash)) return succeed(undefined);
  const kept = await keepStory(host, story);
  return kept.ok ? succeed(undefined) : kept;
}

/** Takes away what only older bundles used: `sessionsBehind` while there are branches that one of them told last. */
export async function contractPack(
  host: Host,
  story: Story,
  options: Pick<MigratePackOptions, 'leavePutAside'> = {},
): Promise<HostResult<{ readonly applied: readonly string[] }>> {
  const kept = await keepStory(host, story);
  if (!kept.ok || story.bundle.migrations.length === 0) return kept;
  const migrated = await host.store.migratePack(packMigrations(story), { ...options, contract: true });
  return migrated.ok
    ? succeed({ applied: [...kept.value.applied, ...migrated.value.applied] })
    : storeFailed(migrated.error);
}

/** Asks for nothing and changes nothing: what a story brings for the store. */
export function packMigrations({ bundle, migrations, projector }: Story): PackMigrations {
  const { name } = bundle.manifest.pack;
  const converted = new Set(bundle.conversions.map(({ migration }) => migration));
  return {
    pack: name,
    schema: projector?.ir.schema ?? name,
    files: bundle.migrations,
    conversions: migrations.filter((each) => converted.has(each.name)).map(({ number }) => number),
  };
}

/** A story by the hash that a turn names. */
export async function storyOf(host: Host, hash: string): Promise<HostResult<Story>> {
  const known = host.stories.get(hash);
  if (known) return succeed(known);
  const bytes = await host.store.getBundle(hash);
  if (!bytes.ok) return storeFailed(bytes.error);
  if (!bytes.value) return fail({ error: 'bundleMissing', bundle: hash });
  // It was admitted when it was first played: a signature asked for since must not lock a reader out of a save.
  const opened = await openStory(bytes.value);
  if (opened.ok) host.stories.set(hash, opened.value);
  return opened;
}

export function remember(host: Host, branch: LiveBranch): void {
  const name = branchName(branch.key);
  host.live.delete(name);
  host.live.set(name, branch);
  if (host.live.size <= host.liveBranches) return;
  const [oldest] = host.live.keys();
  if (oldest !== undefined) host.live.delete(oldest);
}

export function forgetLive(host: Host, key: BranchKey): void {
  host.live.delete(branchName(key));
}

export function recall(host: Host, key: BranchKey): LiveBranch | undefined {
  return host.live.get(branchName(key));
}

function branchName({ tenant, campaign, session, branch }: BranchKey): string {
  return JSON.stringify([tenant, campaign, session, branch]);
}
