import { describe, expect, it } from 'vitest';
import type { ActArmIr, ActIr, ActionIr, ExprIr, OutcomeIr, SchemaIr, StatementIr } from '../bundle/index.js';
import { createEngine } from './create-engine.js';
import {
  binary,
  constant,
  end,
  fieldOf,
  ifStatement,
  int,
  local,
  logic,
  mark,
  program,
  say,
  scene,
  setWorld,
  showing,
  world,
} from './testing/ir.js';
import { begin, refusals, said } from './testing/player.js';

const schema: Partial<SchemaIr> = {
  world: [fieldOf('n', int, 0)],
  events: { heard: { tier: 'ledger', fields: [] }, muttered: { tier: 'ephemeral', fields: [] } },
};
const add = (by: number): StatementIr => setWorld('n', binary('int.add', world('n'), constant(by)));
const actions: Readonly<Record<string, ActionIr>> = {
  /** Adds, then is refused when the sum is high. */
  climb: {
    parameters: [{ name: 'by', slot: 'by', type: int }],
    requires: [{ condition: binary('gt', local('by'), constant(0)), refusal: 'tooSmall' }],
    body: [
      setWorld('n', binary('int.add', world('n'), local('by'))),
      ifStatement(binary('gt', world('n'), constant(10)), { do: 'refuse', refusal: 'tooHigh' }),
      ifStatement(binary('gt', world('n'), constant(5)), { do: 'return', value: constant('high') }),
    ],
    value: constant('low'),
  },
  /** Lets refusals of what it calls go on upward. */
  outer: { parameters: [], requires: [], body: [add(1), { do: 'act', act: act('climb', 100), arms: [] }] },
  forever: { parameters: [], requires: [], body: [{ do: 'act', act: act('forever'), arms: [] }] },
  dice: {
    parameters: [],
    requires: [],
    body: [
      { do: 'evaluate', id: 'e', value: { op: 'roll', site: 'die', of: constant({ $dice: [1, 6] }) } },
      add(1),
      { do: 'refuse', refusal: 'no' },
    ],
  },
};

function act(action: string, ...values: readonly number[]): ActIr {
  return { site: `call ${action}`, action, arguments: values.map(constant) };
}

const result = (name: string): OutcomeIr => ({
  on: 'result',
  patterns: [{ match: 'case', case: name, fields: {} }],
});
const refusal = (...refusals: readonly string[]): OutcomeIr => ({ on: 'refusal', refusals });
const arm = (outcome: OutcomeIr, ...body: readonly StatementIr[]): ActArmIr => ({ outcome, body });

async function play(statements: readonly StatementIr[], ...shown: readonly ExprIr[]) {
  return begin(await createEngine(program({ schema, actions, scenes: [logic(statements, ...shown)] })));
}

describe('actions', () => {
  it('yield a result, by their end or an early return', async () => {
    const value = (by: number): StatementIr => ({
      do: 'let',
      slot: `x${by}`,
      value: { op: 'act', act: act('climb', by) },
    });
    const player = await play([value(2), value(4)], local('x2'), local('x4'));
    expect(said(player)[0]).toBe('shows "low" "high"');
  });

  it('that are refused change nothing, and that is recorded with the call', async () => {
    const player = await play(
      [
        { do: 'act', act: act('climb', 100), arms: [] },
        { do: 'act', act: act('climb', 0), arms: [] },
        { do: 'act', act: act('outer'), arms: [] },
      ],
      world('n'),
    );
    expect(said(player)[0]).toBe('shows 0');
    expect(player.events.filter(({ event }) => event === 'refused')).toEqual([
      { event: 'refused', by: 'call climb', refusal: 'tooHigh' },
      { event: 'refused', by: 'call climb', refusal: 'tooSmall' },
      { event: 'refused', by: 'call outer', refusal: 'tooHigh' },
    ]);
  });

  it('may be followed by arms: results, refusals, otherwise', async () => {
    const arms = [
      arm(result('low'), add(10)),
      arm(refusal('tooSmall', 'tooHigh'), add(20)),
      arm({ on: 'otherwise' }, add(30)),
    ];
    const player = await play(
      [
        { do: 'act', act: act('climb', 1), arms },
        setWorld('n', constant(0)),
        { do: 'act', act: act('climb', 100), arms },
        setWorld('n', binary('int.sub', world('n'), constant(20))),
        { do: 'act', act: act('climb', 7), arms },
      ],
      world('n'),
    );
    expect(said(player)[0]).toBe('shows 37');
    expect(refusals(player)).toEqual([]);
  });

  it('keep the dice they threw before they were refused', async () => {
    const player = await play(
      [
        { do: 'act', act: act('dice'), arms: [arm(refusal('no'))] },
        { do: 'act', act: act('dice'), arms: [arm(refusal('no'))] },
      ],
      world('n'),
    );
    expect(said(player)[0]).toBe('shows 0');
    expect(player.events.filter(({ event }) => event === 'rolled')).toHaveLength(2);
  });

  it('that call themselves without end are the story’s fault', async () => {
    const player = await play([{ do: 'act', act: act('forever'), arms: [] }]);
    expect(player.events).toMatchObject([{ event: 'fault', fault: 'callsTooDeep' }]);
  });

  it('steer prose by their outcome', async () => {
    const steer = (by: number, name: string): Parameters<typeof scene>[1] => [
      {
        op: 'act',
        act: act('climb', by),
        arms: [
          { outcome: result('low'), to: `${name} low` },
          { outcome: refusal('tooSmall'), to: `${name} small` },
        ],
        else: name,
      },
      mark(`${name} low`),
      say('low'),
      { op: 'jump', to: name },
      mark(`${name} small`),
      say('small'),
      mark(name),
    ];
    const player = begin(
      await createEngine(
        program({
          schema,
          actions,
          scenes: [
            scene('a', [...steer(1, 'x'), ...steer(0, 'y'), ...steer(100, 'z'), say('n', showing(world('n'))), end]),
          ],
        }),
      ),
    );
    expect(said(player)).toEqual(['low', 'small', 'n 1', '(ended)']);
    expect(refusals(player)).toEqual(['tooHigh']);
  });
});

describe('emitted events', () => {
  it('go to the ledger, unless they live this turn only', async () => {
    const player = await play([
      { do: 'emit', id: 'e', event: 'heard', fields: { said: constant('x') } },
      { do: 'emit', id: 'e', event: 'muttered', fields: {} },
    ]);
    expect(player.events.filter(({ event }) => event === 'emitted')).toEqual([
      { event: 'emitted', by: 'e', name: 'heard', data: { said: 'x' } },
    ]);
  });
});
