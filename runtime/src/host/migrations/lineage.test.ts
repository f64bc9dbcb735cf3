import { describe, expect, it } from 'vitest';
import { descentOf, migrationsIn, newestOf } from './lineage.js';

function bundleOf(parts: { readonly [part: string]: string }): Parameters<typeof migrationsIn>[0] {
  const entries = Object.entries(parts).map(([part, sha256]) => [part, { size: 1, sha256 }] as const);
  return {
    manifest: {
      format: 1,
      semantics: 1,
      runtime: '>=0.1',
      pack: { name: 'sample', title: 'The Sample', version: '1.0.0' },
      parts: Object.fromEntries(entries),
      std: {},
      dependencies: {},
    },
  };
}

const first = { 'program.json': 'p', 'migrations/0001_init.sql': 'a' };
const second = {
  ...first,
  'migrations/0002_two_purses.contract.sql': 'c',
  'migrations/0002_two_purses.expand.sql': 'b',
  'migrations/0002_two_purses.json': 'd',
};

describe('the migrations of a bundle', () => {
  it('are the folders that its parts came from', () => {
    const migrations = migrationsIn(bundleOf(second));
    expect(migrations.map(({ number, name }) => [number, name])).toEqual([
      [1, '0001_init'],
      [2, '0002_two_purses'],
    ]);
    expect(newestOf(migrations)).toBe(2);
    expect(newestOf(migrationsIn(bundleOf({ 'program.json': 'p' })))).toBe(0);
  });

  it('change with any of their parts', () => {
    const other = migrationsIn(bundleOf({ ...second, 'migrations/0002_two_purses.json': 'edited' }));
    const [, told] = migrationsIn(bundleOf(second));
    expect(other[1]?.name).toBe(told?.name);
    expect(other[1]?.checksum).not.toBe(told?.checksum);
  });
});

describe('of two stories', () => {
  const old = migrationsIn(bundleOf(first));
  const now = migrationsIn(bundleOf(second));

  it('one comes from the other where its migrations begin with the other’s', () => {
    expect(descentOf(old, old)).toEqual({ descent: 'same' });
    expect(descentOf(old, now)).toEqual({ descent: 'behind', pending: [now[1]] });
    expect(descentOf(now, old)).toEqual({ descent: 'ahead' });
  });

  it('neither comes from the other where one of the shared ones differs', () => {
    const edited = migrationsIn(bundleOf({ ...second, 'migrations/0001_init.sql': 'other' }));
    expect(descentOf(old, edited)).toEqual({ descent: 'apart', at: '0001_init' });
    const renamed = migrationsIn(bundleOf({ ...first, 'migrations/0002_one_purse.json': 'd' }));
    expect(descentOf(renamed, now)).toEqual({ descent: 'apart', at: '0002_one_purse' });
  });
});
