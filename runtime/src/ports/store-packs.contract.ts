import { describe, expect, it } from 'vitest';
import { migrationFile, samplePack } from './sample-pack.contract.js';
import type { StoreUnderTest } from './store.contract.js';
import type { ProjectionChange } from './store.js';
import { bundle, chain, newSession, nothing, onBranch } from './store-contract-data.contract.js';

const person = (name: string, change: ProjectionChange['columns'] = {}): ProjectionChange => ({
  table: 'person',
  key: { entity_id: name },
  columns: { mood: 'calm', reputation: 50, purse: '12.50', trust: null, awake: true, ...change },
});
const trust = (from: string, to: string, competence: number): ProjectionChange => ({
  table: 'trusts',
  key: { from_id: from, to_id: to },
  columns: { competence },
});
const upToDate = { applied: [], pending: [], alreadyApplied: [], contracts: [], ahead: [] };
const gone = (row: ProjectionChange): ProjectionChange => ({ ...row, columns: undefined });

export function packContract(under: StoreUnderTest): void {
  const { pack } = samplePack;

  describe('a pack’s migrations', () => {
    it('are applied once, in order, and refused when the past was changed', async () => {
      const store = under.store();
      const names = samplePack.files.map(({ name }) => name);
      const [first, second] = samplePack.files;
      expect(await store.migratePack({ ...samplePack, files: [first!] })).toEqual({
        ok: true,
        value: { ...upToDate, applied: [names[0]] },
      });
      expect(await store.migratePack(samplePack)).toEqual({
        ok: true,
        value: { ...upToDate, applied: [names[1]], alreadyApplied: [names[0]] },
      });
      expect(await store.migratePack(samplePack)).toEqual({
        ok: true,
        value: { ...upToDate, alreadyApplied: names },
      });
      const edited = migrationFile(names[0]!, `${first!.sql}\n-- later`);
      expect(await store.migratePack({ ...samplePack, files: [edited, second!] })).toEqual({
        ok: false,
        error: { error: 'edited', file: names[0] },
      });
      const refused = { ok: false, error: { error: 'refused' } };
      expect(await store.migratePack({ ...samplePack, files: [second!] })).toMatchObject(refused);
      const gap = migrationFile('0004-later.sql', 'select 1');
      expect(await store.migratePack({ ...samplePack, files: [...samplePack.files, gap] })).toMatchObject(refused);
      expect(await store.migratePack({ ...samplePack, files: [...samplePack.files, second!] })).toMatchObject(refused);
    });

    it('are applied once by two that come at once', async () => {
      const store = under.store();
      const both = {
        pack: 'both',
        schema: 'both_pack',
        files: [migrationFile('0001.sql', 'create schema both_pack;')],
      };
      const results = await Promise.all([store.migratePack(both), store.migratePack(both)]);
      expect(results.every(({ ok }) => ok)).toBe(true);
    });

    under.rule('SQL is run', 'leave nothing behind when a file fails', async () => {
      const store = under.store();
      const bad = migrationFile('0002-bad.sql', 'create table half_pack.b (id int); select nonsense from nowhere;');
      const good = migrationFile('0001-good.sql', 'create schema half_pack;');
      const half = { pack: 'half', schema: 'half_pack', files: [good, bad] };
      const failed = await store.migratePack(half);
      expect(failed).toMatchObject({ ok: false, error: { error: 'refused' } });
      expect(!failed.ok && 'detail' in failed.error && failed.error.detail).toContain('0002-bad.sql');
      const better = migrationFile('0002-better.sql', 'select 1;');
      expect(await store.migratePack({ ...half, files: [good, better] })).toMatchObject({
        ok: true,
        value: { applied: ['0002-better.sql'], alreadyApplied: ['0001-good.sql'] },
      });
    });

    under.rule('SQL is run', 'are refused where a table would mix sessions or tenants', async () => {
      const store = under.store();
      const sql = (body: string) => `create schema loose_pack; ${body}`;
      const attempt = (body: string) =>
        store.migratePack({ pack: 'loose', schema: 'loose_pack', files: [migrationFile('1.sql', sql(body))] });
      const key = 'tenant text, campaign_id text, session_id text';
      expect(await attempt('create table loose_pack.a (id text primary key);')).toMatchObject({
        ok: false,
        error: { error: 'refused' },
      });
      expect(
        await attempt(`create table loose_pack.a (${key}, primary key (tenant, campaign_id, session_id));`),
      ).toMatchObject({
        ok: false,
        error: { error: 'refused' },
      });
      expect(await store.migratePack({ pack: 'loose', schema: 'fabula', files: [] })).toMatchObject({
        ok: false,
        error: { error: 'refused' },
      });
    });
  });

  describe('projections', () => {
    const begin = async (session: string) => {
      const key = { tenant: 'packs', campaign: 'c', session };
      await under.store().putBundle(bundle.hash, bundle.bytes);
      await under.store().migratePack(samplePack);
      await under.store().createSession(newSession(key));
      return key;
    };

    it('are written with the turn', async () => {
      const store = under.store();
      const key = await begin('written');
      const turns = chain(3);
      const rows = [person('mara'), person('tam', { mood: 'wary', trust: 0.25 }), trust('mara', 'tam', -1)];
      await store.append(onBranch(key), turns[0]!, { ...nothing, pack, projection: rows });
      expect(await store.readProjection(onBranch(key), pack)).toEqual({ ok: true, value: rows });
      const changed = person('mara', { reputation: 7, purse: '0.01', awake: false });
      await store.append(onBranch(key), turns[1]!, {
        ...nothing,
        pack,
        projection: [changed, gone(trust('mara', 'tam', 0))],
      });
      await store.append(onBranch(key), turns[2]!, { ...nothing, pack });
      expect(await store.readProjection(onBranch(key), pack)).toEqual({ ok: true, value: [changed, rows[1]] });
      expect(await store.readProjection({ ...onBranch(key), session: 'another' }, pack)).toMatchObject({ ok: false });
    });

    it('can be replaced by folded ones', async () => {
      const store = under.store();
      const key = await begin('replaced');
      await store.append(onBranch(key), chain(1)[0]!, {
        ...nothing,
        pack,
        projection: [person('mara'), trust('a', 'b', 1)],
      });
      const folded = [person('tam', { mood: 'furious' }), person('uri')];
      expect(await store.replaceProjection(onBranch(key), pack, folded)).toEqual({ ok: true, value: undefined });
      expect(await store.readProjection(onBranch(key), pack)).toEqual({ ok: true, value: folded });
      await store.branch(onBranch(key), { name: 'fork', at: 1 });
      expect(await store.readProjection(onBranch(key, 'fork'), pack)).toEqual({ ok: true, value: [] });
      await store.replaceProjection(onBranch(key, 'fork'), pack, [person('fork')]);
      expect(await store.readProjection(onBranch(key), pack)).toEqual({ ok: true, value: folded });
      expect(await store.replaceProjection(onBranch(key, 'none'), pack, [])).toMatchObject({
        ok: false,
        error: { error: 'notFound' },
      });
    });

    it('need the pack’s migrations', async () => {
      const store = under.store();
      const key = await begin('unmigrated');
      const missing = { ok: false, error: { error: 'needsMigration' } };
      const extra = { ...nothing, projection: [person('mara')] };
      expect(await store.append(onBranch(key), chain(1)[0]!, { ...extra, pack: 'unknown' })).toMatchObject(missing);
      expect(await store.append(onBranch(key), chain(1)[0]!, extra)).toMatchObject(missing);
      expect(await store.getSession(key)).toMatchObject({ ok: true, value: { head: 0 } });
    });

    under.rule('SQL is run', 'take the turn with them when they fail', async () => {
      const store = under.store();
      const key = await begin('refused');
      const [first] = chain(1);
      for (const row of [
        person('mara', { reputation: 101 }),
        person('mara', { mood: null }),
        { ...person('x'), table: 'ghost' },
      ]) {
        const extra = {
          ...nothing,
          pack,
          outbox: [{ id: 'o', event: 'e', payload: '{}' }],
          projection: [person('tam'), row],
        };
        expect(await store.append(onBranch(key), first!, extra)).toMatchObject({
          ok: false,
          error: { error: 'refused' },
        });
      }
      expect(await store.getSession(key)).toMatchObject({ ok: true, value: { head: 0 } });
      expect(await store.readProjection(onBranch(key), pack)).toEqual({ ok: true, value: [] });
      expect(await store.append(onBranch(key), first!, nothing)).toMatchObject({ ok: true });
    });
  });
}
