import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from './store.js';
import { backupContract } from './store-backup.contract.js';
import { batchContract } from './store-batches.contract.js';
import { branchContract } from './store-branches.contract.js';
import { campaignContract } from './store-campaign.contract.js';
import { conversionContract } from './store-conversions.contract.js';
import { forgetContract } from './store-forget.contract.js';
import { migrationContract } from './store-migrations.contract.js';
import { packContract } from './store-packs.contract.js';
import { rowsContract } from './store-rows.contract.js';
import { sessionContract } from './store-sessions.contract.js';
import { turnContract } from './store-turns.contract.js';

/** What an adapter gives the suite. A rule it can't be held to is skipped with the reason it names. */
export interface StoreFactory {
  readonly name: string;
  /** A store that is empty and migrated. The suite closes it. */
  fresh(): Promise<Store>;
  /** Called after the last store was closed. */
  readonly dispose?: () => Promise<void>;
  readonly skips: { readonly [Rule in StoreRule]?: string };
}

/** Rules that some adapter can't keep by its nature. */
export type StoreRule = 'SQL is run' | 'a second connection';

/** What the tests of one subject are handed: one store for all of them, so each works in a tenant of its own. */
export interface StoreUnderTest {
  store(): Store;
  fresh(): Promise<Store>;
  /** Like `it`, for a rule that an adapter may skip. */
  rule(rule: StoreRule, name: string, body: () => Promise<void>): void;
}

/** The one contract suite that each store passes. */
export function storeContract(factory: StoreFactory): void {
  describe(`the store contract: ${factory.name}`, () => {
    let shared: Store | undefined;
    const opened: Store[] = [];
    const fresh = async (): Promise<Store> => {
      const store = await factory.fresh();
      opened.push(store);
      return store;
    };
    beforeAll(async () => {
      shared = await fresh();
    });
    afterAll(async () => {
      for (const store of opened) await store.close();
      await factory.dispose?.();
    });
    const under: StoreUnderTest = {
      fresh,
      store: () => {
        if (!shared) throw new Error('the store did not open');
        return shared;
      },
      rule: (rule, name, body) => {
        const reason = factory.skips[rule];
        if (reason === undefined) it(name, body);
        else it.skip(`${name} (${reason})`, body);
      },
    };
    sessionContract(under);
    rowsContract(under);
    turnContract(under);
    branchContract(under);
    campaignContract(under);
    packContract(under);
    migrationContract(under);
    conversionContract(under);
    batchContract(under);
    forgetContract(under);
    backupContract(under);
    it('says what it is', async () => {
      const described = await under.store().describe();
      expect(described.ok && described.value.kind).toBe(under.store().kind);
    });
  });
}
