import { StoreFailure } from '../../ports/index.js';
import { type BackupRecord, fromBase64 } from '../backup/index.js';
import { project } from './memory-append.js';
import {
  branchOf,
  firstMigration,
  getOrMake,
  type MemoryBranch,
  type MemoryData,
  makeCampaign,
  makeTenant,
  newBranch,
  sessionOf,
} from './memory-data.js';

/** Puts one row of a backup where it belongs. What it refers to came before it. */
export function restoreRecord(data: MemoryData, { table, row }: BackupRecord): void {
  switch (table) {
    case 'bundle':
      data.bundles.set(row.hash, fromBase64(row.bytes));
      return;
    case 'migration': {
      const { pack, schema, ...file } = row;
      const known = data.packs.get(pack)?.files ?? [];
      data.packs.set(pack, { pack, schema, files: [...known, file] });
      return;
    }
    case 'campaign':
      Object.assign(makeCampaign(data, row), { version: row.version, migration: row.migration ?? firstMigration });
      return;
    case 'campaignChange': {
      const { changes } = makeCampaign(data, row);
      const last = changes.at(-1);
      const cells = { ...(last?.version === row.version && last.cells), [row.cell]: row.value };
      if (last?.version === row.version) changes.pop();
      changes.push({ version: row.version, session: row.session, branch: row.branch, turn: row.turn, cells });
      return;
    }
    case 'campaignCell':
      makeCampaign(data, row).cells.set(row.cell, { value: row.value, version: row.version });
      return;
    case 'session': {
      const { tenant, campaign, session, pack, packVersion, bundle, at, heldWhy: why } = row;
      const content = { key: { tenant, campaign, session }, pack, packVersion, bundle, at };
      makeCampaign(data, row).sessions.set(session, {
        row: content,
        branch: row.branch,
        held: why && {
          why,
          detail: row.heldDetail ?? '',
          migration: row.heldMigration ?? firstMigration,
          at: row.heldAt ?? at,
        },
        branches: new Map(),
        commands: new Map(),
      });
      return;
    }
    case 'branch':
      restoreBranch(data, row);
      return;
    case 'turn': {
      const { tenant: _t, campaign: _c, session: _s, branch: _b, faults, migration, ...turn } = row;
      const branch = found(data, row);
      branch.turns.push(turn);
      branch.turnFaults.push(faults);
      branch.turnMigrations.push(migration ?? firstMigration);
      sessionOf(data, row)?.commands.set(turn.commandId, turn.version);
      return;
    }
    case 'snapshot': {
      const { version, stateHash, bytes } = row;
      found(data, row).snapshots.push({ version, stateHash, bytes: fromBase64(bytes) });
      return;
    }
    case 'outbox': {
      const { tenant, campaign, session, branch, version, id, event, payload } = row;
      makeTenant(data, tenant).outbox.push({ key: { tenant, campaign, session, branch }, version, id, event, payload });
      return;
    }
    case 'projection': {
      const { pack, table: name, key, columns } = row;
      project(found(data, row), pack, [{ table: name, key, columns }]);
      return;
    }
  }
}

type Row<T extends BackupRecord['table']> = Extract<BackupRecord, { table: T }>['row'];

/** Branches come in the order of their names, so a parent may come after its child: whoever is named first is made. */
function restoreBranch(data: MemoryData, row: Row<'branch'>): void {
  const branches = sessionOf(data, row)?.branches;
  if (!branches) throw lost(`session ${row.session}`);
  const make = (name: string): MemoryBranch =>
    getOrMake(branches, name, () => newBranch(name, { parent: undefined, at: 0, headHash: '', touched: '' }));
  const branch = make(row.branch);
  branch.parent = row.parent === null ? undefined : make(row.parent);
  branch.at = row.at;
  branch.head = row.head;
  branch.headHash = row.headHash;
  branch.ended = row.ended;
  branch.faults = row.faults;
  branch.touched = row.touched;
  branch.migration = row.migration ?? firstMigration;
}

function found(data: MemoryData, row: Row<'turn' | 'snapshot' | 'projection'>): MemoryBranch {
  const branch = branchOf(data, row);
  if (!branch) throw lost(`branch ${row.branch} of session ${row.session}`);
  return branch;
}

function lost(what: string): StoreFailure {
  return new StoreFailure({ error: 'corrupt', detail: `the backup can't be restored: it lacks the ${what}` });
}
