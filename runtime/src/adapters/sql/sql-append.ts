import { type BranchKey, StoreFailure, type StoreResult, type TurnExtra, type TurnRow } from '../../ports/index.js';
import { badName, fail, forgettable, misplaced, notFound, ok, refused } from '../store-rules/index.js';
import type { SqlDriver, SqlRow, SqlValue, Statement } from './driver.js';
import { quoteName } from './pack-schema.js';
import { integerOf, textOf } from './rows.js';
import { databaseError } from './sql-errors.js';
import * as statements from './statements.js';

/** A pack's schema as it was found in the store; it never changes, so it is asked for once. */
export interface PackHome {
  readonly quoted: string;
  readonly schema: string;
  readonly append: Statement;
}

const done = ok<void>(undefined);

export async function appendTurn(
  driver: SqlDriver,
  homes: Map<string, PackHome>,
  key: BranchKey,
  turn: TurnRow,
  extra: TurnExtra,
): Promise<StoreResult<void>> {
  const bad = badName('commandId', turn.commandId);
  if (bad) return fail(bad);
  if (!forgettable(turn.payload)) return refused('the payload holds a personal value that is not canonical JSON');
  if (misplaced(extra.snapshot, turn)) return refused('the snapshot is not of the state after its turn');

  const values = turnValues(key, turn, extra);
  let statement = statements.append;
  if (extra.projection.length > 0) {
    const home = await packHome(driver, homes, key.tenant, extra.pack);
    statement = home.append;
    values.push(rowsJson(extra.projection));
  }
  try {
    const [row] = await driver.run(key.tenant, statement, values);
    return row ? outcomeOf(row, key, turn) : refused('the store did not answer');
  } catch (error) {
    if (databaseError(error)?.constraint !== 'turn_command') throw error;
    const [row] = await driver.run(key.tenant, statements.findCommand, [
      key.tenant,
      key.campaign,
      key.session,
      turn.commandId,
    ]);
    if (!row) throw error;
    return fail({ error: 'duplicate', version: integerOf(row, 'version') });
  }
}

/** Where a pack's tables lie; a failure when its migrations were never applied. */
export async function packHome(
  driver: SqlDriver,
  homes: Map<string, PackHome>,
  tenant: string,
  pack: string | undefined,
): Promise<PackHome> {
  const known = homes.get(pack ?? '');
  if (known) return known;
  const [row] = pack === undefined ? [] : await driver.run(tenant, statements.packSchema, [pack]);
  if (pack === undefined || !row)
    throw new StoreFailure({
      error: 'needsMigration',
      detail: `the migrations of pack ${pack ?? '(none named)'} were not applied`,
    });
  const schema = textOf(row, 'schema_name');
  const quoted = quoteName(schema);
  const home = { schema, quoted, append: statements.appendAndProject(quoted, homes.size + 1) };
  homes.set(pack, home);
  return home;
}

export function rowsJson(rows: TurnExtra['projection']): string {
  return JSON.stringify(rows.map(({ table, key, columns }) => ({ table, key, columns: columns ?? null })));
}

function turnValues(
  key: BranchKey,
  turn: TurnRow,
  { snapshot, outbox, campaign, ended, faults }: TurnExtra,
): SqlValue[] {
  return [
    key.tenant,
    key.campaign,
    key.session,
    key.branch,
    turn.version,
    turn.commandId,
    turn.bundle,
    turn.semantics,
    turn.seat,
    turn.at,
    turn.events,
    faults,
    ended,
    turn.stateHash,
    turn.digest,
    turn.previous,
    turn.hash,
    turn.payload,
    snapshot?.bytes ?? null,
    outbox.length === 0 ? null : JSON.stringify(outbox),
    campaign?.expected ?? null,
    campaign === undefined ? null : JSON.stringify(campaign.cells),
  ];
}

function outcomeOf(row: SqlRow, key: BranchKey, turn: TurnRow): StoreResult<void> {
  const outcome = textOf(row, 'outcome');
  switch (outcome) {
    case 'appended':
      return done;
    case 'duplicate':
      return fail({ error: 'duplicate', version: integerOf(row, 'at_version') });
    case 'conflict':
      return fail({ error: 'conflict', head: integerOf(row, 'at_version') });
    case 'corrupt':
      return fail({
        error: 'corrupt',
        detail: `turn ${turn.version} does not follow turn ${turn.version - 1} of the ledger`,
      });
    case 'notFound':
      return notFound(`branch ${key.branch}`);
    default:
      return refused(`the store answered ${outcome}`);
  }
}
