import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActionIr, ExprIr, SchemaIr, StatementIr, TargetIr } from '../bundle/index.js';
import { createEngine } from './create-engine.js';
import type { Engine } from './engine.js';
import type { EngineEvent } from './event.js';
import { decodeEvent, encodeEvent } from './event-json.js';
import type { Influence } from './exploration.js';
import { explorationKey } from './exploration-key.js';
import type { Act } from './input.js';
import type { State } from './state.js';
import {
  binary,
  constant,
  divert,
  end,
  entity,
  exit,
  fieldOf,
  ifStatement,
  int,
  type Line,
  label,
  letSlot,
  local,
  mark,
  offer,
  personally,
  player,
  point,
  program,
  run,
  say,
  scene,
  setField,
  setWorld,
  showing,
  text,
  visit,
  visits,
  world,
} from './testing/ir.js';
import { begin, done, input, throughText } from './testing/player.js';

/**
 * One story with everything that changes state in it, walked at random: through choices, loops, visits, dice, money,
 * edges, components, entities made and retired, refusals, and faults.
 */
const silver = { type: 'amount', resource: 'silver' } as const;
const schema: Partial<SchemaIr> = {
  components: { Voice: { fields: [fieldOf('tone', text, 'plain'), fieldOf('tips', silver, { $n: '3' })] } },
  kinds: { Person: { has: [], fields: [fieldOf('purse', silver, { $n: '20' }), fieldOf('age', int, 1)] } },
  relations: {
    trusts: {
      from: { type: 'ref', kinds: [], has: [] },
      to: { type: 'ref', kinds: [], has: [] },
      mutual: true,
      acyclic: true,
      fields: [fieldOf('regard', int, 0)],
    },
  },
  resources: { silver: { scale: 2, issuer: 'mint' } },
  events: { heard: { tier: 'ledger', fields: [] } },
  world: [fieldOf('n', int, 0), fieldOf('last', { type: 'optional', of: text })],
  campaign: [fieldOf('runs', int, 0)],
  player: { kind: 'Person', fields: [fieldOf('said', text, '')], values: {}, asked: [] },
  entities: [
    { id: 'mara', kind: 'Person', values: {} },
    { id: 'tam', kind: 'Person', values: {} },
  ],
  edges: [{ relation: 'trusts', from: 'tam', to: 'mara', values: { regard: constant(3) } }],
};
const mara = entity('mara');
const last = world('last');
const purse = (of: ExprIr): TargetIr => ({ target: 'field', of, field: 'purse' });
const die = (site: string, sides: number): ExprIr => ({ op: 'roll', site, of: constant({ $dice: [1, sides] }) });
const transfer = (from: ExprIr, to: ExprIr): StatementIr => ({
  do: 'transfer',
  id: 'pay',
  resource: 'silver',
  amount: constant({ $n: '7' }),
  from: purse(from),
  to: purse(to),
});
const actions: Readonly<Record<string, ActionIr>> = {
  gamble: {
    parameters: [],
    requires: [{ condition: binary('gt', world('n'), constant(0)), refusal: 'tooEarly' }],
    body: [
      transfer(player, mara),
      letSlot('d', die('d', 6)),
      ifStatement(binary('gt', local('d'), constant(3)), { do: 'refuse', refusal: 'lost' }),
    ],
    value: local('d'),
  },
};
const bump = setWorld('n', binary('int.add', world('n'), constant(1)));
const edge = { relation: 'trusts', from: mara, to: entity('tam') } as const;
const all: readonly StatementIr[] = [
  bump,
  transfer(player, mara),
  transfer(mara, player),
  { do: 'issue', id: 'i', resource: 'silver', amount: constant({ $n: '5' }), to: purse(player) },
  setWorld('last', { op: 'new', site: 'new', kind: 'Person', fields: {} }),
  transfer(last, player),
  { do: 'retire', id: 'retire', entity: last },
  { do: 'grant', id: 'g', component: 'Voice', fields: { tone: constant('slow') }, to: mara },
  setField(mara, 'tone', constant('loud'), 'Voice'),
  { do: 'revoke', id: 'rv', component: 'Voice', from: mara },
  { do: 'link', id: 'l', ...edge, fields: {} },
  { do: 'unlink', id: 'u', ...edge },
  { do: 'set', id: 'e', to: { target: 'edge', ...edge, field: 'regard' }, value: die('regard', 20) },
  { do: 'emit', id: 'em', event: 'heard', fields: { n: world('n') } },
  { do: 'act', act: { site: 'call', action: 'gamble', arguments: [] }, arms: [] },
  {
    do: 'act',
    act: { site: 'call2', action: 'gamble', arguments: [] },
    arms: [{ outcome: { on: 'refusal', refusals: ['lost'] }, body: [bump] }],
  },
  { do: 'set', id: 'c', to: { target: 'state', scope: 'campaign', name: 'runs' }, value: world('n') },
  setField(player, 'age', { op: 'saturate', of: die('age', 100), low: 0, high: 50, clamped: false, site: 'sat' }),
  ifStatement(constant(true), bump, transfer(player, mara), setWorld('n', binary('int.div', constant(1), constant(0)))),
];
const cycling = {
  template: [{ part: 'pick' as const, argument: 0, arms: [[], []] }],
  arguments: [{ argument: 'sequence' as const, site: 'q', strategy: 'shuffle' as const, count: 2 }],
};
const lines: readonly Line[] = [
  say('top', cycling),
  label('lab'),
  ...point([
    ...all.map((statement, i) => ({ id: `do ${i}`, sticky: true, body: [run(statement)] })),
    { id: 'once', body: [say('once', showing(world('n')))] },
    { id: 'into', sticky: true, body: [visit('v', 'loop', [world('n')])] },
    { id: 'tell', sticky: true, body: [divert('told')] },
    {
      id: 'spin',
      sticky: true,
      guard: binary('gt', world('n'), constant(2)),
      body: [mark('spin'), { op: 'jump', to: 'spin' }],
    },
    { id: 'gate', sticky: true, body: [divert('gated')] },
    { id: 'over', sticky: true, guard: binary('gt', visits('hub'), constant(15)), body: [end] },
  ]),
  divert('hub'),
  exit,
];
const story = program({
  schema,
  actions,
  scenes: [
    scene('hub', lines),
    scene(
      'loop',
      [
        run(letSlot('x', die('x', 9))),
        mark('for'),
        { op: 'for', id: 'f', slot: 'who', source: constant(['mara', 'tam']), end: 'done' },
        say('round', showing(local('who'), local('x'), local('n'))),
        { op: 'point', id: 'ask', await: 'wait' },
        { op: 'for', id: 'g', slot: 'y', source: constant([1, 2]), end: 'wait' },
        offer({ id: 'ask', sticky: true }, ['y']),
        { op: 'again', for: 'g', to: 'for' },
        mark('wait'),
        { op: 'await', id: 'ask' },
        mark('ask'),
        { op: 'again', for: 'f', to: 'for' },
        mark('done'),
        exit,
      ],
      { parameters: [{ name: 'n', slot: 'n', type: int }] },
    ),
    scene('told', [
      { op: 'hear', id: 'h', hear: { slot: 's', max: 20, personal: true } },
      run(personally(setField(player, 'said', local('s')))),
      divert('hub'),
      exit,
    ]),
    scene('gated', [divert('hub'), exit], { opens: binary('gt', world('n'), constant(3)) }),
  ],
});

const effects = { campaign: { version: 1, cells: { 'c/runs': 1 } } };

interface Walked {
  readonly acts: readonly Act[];
  readonly states: readonly State[];
  readonly events: readonly (readonly EngineEvent[])[];
}

/** Plays on from a state, each number choosing among what is offered. */
function walk(engine: Engine, from: State, choices: readonly number[]): Walked {
  const acts: Act[] = [];
  const states = [from];
  const events: (readonly EngineEvent[])[] = [];
  let state = from;
  for (const number of choices) {
    const waiting = engine.waiting(state, 'reader', effects);
    let act: Act;
    if (waiting.wait === 'ended' || waiting.wait === 'others') break;
    if (waiting.wait === 'text') act = { act: 'say', text: `words ${number}` };
    else {
      const open = waiting.options.filter(({ available }) => available);
      const { choice, key } = open[number % open.length]!;
      act = { act: 'choose', choice, ...(key !== undefined && { key }) };
    }
    const result = done(engine.step(state, input(act), effects));
    expect(engine.waiting(result.state, 'reader', effects)).toEqual(result.waiting);
    state = result.state;
    acts.push(act);
    states.push(state);
    events.push(result.events);
  }
  return { acts, states, events };
}

const engine = await createEngine(story);
const start = begin(engine).state;
const steps = fc.array(fc.nat(1000), { minLength: 1, maxLength: 60 });

describe('any walk through a story', () => {
  it('folds to what was executed, also after its events have been JSON', () => {
    fc.assert(
      fc.property(steps, (choices) => {
        const { states, events } = walk(engine, start, choices);
        let folded = start;
        for (const [i, turn] of events.entries()) {
          folded = engine.fold(
            folded,
            turn.map((event) => decodeEvent(throughText(encodeEvent(event)))),
          );
          expect(folded.hash).toBe(states[i + 1]?.hash);
        }
        expect(engine.encode(folded)).toEqual(engine.encode(states.at(-1)!));
      }),
    );
  });

  it('replays to the same events and hashes, from the start and from any saved state', () => {
    fc.assert(
      fc.property(steps, fc.nat(), (choices, cut) => {
        const { acts, states, events } = walk(engine, start, choices);
        const from = cut % states.length;
        let state = engine.decode(throughText(engine.encode(states[from]!)));
        expect(state.hash).toBe(states[from]!.hash);
        for (const [i, act] of acts.entries()) {
          if (i < from) continue;
          const replayed = done(engine.step(state, input(act), effects));
          state = replayed.state;
          expect(replayed.events).toEqual(events[i]);
          expect(state.hash).toBe(states[i + 1]?.hash);
        }
      }),
    );
  });

  it('leaves every earlier state as it was, to branch from', () => {
    fc.assert(
      fc.property(steps, steps, fc.nat(), (first, second, cut) => {
        const one = walk(engine, start, first);
        const saved = one.states.map((state) => JSON.stringify(engine.encode(state)));
        const from = one.states[cut % one.states.length]!;
        const branch = walk(engine, from, second);
        expect(one.states.map((state) => JSON.stringify(engine.encode(state)))).toEqual(saved);
        expect(walk(engine, engine.decode(engine.encode(from)), second).states.at(-1)!.hash).toBe(
          branch.states.at(-1)!.hash,
        );
      }),
    );
  });

  it('balances its books after every turn', () => {
    fc.assert(
      fc.property(steps, (choices) => {
        for (const state of walk(engine, start, choices).states) {
          let sum = 0n;
          for (const [key, { value }] of state.cells.map()) {
            if (typeof value === 'bigint') sum += value;
            if (typeof value === 'bigint' && !key.startsWith('i/')) expect(value).toBeGreaterThanOrEqual(0n);
          }
          expect(sum).toBe(0n);
        }
      }),
    );
  });
});

describe('exploration', () => {
  it('takes states for one that differ in chance and time only', async () => {
    const influence: Influence = {
      visits: () => Number.POSITIVE_INFINITY,
      sequence: () => Number.POSITIVE_INFINITY,
      spent: () => true,
      since: new Map(),
      events: new Map(),
      turns: 0,
      choices: 0,
    };
    const exploring = await createEngine(story, {
      influence,
      expression: () => undefined,
      statements: () => undefined,
      op: () => undefined,
      draw: () => undefined,
    });
    const key = (state: State): unknown => explorationKey(state, influence);
    const first = begin(exploring).state;
    const other = begin(exploring, { seed: 'f'.repeat(32) }).state;
    const once = { act: 'choose', choice: 'once' } as const;
    const step = (state: State, act: Act): State => done(exploring.step(state, input(act), effects)).state;
    expect(key(other)).toEqual(key(first));
    expect(key(step(first, once))).not.toEqual(key(first));
    expect(key(step(other, once))).toEqual(key(step(first, once)));
    expect(key(first)).toEqual(key(exploring.decode(exploring.encode(first))));
  });

  it('decides throws and tells where flow goes', async () => {
    const drawn: (readonly [number, number])[] = [];
    const went = new Set<string>();
    const exploring = await createEngine(story, {
      influence: {
        visits: () => 0,
        sequence: () => 0,
        spent: () => false,
        since: new Map(),
        events: new Map(),
        turns: 0,
        choices: 0,
      },
      expression: () => undefined,
      statements: () => undefined,
      op: (scene, pc) => (next) => went.add(`${scene} ${pc} ${next}`),
      draw: (low, high) => {
        drawn.push([low, high]);
        return high;
      },
    });
    let player = begin(exploring);
    for (let n = 0; n < 200 && player.waiting.wait === 'choice'; n++) {
      const open = player.waiting.options.filter((option) => option.available);
      const option = open[n % open.length];
      if (!option) break;
      const act: Act = { act: 'choose', choice: option.choice, ...(option.key !== undefined && { key: option.key }) };
      const after = done(exploring.step(player.state, input(act), effects));
      player = { ...player, ...after };
      for (const event of after.events) {
        if (event.event === 'rolled') expect(event.faces.every((face) => face === event.sides)).toBe(true);
      }
    }
    expect(drawn.length).toBeGreaterThan(0);
    expect(went.size).toBeGreaterThan(10);
  });
});
