import { describe, expect, it } from 'vitest';
import type { StoreUnderTest } from './store.contract.js';
import type { SessionKey, TurnRow } from './store.js';
import { bundle, chain, newSession, nothing, onBranch, sha } from './store-contract-data.contract.js';

export function branchContract(under: StoreUnderTest): void {
  /** main 1–6; `left` forks after 4 and has 5–7; `deep` forks off left after 6, and has 7; `early` off left after 2. */
  const grow = async (session: string): Promise<{ key: SessionKey; turns: { [branch: string]: TurnRow[] } }> => {
    const store = under.store();
    const key = { tenant: 'branches', campaign: 'c', session };
    await store.putBundle(bundle.hash, bundle.bytes);
    await store.createSession(newSession(key));
    const main = chain(6, undefined, 'main');
    const left = [...main.slice(0, 4), ...chain(3, main[3], 'left')];
    const deep = [...left.slice(0, 6), ...chain(1, left[5], 'deep')];
    const early = [...main.slice(0, 2), ...chain(1, main[1], 'early')];
    const snapshot = (turn: TurnRow) => ({
      version: turn.version,
      stateHash: turn.stateHash,
      bytes: new Uint8Array([turn.version]),
    });
    for (const turn of main)
      await store.append(onBranch(key), turn, { ...nothing, faults: 1, snapshot: snapshot(turn) });
    expect(await store.branch(onBranch(key), { name: 'left', at: 4 })).toEqual({ ok: true, value: undefined });
    for (const turn of left.slice(4))
      await store.append(onBranch(key, 'left'), turn, { ...nothing, ended: turn.version === 7 });
    expect(await store.branch(onBranch(key, 'left'), { name: 'deep', at: 6 })).toMatchObject({ ok: true });
    expect(await store.append(onBranch(key, 'deep'), deep[6]!, nothing)).toMatchObject({ ok: true });
    expect(await store.branch(onBranch(key, 'left'), { name: 'early', at: 2 })).toMatchObject({ ok: true });
    expect(await store.append(onBranch(key, 'early'), early[2]!, nothing)).toMatchObject({ ok: true });
    return { key, turns: { main, left, deep, early } };
  };

  describe('branches', () => {
    it('read their prefix from their parents', async () => {
      const store = under.store();
      const { key, turns } = await grow('prefix');
      for (const [branch, expected] of Object.entries(turns)) {
        expect(await store.readTurns(onBranch(key, branch), 1, 100)).toEqual({ ok: true, value: expected });
        expect(await store.readTurns(onBranch(key, branch), 2, 4)).toEqual({ ok: true, value: expected.slice(1, 5) });
      }
      expect(await store.listBranches(key)).toEqual({
        ok: true,
        value: [
          { name: 'deep', parent: 'left', at: 6, head: 7 },
          { name: 'early', parent: 'left', at: 2, head: 3 },
          { name: 'left', parent: 'main', at: 4, head: 7 },
          { name: 'main', parent: undefined, at: 0, head: 6 },
        ],
      });
    });

    it('find snapshots in the prefix, and none that the parent made later', async () => {
      const store = under.store();
      const { key } = await grow('snapshots');
      const version = async (branch: string, before: number) => {
        const found = await store.readSnapshot(onBranch(key, branch), before);
        return found.ok && found.value?.version;
      };
      expect(await version('main', 99)).toBe(6);
      expect(await version('left', 99)).toBe(4);
      expect(await version('left', 3)).toBe(3);
      expect(await version('deep', 99)).toBe(4);
      expect(await version('early', 99)).toBe(2);
      expect(await version('early', 0)).toBe(undefined);
    });

    it('take the session with them', async () => {
      const store = under.store();
      const { key, turns } = await grow('session');
      const session = async () => {
        const found = await store.getSession(key);
        return found.ok ? found.value : undefined;
      };
      expect(await session()).toMatchObject({ branch: 'early', head: 3, faults: 2, ended: false });
      await store.branch(onBranch(key, 'left'), { name: 'on after the end', at: 7 });
      expect(await session()).toMatchObject({ branch: 'on after the end', head: 7, faults: 4, ended: true });
      await store.branch(onBranch(key, 'left'), { name: 'before the end', at: 6 });
      expect(await session()).toMatchObject({
        branch: 'before the end',
        head: 6,
        ended: false,
        touched: turns['left']![6]!.at,
      });
    });

    it('may begin before the first turn', async () => {
      const store = under.store();
      const { key } = await grow('zero');
      expect(await store.branch(onBranch(key), { name: 'anew', at: 0 })).toMatchObject({ ok: true });
      expect(await store.readTurns(onBranch(key, 'anew'), 1, 9)).toEqual({ ok: true, value: [] });
      const [first] = chain(1, undefined, 'anew');
      expect(await store.append(onBranch(key, 'anew'), first!, nothing)).toMatchObject({ ok: true });
      expect(await store.readTurns(onBranch(key, 'anew'), 1, 9)).toEqual({ ok: true, value: [first] });
    });

    it('go on from the chain they forked off', async () => {
      const store = under.store();
      const { key, turns } = await grow('chain');
      await store.branch(onBranch(key, 'deep'), { name: 'next', at: 3 });
      const [next] = chain(1, turns['main']![2]!, 'next');
      const forged = { ...next!, previous: sha('elsewhere') };
      expect(await store.append(onBranch(key, 'next'), forged, nothing)).toMatchObject({
        ok: false,
        error: { error: 'corrupt' },
      });
      expect(await store.append(onBranch(key, 'next'), next!, nothing)).toMatchObject({ ok: true });
    });

    it('share the session’s commands', async () => {
      const store = under.store();
      const { key, turns } = await grow('commands');
      const replayed = { ...chain(1, turns['early']![2]!, 'again')[0]!, commandId: turns['left']![5]!.commandId };
      expect(await store.append(onBranch(key, 'early'), replayed, nothing)).toEqual({
        ok: false,
        error: { error: 'duplicate', version: 6 },
      });
    });

    it('are refused where there is nothing to fork', async () => {
      const store = under.store();
      const { key } = await grow('refused');
      const error = (name: string) => ({ ok: false, error: { error: name } });
      expect(await store.branch(onBranch(key), { name: 'left', at: 1 })).toEqual(error('exists'));
      expect(await store.branch(onBranch(key), { name: 'x', at: 7 })).toMatchObject(error('notFound'));
      expect(await store.branch(onBranch(key), { name: 'x', at: -1 })).toMatchObject(error('notFound'));
      expect(await store.branch(onBranch(key), { name: 'x', at: 1.5 })).toMatchObject(error('notFound'));
      expect(await store.branch(onBranch(key, 'none'), { name: 'x', at: 1 })).toMatchObject(error('notFound'));
      expect(await store.branch(onBranch(key), { name: '', at: 1 })).toMatchObject(error('refused'));
      expect(await store.listBranches({ ...key, session: 'none' })).toMatchObject(error('notFound'));
      expect(await store.getSession(key)).toMatchObject({ ok: true, value: { branch: 'early' } });
    });
  });
}
