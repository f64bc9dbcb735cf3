import { cpSync, existsSync, fsyncSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Disk, openPgliteStore } from '../../runtime/src/adapters/store-pglite/index.js';
import type { TurnRow } from '../../runtime/src/ports/index.js';
import { randomFrom, rounds, seed } from './rounds.js';
import { begin, key, must, nothing, readLedger, turnAfter } from './turns.js';

const root = mkdtempSync(join(tmpdir(), 'fabula-power-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const fresh = join(root, 'fresh');
const sector = 512;

beforeAll(async () => {
  const store = must(await openPgliteStore({ folder: fresh }));
  await begin(store);
  await store.close();
});

/**
 * A disk that may forget what was not synced: of each file changed since its last sync it keeps, sector by sector, the
 * old or the new, as a drive with a cache does whose power goes. Names are kept: a journal would have them.
 */
class ForgetfulDisk implements Disk {
  readonly #folder: string;
  readonly #synced = new Map<string, Buffer>();
  readonly #lying: boolean;
  #events = 0;
  crash: { readonly at: number; readonly then: () => void } | undefined;

  /** `lying`: it acknowledges a sync and does nothing, as PGlite's own file system does. */
  constructor(folder: string, lying = false) {
    this.#folder = folder;
    this.#lying = lying;
  }

  get events(): number {
    return this.#events;
  }

  beforeWrite(path: string): void {
    this.#happens();
    if (!this.#synced.has(path))
      this.#synced.set(path, existsSync(path) && statSync(path).isFile() ? readFileSync(path) : Buffer.alloc(0));
  }

  sync(file: number, path: string): void {
    this.#happens();
    if (this.#lying) return;
    fsyncSync(file);
    this.#synced.delete(path);
  }

  /** The folder as it is found after the power came back. */
  leaveBehind(folder: string, random: () => number): void {
    cpSync(this.#folder, folder, { recursive: true });
    rmSync(join(folder, 'lock'), { force: true });
    for (const [path, old] of this.#synced) {
      const left = join(folder, relative(this.#folder, path));
      if (existsSync(left)) writeFileSync(left, torn(old, readFileSync(left), random));
    }
  }

  #happens(): void {
    this.#events++;
    if (this.#events !== this.crash?.at) return;
    this.crash.then();
  }
}

function torn(old: Buffer, now: Buffer, random: () => number): Buffer {
  const kept = Buffer.alloc(random() < 0.5 ? old.length : now.length);
  // Some crashes lose everything, some nothing, most something.
  const keeps = random() * 1.5 - 0.25;
  for (let at = 0; at < kept.length; at += sector)
    (random() < keeps ? now : old).subarray(at, at + sector).copy(kept, at);
  return kept;
}

const appends = 40;

/** Plays, and pulls the plug at the given event, or never. Returns what had been acknowledged by then. */
async function play(name: string, at: number | undefined, random: () => number, lying = false) {
  const folder = join(root, name);
  const after = join(root, `${name} after`);
  cpSync(fresh, folder, { recursive: true });
  const disk = new ForgetfulDisk(folder, lying);
  const store = must(await openPgliteStore({ folder, disk }));
  const turns: TurnRow[] = [];
  let acknowledged: readonly TurnRow[] | undefined;
  const pull = (): void => {
    acknowledged = [...turns];
    disk.leaveBehind(after, random);
  };
  if (at !== undefined) disk.crash = { at, then: pull };
  for (let i = 0; i < appends; i++) {
    const turn = turnAfter(turns.at(-1));
    must(await store.append(key, turn, nothing));
    turns.push(turn);
  }
  // Without a clean end when the plug is pulled after the last turn.
  if (lying) pull();
  await store.close();
  rmSync(folder, { recursive: true });
  return { events: disk.events, acknowledged, after };
}

describe('when the power goes', () => {
  it(
    `nothing acknowledged is lost, ${rounds} times over (seed ${seed})`,
    async () => {
      const random = randomFrom(seed);
      const { events } = await play('measured', undefined, random);
      for (let round = 0; round < rounds; round++) {
        const at = 1 + Math.floor(random() * events);
        const { acknowledged, after } = await play(`round ${round}`, at, random);
        if (!acknowledged) continue;
        const store = must(await openPgliteStore({ folder: after }));
        const found = await readLedger(store);
        expect(found.slice(0, acknowledged.length), `round ${round}, event ${at}`).toEqual(acknowledged);
        expect(found.length - acknowledged.length).toBeLessThanOrEqual(1);
        must(await store.append(key, turnAfter(found.at(-1)), nothing));
        await store.close();
        rmSync(after, { recursive: true });
      }
    },
    30_000 + rounds * 15_000,
  );

  it('much is lost on a disk that only says that it synced: this test would see it', async () => {
    const { acknowledged, after } = await play('lying', undefined, () => 0, true);
    expect(acknowledged).toHaveLength(appends);
    const opened = await openPgliteStore({ folder: after });
    const found = opened.ok ? (await readLedger(opened.value)).length : 0;
    if (opened.ok) await opened.value.close();
    expect(found).toBeLessThan(appends);
  });
});
