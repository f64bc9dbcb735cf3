import { describe, expect, it } from 'vitest';
import type { PackFile, PackMigrations } from './pack-migrations.js';
import { migrationFile, nextSamplePack, samplePack } from './sample-pack.contract.js';
import type { StoreUnderTest } from './store.contract.js';
import { bundle, chain, newSession, nothing, onBranch, turnAfter } from './store-contract-data.contract.js';

const init = '0001-tables.sql';
const project = '0002-project.sql';
const [expand, convert, contract] = ['expand', 'convert', 'contract'].map((phase) => `0003_humour.${phase}.sql`);
const refused = { ok: false, error: { error: 'refused' } };

/** Files that change nothing, for rules about names. */
function empty(pack: string, ...names: readonly string[]): PackMigrations {
  const schema = `${pack}_pack`;
  const files = names.map((name) => migrationFile(name, `create schema if not exists ${schema};`));
  return { pack, schema, files };
}

function without(pack: PackMigrations, name: string): PackMigrations {
  return { ...pack, files: pack.files.filter((file) => file.name !== name) };
}

function changed(pack: PackMigrations, name: string, change: Partial<PackFile>): PackMigrations {
  return { ...pack, files: pack.files.map((file) => (file.name === name ? { ...file, ...change } : file)) };
}

export function migrationContract(under: StoreUnderTest): void {
  describe('a migration in phases', () => {
    it('is expanded and converted at once, and contracted when nobody is behind', async () => {
      const store = await under.fresh();
      const key = { tenant: 'phases', campaign: 'c', session: 's' };
      await store.putBundle(bundle.hash, bundle.bytes);
      await store.createSession(newSession(key));
      expect(await store.migratePack(samplePack)).toMatchObject({ ok: true });
      expect(await store.reportPack(nextSamplePack)).toEqual({
        ok: true,
        value: {
          applied: [],
          pending: [expand, convert],
          alreadyApplied: [init, project],
          contracts: [contract],
          ahead: [],
        },
      });
      const report = { pending: [], alreadyApplied: [init, project], contracts: [contract], ahead: [] };
      expect(await store.migratePack(nextSamplePack)).toEqual({
        ok: true,
        value: { ...report, applied: [expand, convert] },
      });
      const done = [init, project, expand, convert];
      expect(await store.migratePack(nextSamplePack)).toEqual({
        ok: true,
        value: { ...report, applied: [], alreadyApplied: done },
      });

      const [first, second] = chain(2);
      await store.append(onBranch(key), first!, nothing);
      await store.branch(onBranch(key), { name: 'side', at: 1 });
      await store.createSession(newSession({ ...key, session: 'never played' }));
      const behind = { ok: false, error: { error: 'sessionsBehind', file: contract, count: 1 } };
      expect(await store.migratePack(nextSamplePack, { contract: true })).toEqual(behind);
      // Two versions serve side by side: the older one has nothing to do.
      expect(await store.migratePack(samplePack, { contract: true })).toEqual({
        ok: true,
        value: {
          applied: [],
          pending: [],
          alreadyApplied: [init, project],
          contracts: [],
          ahead: [expand, convert],
        },
      });

      await store.append(onBranch(key), second!, { ...nothing, migration: 3 });
      // The other branch's rows lie in the tables, too.
      expect(await store.migratePack(nextSamplePack, { contract: true })).toEqual(behind);
      const side = turnAfter(first, { commandId: 'on the side' });
      await store.append(onBranch(key, 'side'), side, { ...nothing, migration: 3 });
      expect(await store.migratePack(nextSamplePack, { contract: true })).toEqual({
        ok: true,
        value: { applied: [contract], pending: [], alreadyApplied: done, contracts: [], ahead: [] },
      });
      const newer = { ok: false, error: { error: 'needsNewer', pack: samplePack.pack, file: contract } };
      expect(await store.migratePack(samplePack)).toEqual(newer);
      expect(await store.reportPack(samplePack)).toEqual(newer);
      expect(await store.migratePack(nextSamplePack, { contract: true })).toMatchObject({
        ok: true,
        value: { applied: [] },
      });
    });

    it('may be contracted after a later one was expanded', async () => {
      const store = under.store();
      const two = empty('late', '0001_init.sql', '0002_a.contract.sql', '0002_a.expand.sql');
      const three = {
        ...two,
        files: [...two.files, ...empty('late', '0003_b.contract.sql', '0003_b.expand.sql').files],
      };
      await store.migratePack(two);
      expect(await store.migratePack(three)).toMatchObject({
        ok: true,
        value: { applied: ['0003_b.expand.sql'], contracts: ['0002_a.contract.sql', '0003_b.contract.sql'] },
      });
      // An older version may do what is its own.
      expect(await store.migratePack(two, { contract: true })).toMatchObject({
        ok: true,
        value: { applied: ['0002_a.contract.sql'], ahead: ['0003_b.expand.sql'] },
      });
      expect(await store.migratePack(three, { contract: true })).toMatchObject({
        ok: true,
        value: { applied: ['0003_b.contract.sql'] },
      });
    });

    it('is applied in order of number and phase, however its files are listed', async () => {
      const store = under.store();
      const files = [
        '0002_a.contract.sql',
        '0002_a.convert.sql',
        '0002_a.expand.sql',
        '0001_init.sql',
        '0003_b.expand.sql',
      ];
      expect(await store.migratePack(empty('listed', ...files), { contract: true })).toMatchObject({
        ok: true,
        value: {
          applied: [
            '0001_init.sql',
            '0002_a.expand.sql',
            '0002_a.convert.sql',
            '0002_a.contract.sql',
            '0003_b.expand.sql',
          ],
        },
      });
    });

    it('needs no SQL of its own', async () => {
      const store = under.store();
      const pack = empty('silent', '0001_init.sql', '0003_b.expand.sql');
      expect(await store.migratePack(pack)).toMatchObject(refused);
      expect(await store.migratePack({ ...pack, conversions: [2, 3] })).toMatchObject({ ok: true });
      expect(await store.migratePack({ ...empty('silent', '0001_init.sql'), conversions: [2] })).toMatchObject({
        ok: true,
        value: { ahead: ['0003_b.expand.sql'] },
      });
    });
  });

  describe('files that don’t go with what was applied', () => {
    const applied = empty('past', '0001_init.sql', '0002_a.expand.sql', '0002_a.convert.sql', '0002_a.contract.sql');
    const begin = async () => {
      const store = under.store();
      expect(await store.migratePack(applied, { contract: true })).toMatchObject({ ok: true });
      return store;
    };
    const detailOf = (result: { readonly ok: boolean; readonly error?: unknown }): string =>
      JSON.stringify(result.error);

    it('are named when they were edited', async () => {
      const store = await begin();
      for (const { name } of applied.files) {
        const edited = { ok: false, error: { error: 'edited', file: name } };
        expect(await store.migratePack(changed(applied, name, { checksum: 'other' }))).toEqual(edited);
        expect(await store.reportPack(changed(applied, name, { checksum: 'other' }))).toEqual(edited);
      }
    });

    it('are named when one is missing', async () => {
      const store = await begin();
      for (const { name } of applied.files) {
        const result = await store.migratePack(without(applied, name));
        expect(result).toMatchObject(refused);
        expect(detailOf(result)).toContain(name);
      }
    });

    it('are named when one was renamed, or is another’s of the same number', async () => {
      const store = await begin();
      const renamed = changed(applied, '0002_a.expand.sql', { name: '0002_b.expand.sql' });
      expect(detailOf(await store.migratePack(renamed))).toContain('0002_b.expand.sql');
      const other = empty('past', '0001_init.sql', '0002_b.expand.sql');
      const result = await store.migratePack(other);
      expect(result).toMatchObject(refused);
      expect(detailOf(result)).toContain('0002_a');
      expect(detailOf(result)).toContain('0002_b');
    });

    it('are named when one was slipped in', async () => {
      const store = await begin();
      await store.migratePack(empty('slipped', '0001_init.sql', '0002_a.convert.sql'));
      const late = empty('slipped', '0001_init.sql', '0002_a.expand.sql', '0002_a.convert.sql');
      const result = await store.migratePack(late);
      expect(result).toMatchObject(refused);
      expect(detailOf(result)).toContain('0002_a.expand.sql');
    });

    it('are named when two of one number come together, or one between is missing', async () => {
      const store = await begin();
      const twice: readonly (readonly string[])[] = [
        ['0001_init.sql', '0002_a.expand.sql', '0002_b.expand.sql'],
        ['0001_init.sql', '0002_a.expand.sql', '0002_b.convert.sql'],
      ];
      for (const names of twice) {
        const result = await store.migratePack(empty('twice', ...names));
        expect(result).toMatchObject(refused);
        for (const name of names.slice(1)) expect(detailOf(result)).toContain(name);
      }
      const gap = await store.migratePack(empty('gap', '0001_init.sql', '0003_c.expand.sql'));
      expect(gap).toMatchObject(refused);
      expect(detailOf(gap)).toContain('0003_c.expand.sql');
    });
  });

  under.rule('SQL is run', 'a migration goes on with the file at which it failed', async () => {
    const store = under.store();
    const good = empty('resumed', '0001_init.sql', '0002_a.expand.sql', '0002_a.convert.sql');
    const bad = changed(good, '0002_a.convert.sql', { sql: 'select nonsense from nowhere' });
    const failed = await store.migratePack(bad);
    expect(failed).toMatchObject(refused);
    expect(!failed.ok && 'detail' in failed.error && failed.error.detail).toContain('0002_a.convert.sql');
    expect(await store.migratePack(good)).toMatchObject({
      ok: true,
      value: { applied: ['0002_a.convert.sql'], alreadyApplied: ['0001_init.sql', '0002_a.expand.sql'] },
    });
  });

  under.rule('SQL is run', 'a file outside a transaction is run statement by statement, and again', async () => {
    const store = under.store();
    const head = '-- fabula: outside a transaction\n';
    const table = `create schema outside_pack;
      create table outside_pack.note (id text collate "C" primary key);
      comment on table outside_pack.note is 'shared: a test; of $$ and ;';`;
    const index = `/* one; /* two; */ */ create index concurrently if not exists note_id on outside_pack.note (id); -- done;
      comment on index outside_pack.note_id is 'it''s; "this"';
      do $body$ begin perform 1; end $body$;`;
    const pack = (last: string) => ({
      pack: 'outside',
      schema: 'outside_pack',
      files: [migrationFile('0001_init.sql', table), migrationFile('0002_a.expand.sql', head + last)],
    });
    expect(await store.migratePack(pack(`${index} select nonsense from nowhere;`))).toMatchObject(refused);
    expect(await store.migratePack(pack(index))).toMatchObject({ ok: true, value: { applied: ['0002_a.expand.sql'] } });
    const found = await store.describePack('outside');
    expect(found.ok && found.value.tables[0]?.indexes).toMatchObject([
      { name: 'note_id', valid: true },
      { name: 'note_pkey' },
    ]);
    // The store serves on as the application.
    expect(await store.getSession({ tenant: 'outside', campaign: 'c', session: 's' })).toEqual({
      ok: true,
      value: undefined,
    });
  });

  under.rule('SQL is run', 'a pack’s schema is described as the database has it', async () => {
    const store = under.store();
    expect(await store.describePack('never migrated')).toEqual({
      ok: true,
      value: { tables: [], views: [], functions: [] },
    });
    await store.migratePack(nextSamplePack);
    const described = await store.describePack(samplePack.pack);
    if (!described.ok) throw new Error(described.error.error);
    const { schema, tables, functions, views } = described.value;
    expect(schema).toBe('sample_pack');
    expect(tables.map(({ name }) => name)).toEqual(['person', 'scene_graph', 'trusts']);
    expect(functions.map(({ name }) => name)).toEqual(['fabula_project', 'fabula_project_0003']);
    expect(views).toEqual([]);
    const [person, graph] = tables;
    expect(person).toMatchObject({ secured: true, comment: '' });
    expect(graph).toMatchObject({ secured: false, comment: 'shared: derived from the bundle', policies: [] });
    expect(person?.columns.find(({ name }) => name === 'facts')).toEqual({
      name: 'facts',
      type: 'bigint',
      nullable: true,
      default: '',
      generated: false,
      collation: '',
      comment: '',
    });
    expect(person?.columns.find(({ name }) => name === 'entity_id')).toMatchObject({ nullable: false, collation: 'C' });
    expect(person?.policies.map(({ name, command }) => [name, command])).toEqual([['tenant', 'all']]);
    expect(person?.constraints.map(({ name, validated }) => [name, validated])).toEqual([
      ['person_facts_check', true],
      ['person_pkey', true],
      ['person_reputation_check', true],
    ]);
    expect(person?.indexes.map(({ name }) => name)).toEqual(['person_facts', 'person_pkey']);
  });
}
