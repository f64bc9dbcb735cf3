import type { BehindFilter, BranchBehind } from '../../ports/index.js';
import { compareText } from '../store-rules/index.js';
import { branchOf, type MemoryData } from './memory-data.js';

type Place = Pick<BranchBehind, 'key' | 'migration'>;

export function branchesBehindOf(data: MemoryData, filter: BehindFilter): readonly BranchBehind[] {
  const { after, limit } = filter;
  return [...behind(data, filter)]
    .filter((found) => after === undefined || compare(found, after) > 0)
    .sort(compare)
    .slice(0, Math.max(0, limit));
}

/** Sessions of which a branch is behind; without those that were put aside, where they are left behind. */
export function countBehind(data: MemoryData, pack: string, migration: number, leavePutAside: boolean): number {
  const sessions = new Set<string>();
  for (const { key, held } of behind(data, { pack, migration })) {
    if (leavePutAside && held?.why === 'quarantined') continue;
    sessions.add(JSON.stringify([key.tenant, key.campaign, key.session]));
  }
  return sessions.size;
}

/** Takes away the rows of branches that are behind and were put aside. */
export function leaveBehind(data: MemoryData, pack: string, migration: number): void {
  for (const { key, held } of behind(data, { pack, migration }))
    if (held?.why === 'quarantined') branchOf(data, key)?.projections.delete(pack);
}

function* behind(
  data: MemoryData,
  filter: Pick<BehindFilter, 'tenant' | 'pack' | 'migration'>,
): Generator<BranchBehind> {
  for (const [tenant, { campaigns }] of data.tenants) {
    if (filter.tenant !== undefined && filter.tenant !== tenant) continue;
    for (const [campaign, { sessions }] of campaigns) {
      for (const [session, { row, branch: live, branches, held }] of sessions) {
        if (row.pack !== filter.pack) continue;
        for (const { name, head, ended, migration } of branches.values()) {
          if (head === 0 || migration >= filter.migration) continue;
          const key = { tenant, campaign, session, branch: name };
          yield { key, migration, head, ended, live: name === live, ...(held && { held }) };
        }
      }
    }
  }
}

function compare(a: Place, b: Place): number {
  return (
    a.migration - b.migration ||
    compareText(a.key.tenant, b.key.tenant) ||
    compareText(a.key.campaign, b.key.campaign) ||
    compareText(a.key.session, b.key.session) ||
    compareText(a.key.branch, b.key.branch)
  );
}
