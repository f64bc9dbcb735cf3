import {
  type AppendItem,
  type BranchKey,
  type StoreError,
  StoreFailure,
  type StoreResult,
  type TurnExtra,
  type TurnRow,
} from '../../ports/index.js';
import { badName, fail, forgettable, misplaced, notFound, ok, refused } from '../store-rules/index.js';
import type { SqlDriver, SqlRow, SqlValue } from './driver.js';
import { forgetTables, type PackHome, packHome, replacingIn } from './pack-home.js';
import { integerOf, textOf } from './rows.js';
import { databaseError } from './sql-errors.js';
import * as statements from './statements.js';

const done = ok<void>(undefined);

export async function appendTurn(
  driver: SqlDriver,
  homes: Map<string, PackHome>,
  key: BranchKey,
  turn: TurnRow,
  extra: TurnExtra,
  isAgain = false,
): Promise<StoreResult<void>> {
  const bad = badTurn(turn, extra);
  if (bad) return fail(bad);

  const values = turnValues(key, turn, extra);
  let statement = statements.append;
  let home: PackHome | undefined;
  if (projects(extra)) {
    home = await packHome(driver, homes, key.tenant, extra.pack, extra.projectionFunction);
    statement = extra.replaces ? (await replacingIn(driver, key.tenant, home)).replace : home.append;
    values.push(rowsJson(extra.projection));
  }
  try {
    const [row] = await driver.run(key.tenant, statement, values);
    return row ? outcomeOf(row, '', key, turn) : refused('the store did not answer');
  } catch (error) {
    const found = databaseError(error);
    if (found?.code === noTable && home && extra.replaces && !isAgain) {
      forgetTables(home);
      return appendTurn(driver, homes, key, turn, extra, true);
    }
    if (found?.code === noFunction) throw (await outlived(driver, key.tenant, extra.pack)) ?? error;
    if (found?.constraint !== 'turn_command') throw error;
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

const noFunction = '42883';
const noTable = '42P01';

/** A contract has taken away what this version's rows are written through; undefined where there was none. */
async function outlived(driver: SqlDriver, tenant: string, pack = ''): Promise<StoreFailure | undefined> {
  const [row] = await driver.run(tenant, statements.lastContract, [pack]);
  return row && new StoreFailure({ error: 'needsNewer', pack, file: textOf(row, 'name') });
}

/**
 * A turn and the one after it of the same branch in one statement and one round trip; undefined where they are none, or must be
 * appended one by one.
 */
export async function appendTwoTurns(
  driver: SqlDriver,
  homes: Map<string, PackHome>,
  [first, second]: readonly AppendItem[],
): Promise<readonly [StoreResult<void>, StoreResult<void>] | undefined> {
  if (!first || !second || !follows(first, second)) return undefined;
  const { key, turn, extra } = first;
  if (badTurn(turn, extra) || badTurn(second.turn, second.extra)) return undefined;
  const values = [
    ...turnValues(key, turn, extra),
    ...turnValues(key, second.turn, second.extra).slice(Object.keys(key).length),
  ];
  let statement = statements.appendTwo;
  if (projects(extra)) {
    const home = await packHome(driver, homes, key.tenant, extra.pack, extra.projectionFunction);
    statement = (await replacingIn(driver, key.tenant, home)).replaceAndAppend;
    values.push(rowsJson(extra.projection), rowsJson(second.extra.projection));
  }
  const [row] = await driver.run(key.tenant, statement, values);
  return row && [outcomeOf(row, '', key, turn), outcomeOf(row, 'next_', key, second.turn)];
}

/** Whether one row replaces the branch's rows and the other one adds to them by the same function, or both have none. */
function follows(first: AppendItem, second: AppendItem): boolean {
  const [a, b] = [first.extra, second.extra];
  const isSame =
    JSON.stringify(first.key) === JSON.stringify(second.key) && second.turn.version === first.turn.version + 1;
  if (!isSame || b.replaces) return false;
  if (!projects(a)) return !projects(b);
  return a.replaces === true && a.pack === b.pack && a.projectionFunction === b.projectionFunction;
}

/** What can be seen of a turn before the database is asked. */
export function badTurn(turn: TurnRow, extra: TurnExtra): StoreError | undefined {
  const bad = badName('commandId', turn.commandId);
  if (bad) return bad;
  if (!forgettable(turn.payload))
    return { error: 'refused', detail: 'the payload holds a personal value that is not canonical JSON' };
  if (misplaced(extra.snapshot, turn))
    return { error: 'refused', detail: 'the snapshot is not of the state after its turn' };
  return undefined;
}

export function projects(extra: TurnExtra): boolean {
  return extra.projection.length > 0 || extra.replaces === true;
}

export function rowsJson(rows: TurnExtra['projection']): string {
  return JSON.stringify(rows.map(({ table, key, columns }) => ({ table, key, columns: columns ?? null })));
}

function turnValues(
  key: BranchKey,
  turn: TurnRow,
  { snapshot, outbox, campaign, ended, faults, migration }: TurnExtra,
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
    migration ?? null,
    campaign?.migration ?? null,
  ];
}

function outcomeOf(row: SqlRow, of: '' | 'next_', key: BranchKey, turn: TurnRow): StoreResult<void> {
  const outcome = textOf(row, `${of}outcome`);
  const version = `${of}at_version`;
  switch (outcome) {
    case 'appended':
      return done;
    case 'duplicate':
      return fail({ error: 'duplicate', version: integerOf(row, version) });
    case 'conflict':
      return fail({ error: 'conflict', head: integerOf(row, version) });
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
