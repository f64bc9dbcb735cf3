import { describe, expect, it } from 'vitest';
import type { StoreUnderTest } from './store.contract.js';
import type { SessionKey } from './store.js';
import { bundle, chain, newSession, nothing, onBranch, sha, turnAfter } from './store-contract-data.contract.js';

export function turnContract(under: StoreUnderTest): void {
  const begin = async (session: string): Promise<SessionKey> => {
    const key = { tenant: 'turns', campaign: 'c', session };
    await under.store().putBundle(bundle.hash, bundle.bytes);
    expect(await under.store().createSession(newSession(key))).toMatchObject({ ok: true });
    return key;
  };

  describe('turns', () => {
    it('gives back what was appended, to the byte', async () => {
      const store = under.store();
      const key = await begin('bytes');
      const odd = ['\\u0000', '\\ud800', '👩‍🚒', 'e\u0301', 'it\'s \\"so\\"', '\u2028', '1e-7'];
      const turns = [turnAfter(undefined, { payload: JSON.stringify({ long: 'fog '.repeat(20_000) }) })];
      for (const text of odd)
        turns.push(turnAfter(turns.at(-1), { payload: `{"text":"${text}"}`, seat: `seat ${text}` }));
      for (const turn of turns)
        expect(await store.append(onBranch(key), turn, nothing)).toEqual({ ok: true, value: undefined });
      expect(await store.readTurns(onBranch(key), 1, 100)).toEqual({ ok: true, value: turns });
    });

    it('moves the head, the end, the faults and the time with the turn', async () => {
      const store = under.store();
      const key = await begin('head');
      const [first, second] = chain(2);
      await store.append(onBranch(key), first!, { ...nothing, faults: 2 });
      await store.append(onBranch(key), second!, { ...nothing, faults: 1, ended: true });
      expect(await store.getSession(key)).toMatchObject({
        ok: true,
        value: { head: 2, faults: 3, ended: true, touched: second!.at },
      });
    });

    it('reads pages', async () => {
      const store = under.store();
      const key = await begin('pages');
      const turns = chain(7);
      for (const turn of turns) await store.append(onBranch(key), turn, nothing);
      expect(await store.readTurns(onBranch(key), 3, 2)).toEqual({ ok: true, value: turns.slice(2, 4) });
      expect(await store.readTurns(onBranch(key), 6, 50)).toEqual({ ok: true, value: turns.slice(5) });
      expect(await store.readTurns(onBranch(key), 0, 2)).toEqual({ ok: true, value: turns.slice(0, 2) });
      expect(await store.readTurns(onBranch(key), 8, 2)).toEqual({ ok: true, value: [] });
      expect(await store.readTurns(onBranch(key), 1, 0)).toEqual({ ok: true, value: [] });
      expect(await store.readTurns(onBranch(key, 'nowhere'), 1, 1)).toMatchObject({
        ok: false,
        error: { error: 'notFound' },
      });
    });

    it('refuses a turn that does not follow the head', async () => {
      const store = under.store();
      const key = await begin('conflict');
      const [first, second, third] = chain(3);
      expect(await store.append(onBranch(key), second!, nothing)).toEqual({
        ok: false,
        error: { error: 'conflict', head: 0 },
      });
      await store.append(onBranch(key), first!, nothing);
      await store.append(onBranch(key), second!, nothing);
      const other = turnAfter(first, { commandId: 'of another writer' });
      expect(await store.append(onBranch(key), other, nothing)).toEqual({
        ok: false,
        error: { error: 'conflict', head: 2 },
      });
      const later = { ...third!, version: 4 };
      expect(await store.append(onBranch(key), later, nothing)).toEqual({
        ok: false,
        error: { error: 'conflict', head: 2 },
      });
      expect(await store.readTurns(onBranch(key), 1, 9)).toEqual({ ok: true, value: [first, second] });
    });

    it('refuses a turn whose chain is another', async () => {
      const store = under.store();
      const key = await begin('chain');
      const [first, second] = chain(2);
      await store.append(onBranch(key), first!, nothing);
      const forged = { ...second!, previous: sha('another ledger') };
      expect(await store.append(onBranch(key), forged, nothing)).toMatchObject({
        ok: false,
        error: { error: 'corrupt' },
      });
      expect(await store.append(onBranch(key), second!, nothing)).toMatchObject({ ok: true });
    });

    it('takes a command once, and says at which version', async () => {
      const store = under.store();
      const key = await begin('duplicate');
      const turns = chain(3);
      for (const turn of turns) await store.append(onBranch(key), turn, nothing);
      const duplicate = { ok: false, error: { error: 'duplicate', version: 2 } };
      // The answer was lost and the same turn is sent again; or it was played again on the head it led to.
      expect(await store.append(onBranch(key), turns[1]!, nothing)).toEqual(duplicate);
      const again = turnAfter(turns[2], { commandId: turns[1]!.commandId });
      expect(await store.append(onBranch(key), again, nothing)).toEqual(duplicate);
      expect(await store.findCommand(onBranch(key), turns[1]!.commandId)).toEqual({ ok: true, value: 2 });
      expect(await store.findCommand(onBranch(key), 'never sent')).toEqual({ ok: true, value: undefined });
      expect(await store.getSession(key)).toMatchObject({ ok: true, value: { head: 3 } });
      expect(await store.append(onBranch(key), turnAfter(turns[2]), nothing)).toMatchObject({ ok: true });
    });

    it('lets one of two writers win each version', async () => {
      const store = under.store();
      const key = await begin('two writers');
      const won: string[] = [];
      const writer = async (name: string): Promise<void> => {
        for (let tries = 0; tries < 12; tries++) {
          const row = await store.getSession(key);
          const head = row.ok && row.value ? row.value.head : 0;
          const read = await store.readTurns(onBranch(key), head, 1);
          const turn = turnAfter(head === 0 || !read.ok ? undefined : read.value[0], { commandId: `${name} ${tries}` });
          const appended = await store.append(onBranch(key), turn, nothing);
          if (appended.ok) won.push(turn.commandId);
          else expect(appended.error.error).toBe('conflict');
        }
      };
      await Promise.all([writer('a'), writer('b')]);
      const read = await store.readTurns(onBranch(key), 1, 100);
      expect(read.ok && read.value.map(({ version }) => version)).toEqual(won.map((_, index) => index + 1));
      expect(read.ok && read.value.map(({ commandId }) => commandId).sort()).toEqual([...won].sort());
    });

    it('refuses a turn in a session or on a branch that is not there', async () => {
      const key = await begin('nowhere');
      const turn = turnAfter(undefined);
      const found = { ok: false, error: { error: 'notFound' } };
      expect(await under.store().append({ ...onBranch(key), session: 'none' }, turn, nothing)).toMatchObject(found);
      expect(await under.store().append(onBranch(key, 'none'), turn, nothing)).toMatchObject(found);
      expect(await under.store().append({ ...onBranch(key), campaign: 'none' }, turn, nothing)).toMatchObject(found);
    });

    it('keeps snapshots, and finds the newest at or before a version', async () => {
      const store = under.store();
      const key = await begin('snapshots');
      const snapshots = [2, 5].map((version) => ({
        version,
        stateHash: sha(`state ${version}`),
        bytes: new Uint8Array([version, 0, 255]),
      }));
      for (const turn of chain(6)) {
        const snapshot = snapshots.find(({ version }) => version === turn.version);
        await store.append(onBranch(key), turn, { ...nothing, ...(snapshot && { snapshot }) });
      }
      const found = [1, 2, 4, 5, 99].map(async (version) => store.readSnapshot(onBranch(key), version));
      expect(await Promise.all(found)).toEqual(
        [undefined, snapshots[0], snapshots[0], snapshots[1], snapshots[1]].map((value) => ({ ok: true, value })),
      );
      const misplaced = { ...nothing, snapshot: { ...snapshots[1]!, version: 3 } };
      expect(await store.append(onBranch(key), turnAfter(chain(6).at(-1)), misplaced)).toMatchObject({
        ok: false,
        error: { error: 'refused' },
      });
      expect(await store.readSnapshot(onBranch(key, 'nowhere'), 1)).toMatchObject({
        ok: false,
        error: { error: 'notFound' },
      });
    });

    it('hands out outbox rows in the order of their commits', async () => {
      const store = under.store();
      const key = { tenant: 'outbox', campaign: 'c', session: 's' };
      await store.createSession(newSession(key));
      const turns = chain(3);
      const row = (turn: number, index: number) => ({
        id: `${turn}/${index}`,
        event: 'moved',
        payload: `{"to":"${turn}"}`,
      });
      await store.append(onBranch(key), turns[0]!, { ...nothing, outbox: [row(1, 1), row(1, 2)] });
      await store.append(onBranch(key), turns[1]!, nothing);
      await store.append(onBranch(key), turns[2]!, { ...nothing, outbox: [row(3, 1)] });
      const first = await store.readOutbox('outbox', undefined, 2);
      expect(first.ok && first.value.map(({ id, version }) => [id, version])).toEqual([
        ['1/1', 1],
        ['1/2', 1],
      ]);
      const rest = await store.readOutbox('outbox', first.ok ? first.value.at(-1)?.position : '', 9);
      expect(rest.ok && rest.value).toMatchObject([{ ...row(3, 1), key: onBranch(key), version: 3 }]);
      const end = await store.readOutbox('outbox', rest.ok ? rest.value.at(-1)?.position : '', 9);
      expect(end).toEqual({ ok: true, value: [] });
      expect(await store.readOutbox('outbox of nobody', undefined, 9)).toEqual({ ok: true, value: [] });
      expect(await store.readOutbox('outbox', 'no position', 9)).toMatchObject({
        ok: false,
        error: { error: 'refused' },
      });
    });
  });
}
