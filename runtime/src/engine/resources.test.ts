import { describe, expect, it } from 'vitest';
import type { ExprIr, SchemaIr, StatementIr, TargetIr } from '../bundle/index.js';
import { createEngine } from './create-engine.js';
import type { EngineEvent } from './event.js';
import { constant, entity, field, fieldOf, letSlot, local, logic, player, program, world } from './testing/ir.js';
import { begin, refusals, said } from './testing/player.js';

const silver = { type: 'amount', resource: 'silver' } as const;
const schema: Partial<SchemaIr> = {
  components: { Chest: { fields: [fieldOf('gold', silver, { $n: '500' })] } },
  kinds: {
    Person: { has: [], fields: [fieldOf('purse', silver, { $n: '100' })] },
    Hoard: { has: ['Chest'], fields: [] },
  },
  resources: { silver: { scale: 2, issuer: 'mint' } },
  world: [fieldOf('pot', silver, { $n: '10' })],
  player: { kind: 'Person', fields: [], values: { purse: constant({ $n: '50' }) }, asked: [] },
  entities: [
    { id: 'mara', kind: 'Person', values: { purse: constant({ $n: '1250' }) } },
    { id: 'hoard', kind: 'Hoard', values: {} },
  ],
};

const purse = (of: ExprIr): TargetIr => ({ target: 'field', of, field: 'purse' });
const amount = (units: number): ExprIr => constant({ $n: String(units) });
const transfer = (units: number, from: TargetIr, to: TargetIr): StatementIr => ({
  do: 'transfer',
  id: 't',
  resource: 'silver',
  amount: amount(units),
  from,
  to,
});
const mara = entity('mara');

async function play(statements: readonly StatementIr[], ...shown: readonly ExprIr[]) {
  return begin(await createEngine(program({ schema, scenes: [logic(statements, ...shown)] })));
}

/** The sum of all accounts, the issuer's included. */
function total(state: Awaited<ReturnType<typeof play>>['state']): bigint {
  let sum = 0n;
  for (const { value } of state.cells.map().values()) if (typeof value === 'bigint') sum += value;
  return sum;
}

const booked = (events: readonly EngineEvent[]): readonly string[] =>
  events.flatMap((event) => (event.event === 'booked' ? [`${event.amount} ${event.from} -> ${event.to}`] : []));

describe('resources', () => {
  it('are issued into the purses they are declared in, and balance from the first turn', async () => {
    const shown = await play(
      [],
      field(mara, 'purse'),
      field(player, 'purse'),
      world('pot'),
      field(entity('hoard'), 'gold', 'Chest'),
    );
    expect(said(shown)[0]).toBe('shows {"$n":"1250"} {"$n":"50"} {"$n":"10"} {"$n":"500"}');
    expect(booked(shown.events)).toContain('1250 i/silver -> e/mara/purse');
    expect(shown.state.cells.map().get('i/silver')?.value).toBe(-1810n);
    expect(total(shown.state)).toBe(0n);
  });

  it('move whole or not at all', async () => {
    const pot: TargetIr = { target: 'state', scope: 'world', name: 'pot' };
    const shown = await play(
      [
        transfer(30, purse(player), purse(mara)),
        transfer(30, purse(player), purse(mara)),
        transfer(-5, purse(player), purse(mara)),
        transfer(0, purse(player), purse(mara)),
        transfer(5, purse(player), pot),
        transfer(5, purse(mara), purse(mara)),
      ],
      field(player, 'purse'),
      world('pot'),
      field(mara, 'purse'),
    );
    expect(said(shown)[0]).toBe('shows {"$n":"15"} {"$n":"15"} {"$n":"1280"}');
    expect(refusals(shown)).toEqual(['insufficient', 'negative']);
    expect(total(shown.state)).toBe(0n);
  });

  it('can be issued, but not assigned', async () => {
    const shown = await play(
      [
        { do: 'issue', id: 'i', resource: 'silver', amount: amount(7), to: purse(player) },
        { do: 'issue', id: 'i', resource: 'silver', amount: amount(-7), to: purse(player) },
        { do: 'set', id: 's', to: purse(player), value: amount(1_000_000) },
        transfer(1, { target: 'local', slot: 'x' }, purse(player)),
      ],
      field(player, 'purse'),
    );
    expect(said(shown)[0]).toBe('shows {"$n":"57"}');
    expect(refusals(shown)).toEqual(['negative', 'unbalanced', 'noAccount']);
    expect(total(shown.state)).toBe(0n);
  });

  it('come with what is made or granted, and stay booked when a component goes', async () => {
    const make = (fields: Record<string, ExprIr>): ExprIr => ({ op: 'new', site: 'n', kind: 'Person', fields });
    const shown = await play(
      [
        letSlot('a', make({})),
        letSlot('b', make({ purse: amount(3) })),
        { do: 'grant', id: 'g', component: 'Chest', fields: { gold: amount(9) }, to: local('a') },
        { do: 'revoke', id: 'r', component: 'Chest', from: entity('hoard') },
        { do: 'retire', id: 'x', entity: mara },
      ],
      field(local('a'), 'purse'),
      field(local('b'), 'purse'),
      field(local('a'), 'gold', 'Chest'),
    );
    expect(said(shown)[0]).toBe('shows {"$n":"100"} {"$n":"3"} {"$n":"9"}');
    expect(shown.state.cells.map().get('e/hoard/Chest.gold')?.value).toBe(500n);
    expect(total(shown.state)).toBe(0n);
  });

  it('a test may set what is in a purse: the difference is booked', async () => {
    const engine = await createEngine(program({ schema, scenes: [logic([], field(mara, 'purse'))] }));
    const set: StatementIr = { do: 'set', id: 's', to: purse(mara), value: amount(2) };
    const before = engine.given(engine.initial, set, 'reader');
    if (!before.ok) throw new Error(before.refusal);
    const shown = begin({ ...engine, initial: before.state });
    expect(said(shown)[0]).toBe('shows {"$n":"2"}');
    expect(total(shown.state)).toBe(0n);
  });
});
