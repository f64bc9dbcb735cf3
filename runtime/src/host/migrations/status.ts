import type { BranchBehind } from '../../ports/index.js';
import { type Host, packMigrations } from '../host.js';
import { type HostResult, storeFailed, succeed } from '../host-error.js';
import type { Story } from '../story.js';

/** How far a store has come with the migrations of a story. */
export interface MigrationStatus {
  readonly migrations: readonly MigrationStanding[];
  /** Branches told by an older bundle; `live` of them are those that sessions go on in. */
  readonly behind: number;
  readonly live: number;
  /** Among those behind. */
  readonly pinned: number;
  readonly quarantined: number;
  /** Files that a newer bundle of the pack has applied. */
  readonly ahead: readonly string[];
}

export interface MigrationStanding {
  readonly number: number;
  readonly name: string;
  /** Absent where the migration has no such part. The SQL of one without phases is its `expand`. */
  readonly expand?: Phase;
  readonly convert?: Phase;
  readonly contract?: Phase;
  /** Whether saved sessions have something to be converted. */
  readonly sessions: boolean;
  /** Branches whose last turn was told by a bundle of this migration. */
  readonly branches: number;
}

export type Phase = 'applied' | 'pending';

export async function migrationStatus(host: Host, story: Story): Promise<HostResult<MigrationStatus>> {
  const { bundle, migrations, migration } = story;
  const files = await host.store.reportPack(packMigrations(story));
  if (!files.ok) return storeFailed(files.error);
  const { pending, contracts, ahead } = files.value;
  const missing = new Set([...pending, ...contracts]);
  const names = new Set(bundle.migrations.map(({ name }) => name));
  const phase = (name: string): Phase | undefined =>
    names.has(name) ? (missing.has(name) ? 'pending' : 'applied') : undefined;
  const counts = new Map<number, number>();
  const held = { pinned: 0, quarantined: 0 };
  let behind = 0;
  let live = 0;
  for await (const page of branchesOf(host, story, migration + 1)) {
    if (!page.ok) return page;
    for (const branch of page.value) {
      counts.set(branch.migration, (counts.get(branch.migration) ?? 0) + 1);
      if (branch.migration >= migration) continue;
      behind += 1;
      if (branch.live) live += 1;
      if (branch.held) held[branch.held.why] += 1;
    }
  }
  const converted = new Set(bundle.conversions.map((conversion) => conversion.migration));
  return succeed({
    migrations: migrations.map(({ number, name }) => {
      const expand = phase(`${name}.expand.sql`) ?? phase(`${name}.sql`);
      const convert = phase(`${name}.convert.sql`);
      const contract = phase(`${name}.contract.sql`);
      return {
        number,
        name,
        ...(expand && { expand }),
        ...(convert && { convert }),
        ...(contract && { contract }),
        sessions: converted.has(name),
        branches: counts.get(number) ?? 0,
      };
    }),
    behind,
    live,
    ...held,
    ahead,
  });
}

/** Branches of the story's pack below a migration, a page at a time; ends after the first error. */
export async function* branchesOf(
  host: Host,
  story: Story,
  below: number = story.migration,
  tenant?: string,
): AsyncGenerator<HostResult<readonly BranchBehind[]>> {
  const pack = story.bundle.manifest.pack.name;
  let last: BranchBehind | undefined;
  for (;;) {
    const page = await host.store.branchesBehind({
      pack,
      migration: below,
      ...(tenant !== undefined && { tenant }),
      ...(last && { after: { key: last.key, migration: last.migration } }),
      limit: pageSize,
    });
    if (!page.ok) {
      yield storeFailed(page.error);
      return;
    }
    last = page.value.at(-1);
    if (!last) return;
    yield page;
  }
}

const pageSize = 5_000;
