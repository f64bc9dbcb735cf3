import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openStore } from '@fabula/runtime/adapters';
import { deploy, type Host, querySession, type Story } from '@fabula/runtime/host';
import type { RowsQuery, Store } from '@fabula/runtime/ports';
import { startTestPostgres } from '../contracts/start-test-postgres.js';
import { begin, hostOf, keyOf, must } from '../migrations/play.js';
import type { Row } from './measure.js';
import { type Asked, asked, webStory } from './queries-story.js';

const key = keyOf('web');

/** Each query over the tables of a session with 5,000 things and 25,000 edges, against SQL written by hand. */
export async function queryRows(): Promise<Row[]> {
  const story = await webStory();
  const rows: Row[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'fabula-bench-'));
  try {
    rows.push(...(await rowsOf('embedded store', must(await openStore(join(folder, 'store'))), story)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const server = await startTestPostgres();
  try {
    const address = await server.createDatabase();
    // What a server does by itself some time after many rows were written; an embedded store never does.
    const analyze = async (): Promise<unknown> => server.admin('analyze', address);
    rows.push(...(await rowsOf('server', must(await openStore(address)), story, analyze)));
  } finally {
    await server.stop();
  }
  return rows;
}

async function rowsOf(
  where: string,
  store: Store,
  story: Story,
  settle: () => Promise<unknown> = () => Promise.resolve(),
): Promise<Row[]> {
  must(await store.migrate());
  const timed = new TimedStore(store);
  const host = hostOf(timed.store, { liveBranches: 2 });
  must(await deploy(host, story));
  await begin(host, story, key);
  await settle();
  const rows: Row[] = [];
  for (const each of asked) {
    rows.push(await rowOf(where, host, timed, story, each));
  }
  await store.close();
  const [first] = rows;
  if (!first) throw new Error('Nothing was asked.');
  const worst = rows.reduce((one, other) => (other.ratio > one.ratio ? other : one), first);
  return [...rows, { ...worst, what: `the worst of them, ${where}` }];
}

/** Whoever asks first pays for nothing: they take turns, many times, and the middle counts. */
async function rowOf(where: string, host: Host, timed: TimedStore, story: Story, each: Asked): Promise<Row> {
  const queries = Object.keys(story.bundle.program.queries ?? {});
  const query = queries.find((name) => name === each.query || name.endsWith(`.${each.query}`)) ?? each.query;
  const request = { query, arguments: each.given, home: 'sql', milliseconds: 60_000 } as const;
  const schema = story.bundle.program.projection?.schema ?? '';
  const byHand: RowsQuery = {
    text: each.byHand.replaceAll('web.', `"${schema}".`),
    parameters: [key.tenant, key.campaign, key.session, key.branch, ...each.parameters],
    milliseconds: 60_000,
  };
  const whole: number[] = [];
  const ours: number[] = [];
  const theirs: number[] = [];
  const begun = performance.now();
  for (let run = 0; run < 200 && (run < 10 || performance.now() - begun < 3_000); run++) {
    const start = performance.now();
    const answer = must(await querySession(host, key, request));
    const end = performance.now();
    const { asked } = timed;
    const read = await timed.read(byHand);
    const rows = Array.isArray(answer.value) ? answer.value.length : 1;
    if (rows !== read.rows) throw new Error(`${each.what}: ${rows} rows, and ${read.rows} by hand.`);
    if (run < 3) continue;
    whole.push(end - start);
    ours.push(end - asked);
    theirs.push(read.milliseconds);
  }
  const [all, statement, hand] = [middle(whole), middle(ours), middle(theirs)];
  return {
    what: `${each.what}, ${where}`,
    ours: `${statement.toFixed(2)} ms, with the session ${all.toFixed(2)} ms`,
    against: `${hand.toFixed(2)} ms`,
    ratio: statement / hand,
    target: { most: 1.2 },
  };
}

/** Remembers when it was last asked for rows: what comes before is the session's to pay, and not the query's. */
class TimedStore {
  asked = 0;
  readonly store: Store;

  constructor(store: Store) {
    this.store = new Proxy(store, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        if (name !== 'readRows') {
          const bound: unknown = value.bind(target);
          return bound;
        }
        return async (...all: readonly unknown[]): Promise<unknown> => {
          // On a busy machine whoever has just reckoned for long waits for the processor next: nobody shall begin so.
          await sleep(2);
          this.asked = performance.now();
          return Reflect.apply(value, target, all);
        };
      },
    });
  }

  async read(query: RowsQuery): Promise<{ readonly rows: number; readonly milliseconds: number }> {
    const read = await this.store.readRows?.(key.tenant, query);
    const milliseconds = performance.now() - this.asked;
    if (!read?.ok || read.value.read !== 'rows') throw new Error(`By hand: ${JSON.stringify(read)}`);
    return { rows: read.value.rows.length, milliseconds };
  }
}

function middle(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}
