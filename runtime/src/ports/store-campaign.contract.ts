import { describe, expect, it } from 'vitest';
import type { StoreUnderTest } from './store.contract.js';
import { bundle, chain, newSession, nothing, onBranch } from './store-contract-data.contract.js';

export function campaignContract(under: StoreUnderTest): void {
  describe('a campaign', () => {
    it('has a version of its own, written with a turn', async () => {
      const store = under.store();
      const campaign = { tenant: 'campaigns', campaign: 'written' };
      await store.putBundle(bundle.hash, bundle.bytes);
      expect(await store.readCampaign(campaign)).toEqual({ ok: true, value: { version: 0, migration: 1, cells: {} } });
      const keys = ['one', 'two'].map((session) => ({ ...campaign, session }));
      for (const key of keys) await store.createSession(newSession(key));
      expect(await store.readCampaign(campaign)).toEqual({ ok: true, value: { version: 0, migration: 1, cells: {} } });
      const [first, second] = chain(2);
      await store.append(onBranch(keys[0]!), first!, {
        ...nothing,
        campaign: { expected: 0, cells: { year: '1899', storm: 'true', 'odd "name"': '"odd"' } },
      });
      expect(await store.readCampaign(campaign)).toEqual({
        ok: true,
        value: { version: 1, migration: 1, cells: { 'odd "name"': '"odd"', storm: 'true', year: '1899' } },
      });
      // What was read before is stale for the other session, and nothing of its turn stays.
      const stale = {
        ...nothing,
        outbox: [{ id: 'x', event: 'e', payload: '{}' }],
        campaign: { expected: 0, cells: { year: '1' } },
      };
      expect(await store.append(onBranch(keys[1]!), first!, stale)).toEqual({
        ok: false,
        error: { error: 'campaignConflict', version: 1 },
      });
      expect(await store.readTurns(onBranch(keys[1]!), 1, 9)).toEqual({ ok: true, value: [] });
      expect(await store.getSession(keys[1]!)).toMatchObject({ ok: true, value: { head: 0 } });
      const fresh = { ...nothing, campaign: { expected: 1, cells: { year: '1900', storm: null } } };
      expect(await store.append(onBranch(keys[1]!), first!, fresh)).toMatchObject({ ok: true });
      expect(await store.append(onBranch(keys[0]!), second!, nothing)).toMatchObject({ ok: true });
      expect(await store.readCampaign(campaign)).toEqual({
        ok: true,
        value: { version: 2, migration: 1, cells: { 'odd "name"': '"odd"', year: '1900' } },
      });
    });

    it('lets one of two sessions win that write at once', async () => {
      const store = under.store();
      const campaign = { tenant: 'campaigns', campaign: 'contended' };
      const keys = ['one', 'two'].map((session) => ({ ...campaign, session }));
      for (const key of keys) await store.createSession(newSession(key));
      const [first] = chain(1);
      const write = { ...nothing, campaign: { expected: 0, cells: { year: '1' } } };
      const results = await Promise.all(keys.map((key) => store.append(onBranch(key), first!, write)));
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      expect(results).toContainEqual({ ok: false, error: { error: 'campaignConflict', version: 1 } });
    });
  });
}
