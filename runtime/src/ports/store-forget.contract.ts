import { describe, expect, it } from 'vitest';
import type { StoreUnderTest } from './store.contract.js';
import { bundle, newSession, nothing, onBranch, personal, sha, turnAfter } from './store-contract-data.contract.js';

export function forgetContract(under: StoreUnderTest): void {
  describe('forgetting', () => {
    const campaign = { tenant: 'forget', campaign: 'c' };
    const words = 'I am "Ada" \\ {"$personal":{"digest":"x"}} \ud83d\ude00 \u0000';
    const forgotten = (text: string) =>
      JSON.stringify({ $personal: { digest: sha(`pepper${text}`), salt: null, text: null } });

    it('takes the words and keeps the ledger', async () => {
      const store = under.store();
      await store.putBundle(bundle.hash, bundle.bytes);
      const keys = ['one', 'other'].map((session) => ({ ...campaign, session }));
      const payload = `{"events":[1e-7,{"said":${personal(words)}}],"input":[${personal('x')},${personal(null, null)}],"plain":${JSON.stringify(words)}}`;
      const turn = turnAfter(undefined, { payload });
      const next = turnAfter(turn, { payload: `{"input":${personal('later')}}` });
      for (const [index, key] of keys.entries()) {
        await store.createSession(newSession(key));
        const snapshot = { version: 1, stateHash: sha('state 1'), bytes: new Uint8Array([1]) };
        const outbox = [{ id: 'o', event: 'heard', payload: `{"said":${personal('out')}}` }];
        const cells = { [`name ${index}`]: personal('cell'), plain: '1' };
        const extra = { ...nothing, snapshot, outbox, campaign: { expected: index, cells } };
        expect(await store.append(onBranch(key), turn, extra)).toMatchObject({ ok: true });
        expect(await store.append(onBranch(key), next, nothing)).toMatchObject({ ok: true });
      }
      const [one, other] = keys;
      expect(await store.forget(one!)).toEqual({ ok: true, value: { values: 5 } });
      expect(await store.readTurns(onBranch(one!), 1, 9)).toEqual({
        ok: true,
        value: [
          {
            ...turn,
            payload: `{"events":[1e-7,{"said":${forgotten(words)}}],"input":[${forgotten('x')},${personal(null, null)}],"plain":${JSON.stringify(words)}}`,
          },
          { ...next, payload: `{"input":${forgotten('later')}}` },
        ],
      });
      expect(await store.readTurns(onBranch(other!), 1, 9)).toEqual({ ok: true, value: [turn, next] });
      expect(await store.readSnapshot(onBranch(one!), 9)).toEqual({ ok: true, value: undefined });
      expect(await store.readSnapshot(onBranch(other!), 9)).toMatchObject({ ok: true, value: { version: 1 } });
      expect(await store.readCampaign(campaign)).toMatchObject({
        ok: true,
        value: { version: 2, cells: { 'name 0': forgotten('cell'), 'name 1': personal('cell'), plain: '1' } },
      });
      const outbox = await store.readOutbox('forget', undefined, 9);
      expect(outbox.ok && outbox.value.map((row) => row.payload)).toEqual([
        `{"said":${forgotten('out')}}`,
        `{"said":${personal('out')}}`,
      ]);
      expect(await store.forget(one!)).toEqual({ ok: true, value: { values: 0 } });
      expect(await store.append(onBranch(one!), turnAfter(next), nothing)).toMatchObject({ ok: true });
    });

    it('keeps the snapshots of a session that holds nothing personal', async () => {
      const store = under.store();
      const key = { ...campaign, session: 'plain' };
      await store.createSession(newSession(key));
      const snapshot = { version: 1, stateHash: sha('state 1'), bytes: new Uint8Array([1]) };
      await store.append(onBranch(key), turnAfter(undefined), { ...nothing, snapshot });
      expect(await store.forget(key)).toEqual({ ok: true, value: { values: 0 } });
      expect(await store.readSnapshot(onBranch(key), 1)).toEqual({ ok: true, value: snapshot });
      expect(await store.forget({ ...key, session: 'nobody' })).toMatchObject({
        ok: false,
        error: { error: 'notFound' },
      });
    });

    it('refuses a personal value that it could not forget', async () => {
      const store = under.store();
      const key = { ...campaign, session: 'unforgettable' };
      await store.createSession(newSession(key));
      const turn = turnAfter(undefined, { payload: '{"said":{"$personal":{"text":"x","salt":"y","digest":"z"}}}' });
      expect(await store.append(onBranch(key), turn, nothing)).toMatchObject({
        ok: false,
        error: { error: 'refused' },
      });
    });
  });
}
