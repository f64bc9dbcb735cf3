import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { openPgliteStore } from '../../runtime/src/adapters/store-pglite/index.js';
import { startAppender } from './child.js';
import { randomFrom, rounds, seed } from './rounds.js';
import { must, readLedger } from './turns.js';

const root = mkdtempSync(join(tmpdir(), 'fabula-faults-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('a store in a folder', () => {
  it(
    `loses nothing it acknowledged when its process is killed, ${rounds} times over (seed ${seed})`,
    async () => {
      const random = randomFrom(seed);
      const folder = join(root, 'killed');
      let acknowledged = 0;
      for (let round = 0; round < rounds; round++) {
        const child = startAppender(folder);
        const first = await child.first;
        // One turn may have been stored whose acknowledgement the kill cut off.
        expect([acknowledged, acknowledged + 1]).toContain('head' in first ? first.head : first.error);
        await sleep(50 + random() * 400);
        await child.kill();
        acknowledged = Math.max(child.acknowledged(), 'head' in first ? first.head : 0);
      }
      expect(acknowledged).toBeGreaterThan(rounds);
      const store = must(await openPgliteStore({ folder }));
      expect((await readLedger(store)).length).toBeGreaterThanOrEqual(acknowledged);
      await store.close();
    },
    30_000 + rounds * 15_000,
  );

  it('is refused to a second process, which names the first', async () => {
    const folder = join(root, 'shared');
    const first = startAppender(folder, '0');
    expect(await first.first).toEqual({ head: 0 });
    const second = startAppender(folder, '0');
    expect(await second.first).toEqual({ error: 'locked', by: `process ${first.pid}` });
    expect(await second.end()).toBe(3);
    expect(await first.end()).toBe(0);
    expect(existsSync(join(folder, 'lock'))).toBe(false);
    // A killed one leaves its lock; the next takes it over.
    const third = startAppender(folder, '0');
    await third.first;
    await third.kill();
    expect(existsSync(join(folder, 'lock'))).toBe(true);
    const fourth = startAppender(folder, '0');
    expect(await fourth.first).toEqual({ head: 0 });
    expect(await fourth.end()).toBe(0);
  });

  const tracer = spawnSync('strace', ['-V']).status === 0;
  it.skipIf(!tracer)(
    `asks the kernel for one fsync a turn${tracer ? '' : ' (there is no strace here)'}`,
    async () => {
      const folder = join(root, 'traced');
      // Made, migrated and begun before, so that only turns are left to be stored.
      expect(await startAppender(folder, '1').end()).toBe(0);
      const counted = async (turns: string): Promise<number> => {
        const log = join(root, `trace ${turns}`);
        const child = startAppender(folder, turns, ['strace', '-f', '-qq', '-e', 'trace=fsync,fdatasync', '-o', log]);
        expect(await child.end()).toBe(0);
        return readFileSync(log, 'utf8')
          .split('\n')
          .filter((line) => /\bf(data)?sync\(/.test(line)).length;
      };
      const few = await counted('10');
      const many = await counted('110');
      // Opening and closing sync, too; both do it alike.
      expect(many - few).toBeGreaterThanOrEqual(98);
      expect(many - few).toBeLessThanOrEqual(104);
    },
    60_000,
  );
});
