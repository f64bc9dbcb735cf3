import { describe, expect, it } from 'vitest';
import { insideTransaction, isOutside, splitStatements } from './split-statements.js';

describe('a script', () => {
  it.each([
    ['', []],
    ['-- only words;', []],
    ['select 1; select 2', ['select 1', 'select 2']],
    [`select ';'; select "a;b", e'\\';', 'it''s;'`, [`select ';'`, `select "a;b", e'\\';', 'it''s;'`]],
    ['do $$ begin; end $$; do $a$ $$;$$ $a$;', ['do $$ begin; end $$', 'do $a$ $$;$$ $a$']],
    ['/* a; /* b; */ c; */ select 1; -- d;\nselect 2', ['select 1', 'select 2']],
    [`select table_e'x;'; select a$b, c$b;`, [`select table_e'x;'`, 'select a$b, c$b']],
    ['select 1 /* in; */ + 1;', ['select 1 /* in; */ + 1']],
    [`select 'never closed; select 1`, [`select 'never closed`, 'select 1']],
  ])('is split: %s', (script, statements) => {
    expect(splitStatements(script)).toEqual(statements);
  });

  it('says by its first line that it runs outside a transaction', () => {
    expect(isOutside('-- fabula: outside a transaction\nselect 1')).toBe(true);
    expect(isOutside('-- fabula: outside a transaction\r\nselect 1')).toBe(true);
    expect(isOutside('select 1;\n-- fabula: outside a transaction\n')).toBe(false);
  });

  it('is said otherwise where all is one transaction', () => {
    const script = `-- fabula: outside a transaction
      create index concurrently if not exists a on s.t (b);
      create unique index  CONCURRENTLY a on s.t (b);
      drop index concurrently if exists s.a;
      reindex index concurrently s.a;
      vacuum analyze s.t;
      comment on table s.t is 'concurrently';`;
    expect(insideTransaction(script).map((statement) => statement.replace(/\s+/g, ' '))).toEqual([
      'create index if not exists a on s.t (b)',
      'create unique index a on s.t (b)',
      'drop index if exists s.a',
      'reindex index s.a',
      `comment on table s.t is 'concurrently'`,
    ]);
  });
});
