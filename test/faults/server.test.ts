import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPgStore } from '../../runtime/src/adapters/store-pg/index.js';
import type { Store, TurnRow } from '../../runtime/src/ports/index.js';
import { startTestPostgres, type TestPostgres } from '../contracts/start-test-postgres.js';
import { startAppender } from './child.js';
import { randomFrom, rounds, seed } from './rounds.js';
import { begin, key, must, nothing, readLedger, turnAfter } from './turns.js';

let server: TestPostgres;
beforeAll(async () => {
  server = await startTestPostgres();
});
afterAll(async () => {
  await server.stop();
});

/** Sends a turn until the store has it: what a host does, whose command id makes that harmless. */
async function appendSurely(
  store: Store,
  turn: TurnRow,
): Promise<{ readonly refusals: readonly string[]; readonly twice: boolean }> {
  const refusals: string[] = [];
  for (let tries = 0; tries < 400; tries++) {
    const appended = await store.append(key, turn, nothing);
    if (appended.ok) return { refusals, twice: false };
    if (appended.error.error === 'duplicate' && appended.error.version === turn.version)
      return { refusals, twice: true };
    if (appended.error.error !== 'unavailable' || !appended.error.retry)
      throw new Error(JSON.stringify(appended.error));
    refusals.push(appended.error.detail);
    await sleep(50);
  }
  throw new Error(`the server did not come back: ${refusals.at(-1)}`);
}

describe('a store on a server', () => {
  it(
    `goes on after the server was killed and started again, ${rounds} times over (seed ${seed})`,
    async () => {
      const random = randomFrom(seed);
      const store = must(await openPgStore({ url: await server.createDatabase(), connectTimeoutMs: 2_000 }));
      await begin(store);
      let last: TurnRow | undefined;
      for (let round = 0; round < rounds; round++) {
        let down = true;
        const outage = sleep(100 + random() * 300)
          .then(() => (round % 2 === 0 ? server.kill() : server.halt()))
          .then(() => server.restart())
          .finally(() => {
            down = false;
          });
        const refusals: string[] = [];
        while (down) {
          const turn = turnAfter(last);
          refusals.push(...(await appendSurely(store, turn)).refusals);
          last = turn;
        }
        await outage;
        expect(refusals.length).toBeGreaterThan(0);
      }
      const turns = await readLedger(store);
      expect(turns.at(-1)).toEqual(last);
      await store.close();
    },
    30_000 + rounds * 30_000,
  );

  it(
    `loses nothing it acknowledged when the process that plays is killed, ${rounds} times over`,
    async () => {
      const random = randomFrom(seed + 1);
      const url = await server.createDatabase();
      let acknowledged = 0;
      for (let round = 0; round < rounds; round++) {
        const child = startAppender(url);
        const first = await child.first;
        expect([acknowledged, acknowledged + 1]).toContain('head' in first ? first.head : first.error);
        await sleep(20 + random() * 200);
        await child.kill();
        acknowledged = Math.max(child.acknowledged(), 'head' in first ? first.head : 0);
        // Its last turn may still be on its way through the server.
        await sleep(100);
      }
      expect(acknowledged).toBeGreaterThan(rounds);
    },
    30_000 + rounds * 10_000,
  );

  it('lets one of two stores win each version', async () => {
    const url = await server.createDatabase();
    const stores = [must(await openPgStore({ url })), must(await openPgStore({ url }))];
    await begin(stores[0]!);
    const won = new Map<number, string>();
    const play = async (store: Store, name: string): Promise<void> => {
      for (let tries = 0; tries < 60; tries++) {
        const head = must(await store.getSession(key))?.head ?? 0;
        const turn = turnAfter(
          head === 0 ? undefined : must(await store.readTurns(key, head, 1))[0],
          `${name} ${tries} `,
        );
        const appended = await store.append(key, turn, nothing);
        if (!appended.ok) expect(appended.error.error).toBe('conflict');
        else {
          expect(won.get(turn.version)).toBe(undefined);
          won.set(turn.version, turn.commandId);
        }
      }
    };
    await Promise.all(stores.map((store, index) => play(store, `writer ${index}`)));
    const turns = await readLedger(stores[0]!);
    expect(turns.map(({ version, commandId }) => [version, commandId])).toEqual([...won].sort(([a], [b]) => a - b));
    for (const store of stores) await store.close();
  });
});
