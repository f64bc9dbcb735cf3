import { describe, expect, it } from 'vitest';
import type { ConversionIr, Json } from '../../bundle/index.js';
import { createConverter } from './converter.js';
import { members } from './pass.js';

type Parts = Omit<ConversionIr, 'conversion' | 'migration' | 'from' | 'to'>;
const of = (parts: Parts, migration = '0002_change'): ConversionIr => ({
  conversion: 1,
  migration,
  from: 'a',
  to: 'b',
  ...parts,
});
const n = (digits: string): Json => ({ $n: digits });
const ended = { at: 'ended', how: 'end' };

interface Cells {
  readonly [key: string]: Json;
}

async function cellsAfter(parts: Parts, cells: Cells): Promise<Json> {
  const converter = await createConverter(of(parts));
  const converted = converter.convert({ turn: 3, choices: 2, flow: ended, cells });
  if (!converted.ok) throw new Error(converted.reason);
  const { state } = converted;
  expect(state).toMatchObject({ turn: 3, choices: 2, flow: ended });
  return members(state)['cells'] ?? null;
}

describe('accounts', () => {
  const cells = { 'e/a/purse': n('1050'), 'e/b/purse': n('250'), 'w/chest': n('349'), 'i/silver': n('-1649') };
  const sum = (after: Json): bigint =>
    Object.values(members(after)).reduce<bigint>((total, json) => {
      const { $n: digits } = members(json);
      return typeof digits === 'string' ? total + BigInt(digits) : total;
    }, 0n);
  const silver = { scale: { from: 2, to: 0 }, accounts: ['Person.purse', 'chest'] };

  it('are rescaled half-even, and the issuer takes what rounding leaves', async () => {
    const entities = { kindOf: { a: 'Person', b: 'Person' } };
    const after = await cellsAfter({ entities, resources: { silver: { ...silver, to: 'gold' } } }, cells);
    expect(after).toEqual({ 'e/a/purse': n('10'), 'e/b/purse': n('2'), 'w/chest': n('3'), 'i/gold': n('-15') });
    expect(sum(after)).toBe(0n);
  });

  it('that are gone give back what they held', async () => {
    const parts: Parts = {
      entities: { kindOf: { a: 'Person', b: 'Person' }, gone: ['b'] },
      resources: { silver: { accounts: ['Person.purse', 'chest'] } },
      world: { fields: { chest: { to: 'box' } } },
    };
    expect(await cellsAfter(parts, cells)).toEqual({
      'e/a/purse': n('1050'),
      'w/box': n('349'),
      'i/silver': n('-1399'),
    });
  });

  it('that are new are endowed, each player’s own', async () => {
    const parts: Parts = {
      endow: [
        { resource: 'silver', account: 'e/player/pocket', amount: '5' },
        { resource: 'silver', account: 'w/chest', amount: '70' },
      ],
    };
    const seats = { 'm/seats': ['x', 'y'] };
    expect(await cellsAfter(parts, { ...cells, ...seats })).toEqual({
      ...cells,
      ...seats,
      'e/player%2Fx/pocket': n('5'),
      'e/player%2Fy/pocket': n('5'),
      'i/silver': n('-1659'),
    });
  });
});
