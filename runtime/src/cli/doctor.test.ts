import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../adapters/index.js';
import { runCommand } from './sample-terminal.contract.js';

let cwd = '';
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'fabula-doctor-'));
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const doctor = (...args: readonly string[]) => runCommand(['doctor', ...args], { cwd });

describe('the doctor', () => {
  it('tells of a store', async () => {
    const { code, out, err } = await doctor();
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('  because  FABULA_STORE\n');
    expect(out).toContain('  tables   up to date\n');
    expect(JSON.parse((await doctor('--json')).out)).toMatchObject({ ok: true, kind: 'memory', pending: [] });
  });

  it('tells what can be known of one that somebody else has open', async () => {
    const held = await openStore(join(cwd, 'store'));
    if (!held.ok) throw new Error(held.error.error);
    try {
      const text = await doctor('--store', 'store');
      expect(text.code).toBe(3);
      expect(text.out).toMatch(/^fabula-run .*, Node /);
      expect(text.out).toContain(`  ${join(cwd, 'store')}\n  because  --store\n  kind     pglite\n`);
      expect(text.err).toContain('Another program has this store open');
      const json = await doctor('--store', 'store', '--json');
      expect(json).toMatchObject({ code: 3, err: '' });
      expect(JSON.parse(json.out)).toMatchObject({
        ok: false,
        error: 'locked',
        where: join(cwd, 'store'),
        because: '--store',
        kind: 'pglite',
      });
    } finally {
      await held.value.close();
    }
  });

  it('tells which programs these are where nothing else can be known', async () => {
    const { code, out } = await doctor('--store', 'mysql://h/d', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ ok: false, error: 'refused', node: process.versions.node });
  });
});
