import type { BranchBehind, BranchRow, CampaignRow, SessionHold, SessionRow, TurnRow } from '../../ports/index.js';
import type { SqlRow } from './driver.js';
import { booleanOf, integerOf, maybeText, textOf } from './rows.js';

export function sessionRow(row: SqlRow): SessionRow {
  const held = holdOf(row);
  return {
    key: {
      tenant: textOf(row, 'tenant'),
      campaign: textOf(row, 'campaign_id'),
      session: textOf(row, 'session_id'),
    },
    pack: textOf(row, 'pack'),
    packVersion: textOf(row, 'pack_version'),
    bundle: textOf(row, 'bundle'),
    at: textOf(row, 'created'),
    branch: textOf(row, 'branch'),
    head: integerOf(row, 'head'),
    ended: booleanOf(row, 'ended'),
    faults: integerOf(row, 'faults'),
    touched: textOf(row, 'touched'),
    migration: integerOf(row, 'migration'),
    ...(held && { held }),
  };
}

function holdOf(row: SqlRow): SessionHold | undefined {
  const why = maybeText(row, 'held_why');
  if (why === undefined) return undefined;
  return {
    why: why === 'pinned' ? 'pinned' : 'quarantined',
    detail: textOf(row, 'held_detail'),
    migration: integerOf(row, 'held_migration'),
    at: textOf(row, 'held_at'),
  };
}

export function branchBehind(row: SqlRow): BranchBehind {
  const held = holdOf(row);
  return {
    key: {
      tenant: textOf(row, 'tenant'),
      campaign: textOf(row, 'campaign_id'),
      session: textOf(row, 'session_id'),
      branch: textOf(row, 'branch'),
    },
    migration: integerOf(row, 'migration'),
    head: integerOf(row, 'head'),
    ended: booleanOf(row, 'ended'),
    live: booleanOf(row, 'live'),
    ...(held && { held }),
  };
}

export function branchRow(row: SqlRow): BranchRow {
  return {
    name: textOf(row, 'branch'),
    parent: maybeText(row, 'parent'),
    at: integerOf(row, 'fork'),
    head: integerOf(row, 'head'),
  };
}

export function turnRow(row: SqlRow): TurnRow {
  return {
    version: integerOf(row, 'version'),
    commandId: textOf(row, 'command_id'),
    bundle: textOf(row, 'bundle'),
    semantics: integerOf(row, 'semantics'),
    seat: textOf(row, 'seat'),
    at: textOf(row, 'at'),
    events: integerOf(row, 'events'),
    stateHash: textOf(row, 'state_hash'),
    digest: textOf(row, 'digest'),
    previous: textOf(row, 'previous'),
    hash: textOf(row, 'hash'),
    payload: textOf(row, 'payload'),
  };
}

/** A row a cell, or one without a cell for a campaign that has none; no row for one nobody wrote to. */
export function campaignRow(rows: readonly SqlRow[]): CampaignRow {
  const [first] = rows;
  const cells = rows.flatMap((row): [string, string][] => {
    const cell = maybeText(row, 'cell');
    return cell === undefined ? [] : [[cell, textOf(row, 'value')]];
  });
  return {
    version: first ? integerOf(first, 'version') : 0,
    migration: first ? integerOf(first, 'migration') : 1,
    cells: Object.fromEntries(cells),
  };
}
