import { describe, expect } from 'vitest';
import type { StoreUnderTest } from './store.contract.js';

export function rowsContract(under: StoreUnderTest): void {
  describe('a statement that reads', () => {
    const ask = async (text: string, milliseconds = 5_000) =>
      under.store().readRows?.('reading', { text, parameters: ['a'], milliseconds });

    under.rule('SQL is run', 'is answered as text, for its tenant', async () => {
      const text = `select $1::text as given, pg_catalog.current_setting('fabula.tenant') as tenant, null::text as nothing`;
      const rows = [{ given: 'a', tenant: 'reading', nothing: null }];
      expect(await ask(text)).toEqual({ ok: true, value: { read: 'rows', rows } });
    });

    under.rule('SQL is run', 'can’t write', async () => {
      const text = `insert into fabula.bundle (hash, bytes) values ($1, '') returning hash`;
      expect(await ask(text)).toMatchObject({ ok: false, error: { error: 'readOnly' } });
    });

    under.rule('SQL is run', 'that the database can’t answer leaves it usable', async () => {
      expect(await ask(`select (1 / pg_catalog.length($1::text) / 0)::text as x`)).toMatchObject({
        ok: true,
        value: { read: 'failed' },
      });
      expect(await ask('select $1::text as x')).toMatchObject({ ok: true, value: { read: 'rows' } });
    });

    under.rule('SQL is run', 'is stopped when its time is over, where it can be', async () => {
      if (under.store().kind !== 'pg') return;
      expect(await ask(`select pg_catalog.pg_sleep(5)::text, $1::text as x`, 50)).toEqual({
        ok: true,
        value: { read: 'tookTooLong' },
      });
    });
  });
}
