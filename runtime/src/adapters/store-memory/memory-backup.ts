import { sha256Hex } from '../../bundle/index.js';
import { type StoreError, StoreFailure, type StoreResult } from '../../ports/index.js';
import { type BackupRecord, type LineDigest, readBackup, toBase64, writeBackup } from '../backup/index.js';
import { compareText, compareTexts, fail, ok } from '../store-rules/index.js';
import { projectionRows } from './memory-append.js';
import { emptyData, firstMigration, isEmpty, type MemoryCampaign, type MemoryData } from './memory-data.js';
import { restoreRecord } from './memory-restore.js';

export function exportLines(data: MemoryData): AsyncIterable<string> {
  return writeBackup(rowLines(data), bufferedDigest());
}

/** Into data of its own, which takes the store's place when all of it was right. */
export async function importLines(
  data: MemoryData,
  lines: AsyncIterable<string>,
): Promise<StoreResult<{ readonly data: MemoryData; readonly rows: number }>> {
  if (!isEmpty(data)) return fail({ error: 'notEmpty' });
  const restored = emptyData();
  let rows = 0;
  try {
    for await (const record of readBackup(lines, bufferedDigest())) {
      restoreRecord(restored, record);
      rows++;
    }
  } catch (error) {
    return fail(explain(error));
  }
  return ok({ data: restored, rows });
}

function explain(error: unknown): StoreError {
  if (error instanceof StoreFailure) return error.error;
  return { error: 'unavailable', detail: error instanceof Error ? error.message : String(error), retry: false };
}

/** Web Crypto hashes no streams. What is in memory once may be there twice while it is written. */
function bufferedDigest(): LineDigest {
  const lines: string[] = [];
  return {
    add: (line) => {
      lines.push(line);
    },
    hex: () => sha256Hex(new TextEncoder().encode(lines.map((line) => `${line}\n`).join(''))),
  };
}

async function* rowLines(data: MemoryData): AsyncGenerator<string> {
  for (const record of records(data)) yield JSON.stringify(record);
}

/** Each table in the order of its key. */
function* records(data: MemoryData): Generator<BackupRecord> {
  for (const [hash, bytes] of sorted(data.bundles)) yield { table: 'bundle', row: { hash, bytes: toBase64(bytes) } };
  for (const [pack, { schema, files }] of sorted(data.packs))
    for (const { name, checksum, sql } of files)
      yield { table: 'migration', row: { pack, schema, name, checksum, sql } };
  const campaigns = sorted(data.tenants).flatMap(([tenant, { campaigns: found }]) =>
    sorted(found).map(([campaign, content]) => ({ tenant, campaign, content })),
  );
  for (const { tenant, campaign, content } of campaigns)
    yield { table: 'campaign', row: { tenant, campaign, version: content.version, ...laterThanFirst(content) } };
  for (const { tenant, campaign, content } of campaigns) yield* changes(tenant, campaign, content);
  for (const { tenant, campaign, content } of campaigns)
    for (const [cell, { value, version }] of sorted(content.cells))
      yield { table: 'campaignCell', row: { tenant, campaign, cell, value, version } };
  const sessions = campaigns.flatMap(({ tenant, campaign, content }) =>
    sorted(content.sessions).map(([session, found]) => ({ key: { tenant, campaign, session }, found })),
  );
  for (const { key, found } of sessions) {
    const { pack, packVersion, bundle, at } = found.row;
    const { held } = found;
    const hold = held && {
      heldWhy: held.why,
      heldDetail: held.detail,
      heldMigration: held.migration,
      heldAt: held.at,
    };
    yield { table: 'session', row: { ...key, pack, packVersion, bundle, at, branch: found.branch, ...hold } };
  }
  const branches = sessions.flatMap(({ key, found }) =>
    sorted(found.branches).map(([branch, content]) => ({ key: { ...key, branch }, content })),
  );
  for (const { key, content } of branches) {
    const { parent, at, head, headHash, ended, faults, touched } = content;
    yield {
      table: 'branch',
      row: {
        ...key,
        parent: parent?.name ?? null,
        at,
        head,
        headHash,
        ended,
        faults,
        touched,
        ...laterThanFirst(content),
      },
    };
  }
  for (const { key, content } of branches)
    for (const [index, turn] of content.turns.entries()) {
      const { version, commandId, bundle, semantics, seat, at, events, stateHash, digest, previous, hash, payload } =
        turn;
      const header = {
        version,
        commandId,
        bundle,
        semantics,
        seat,
        at,
        events,
        faults: content.turnFaults[index] ?? 0,
      };
      const later = laterThanFirst({ migration: content.turnMigrations[index] ?? firstMigration });
      yield { table: 'turn', row: { ...key, ...header, stateHash, digest, previous, hash, payload, ...later } };
    }
  for (const { key, content } of branches)
    for (const { version, stateHash, bytes } of content.snapshots)
      yield { table: 'snapshot', row: { ...key, version, stateHash, bytes: toBase64(bytes) } };
  yield* outbox(data);
  yield* projections(branches);
}

function* changes(tenant: string, campaign: string, content: MemoryCampaign): Generator<BackupRecord> {
  for (const { session, branch, version, turn, cells } of content.changes)
    for (const [cell, value] of Object.entries(cells).sort(([a], [b]) => compareText(a, b)))
      yield { table: 'campaignChange', row: { tenant, campaign, session, branch, version, turn, cell, value } };
}

function* outbox(data: MemoryData): Generator<BackupRecord> {
  for (const [, tenant] of sorted(data.tenants)) {
    const positions = new Map<string, number>();
    const rows = tenant.outbox.map(({ key, version, id, event, payload }) => {
      const turn = JSON.stringify([key, version]);
      const position = (positions.get(turn) ?? 0) + 1;
      positions.set(turn, position);
      return { ...key, version, position, id, event, payload };
    });
    rows.sort((a, b) => compareTexts(keyOf(a), keyOf(b)) || a.version - b.version || a.position - b.position);
    for (const { tenant: name, campaign, session, branch, ...row } of rows)
      yield { table: 'outbox', row: { tenant: name, campaign, session, branch, ...row } };
  }
}

/** What it is for everything of the first format is left out, so that a backup of old content stays as it was. */
function laterThanFirst({ migration }: { readonly migration: number }) {
  return migration === firstMigration ? {} : { migration };
}

interface FoundBranch {
  readonly key: {
    readonly tenant: string;
    readonly campaign: string;
    readonly session: string;
    readonly branch: string;
  };
  readonly content: Parameters<typeof projectionRows>[0];
}

function* projections(branches: readonly FoundBranch[]): Generator<BackupRecord> {
  const rows = branches.flatMap(({ key, content }) =>
    [...content.projections.keys()].flatMap((pack) =>
      projectionRows(content, pack).map(({ table, key: row, columns }) => ({
        ...key,
        pack,
        table,
        key: { ...row },
        columns: { ...columns },
      })),
    ),
  );
  rows.sort((a, b) => compareTexts([a.pack, a.table, ...keyOf(a)], [b.pack, b.table, ...keyOf(b)]));
  for (const row of rows) yield { table: 'projection', row };
}

function keyOf(row: FoundBranch['key']): readonly string[] {
  return [row.tenant, row.campaign, row.session, row.branch];
}

function sorted<V>(map: ReadonlyMap<string, V>): [string, V][] {
  return [...map].sort(([a], [b]) => compareText(a, b));
}
