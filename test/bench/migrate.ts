import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMemoryStore, openStore } from '@fabula/runtime/adapters';
import type { Waiting } from '@fabula/runtime/engine';
import { convertSessions, deploy, type Host, resumeSession, type Story, takeTurn } from '@fabula/runtime/host';
import type { Store } from '@fabula/runtime/ports';
import { startTestPostgres } from '../contracts/start-test-postgres.js';
import { begin, hostOf, keyOf, must, play } from '../migrations/play.js';
import { median, type Row } from './measure.js';
import { planOfMany, type Releases, twoReleases } from './migrate-story.js';

/** What a release costs: its plan, what a reader waits for whose session it converts, and how long a batch of sessions takes. */
export async function migrateRows(): Promise<Row[]> {
  const rows: Row[] = [await planRow()];
  const releases = await twoReleases();
  rows.push(...(await batchRows('memory', createMemoryStore(), releases, 1_000)));
  const folder = mkdtempSync(join(tmpdir(), 'fabula-bench-'));
  try {
    const store = must(await openStore(join(folder, 'store')));
    rows.push(...(await batchRows('embedded store', store, releases, 1_000)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const server = await startTestPostgres();
  try {
    const store = must(await openStore(await server.createDatabase()));
    rows.push(...(await batchRows('server', store, releases, 3_000)));
  } finally {
    await server.stop();
  }
  return rows;
}

async function planRow(): Promise<Row> {
  const plan = await planOfMany();
  const time = await median(plan, { runs: 5, warm: 2 });
  return {
    what: 'plan of a migration, 2,000 declarations, not verified',
    ours: `${Math.round(time)} ms`,
    against: '1 s',
    ratio: time / 1000,
    target: { most: 1 },
  };
}

const sessions = 600;
const turns = 5;
const readers = 100;

async function batchRows(where: string, store: Store, releases: Releases, wanted: number): Promise<Row[]> {
  const { first, second } = releases;
  must(await store.migrate());
  const host = hostOf(store, { liveBranches: 2 * readers });
  must(await deploy(host, first));
  // The first ones only warm up.
  await made(host, first, 'warm', 100);
  await converted(store, second);
  await made(host, first, 'batch', sessions);
  const batch = await converted(store, second);
  const lazy = await lazyTurns(host, releases);
  await store.close();
  return [
    {
      what: `sessions converted in a batch, ${where}`,
      ours: `${Math.round(batch.rate)} sessions/s, ${Math.round(batch.perProcessor)} a second of the processor`,
      against: `${wanted} sessions/s`,
      ratio: batch.rate / wanted,
      target: { least: 1 },
    },
    ...(store.kind === 'memory' ? [] : [againstStoring(where, batch)]),
    {
      what: `what converting a session adds to its reader's turn, ${where}`,
      ours: `${(lazy.converting - lazy.plain).toFixed(2)} ms`,
      against: `1 ms, a turn taking ${lazy.plain.toFixed(2)} ms`,
      ratio: lazy.converting - lazy.plain,
      target: { most: 1 },
    },
  ];
}

/** The rows that were stored in the same run are as much as the store can do. In memory storing costs nothing to hold it against. */
function againstStoring(where: string, { rate, storing }: Rates): Row {
  return {
    what: `the same against storing its rows alone, ${where}`,
    ours: `${Math.round(rate)} sessions/s`,
    against: `${Math.round(storing)} sessions/s`,
    ratio: rate / storing,
    target: { least: 0.25 },
  };
}

async function made(host: Host, story: Story, name: string, count: number): Promise<void> {
  for (let at = 0; at < count; at++) {
    const key = keyOf(`${name} ${at}`);
    await begin(host, story, key);
    await play(host, key, turns);
  }
}

interface Rates {
  /** Sessions a second, all in all. */
  readonly rate: number;
  /** Where only storing their rows counts. */
  readonly storing: number;
  /** Where only the time counts that this process had a processor: others may be using the machine. */
  readonly perProcessor: number;
}

async function converted(store: Store, story: Story): Promise<Rates> {
  let storing = 0;
  const appendMany: Store['appendMany'] = async (items) => {
    const begun = performance.now();
    const stored = await store.appendMany(items);
    storing += performance.now() - begun;
    return stored;
  };
  // A host in another process knows neither its stories nor its sessions.
  const host = hostOf(withAppendMany(store, appendMany));
  const cpu = process.cpuUsage();
  const start = performance.now();
  const report = must(await convertSessions(host, story, {}));
  const count = report.converted;
  if (report.quarantined + report.left > 0) throw new Error('Not all sessions were converted.');
  const { user, system } = process.cpuUsage(cpu);
  return {
    rate: count / ((performance.now() - start) / 1000),
    storing: count / (storing / 1000),
    perProcessor: count / ((user + system) / 1e6),
  };
}

function withAppendMany(store: Store, appendMany: Store['appendMany']): Store {
  return new Proxy(store, {
    get(target, name) {
      if (name === 'appendMany') return appendMany;
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      const bound: unknown = value.bind(target);
      return bound;
    },
  });
}

/** The middle of what a turn takes that converts its session, and of one that does not: the one before, and the one after it. */
async function lazyTurns(host: Host, { first, second }: Releases): Promise<{ plain: number; converting: number }> {
  await made(host, first, 'lazy', readers);
  const pages = new Map<string, Waiting>();
  for (let at = 0; at < readers; at++) {
    const key = keyOf(`lazy ${at}`);
    pages.set(key.session, must(await resumeSession(host, key)).waiting);
  }
  const round = async (name: string): Promise<readonly number[]> => {
    const times: number[] = [];
    for (const [session, page] of pages) {
      const option = page.wait === 'choice' ? page.options[0] : undefined;
      if (!option) throw new Error('The story stopped.');
      const act = { act: 'choose', choice: option.choice } as const;
      const start = performance.now();
      const done = await takeTurn(host, keyOf(session), { commandId: name, seat: 'reader', locale: 'en', act });
      times.push(performance.now() - start);
      pages.set(session, must(done).waiting);
    }
    return times;
  };
  const before = await round('before');
  must(await deploy(host, second));
  const converting = await round('converting');
  const after = await round('after');
  return { plain: middle([...before, ...after]), converting: middle(converting) };
}

function middle(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}
