import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sampleBundle } from '../../runtime/src/host/sample-story.contract.js';
import { startTestPostgres, type TestPostgres } from '../contracts/start-test-postgres.js';
import { type Answer, Player, run } from './program.js';

const rounds = Number(process.env['FABULA_ROUNDS'] ?? (process.env['FABULA_LONG'] === undefined ? 15 : 60));

let folder = '';
let bundle = '';
let postgres: TestPostgres;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fabula-kill-'));
  bundle = join(folder, 'sample.fabc');
  writeFileSync(bundle, await sampleBundle());
  postgres = await startTestPostgres();
});
afterAll(async () => {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe.each([
  ['a folder', () => Promise.resolve(join(folder, 'store'))],
  ['a server', () => postgres.createDatabase()],
])('a player on %s, killed at a random moment', (_, locate) => {
  it(
    `loses no turn it acknowledged, ${rounds} times over`,
    async () => {
      const store = await locate();
      const args = [bundle, '--session', 's', '--seed', '1', '--store', store];
      /** What was acknowledged: the state after each version. */
      const acknowledged = new Map<number, string>();
      let command = 0;
      for (let round = 0; round < rounds; round++) {
        const player = new Player(args);
        if (round === 0) {
          await player.until('ask');
          player.send({ start: { name: 'Ana' } });
        }
        const first = await player.until('turn');
        const last = Math.max(0, ...acknowledged.keys());
        expect(first.version ?? 0, player.err).toBeGreaterThanOrEqual(last);
        remember(acknowledged, first);

        // The command whose answer the last kill cut off may or may not have been stored. Asked again, it is taken once.
        if (command > 0) {
          player.send({ choose: 'Throw', id: `command ${command}` });
          const again = await player.until('turn');
          expect(again.repeated).toBe(again.version === first.version);
          remember(acknowledged, again);
        }
        const life = sleep(20 + Math.random() * 400).then(() => player.kill());
        for (;;) {
          command += 1;
          player.send({ choose: 'Throw', id: `command ${command}` });
          const answer = await player.next();
          if (!answer) break;
          expect(answer.type).toBe('turn');
          remember(acknowledged, answer);
        }
        await life;
      }

      const shown = await run(['show', 's', '--store', store, '--json']);
      expect(shown).toMatchObject({ code: 0, err: '' });
      const turns = versionsIn(shown.out);
      expect(turns.map(({ version }) => version)).toEqual(turns.map((_turn, index) => index + 1));
      for (const [version, stateHash] of acknowledged) expect(turns[version - 1]?.stateHash).toBe(stateHash);
      expect(acknowledged.size).toBeGreaterThan(rounds);
      expect(await run(['verify', '--store', store])).toMatchObject({ code: 0, err: '' });
      expect(await run(['replay', 's', '--store', store])).toMatchObject({ code: 0, err: '' });
      expect(await run(['rebuild', 's', '--store', store])).toMatchObject({ code: 0, err: '' });
    },
    60_000 + rounds * 15_000,
  );
});

/** One version has one state, whoever tells of it and however often. */
function remember(acknowledged: Map<number, string>, answer: Answer): void {
  const { version = 0, stateHash = '' } = answer;
  const known = acknowledged.get(version);
  if (known !== undefined) expect(stateHash).toBe(known);
  acknowledged.set(version, stateHash);
}

const shownTurns = z.looseObject({ turns: z.array(z.looseObject({ version: z.number(), stateHash: z.string() })) });

function versionsIn(json: string): z.infer<typeof shownTurns>['turns'] {
  return shownTurns.parse(JSON.parse(json)).turns;
}
