import type { BranchKey, ProjectionChange, StoreResult, TurnExtra, TurnRow } from '../../ports/index.js';
import {
  badName,
  compareText,
  fail,
  forgettable,
  misplaced,
  notFound,
  ok,
  refused,
  rowKey,
} from '../store-rules/index.js';
import { campaignOf, getOrMake, type MemoryBranch, type MemoryData } from './memory-data.js';

const done = ok<void>(undefined);

/** Everything is checked before anything is changed: that is the transaction. */
export function appendTurn(data: MemoryData, key: BranchKey, turn: TurnRow, extra: TurnExtra): StoreResult<void> {
  const campaign = campaignOf(data, key);
  const session = campaign?.sessions.get(key.session);
  if (!campaign || !session) return notFound(`session ${key.session}`);
  const first = session.commands.get(turn.commandId);
  if (first !== undefined) return fail({ error: 'duplicate', version: first });
  const branch = session.branches.get(key.branch);
  if (!branch) return notFound(`branch ${key.branch}`);
  if (branch.head !== turn.version - 1) return fail({ error: 'conflict', head: branch.head });
  if (branch.head > 0 && branch.headHash !== turn.previous)
    return fail({ error: 'corrupt', detail: `turn ${turn.version} does not follow turn ${branch.head} of the ledger` });
  const { campaign: change, snapshot, outbox, projection, pack } = extra;
  if (change && change.expected !== campaign.version)
    return fail({ error: 'campaignConflict', version: campaign.version });
  const bad = badName('commandId', turn.commandId);
  if (bad) return fail(bad);
  if (!forgettable(turn.payload)) return refused('the payload holds a personal value that is not canonical JSON');
  if (misplaced(snapshot, turn)) return refused('the snapshot is not of the state after its turn');
  if ((projection.length > 0 || extra.replaces) && (pack === undefined || !data.packs.has(pack)))
    return fail({
      error: 'needsMigration',
      detail: `the migrations of pack ${pack ?? '(none named)'} were not applied`,
    });

  branch.turns.push(turn);
  branch.head = turn.version;
  branch.headHash = turn.hash;
  branch.ended = extra.ended;
  branch.faults += extra.faults;
  branch.turnFaults.push(branch.faults);
  branch.migration = extra.migration ?? branch.migration;
  branch.turnMigrations.push(branch.migration);
  branch.touched = turn.at;
  session.commands.set(turn.commandId, turn.version);
  if (snapshot) branch.snapshots.push({ ...snapshot, bytes: snapshot.bytes.slice() });
  if (outbox.length > 0) {
    const rows = data.tenants.get(key.tenant)?.outbox;
    for (const row of outbox) rows?.push({ ...row, key, version: turn.version });
  }
  if (change) {
    const version = ++campaign.version;
    campaign.migration = change.migration ?? campaign.migration;
    campaign.changes.push({
      version,
      session: key.session,
      branch: key.branch,
      turn: turn.version,
      cells: change.cells,
    });
    for (const [cell, value] of Object.entries(change.cells)) {
      if (value === null) campaign.cells.delete(cell);
      else campaign.cells.set(cell, { value, version });
    }
  }
  if (pack !== undefined && extra.replaces) clear(branch, pack);
  if (pack !== undefined) project(branch, pack, projection);
  return done;
}

/** All rows but those of what happened in turns, the entries of the books. */
function clear(branch: MemoryBranch, pack: string): void {
  for (const rows of branch.projections.get(pack)?.values() ?? [])
    for (const [name, { key }] of rows) if (!Object.hasOwn(key, 'turn')) rows.delete(name);
}

export function project(branch: MemoryBranch, pack: string, rows: readonly ProjectionChange[]): void {
  if (rows.length === 0) return;
  const tables = getOrMake(branch.projections, pack, () => new Map<string, Map<string, ProjectionChange>>());
  for (const row of rows) {
    const table = getOrMake(tables, row.table, () => new Map<string, ProjectionChange>());
    const key = rowKey(row);
    if (row.columns === undefined) table.delete(key);
    else table.set(key, row);
  }
}

export function projectionRows(branch: MemoryBranch, pack: string): readonly ProjectionChange[] {
  const tables = [...(branch.projections.get(pack) ?? [])].sort(([a], [b]) => compareText(a, b));
  return tables.flatMap(([, rows]) => [...rows].sort(([a], [b]) => compareText(a, b)).map(([, row]) => row));
}
