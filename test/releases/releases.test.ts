import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMemoryStore, openStore } from '@fabula/runtime/adapters';
import {
  contractPack,
  convertSessions,
  deploy,
  type Host,
  migrationStatus,
  rebuildSession,
  replaySession,
  resumeSession,
  verifySession,
} from '@fabula/runtime/host';
import type { BranchKey, Store } from '@fabula/runtime/ports';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../runtime/src/cli/sample-terminal.contract.js';
import { startTestPostgres, type TestPostgres } from '../contracts/start-test-postgres.js';
import { begin, hostOf, keyOf, must, play } from '../migrations/play.js';
import { type Release, releaseAll } from './line.js';
import { type Held, heldBy, type Ledger, ledgerOf } from './readers.js';

const isLong = process.env['FABULA_LONG'] !== undefined;
/** So many of each sort begin at each release. */
const each = Number(process.env['FABULA_SESSIONS'] ?? (isLong ? 8 : 1));

const root = mkdtempSync(join(tmpdir(), 'fabula-releases-'));
let releases: readonly Release[];
let server: TestPostgres;
beforeAll(async () => {
  [releases, server] = await Promise.all([releaseAll('night-watch', join(root, 'pack')), startTestPostgres()]);
}, 240_000);
afterAll(async () => {
  await server.stop();
  rmSync(root, { recursive: true, force: true });
});

function storyAt(number: number) {
  const release = releases[number - 1];
  if (!release) throw new Error(`There is no release ${number}.`);
  return release.story;
}

/** A session of the test: `played` a little at every release, `converted` by the batch, `sleeping` until the last. */
interface Reader {
  readonly key: BranchKey;
  readonly sort: 'played' | 'converted' | 'sleeping';
  readonly since: number;
  readonly number: number;
}

/** A pack's life on one store: at each release two hosts serve it, the one before and the new one. */
class Line {
  readonly readers: Reader[] = [];
  readonly #store: Store;
  #old: Host;
  #young: Host;

  constructor(store: Store) {
    this.#store = store;
    this.#young = hostOf(store);
    this.#old = this.#young;
  }

  get host(): Host {
    return this.#young;
  }

  async release(number: number): Promise<void> {
    this.#old = this.#young;
    this.#young = hostOf(this.#store);
    must(await deploy(this.#young, storyAt(number)));
    await this.#begin(number);
    const playing = this.readers.filter(({ sort }) => sort === 'played');
    for (const { key, number: salt } of playing) {
      const hosts = (salt + number) % 2 === 0 ? [this.#old, this.#young] : [this.#young, this.#old];
      for (const host of hosts) await play(host, key, 1, salt + number);
    }
  }

  async #begin(number: number): Promise<void> {
    for (let index = 0; index < each; index++) {
      for (const [at, sort] of (['played', 'converted', 'sleeping'] as const).entries()) {
        const name = `${sort}-${number}-${index}`;
        // Who sleeps shares a campaign with who plays; the batch takes a tenant of its own.
        const key = { ...keyOf(name, `c${number}-${index}`), tenant: sort === 'converted' ? 'batch' : 'local' };
        const salt = number * 7 + index * 3 + at;
        // The host of the release before goes on beginning sessions, too.
        const isOld = number > 1 && sort === 'played' && number % 2 === 0;
        await begin(isOld ? this.#old : this.#young, storyAt(isOld ? number - 1 : number), key);
        await play(isOld ? this.#old : this.#young, key, 1 + (salt % 6), salt);
        this.readers.push({ key, sort, since: number, number: salt });
      }
    }
  }

  of(sort: Reader['sort']): readonly Reader[] {
    return this.readers.filter((reader) => reader.sort === sort);
  }
}

/** Everything that can be made from the ledger is as it was made: states, tables, books. */
async function expectWhole(host: Host, key: BranchKey): Promise<Ledger> {
  expect(must(await replaySession(host, key)).differs).toBeUndefined();
  const rebuilt = must(await rebuildSession(host, key));
  expect(rebuilt).toMatchObject({ unbooked: [], snapshots: { damaged: [] } });
  if (rebuilt.tables !== undefined) expect(rebuilt.tables).toMatchObject({ repaired: 0 });
  const ledger = await ledgerOf(host, key);
  if (ledger.conversions.length > 0) expect(rebuilt.upcast?.stateHash).toBe(rebuilt.stateHash);
  expect(must(await verifySession(host, key)).findings).toEqual([]);
  return ledger;
}

it('twelve releases change every sort of thing', () => {
  expect(releases).toHaveLength(12);
  const last = storyAt(12).bundle;
  const parts = new Set(last.conversions.flatMap((each) => Object.keys(each)));
  for (const part of [
    'entities',
    'kinds',
    'components',
    'relations',
    'world',
    'resources',
    'events',
    'decks',
    'missions',
    'places',
    'endow',
  ])
    expect(parts).toContain(part);
  const files = last.migrations.map(({ name }) => name.replace(/^\d+_\w+\.(\w+)\.sql$/, '$1'));
  for (const phase of ['expand', 'convert', 'contract']) expect(files).toContain(phase);
  // One of them is words alone: it has no migration.
  expect(storyAt(3).migration).toBe(storyAt(2).migration);
});

describe.each(['memory', 'pglite', 'pg'] as const)('on a store of kind %s', (kind) => {
  it('sessions that began at each of them are played to their end at the last', async () => {
    const location = kind === 'pglite' ? join(root, 'store') : kind === 'pg' ? await server.createDatabase() : '';
    const store = kind === 'memory' ? createMemoryStore() : must(await openStore(location));
    must(await store.migrate());
    const line = new Line(store);
    for (let number = 1; number <= 12; number++) {
      await line.release(number);
      if (number % 3 === 0) must(await convertSessions(line.host, storyAt(number), { tenant: 'batch' }));
      if (number === 6) await contractAtTheSixth(line, kind);
    }
    const { host } = line;
    const before = new Map<Reader, Held>();
    const reader = hostOf(store);
    for (const each of line.of('sleeping')) before.set(each, await heldBy(reader, each.key));

    // None of it stands as it is declared with all of them, or nothing could be lost.
    const all = [...before.values()];
    const written = [all.some(({ chestnuts }) => chestnuts > 0), all.some(({ purse }) => purse < 3)];
    written.push(
      all.some(({ confidence }) => confidence > 0),
      all.some(({ called }) => called !== ''),
    );
    expect(written).toEqual([true, true, true, true]);

    // Every second one is converted by its own next turn, the others by the batch.
    const sleepers = line.of('sleeping');
    for (const { key } of sleepers.filter((_, index) => index % 2 === 0))
      expect(must(await resumeSession(host, key))).toMatchObject({ story: { hash: storyAt(12).hash } });
    must(await convertSessions(host, storyAt(12)));
    expect(must(await migrationStatus(host, storyAt(12)))).toMatchObject({ behind: 0, pinned: 0, quarantined: 0 });
    for (const [{ key }, held] of before) {
      const { conversions } = await ledgerOf(host, key);
      const now = await heldBy(host, key);
      // Who was led elsewhere may have heard the next hour there.
      const isMoved = conversions.at(-1)?.isMoved === true;
      const { hour, answered } = isMoved ? now : held;
      expect({ key, ...now }).toEqual({ key, ...held, hour, answered });
    }
    must(await contractPack(host, storyAt(12)));

    for (const { key, number } of line.readers) {
      await play(host, key, 200, number);
      const { waiting, row, story } = must(await resumeSession(host, key));
      expect({ key, waiting: waiting.wait, hash: story.hash }).toEqual({
        key,
        waiting: 'ended',
        hash: storyAt(12).hash,
      });
      expect(row.held).toBeUndefined();
    }
    const fresh = hostOf(store);
    const ledgers: Ledger[] = [];
    for (const { key } of line.readers) ledgers.push(await expectWhole(fresh, key));
    expectAll(ledgers, kind);
    await store.close();
    if (kind === 'memory') return;
    const drift = await runCommand(['migrate', 'drift', releases[11]?.path ?? '', '--store', location], { cwd: root });
    expect(drift).toMatchObject({ code: 0, err: '' });
    expect(drift.out).toContain('The tables are what ');
  }, 1_800_000);
});

/** What the first three releases left behind goes: nobody is told by them any more. In memory nothing is taken away. */
async function contractAtTheSixth(line: Line, kind: Store['kind']): Promise<void> {
  if (kind === 'memory') return;
  const fourth = storyAt(4);
  expect(await contractPack(line.host, fourth)).toMatchObject({
    ok: false,
    error: { error: 'store', store: { error: 'sessionsBehind' } },
  });
  must(await convertSessions(line.host, fourth));
  must(await contractPack(line.host, fourth));
}

/** What the releases were to bring about came about: long chains, sessions of many versions, readers led elsewhere. */
function expectAll(ledgers: readonly Ledger[], kind: Store['kind']): void {
  const conversions = ledgers.flatMap((ledger) => ledger.conversions);
  // Every number but those that were there when they began; in the tables those of the first three releases went at the sixth.
  expect(Math.max(...conversions.map(({ migrations }) => migrations.length))).toBe(kind === 'memory' ? 10 : 8);
  expect(conversions.filter(({ isMoved }) => isMoved).length).toBeGreaterThan(2);
  expect(Math.max(...ledgers.map(({ bundles }) => bundles.length))).toBeGreaterThan(6);
  const told = new Set(ledgers.flatMap(({ bundles }) => bundles));
  expect(releases.filter(({ story }) => told.has(story.hash))).toHaveLength(releases.length);
}
