import { describe, expect, it } from 'vitest';
import { nextProjection, nextSamplePack, samplePack } from './sample-pack.contract.js';
import type { StoreUnderTest } from './store.contract.js';
import type { ProjectionChange, SessionHold, SessionKey, Store, TurnExtra } from './store.js';
import { linesOf } from './store-backup.contract.js';
import { at, bundle, chain, newSession, nothing, onBranch, turnAfter } from './store-contract-data.contract.js';

const { pack } = samplePack;
const common = { reputation: 50, purse: '12.50', trust: null, awake: true };
const old = (name: string, mood: string): ProjectionChange => ({
  table: 'person',
  key: { entity_id: name },
  columns: { ...common, mood },
});
const now = (name: string, humour: string): ProjectionChange => ({
  table: 'person',
  key: { entity_id: name },
  columns: { ...common, humour, facts: 2 },
});
const before = (...projection: readonly ProjectionChange[]): TurnExtra => ({ ...nothing, pack, projection });
const after = (...projection: readonly ProjectionChange[]): TurnExtra => ({
  ...before(...projection),
  projectionFunction: nextProjection,
  migration: 3,
});

export function conversionContract(under: StoreUnderTest): void {
  const begin = async (session: string, store: Store = under.store(), tenant = 'conversions'): Promise<SessionKey> => {
    const key = { tenant, campaign: 'c', session };
    await store.putBundle(bundle.hash, bundle.bytes);
    expect(await store.migratePack(nextSamplePack)).toMatchObject({ ok: true });
    expect(await store.createSession(newSession(key))).toMatchObject({ ok: true });
    return key;
  };
  /** What a branch's rows hold, without what a database has and nobody wrote. */
  const rowsOf = async (store: Store, key: SessionKey, branch = 'main') => {
    const read = await store.readProjection(onBranch(key, branch), pack);
    if (!read.ok) throw new Error(read.error.error);
    return read.value.map((row) => [
      row.key['entity_id'] ?? row.table,
      Object.fromEntries(Object.entries(row.columns ?? {}).filter(([name, value]) => value !== null || name in common)),
    ]);
  };

  describe('two versions of a pack', () => {
    it('write side by side, each through its own function', async () => {
      const store = under.store();
      const [one, two] = [await begin('side old'), await begin('side new')];
      const turns = chain(2);
      expect(await store.append(onBranch(one), turns[0]!, before(old('mara', 'calm')))).toMatchObject({ ok: true });
      expect(await store.append(onBranch(two), turns[0]!, after(now('mara', 'wry')))).toMatchObject({ ok: true });
      expect(await store.append(onBranch(one), turns[1]!, before(old('tam', 'wary')))).toMatchObject({ ok: true });
      expect(await rowsOf(store, one)).toEqual([
        ['mara', old('', 'calm').columns],
        ['tam', old('', 'wary').columns],
      ]);
      expect(await rowsOf(store, two)).toEqual([['mara', now('', 'wry').columns]]);
      await store.replaceProjection(onBranch(two), pack, [now('uri', 'dry')], nextProjection);
      expect(await rowsOf(store, two)).toEqual([['uri', now('', 'dry').columns]]);
    });

    under.rule('SQL is run', 'are told when a function is not there', async () => {
      const store = under.store();
      const key = await begin('no function');
      const extra = { ...before(old('mara', 'calm')), projectionFunction: 'fabula_project_0099' };
      expect(await store.append(onBranch(key), chain(1)[0]!, extra)).toMatchObject({
        ok: false,
        error: { error: 'needsMigration' },
      });
      expect(await store.getSession(key)).toMatchObject({ ok: true, value: { head: 0 } });
    });

    it('replace all rows of a branch with the turn that converts it, and of no other', async () => {
      const store = under.store();
      const [key, other] = [await begin('replaced rows'), await begin('replaced not')];
      const turns = chain(2);
      const trust = { table: 'trusts', key: { from_id: 'a', to_id: 'b' }, columns: { competence: 1 } };
      const extra = before(old('mara', 'calm'), old('tam', 'wary'), trust);
      await store.append(onBranch(key), turns[0]!, extra);
      await store.append(onBranch(other), turns[0]!, extra);
      const kept = await rowsOf(store, other);
      expect(kept).toHaveLength(3);
      const converted = { ...after(now('mara', 'calm')), replaces: true as const };
      expect(await store.append(onBranch(key), turns[1]!, converted)).toEqual({ ok: true, value: undefined });
      expect(await rowsOf(store, key)).toEqual([['mara', now('', 'calm').columns]]);
      expect(await rowsOf(store, other)).toEqual(kept);
      // Refused, it takes nothing away.
      expect(await store.append(onBranch(key), turns[1]!, { ...after(), replaces: true })).toMatchObject({ ok: false });
      expect(await rowsOf(store, key)).toHaveLength(1);
      // A version whose state fills no row leaves none.
      const last = turnAfter(turns[1]);
      expect(await store.append(onBranch(key), last, { ...after(), replaces: true })).toMatchObject({ ok: true });
      expect(await rowsOf(store, key)).toEqual([]);
    });
  });

  describe('the migration of a branch', () => {
    it('is that of its last turn, and a fork begins with that of the turn it forks after', async () => {
      const store = under.store();
      const key = await begin('numbers');
      const migrationOf = async () => {
        const row = await store.getSession(key);
        return row.ok && row.value?.migration;
      };
      expect(await migrationOf()).toBe(1);
      const turns = chain(4);
      await store.append(onBranch(key), turns[0]!, nothing);
      expect(await migrationOf()).toBe(1);
      await store.append(onBranch(key), turns[1]!, { ...nothing, migration: 2 });
      await store.append(onBranch(key), turns[2]!, nothing);
      expect(await migrationOf()).toBe(2);
      await store.append(onBranch(key), turns[3]!, { ...nothing, migration: 5 });
      expect(await migrationOf()).toBe(5);
      for (const [index, expected] of [1, 1, 2, 2, 5].entries()) {
        await store.branch(onBranch(key), { name: `fork ${index}`, at: index });
        expect([index, await migrationOf()]).toEqual([index, expected]);
      }
      // Of a fork of a fork, within what its parent shares.
      await store.branch(onBranch(key, 'fork 4'), { name: 'again', at: 3 });
      expect(await migrationOf()).toBe(2);
    });

    it('tells which branches are behind, in pages', async () => {
      const store = under.store();
      const paged = 'a pack of pages';
      const beginIn = async (tenant: string, session: string) => {
        const key = { tenant, campaign: 'pages', session };
        expect(await store.createSession(newSession(key, { pack: paged }))).toMatchObject({ ok: true });
        return key;
      };
      const keys: SessionKey[] = [];
      for (const tenant of ['b', 'a']) for (const name of ['3', '1', '2']) keys.push(await beginIn(tenant, name));
      await beginIn('a', 'never played');
      for (const [index, key] of keys.entries())
        await store.append(onBranch(key), chain(1)[0]!, index % 2 === 0 ? nothing : { ...nothing, migration: 2 });
      await store.append(onBranch(keys[0]!), chain(2)[1]!, { ...nothing, migration: 3 });
      await store.branch(onBranch(keys[1]!), { name: 'side', at: 1 });
      await store.append(onBranch(keys[1]!, 'side'), chain(2, undefined)[1]!, {
        ...nothing,
        migration: 3,
        ended: true,
      });
      const held: SessionHold = { why: 'pinned', detail: 'as it is', migration: 3, at };
      await store.holdSession(keys[5]!, held);
      const filter = { pack: paged, migration: 3, limit: 2 };
      const seen: unknown[] = [];
      let last: Parameters<Store['branchesBehind']>[0]['after'];
      for (;;) {
        const page = await store.branchesBehind({ ...filter, ...(last && { after: last }) });
        if (!page.ok) throw new Error(page.error.error);
        expect(page.value.length).toBeLessThanOrEqual(2);
        if (page.value.length === 0) break;
        for (const { key, migration, live, held: hold } of page.value)
          seen.push([migration, key.tenant, key.session, key.branch, live, hold?.why]);
        last = page.value.at(-1);
      }
      expect(seen).toEqual([
        [1, 'a', '1', 'main', true, undefined],
        [1, 'b', '2', 'main', true, undefined],
        [2, 'a', '2', 'main', true, 'pinned'],
        [2, 'a', '3', 'main', true, undefined],
        [2, 'b', '1', 'main', false, undefined],
      ]);
      const ours = await store.branchesBehind({ ...filter, tenant: 'b', limit: 9 });
      expect(ours.ok && ours.value.map(({ key }) => [key.tenant, key.session])).toEqual([
        ['b', '2'],
        ['b', '1'],
      ]);
      expect(await store.branchesBehind({ ...filter, tenant: 'c' })).toEqual({ ok: true, value: [] });
      expect(await store.branchesBehind({ ...filter, pack: 'another' })).toEqual({ ok: true, value: [] });
      const older = await store.branchesBehind({ ...filter, migration: 2, limit: 9 });
      expect(older.ok && older.value).toHaveLength(2);
    });
  });

  describe('a session', () => {
    it('is held with its reason, and let go', async () => {
      const store = under.store();
      const tenant = 'holds';
      const [one, two] = [await begin('one', store, tenant), await begin('two', store, tenant)];
      const hold: SessionHold = { why: 'quarantined', detail: 'its purse holds "−1"; 0 at least', migration: 3, at };
      expect(await store.holdSession(one, hold)).toEqual({ ok: true, value: undefined });
      expect(await store.getSession(one)).toMatchObject({ ok: true, value: { held: hold } });
      const namesOf = async (held?: boolean) => {
        const rows = await store.listSessions({ tenant, limit: 9, ...(held !== undefined && { held }) });
        return rows.ok && rows.value.map(({ key }) => key.session).sort();
      };
      expect([await namesOf(), await namesOf(true), await namesOf(false)]).toEqual([['one', 'two'], ['one'], ['two']]);
      const pinned: SessionHold = { ...hold, why: 'pinned', detail: '' };
      await store.holdSession(one, pinned);
      expect(await store.getSession(one)).toMatchObject({ ok: true, value: { held: pinned } });
      expect(await store.unholdSession(one)).toEqual({ ok: true, value: undefined });
      expect(await store.unholdSession(two)).toEqual({ ok: true, value: undefined });
      expect(await namesOf(true)).toEqual([]);
      const row = await store.getSession(one);
      expect(row.ok && row.value && 'held' in row.value).toBe(false);
      const missing = { ok: false, error: { error: 'notFound' } };
      expect(await store.holdSession({ ...one, session: 'none' }, hold)).toMatchObject(missing);
      expect(await store.unholdSession({ ...one, session: 'none' })).toMatchObject(missing);
    });

    it('that was put aside keeps a contract waiting until it is left behind; its ledger stays', async () => {
      const store = await under.fresh();
      const [aside, played] = [await begin('aside', store), await begin('played', store)];
      const [first, second] = chain(2);
      await store.append(onBranch(aside), first!, before(old('mara', 'calm')));
      await store.append(onBranch(aside), second!, before(old('tam', 'wary')));
      await store.branch(onBranch(aside), { name: 'other', at: 1 });
      await store.append(onBranch(played), first!, after(now('mara', 'wry')));
      const leave = { contract: true, leavePutAside: true };
      const behind = { ok: false, error: { error: 'sessionsBehind', file: '0003_humour.contract.sql', count: 1 } };
      expect(await store.migratePack(nextSamplePack, leave)).toEqual(behind);
      await store.holdSession(aside, { why: 'pinned', detail: 'as it is', migration: 1, at });
      expect(await store.migratePack(nextSamplePack, leave)).toEqual(behind);
      await store.holdSession(aside, { why: 'quarantined', detail: 'its mood is none', migration: 3, at });
      expect(await store.migratePack(nextSamplePack, { contract: true })).toEqual(behind);
      expect(await rowsOf(store, aside)).toHaveLength(2);
      expect(await store.migratePack(nextSamplePack, leave)).toMatchObject({
        ok: true,
        value: { applied: ['0003_humour.contract.sql'] },
      });
      expect(await rowsOf(store, aside)).toEqual([]);
      expect(await rowsOf(store, played)).toEqual([['mara', now('', 'wry').columns]]);
      expect(await store.readTurns(onBranch(aside), 1, 9)).toEqual({ ok: true, value: [first, second] });
    });

    it('converts its campaign with its own turn', async () => {
      const store = under.store();
      const key = await begin('campaign', store, 'conversion of a campaign');
      const turns = chain(3);
      const write = (expected: number, cells: { readonly [cell: string]: string | null }, migration?: number) => ({
        ...nothing,
        campaign: { expected, cells, ...(migration !== undefined && { migration }) },
      });
      await store.append(onBranch(key), turns[0]!, write(0, { mood: '"calm"', year: '1' }));
      await store.append(onBranch(key), turns[1]!, write(1, { mood: null, humour: '"calm"' }, 3));
      const converted = { version: 2, migration: 3, cells: { humour: '"calm"', year: '1' } };
      expect(await store.readCampaign(key)).toEqual({ ok: true, value: converted });
      expect(await store.append(onBranch(key), turns[2]!, write(1, { mood: '"x"' }, 4))).toEqual({
        ok: false,
        error: { error: 'campaignConflict', version: 2 },
      });
      await store.append(onBranch(key), turns[2]!, write(2, { year: '2' }));
      expect(await store.readCampaign(key)).toMatchObject({ ok: true, value: { version: 3, migration: 3 } });
    });

    it('is in a backup with its migrations, its hold and rows of both versions', async () => {
      const [from, to] = [await under.fresh(), await under.fresh()];
      const [one, two] = [await begin('one', from), await begin('two', from)];
      const turns = chain(2);
      await from.append(onBranch(one), turns[0]!, before(old('mara', 'calm')));
      await from.append(onBranch(one), turns[1]!, {
        ...after(now('mara', 'calm')),
        replaces: true,
        campaign: { expected: 0, cells: { year: '1' }, migration: 3 },
      });
      await from.append(onBranch(two), turns[0]!, before(old('tam', 'wary')));
      const hold: SessionHold = { why: 'quarantined', detail: 'why "so"', migration: 3, at };
      await from.holdSession(two, hold);
      const lines = await linesOf(from);
      expect(await to.import(feed(lines))).toMatchObject({ ok: true });
      expect(await linesOf(to)).toEqual(lines);
      expect(await to.getSession(one)).toMatchObject({ ok: true, value: { migration: 3 } });
      expect(await to.getSession(two)).toMatchObject({ ok: true, value: { migration: 1, held: hold } });
      expect(await to.readCampaign(one)).toMatchObject({ ok: true, value: { migration: 3 } });
      expect(await rowsOf(to, one)).toEqual([['mara', now('', 'calm').columns]]);
      expect(await rowsOf(to, two)).toEqual([['tam', old('', 'wary').columns]]);
      const behind = await to.branchesBehind({ pack, migration: 3, limit: 9 });
      expect(behind.ok && behind.value.map(({ key }) => key.session)).toEqual(['two']);
      await to.branch(onBranch(one), { name: 'fork', at: 1 });
      expect(await to.getSession(one)).toMatchObject({ ok: true, value: { migration: 1 } });
      expect(await to.reportPack(nextSamplePack)).toMatchObject({ ok: true, value: { pending: [] } });
    });
  });
}

async function* feed(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}
