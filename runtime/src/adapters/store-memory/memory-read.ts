import type { BranchKey, BranchReading, SessionRow, SnapshotRow, TurnRow } from '../../ports/index.js';
import { lineageOf } from '../store-rules/index.js';
import { branchOf, type MemoryBranch, type MemoryData, type MemorySession, sessionOf } from './memory-data.js';

export function sessionRow({ row, branch: name, branches, held }: MemorySession): SessionRow {
  const branch = branches.get(name);
  return {
    ...row,
    branch: name,
    head: branch?.head ?? 0,
    ended: branch?.ended ?? false,
    faults: branch?.faults ?? 0,
    touched: branch?.touched ?? row.at,
    migration: branch?.migration ?? 1,
    ...(held && { held }),
  };
}

export function turnsOf(branch: MemoryBranch, from: number, limit: number): readonly TurnRow[] {
  const turns: TurnRow[] = [];
  const first = Math.max(from, 1);
  for (const { branch: owner, low, high } of [...lineageOf(branch)].reverse()) {
    const start = Math.max(first, low + 1);
    const end = Math.min(high, first + limit - 1);
    for (let version = start; version <= end; version++) {
      const turn = owner.turns[version - owner.at - 1];
      if (turn) turns.push(turn);
    }
  }
  return turns;
}

export function snapshotOf(branch: MemoryBranch, atOrBefore: number): SnapshotRow | undefined {
  for (const { branch: owner, high } of lineageOf(branch)) {
    const last = Math.min(high, atOrBefore);
    const found = owner.snapshots.findLast(({ version }) => version <= last);
    if (found) return { ...found, bytes: found.bytes.slice() };
  }
  return undefined;
}

/** Stops after the branch that goes past `most` bytes. */
export function readBranchesOf(data: MemoryData, keys: readonly BranchKey[], most: number): readonly BranchReading[] {
  const readings: BranchReading[] = [];
  let bytes = 0;
  for (const key of keys) {
    if (readings.length > 0 && bytes > most) break;
    const session = sessionOf(data, key);
    const branch = branchOf(data, key);
    if (!session || !branch) {
      readings.push({ key });
      continue;
    }
    const { head, ended, migration } = branch;
    const snapshot = snapshotOf(branch, head);
    const turns = turnsOf(branch, snapshot?.version ?? 1, head);
    const [first] = snapshot && snapshot.version > 1 ? turnsOf(branch, 1, 1) : [];
    readings.push({
      key,
      found: {
        session: sessionRow(session),
        branch: { head, ended, migration },
        ...(snapshot && { snapshot }),
        ...(first && { first }),
        turns,
      },
    });
    bytes += snapshot?.bytes.length ?? 0;
    for (const { payload } of turns) bytes += payload.length;
  }
  return readings;
}
