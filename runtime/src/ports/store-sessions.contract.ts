import { describe, expect, it } from 'vitest';
import type { StoreUnderTest } from './store.contract.js';
import { at, bundle, newSession, nothing, onBranch, turnAfter } from './store-contract-data.contract.js';

export function sessionContract(under: StoreUnderTest): void {
  describe('bundles and sessions', () => {
    it('keeps a bundle by its hash', async () => {
      const store = under.store();
      expect(await store.getBundle('none')).toEqual({ ok: true, value: undefined });
      expect(await store.putBundle(bundle.hash, bundle.bytes)).toEqual({ ok: true, value: undefined });
      expect(await store.putBundle(bundle.hash, bundle.bytes)).toEqual({ ok: true, value: undefined });
      expect(await store.getBundle(bundle.hash)).toEqual({ ok: true, value: bundle.bytes });
    });

    it('makes a session once', async () => {
      const store = under.store();
      const key = { tenant: 'once', campaign: 'c', session: 's' };
      expect(await store.getSession(key)).toEqual({ ok: true, value: undefined });
      expect(await store.createSession(newSession(key))).toEqual({ ok: true, value: undefined });
      expect(await store.createSession(newSession(key))).toEqual({ ok: false, error: { error: 'exists' } });
      expect(await store.getSession(key)).toEqual({
        ok: true,
        value: { ...newSession(key), branch: 'main', head: 0, ended: false, faults: 0, touched: at, migration: 1 },
      });
      expect(await store.listBranches(key)).toEqual({
        ok: true,
        value: [{ name: 'main', parent: undefined, at: 0, head: 0 }],
      });
    });

    it('makes one session of two that are made at once', async () => {
      const store = under.store();
      const session = newSession({ tenant: 'at-once', campaign: 'c', session: 's' });
      const made = await Promise.all([store.createSession(session), store.createSession(session)]);
      expect(made.filter(({ ok }) => ok)).toHaveLength(1);
      expect(made).toContainEqual({ ok: false, error: { error: 'exists' } });
    });

    it('refuses a session whose bundle it does not have', async () => {
      const key = { tenant: 'bundleless', campaign: 'c', session: 's' };
      const made = await under.store().createSession(newSession(key, { bundle: 'missing' }));
      expect(made).toMatchObject({ ok: false, error: { error: 'notFound' } });
      expect(await under.store().getSession(key)).toEqual({ ok: true, value: undefined });
    });

    it.each([
      ['an empty name', ''],
      ['a NUL', 'a\0b'],
      ['half a character', '\ud83d'],
      ['a name of 201 characters', 'x'.repeat(201)],
    ])('refuses %s as a key', async (_what, session) => {
      const made = await under.store().createSession(newSession({ tenant: 'names', campaign: 'c', session }));
      expect(made).toMatchObject({ ok: false, error: { error: 'refused' } });
    });

    it('takes quotes, blanks, emoji and the longest names as keys', async () => {
      const store = under.store();
      const key = { tenant: `o'neil "x"; --`, campaign: '👩‍🚒 مرحبا', session: '漢'.repeat(200) };
      expect(await store.createSession(newSession(key))).toMatchObject({ ok: true });
      expect(await store.append(onBranch(key), turnAfter(undefined), nothing)).toMatchObject({ ok: true });
      expect(await store.getSession(key)).toMatchObject({ ok: true, value: { key, head: 1 } });
    });

    it('lists the sessions of one tenant, the last touched first', async () => {
      const store = under.store();
      const key = (campaign: string, session: string) => ({ tenant: 'list', campaign, session });
      await store.createSession(newSession(key('a', '1')));
      await store.createSession(newSession(key('b', '2'), { pack: 'other.pack' }));
      await store.createSession(newSession(key('a', '3')));
      await store.createSession(newSession({ tenant: 'list too', campaign: 'a', session: '9' }));
      await store.append(onBranch(key('b', '2')), turnAfter(undefined), nothing);
      const names = async (filter: { campaign?: string; pack?: string; limit?: number }) => {
        const listed = await store.listSessions({ tenant: 'list', limit: 10, ...filter });
        return listed.ok && listed.value.map((row) => row.key.session);
      };
      expect(await names({})).toEqual(['2', '1', '3']);
      expect(await names({ campaign: 'a' })).toEqual(['1', '3']);
      expect(await names({ pack: 'other.pack' })).toEqual(['2']);
      expect(await names({ limit: 2 })).toEqual(['2', '1']);
    });

    it('keeps equal keys of two tenants apart', async () => {
      const store = under.store();
      for (const tenant of ['apart-1', 'apart-2']) {
        const key = { tenant, campaign: 'c', session: 's' };
        await store.createSession(newSession(key));
        const turn = turnAfter(undefined, { payload: `{"of":"${tenant}"}` });
        expect(await store.append(onBranch(key), turn, nothing)).toMatchObject({ ok: true });
      }
      const read = await store.readTurns(onBranch({ tenant: 'apart-2', campaign: 'c', session: 's' }), 1, 10);
      expect(read.ok && read.value.map(({ payload }) => payload)).toEqual(['{"of":"apart-2"}']);
    });
  });
}
