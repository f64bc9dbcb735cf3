import { type AppendItem, StoreFailure, type StoreResult } from '../../ports/index.js';
import { fail, ok } from '../store-rules/index.js';
import * as batch from './batch-statements.js';
import type { SqlDriver, SqlSession } from './driver.js';
import { type PackHome, packHome, replacingIn } from './pack-home.js';
import { insertPackRows, type PackRow, tableOf, type WrittenTable } from './pack-rows.js';
import { quoteName } from './pack-schema.js';
import { integerOf, textOf } from './rows.js';
import { appendTurn, appendTwoTurns, badTurn, projects } from './sql-append.js';
import { databaseError } from './sql-errors.js';

type Outcome = StoreResult<void> | undefined;
interface Numbered extends AppendItem {
  readonly item: number;
}

/** Turns that are written together: of one tenant, by one function of a pack, and no branch twice. */
interface Group {
  readonly tenant: string;
  readonly home: PackHome | undefined;
  /** Undefined until rows are to be put anew. */
  tables: ReadonlyMap<string, WrittenTable> | undefined;
  readonly items: Numbered[];
  readonly branches: Set<string>;
}

/**
 * One transaction, and a statement or two for each table, however many turns there are. What does not follow its branch's head is left to
 * `append`, which says why; and so is all of it, where one turn would take the others with it.
 */
export async function appendManyTurns(
  driver: SqlDriver,
  homes: Map<string, PackHome>,
  items: readonly AppendItem[],
): Promise<readonly StoreResult<void>[]> {
  const two = items.length === 2 ? await twoOfOne(driver, homes, items) : undefined;
  if (two) return two;
  const outcomes: Outcome[] = items.map(({ turn, extra }) => {
    const bad = badTurn(turn, extra);
    return bad && fail(bad);
  });
  const appended = await together(driver, homes, items, outcomes);
  const results: StoreResult<void>[] = [];
  for (const [item, one] of items.entries())
    results.push(outcomes[item] ?? (appended.has(item) ? ok(undefined) : await byItself(driver, homes, one)));
  return results;
}

/** Two turns of one branch; undefined where one of them would take the other with it. */
async function twoOfOne(
  driver: SqlDriver,
  homes: Map<string, PackHome>,
  items: readonly AppendItem[],
): Promise<readonly StoreResult<void>[] | undefined> {
  try {
    return await appendTwoTurns(driver, homes, items);
  } catch (error) {
    if (!isOfOne(error)) throw error;
    return undefined;
  }
}

/** The items that were stored; none where one of them failed. */
async function together(
  driver: SqlDriver,
  homes: Map<string, PackHome>,
  items: readonly AppendItem[],
  outcomes: readonly Outcome[],
): Promise<ReadonlySet<number>> {
  try {
    const groups = await groupsOf(driver, homes, items, outcomes);
    const [first] = groups;
    if (!first) return new Set();
    return await driver.transaction({ tenant: first.tenant }, async (sql) => {
      const appended = new Set<number>();
      let tenant = first.tenant;
      for (const group of groups) {
        if (group.tenant !== tenant) await sql.query(batch.serveTenant, [group.tenant]);
        tenant = group.tenant;
        for (const item of await appendGroup(sql, group)) appended.add(item);
      }
      return appended;
    });
  } catch (error) {
    if (!isOfOne(error)) throw error;
    return new Set();
  }
}

async function byItself(
  driver: SqlDriver,
  homes: Map<string, PackHome>,
  { key, turn, extra }: AppendItem,
): Promise<StoreResult<void>> {
  try {
    return await appendTurn(driver, homes, key, turn, extra);
  } catch (error) {
    if (!isOfOne(error)) throw error;
    return fail(driver.explain(error));
  }
}

/** Whether it is the fault of what was written, and not of the database: others may pass. */
function isOfOne(error: unknown): boolean {
  if (error instanceof StoreFailure)
    return ['needsMigration', 'needsNewer', 'refused', 'campaignConflict'].includes(error.error.error);
  return /^(22|23|3F|42|54|FB|P0)/.test(databaseError(error)?.code ?? '');
}

async function groupsOf(
  driver: SqlDriver,
  homes: Map<string, PackHome>,
  items: readonly AppendItem[],
  outcomes: readonly Outcome[],
): Promise<readonly Group[]> {
  const groups: Group[] = [];
  for (const [item, { key, turn, extra }] of items.entries()) {
    if (outcomes[item]) continue;
    const home = projects(extra)
      ? await packHome(driver, homes, key.tenant, extra.pack, extra.projectionFunction)
      : undefined;
    const branch = JSON.stringify([key.campaign, key.session, key.branch]);
    const last = groups.at(-1);
    const goesOn = last && last.tenant === key.tenant && last.home === home && !last.branches.has(branch);
    const group = goesOn
      ? last
      : { tenant: key.tenant, home, tables: undefined, items: [], branches: new Set<string>() };
    if (!goesOn) groups.push(group);
    group.items.push({ item, key, turn, extra });
    group.branches.add(branch);
    if (home && extra.replaces) group.tables ??= (await replacingIn(driver, key.tenant, home)).tables;
  }
  return groups;
}

async function appendGroup(sql: SqlSession, { tenant, home, tables, items }: Group): Promise<readonly number[]> {
  await sql.script(batch.byAnyIndex);
  await sql.script(batch.onlyByKey);
  const heads = await placesOf(sql, tenant, 'fabula.branch', items);
  const replaced = items.filter(({ extra }) => extra.replaces);
  const old = new Map<string, readonly Place[]>();
  if (home && replaced.length > 0)
    for (const { name, ofBranch, ofTurns } of tables?.values() ?? [])
      if (ofBranch && !ofTurns) {
        const quoted = `${home.quoted}.${quoteName(name)}`;
        old.set(quoted, await placesOf(sql, tenant, quoted, replaced));
      }

  await sql.script(batch.onlyByPlace);
  const stored = await moveHeads(sql, tenant, heads);
  const has = new Set(stored.map(({ item }) => item));
  for (const [quoted, found] of old) {
    const places = found.filter(({ of }) => has.has(of.item)).map(({ place, of }) => ({ place, ...of.key }));
    if (places.length > 0) await sql.query(batch.clearPlaces(quoted), [tenant, JSON.stringify(places)]);
  }

  await sql.script(batch.byAnyIndex);
  if (stored.length === 0) return [];
  await sql.query(batch.insertTurns, [tenant, JSON.stringify(stored.map(turnOf))]);
  for (const one of stored) await writeCampaign(sql, one);
  if (home && tables) await writeRows(sql, home, tables, stored);
  return [...has];
}

interface Place {
  readonly of: Numbered;
  readonly place: string;
}

async function placesOf(
  sql: SqlSession,
  tenant: string,
  quotedTable: string,
  items: readonly Numbered[],
): Promise<readonly Place[]> {
  const keys = items.map(({ key: { campaign, session, branch } }, item) => ({ item, campaign, session, branch }));
  const rows = await sql.query(batch.findPlaces(quotedTable), [tenant, JSON.stringify(keys)]);
  return rows.flatMap((row) => {
    const of = items[integerOf(row, 'item')];
    return of ? [{ of, place: textOf(row, 'place') }] : [];
  });
}

interface Stored extends Numbered {
  /** All faults of the branch. */
  readonly faults: number;
  readonly migration: number;
}

async function moveHeads(sql: SqlSession, tenant: string, heads: readonly Place[]): Promise<readonly Stored[]> {
  if (heads.length === 0) return [];
  const json = JSON.stringify(heads.map(({ of, place }) => ({ place, ...headOf(of) })));
  const moved = await sql.query(batch.moveHeads, [tenant, json]);
  const facts = new Map(moved.map((row) => [integerOf(row, 'item'), row]));
  return heads.flatMap(({ of }) => {
    const row = facts.get(of.item);
    return row ? [{ ...of, faults: integerOf(row, 'faults'), migration: integerOf(row, 'migration') }] : [];
  });
}

/** All of them or none: whoever is told of a conflict is told so by `append`. */
async function writeCampaign(sql: SqlSession, { key, turn, extra: { campaign } }: Stored): Promise<void> {
  if (!campaign) return;
  const { expected, cells, migration = null } = campaign;
  const [moved] = await sql.query(batch.writeCampaign, [
    key.tenant,
    key.campaign,
    expected,
    migration,
    JSON.stringify(cells),
    key.session,
    key.branch,
    turn.version,
  ]);
  if (!moved) throw new StoreFailure({ error: 'campaignConflict', version: 0 });
}

async function writeRows(
  sql: SqlSession,
  home: PackHome,
  tables: ReadonlyMap<string, WrittenTable>,
  stored: readonly Stored[],
): Promise<void> {
  const replaced = stored.filter(({ extra }) => extra.replaces);
  for (const [name, rows] of rowsByTable(replaced)) await insertPackRows(sql, home, tableOf(tables, home, name), rows);
  const changed = stored.filter(({ extra }) => !extra.replaces && extra.projection.length > 0);
  if (changed.length === 0) return;
  const calls = changed.map(({ key, extra }) => ({
    ...key,
    rows: extra.projection.map((row) => ({ ...row, columns: row.columns ?? null })),
  }));
  await sql.query(batch.projectBranches(home.project), [changed[0]?.key.tenant ?? '', JSON.stringify(calls)]);
}

function headOf({ item, key, turn, extra }: Numbered) {
  const { version, previous, hash, at } = turn;
  return {
    ...key,
    item,
    version,
    previous,
    hash,
    at,
    ended: extra.ended,
    faults: extra.faults,
    migration: extra.migration,
  };
}

function turnOf({ key, turn, extra, faults, migration }: Stored) {
  return {
    ...key,
    ...turn,
    faults,
    migration,
    snapshot: extra.snapshot && Buffer.from(extra.snapshot.bytes).toString('base64'),
    outbox: extra.outbox.length === 0 ? undefined : extra.outbox,
  };
}

function rowsByTable(items: readonly Numbered[]): ReadonlyMap<string, readonly PackRow[]> {
  const found = new Map<string, PackRow[]>();
  for (const { key: of, extra } of items) {
    for (const { table, key, columns } of extra.projection) {
      if (columns === undefined) continue;
      const rows = found.get(table);
      if (rows) rows.push({ of, key, columns });
      else found.set(table, [{ of, key, columns }]);
    }
  }
  return found;
}
