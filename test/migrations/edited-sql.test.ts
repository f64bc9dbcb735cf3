import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBundle } from '@fabula/runtime/bundle';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { fabula } from '../cli/run.js';
import { edit, filesIn, plan, release, released } from './story.js';

const boots = (source: string): string => source.replace('kind Person {', 'kind Person { boots: int = 1,');
const hats = (source: string): string => source.replace('kind Person {', 'kind Person { hats: int = 1,');
const folder = 'migrations/0002_boots';

/** A pack with a plan, whose `expand.sql` somebody edits. */
async function reviewed(change: (sql: string) => string): Promise<{ readonly home: string; readonly sql: string }> {
  const home = await released();
  edit(home, boots);
  await plan(home, 'boots');
  const path = join(home, folder, 'expand.sql');
  const sql = change(readFileSync(path, 'utf8'));
  writeFileSync(path, sql);
  return { home, sql };
}

const recorded = z.object({ edited: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/)) });

const add = (text: string) => (sql: string) => `${sql}${text}\n`;
const remark = add('-- We looked at the sizes: ten rows a session.');
const read = (home: string, name: string): string => filesIn(home)[`${folder}/${name}`] ?? '';

describe('SQL that was edited by hand', { timeout: 300_000 }, () => {
  test('is refused until it is recorded, and then goes into the bundle', async () => {
    const { home, sql } = await reviewed(remark);
    for (const command of [['build'], ['release'], ['migrate', 'status'], ['migrate', 'verify']]) {
      const { code, err } = await fabula(home, ...command);
      expect([command, code]).toEqual([command, 1]);
      expect(err).toContain(`${folder}/expand.sql was edited, and the edit is not recorded.`);
    }
    const done = await plan(home);
    expect([done.code, done.out]).toEqual([0, expect.stringContaining('Edited by hand, and left so: expand.sql')]);
    expect(read(home, 'expand.sql')).toBe(sql);
    const { edited } = recorded.parse(JSON.parse(read(home, 'migration.json')));
    expect(Object.keys(edited)).toEqual(['expand.sql']);
    expect(read(home, 'plan.md')).toContain('Edited by hand, and not what the steps say alone: `expand.sql`.');
    const before = filesIn(home);
    expect((await plan(home)).code).toBe(0);
    expect(filesIn(home)).toEqual(before);
    expect((await fabula(home, 'build')).code).toBe(0);
    expect((await release(home)).code).toBe(0);
    const bundle = await openBundle(readFileSync(join(home, 'migrations/released.fabc')));
    expect(bundle.ok && bundle.value.migrations.find(({ name }) => name === '0002_boots.expand.sql')?.sql).toBe(sql);
    expect((await fabula(home, 'build', '--locked')).code).toBe(0);
  });

  test('is refused again when it is edited again, and no more when it is as it was planned', async () => {
    const { home, sql } = await reviewed(remark);
    await plan(home);
    const path = join(home, folder, 'expand.sql');
    writeFileSync(path, `${sql}-- And again.\n`);
    expect((await fabula(home, 'build')).code).toBe(1);
    expect((await plan(home)).code).toBe(0);
    expect((await fabula(home, 'build')).code).toBe(0);
    expect((await plan(home, '--discard-edits')).code).toBe(0);
    expect(read(home, 'expand.sql')).not.toContain('We looked');
    expect(JSON.parse(read(home, 'migration.json'))).not.toHaveProperty('edited');
    expect((await fabula(home, 'build')).code).toBe(0);
  });

  test('may stand where the plan has none', async () => {
    const { home } = await reviewed((sql) => sql);
    writeFileSync(join(home, folder, 'convert.sql'), '-- Nothing is to be proven here.\n');
    expect((await fabula(home, 'build')).err).toContain(`${folder}/convert.sql was edited`);
    expect((await plan(home)).code).toBe(0);
    expect((await fabula(home, 'build')).code).toBe(0);
    expect(read(home, 'convert.sql')).toContain('Nothing is to be proven');
  });

  test('of another plan is not thrown away unasked', async () => {
    const { home } = await reviewed(remark);
    await plan(home);
    edit(home, hats);
    expect((await fabula(home, 'build')).err).toContain('(expand.sql differs)');
    const before = filesIn(home);
    const refused = await plan(home);
    expect([refused.code, refused.err]).toEqual([
      1,
      expect.stringContaining(`${folder}/expand.sql was edited by hand, and what is planned for it is another now`),
    ]);
    expect(filesIn(home)).toEqual(before);
    expect((await plan(home, '--discard-edits')).code).toBe(0);
    expect(read(home, 'expand.sql')).toContain('hats');
    expect(read(home, 'expand.sql')).not.toContain('We looked');
  });

  test('of a migration that nothing needs any more is not thrown away either', async () => {
    const { home } = await reviewed(remark);
    edit(home, (source) => source.replace('boots: int = 1,', ''));
    expect((await plan(home)).code).toBe(1);
    expect((await plan(home, '--discard-edits')).out).toContain('Nothing to migrate');
  });

  test('that is no SQL is refused with its place', async () => {
    const { home } = await reviewed(add('drop tabel everything;'));
    const before = filesIn(home);
    const { code, err } = await plan(home);
    expect([code, err]).toEqual([1, expect.stringContaining('FAB6201')]);
    expect(err).toContain(`${folder}/expand.sql`);
    expect(filesIn(home)).toEqual(before);
  });

  test('has its findings, which are accepted with a reason', async () => {
    const rows = 'update "ferry"."person" set "boots" = 2;';
    const { home } = await reviewed(add(`-- fabula: step\n${rows}`));
    const found = await plan(home);
    const code = /FAB62\d\d/.exec(found.err)?.[0] ?? '';
    expect([found.code, code]).toEqual([0, expect.stringMatching(/^FAB62/)]);
    const path = join(home, folder, 'expand.sql');
    const sql = readFileSync(path, 'utf8').replace(rows, `-- fabula: accept ${code} because there are ten\n${rows}`);
    writeFileSync(path, sql);
    expect((await plan(home)).err).not.toContain(code);
  });
});

describe('the trial of SQL that was edited by hand', { timeout: 400_000 }, () => {
  test('takes an index more, in a transaction with a timeout', async () => {
    const index =
      'create index "person__boots" on "ferry"."person" ("tenant", "campaign_id", "session_id", "branch", "boots");';
    const { home } = await reviewed(
      (sql) =>
        `set local lock_timeout = '2s';\n${sql}-- fabula: accept FAB6207 because nobody has a save yet\n${index}\n`,
    );
    const done = await fabula(home, 'migrate', 'plan', '--seconds', '1');
    expect([done.code, done.err]).toEqual([0, expect.not.stringContaining('error')]);
    const tried = await fabula(home, 'migrate', 'verify', '--seconds', '1');
    expect([tried.code, tried.out]).toEqual([0, expect.stringContaining('with expand.sql edited by hand')]);
  });

  test('names the table that is not what is declared', async () => {
    const { home } = await reviewed(add('alter table "ferry"."person" add constraint "few" check ("boots" < 90);'));
    const before = filesIn(home);
    const { code, err } = await fabula(home, 'migrate', 'plan', '--seconds', '1');
    expect(code).toBe(1);
    expect(err).toContain(`by ${folder}/expand.sql, table \`person\` is not what is planned.`);
    expect(filesIn(home)).toEqual(before);
    // Written down untried, it is found before it is released.
    expect((await plan(home)).code).toBe(0);
    const late = await fabula(home, 'release', '--seconds', '1');
    expect([late.code, late.err]).toEqual([1, expect.stringContaining('`person` is not what is planned')]);
    expect(late.err).toContain('Nothing was released.');
  });
});

describe('the trial of undo.sql', { timeout: 400_000 }, () => {
  test('names what it leaves, and what the database refuses', async () => {
    const home = await released();
    edit(home, boots);
    await plan(home, 'boots');
    const path = join(home, folder, 'undo.sql');
    const sql = readFileSync(path, 'utf8');
    const dropped = /alter table "ferry"\."person" drop column "boots";/;
    expect(sql).toMatch(dropped);
    writeFileSync(path, sql.replace(dropped, 'alter table "ferry"."person" alter column "boots" drop default;'));
    const left = await fabula(home, 'migrate', 'plan', '--seconds', '1');
    expect([left.code, left.err]).toEqual([1, expect.stringContaining('undo.sql does not take expand.sql back')]);
    expect(left.err).toContain('table `person` is not what it was before');
    writeFileSync(path, sql.replace(dropped, 'alter table "ferry"."person" drop column "shoes";'));
    const refused = await fabula(home, 'migrate', 'plan', '--seconds', '1');
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('column "shoes"')]);
  });
});

describe('one migration', { timeout: 300_000 }, () => {
  test('is verified by its number or its name, whatever is wrong with others', async () => {
    const { home } = await reviewed((sql) => sql);
    await release(home);
    for (const name of ['2', 'boots', '0002_boots']) {
      const told = await fabula(home, 'migrate', 'verify', name);
      expect(told).toMatchObject({ code: 0, out: `${folder}/ is as it was released.\n` });
    }
    const path = join(home, 'migrations/0001_init.sql');
    writeFileSync(path, `${readFileSync(path, 'utf8')}-- more\n`);
    expect((await fabula(home, 'migrate', 'verify', '2', '--json')).code).toBe(0);
    expect((await fabula(home, 'migrate', 'verify', '1')).err).toContain('0001_init.sql was edited after it had been');
    rmSync(join(home, folder, 'sessions.json'));
    const gone = await fabula(home, 'migrate', 'verify', 'boots', '--json');
    expect(JSON.parse(gone.out)).toMatchObject({ ok: false, error: 'migrationMissing' });
    const strange = await fabula(home, 'migrate', 'verify', 'shoes');
    expect([strange.code, strange.err]).toEqual([2, expect.stringContaining('There are `0001_init`, `0002_boots`.')]);
  });
});
