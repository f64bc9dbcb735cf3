import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { createMemoryStore, openStore } from '@fabula/runtime/adapters';
import { DurableNodeFs, durableParameters } from '@fabula/runtime/adapters/store-pglite';
import {
  createHost,
  type Host,
  openStory,
  seedFrom,
  startSession,
  type TurnDone,
  takeTurn,
} from '@fabula/runtime/host';
import type { BranchKey, Store } from '@fabula/runtime/ports';
import { builtBench } from './built.js';
import { median, type Row } from './measure.js';

const key = { tenant: 'bench', campaign: 'bench', session: 'bench' };

/** What storing a turn costs: against the same bytes appended bare on the same kind of database, and over a session's length. */
export async function storeRows(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'fabula-bench-'));
  try {
    return [...(await durable(folder)), await opening(folder), await growth()];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function durable(folder: string): Promise<Row[]> {
  const store = await opened(join(folder, 'store'));
  const player = await Player.start(store);
  await player.play(500);
  const turns = 1_000;
  const start = performance.now();
  await player.play(turns);
  const ours = turns / ((performance.now() - start) / 1000);
  const read = await store.readTurns(player.key, 501, turns);
  if (!read.ok) throw new Error(read.error.error);
  const payloads = read.value.map((turn) => JSON.stringify(turn));
  await store.close();

  const db = await PGlite.create({
    fs: new DurableNodeFs(join(folder, 'raw')),
    startParams: durableParameters(PGlite.defaultStartParams),
  });
  await db.exec('create table bare (id bigint generated always as identity primary key, body text not null)');
  const append = async (body: string) => db.query('insert into bare (body) values ($1)', [body]);
  for (const body of payloads.slice(0, 500)) await append(body);
  const begin = performance.now();
  for (const body of payloads) await append(body);
  const raw = payloads.length / ((performance.now() - begin) / 1000);
  await db.close();
  return [
    {
      what: 'durable turns, embedded store',
      ours: `${Math.round(ours)} turns/s`,
      against: `${Math.round(raw)} bare appends/s of the same bytes`,
      ratio: ours / raw,
      target: { least: 0.5 },
    },
  ];
}

/** From nothing to the first prompt, against a bare database from the same prepared folder. */
async function opening(folder: string): Promise<Row> {
  let count = 0;
  // The prepared database is made once a machine; that is not what is measured.
  await (await opened(join(folder, 'warm'))).close();
  const ours = await median(
    async () => {
      count += 1;
      const store = await opened(join(folder, `first-${count}`));
      await Player.start(store);
      await store.close();
    },
    { runs: 3, warm: 1 },
  );
  const template = await PGlite.create();
  const dump = await template.dumpDataDir('gzip');
  await template.close();
  const bare = await median(
    async () => {
      count += 1;
      const db = await PGlite.create({ dataDir: join(folder, `bare-${count}`), loadDataDir: dump });
      await db.query('select 1');
      await db.close();
    },
    { runs: 3, warm: 1 },
  );
  return {
    what: 'embedded store, from nothing to the first prompt',
    ours: `${Math.round(ours)} ms`,
    against: `${Math.round(bare)} ms, a bare start from a template`,
    ratio: ours / bare,
    target: { most: 1.3 },
  };
}

/** Bytes a turn writes, snapshots included, late in a session and early. */
async function growth(): Promise<Row> {
  const store = createMemoryStore();
  const player = await Player.start(store);
  await player.play(10_000);
  const early = await bytesPerTurn(store, player.key, 1_000, 2_000);
  const late = await bytesPerTurn(store, player.key, 9_000, 10_000);
  return {
    what: 'bytes a turn, turns 9,000 to 10,000 against 1,000 to 2,000',
    ours: `${Math.round(late)} B`,
    against: `${Math.round(early)} B`,
    ratio: late / early,
    target: { most: 1.2 },
  };
}

async function bytesPerTurn(store: Store, key: BranchKey, from: number, to: number): Promise<number> {
  const turns = await store.readTurns(key, from, to - from);
  if (!turns.ok) throw new Error(turns.error.error);
  let bytes = JSON.stringify(turns.value).length;
  for (let at = to; at > from; ) {
    const snapshot = await store.readSnapshot(key, at);
    if (!snapshot.ok || !snapshot.value || snapshot.value.version < from) break;
    bytes += snapshot.value.bytes.length;
    at = snapshot.value.version - 1;
  }
  return bytes / (to - from);
}

async function opened(folder: string): Promise<Store> {
  const store = await openStore(folder);
  if (!store.ok) throw new Error(`The store does not open: ${store.error.error}`);
  const migrated = await store.value.migrate();
  if (!migrated.ok) throw new Error(`The store does not migrate: ${migrated.error.error}`);
  return store.value;
}

/** A reader who takes the first choice, then the second, and so on. */
class Player {
  readonly key: BranchKey;
  readonly #host: Host;
  #last: TurnDone;
  #count = 0;

  private constructor(host: Host, last: TurnDone) {
    this.#host = host;
    this.#last = last;
    this.key = last.key;
  }

  static async start(store: Store): Promise<Player> {
    const host = createHost({ store, now: Date.now, randomHex: (bytes) => randomBytes(bytes).toString('hex') });
    const story = await openStory((await builtBench(100 * 1024)).bytes);
    if (!story.ok) throw new Error('The generated story does not open.');
    const started = await startSession(host, story.value, {
      key,
      commandId: 'start',
      seed: seedFrom('7'),
      locale: 'en',
      asked: {},
    });
    if (!started.ok) throw new Error(JSON.stringify(started.error));
    return new Player(host, started.value);
  }

  async play(turns: number): Promise<void> {
    for (let i = 0; i < turns; i++) {
      const { waiting } = this.#last;
      if (waiting.wait !== 'choice') throw new Error('The story stopped.');
      const open = waiting.options.filter((option) => option.available);
      this.#count += 1;
      const option = open[this.#count % open.length];
      if (!option) throw new Error('Nothing to choose.');
      const done = await takeTurn(this.#host, this.key, {
        commandId: `c${this.#count}`,
        seat: 'reader',
        locale: 'en',
        act: { act: 'choose', choice: option.choice },
      });
      if (!done.ok) throw new Error(JSON.stringify(done.error));
      this.#last = done.value;
    }
  }
}
