import { type BranchKey, type BranchReading, StoreFailure, type TurnRow } from '../../ports/index.js';
import * as batch from './batch-statements.js';
import type { SqlDriver, SqlRow, SqlSession } from './driver.js';
import { booleanOf, bytesOf, integerOf, textOf } from './rows.js';
import { sessionRow, turnRow } from './sql-rows.js';
import * as statements from './statements.js';

/** So many are asked for at once: what is read beyond the bytes that were allowed is of no more branches than these. */
const pageSize = 100;

/** A statement or two for each page of branches of one tenant, in one transaction. */
export async function readManyBranches(
  driver: SqlDriver,
  keys: readonly BranchKey[],
  most: number,
): Promise<readonly BranchReading[]> {
  const [first] = keys;
  if (!first) return [];
  return driver.transaction({ tenant: first.tenant }, async (sql) => {
    await sql.script(batch.onlyByKey);
    const readings: BranchReading[] = [];
    let { tenant } = first;
    let bytes = 0;
    while (readings.length < keys.length && (readings.length === 0 || bytes <= most)) {
      const next = keys[readings.length]?.tenant ?? '';
      if (next !== tenant) await sql.query(batch.serveTenant, [next]);
      tenant = next;
      const rest = keys.slice(readings.length, readings.length + pageSize);
      const other = rest.findIndex((key) => key.tenant !== next);
      const page = other === -1 ? rest : rest.slice(0, other);
      for (const reading of await readPage(sql, tenant, page)) {
        readings.push(reading);
        bytes += sizeOf(reading);
        if (bytes > most) break;
      }
    }
    return readings;
  });
}

async function readPage(
  sql: SqlSession,
  tenant: string,
  keys: readonly BranchKey[],
): Promise<readonly BranchReading[]> {
  const asked = keys.map(({ campaign, session, branch }, item) => ({ item, campaign, session, branch }));
  const heads = new Map<number, SqlRow>();
  for (const row of await sql.query(batch.findBranches, [tenant, JSON.stringify(asked)]))
    heads.set(integerOf(row, 'item'), row);
  const forked = asked.filter(({ item }) => heads.get(item)?.['forked'] === true);
  const whole = await readForked(sql, tenant, keys, forked);
  const ranges = asked.flatMap((key) => {
    const head = heads.get(key.item);
    if (!head || head['forked'] === true) return [];
    const low = snapshotOf(head)?.version ?? 1;
    const range = { ...key, low, high: integerOf(head, 'own_head') };
    return low === 1 ? [range] : [{ ...range, low: 1, high: 1 }, range];
  });
  const turns = await turnsOf(sql, tenant, ranges);
  return keys.map((key, item) => {
    const head = heads.get(item);
    return head ? (whole.get(item) ?? readingOf(key, head, turns.get(item) ?? [])) : { key };
  });
}

/** Turns and snapshots of a branch that was forked may be its parent's: found one branch after the other, by the store's function. */
async function readForked(
  sql: SqlSession,
  tenant: string,
  keys: readonly BranchKey[],
  forked: readonly object[],
): Promise<ReadonlyMap<number, BranchReading>> {
  if (forked.length === 0) return new Map();
  const values = [tenant, JSON.stringify(forked), Number.MAX_SAFE_INTEGER];
  const parts = byItem(await sql.query(statements.readBranches.text, values));
  return new Map(
    [...parts].flatMap(([item, rows]) => {
      const key = keys[item];
      return key ? [[item, readingOfParts(key, rows)]] : [];
    }),
  );
}

async function turnsOf(
  sql: SqlSession,
  tenant: string,
  ranges: readonly object[],
): Promise<ReadonlyMap<number, readonly TurnRow[]>> {
  if (ranges.length === 0) return new Map();
  const found = byItem(await sql.query(batch.findTurns, [tenant, JSON.stringify(ranges)]));
  return new Map([...found].map(([item, rows]) => [item, rows.map(turnRow).sort((a, b) => a.version - b.version)]));
}

function readingOf(key: BranchKey, head: SqlRow, turns: readonly TurnRow[]): BranchReading {
  const snapshot = snapshotOf(head);
  const [first] = turns;
  const isBefore = snapshot !== undefined && snapshot.version > 1 && first?.version === 1;
  return {
    key,
    found: {
      ...ownOf(head),
      ...(snapshot && { snapshot }),
      ...(isBefore && { first }),
      turns: isBefore ? turns.slice(1) : turns,
    },
  };
}

function readingOfParts(key: BranchKey, parts: readonly SqlRow[]): BranchReading {
  const turns: TurnRow[] = [];
  let first: TurnRow | undefined;
  let snapshot: ReturnType<typeof snapshotOf>;
  const [head] = parts;
  if (!head || head['part'] === 'missing') return { key };
  for (const row of parts) {
    const part = textOf(row, 'part');
    if (part === 'turn') turns.push(turnRow(row));
    else if (part === 'first') first = turnRow(row);
    else if (part === 'snapshot') snapshot = snapshotOf(row);
  }
  const own = ownOf(jsonOf(head, 'session'));
  return { key, found: { ...own, ...(snapshot && { snapshot }), ...(first && { first }), turns } };
}

function ownOf(row: SqlRow) {
  return {
    session: sessionRow(row),
    branch: {
      head: integerOf(row, 'own_head'),
      ended: booleanOf(row, 'own_ended'),
      migration: integerOf(row, 'own_migration'),
    },
  };
}

function snapshotOf(row: SqlRow) {
  if (row['version'] === null) return undefined;
  return { version: integerOf(row, 'version'), stateHash: textOf(row, 'state_hash'), bytes: bytesOf(row, 'bytes') };
}

function sizeOf({ found }: BranchReading): number {
  if (!found) return 0;
  const { snapshot, first, turns } = found;
  const payloads = turns.reduce((sum, { payload }) => sum + payload.length, first?.payload.length ?? 0);
  return payloads + (snapshot?.bytes.length ?? 0);
}

function byItem(rows: readonly SqlRow[]): ReadonlyMap<number, SqlRow[]> {
  const found = new Map<number, SqlRow[]>();
  for (const row of rows) {
    const item = integerOf(row, 'item');
    const own = found.get(item);
    if (own) own.push(row);
    else found.set(item, [row]);
  }
  return found;
}

/** One driver hands JSON over as its text, the other one parsed. */
function jsonOf(row: SqlRow, column: string): SqlRow {
  const value = row[column];
  const json: unknown = typeof value === 'string' ? JSON.parse(value) : value;
  if (typeof json === 'object' && json !== null) return { ...json };
  throw new StoreFailure({ error: 'corrupt', detail: `the column ${column} of a stored row is no object` });
}
