import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { LineIndex } from '../../base/index.js';
import { type Example, loadExplanations } from '../../diagnostics/index.js';
import { lintSql, type SqlFile, type SqlPart } from './index.js';

const pages = Object.values(await loadExplanations()).filter(({ code }) => code.startsWith('FAB62'));

test('there are pages', () => {
  expect(pages.length).toBeGreaterThan(10);
});

describe.each(pages)('$code $name', ({ code, wrong, right }) => {
  test.each(wrong.map((example, index) => ({ index, example })))('wrong $index', async ({ example }) => {
    const marks = example.files.flatMap((file) =>
      file.marks.map((mark) => `${file.path}:${mark.line}:${mark.column}+${mark.length} ${mark.code}`),
    );
    const mine = new Set(marks.map((mark) => mark.slice(mark.lastIndexOf(' ') + 1)));
    const shown = (await found(example)).filter((each) => mine.has(each.slice(each.lastIndexOf(' ') + 1)));
    expect(shown.toSorted()).toEqual(marks.toSorted());
  });
  test.each(right.map((example, index) => ({ index, example })))('right $index', async ({ example }) => {
    expect((await found(example)).filter((each) => each.endsWith(code))).toEqual([]);
  });
});

async function found(example: Example): Promise<readonly string[]> {
  const files = example.files.flatMap(({ path, text }): SqlFile[] => {
    const part = partOf(path);
    return part ? [{ path, part, sql: text }] : [];
  });
  return (await lintSql(files)).map(({ code, place }) => {
    const at = new LineIndex(files.find(({ path }) => path === place.file)?.sql ?? '').at(place.span.start);
    return `${place.file}:${at.line}:${at.column}+${place.span.end - place.span.start} ${code}`;
  });
}

function partOf(path: string): SqlPart | undefined {
  const parts: readonly SqlPart[] = ['expand', 'convert', 'contract', 'undo'];
  return parts.find((part) => path.endsWith(`/${part}.sql`));
}

const lint = async (part: SqlPart, sql: string) =>
  (await lintSql([{ path: `${part}.sql`, part, sql }])).map(({ code }) => code);

test.each([
  'alter table "h"."t" add constraint c foreign key ("a") references "h"."u" ("b");',
  'alter table "h"."t" add constraint c unique ("a");',
  'alter table "h"."t" alter column "a" set not null;',
  'alter table "h"."t" add column "a" bigint check ("a" > 0);',
  'alter table "h"."t" add constraint c check ("a" > 0) not valid; alter table "h"."t" validate constraint c;',
  'do $$ begin alter table "h"."t" alter column "a" set not null; end $$;',
  'lock table "h"."t";',
])('everybody waits: %s', async (sql) => {
  expect(await lint('contract', sql)).toContain('FAB6202');
});

test.each([
  'alter table "h"."t" add constraint c check ("a" > 0) not valid;',
  'alter table "h"."t" add constraint c unique using index "i";',
  '-- fabula: outside a transaction\nalter table "h"."t" validate constraint c;',
  `-- fabula: outside a transaction
    do $$ begin alter table "h"."t" add constraint c check ("a" is not null) not valid; end $$;
    do $$ begin alter table "h"."t" validate constraint c; end $$;
    do $$ begin alter table "h"."t" alter column "a" set not null; end $$;`,
])('nobody waits for: %s', async (sql) => {
  expect(await lint('contract', sql)).toEqual([]);
});

test.each([
  ['add column "a" timestamptz default clock_timestamp()', true],
  ['add column "a" timestamptz default pg_catalog.now()', false],
  ['add column "a" bigint default 3', false],
  ['add column "a" bigint generated always as ("b" * 2) stored', true],
  ['add column "a" bigserial', true],
  ['alter column "a" type text', true],
])('%s: written anew is %s', async (change, isRewritten) => {
  expect((await lint('contract', `alter table "h"."t" ${change};`)).includes('FAB6203')).toBe(isRewritten);
});

test('a place is counted in letters, and a comment above belongs to the statement', async () => {
  const [only] = await lintSql([
    { path: 'contract.sql', part: 'contract', sql: `select 'müßig 🌊'; -- ö\n\ndelete from "h"."t";` },
  ]);
  expect(only?.place.span).toEqual({ start: 25, end: 44 });
});

describe('a first migration of an example', async () => {
  const folder = fileURLToPath(new URL('../../../../examples', import.meta.url));
  const packs = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  test.each(packs.map(({ name }) => name).filter((name) => name !== 'node_modules'))('%s', async (name) => {
    const sql = await readFile(`${folder}/${name}/migrations/0001_init.sql`, 'utf8');
    expect(await lint('initial', sql)).toEqual([]);
  });
});

test('a finding is accepted wherever its statement stands', async () => {
  const accept = '-- fabula: step\n-- fabula: accept FAB6205 because there are ten\n';
  const sql = `select 'a;é';\n${accept}update "h"."t" set "a" = 2;\nupdate "h"."t" set "a" = 3;\n`;
  const [only, ...more] = await lintSql([{ path: 'convert.sql', part: 'convert', sql }]);
  expect([only?.code, more]).toEqual(['FAB6205', []]);
  expect(sql.slice(only?.place.span.start, only?.place.span.end)).toBe('update "h"."t" set "a" = 3');
});
