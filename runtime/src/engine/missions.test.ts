import { describe, expect, it } from 'vitest';
import type { ExprIr, MissionIr, ObjectiveIr, RuleIr, SchemaIr, StatementIr } from '../bundle/index.js';
import { createEngine } from './create-engine.js';
import { decodeEvent, encodeEvent } from './event-json.js';
import {
  binary,
  constant,
  entity,
  field,
  fieldOf,
  int,
  jump,
  letSlot,
  local,
  mark,
  point,
  program,
  run,
  scene,
  setWorld,
  world,
} from './testing/ir.js';
import { begin, choose, type Player, refusals, throughText } from './testing/player.js';

const schema: Partial<SchemaIr> = {
  world: [fieldOf('found', int, 0), fieldOf('tide', int, 0), fieldOf('told', int, 0)],
  kinds: { Guild: { has: [], fields: [{ name: 'chest', type: { type: 'amount', resource: 'silver' } }] } },
  resources: { silver: { scale: 0, issuer: 'mint' } },
  entities: [
    { id: 'guild', kind: 'Guild', values: { chest: constant({ $n: '5' }) } },
    { id: 'purse', kind: 'Guild', values: {} },
  ],
};
const add = (name: string, by = 1): StatementIr => setWorld(name, binary('int.add', world(name), constant(by)));
const atLeast = (name: string, figure: number): ExprIr => binary('ge', world(name), constant(figure));
const is = (step: Extract<ExprIr, { op: 'mission' }>['is'], part?: string): ExprIr => ({
  op: 'mission',
  mission: 'ledger',
  ...(part !== undefined && { part }),
  is: step,
});
const search: ObjectiveIr = { name: 'search', title: 'Search', done: atLeast('found', 1) };
const confront: ObjectiveIr = {
  name: 'confront',
  after: { any: false, objectives: ['search'] },
  done: atLeast('found', 2),
};
const mission = (more: Partial<MissionIr> = {}): MissionIr => ({
  name: 'ledger',
  title: 'Find the ledger',
  objectives: [search, confront],
  clocks: [],
  fails: [],
  reward: [],
  ...more,
});
const clock = (body: readonly StatementIr[]): MissionIr['clocks'][number] => ({
  name: 'water',
  from: world('tide'),
  full: constant(2),
  type: int,
  is: atLeast('tide', 2),
  body,
});

/** Two choices, taken as often as one likes: `find` and `wait`. */
async function story(
  missions: readonly MissionIr[],
  more: { rules?: readonly RuleIr[]; find?: readonly StatementIr[] } = {},
): Promise<Player> {
  const lines = [
    mark('again'),
    ...point([
      { id: 'find', sticky: true, body: (more.find ?? [add('found')]).map(run) },
      { id: 'wait', sticky: true, body: [run(add('tide'))] },
    ]),
    jump('again'),
  ];
  const ir = program({ schema, scenes: [scene('quay', lines)], missions, ...(more.rules && { rules: more.rules }) });
  return begin(await createEngine(ir));
}

const steps = (player: Player): readonly string[] =>
  player.events.flatMap((event) =>
    event.event === 'mission'
      ? [[event.mission, event.part, event.is, event.fail].filter((x) => x !== undefined).join(' ')]
      : [],
  );
const told = (player: Player): readonly string[] =>
  player.output.flatMap((part) => (part.part === 'mission' ? [`${part.item ?? part.mission} ${part.is}`] : []));
const sets = (player: Player): readonly string[] =>
  player.events.flatMap((event) => (event.event === 'set' ? [`${event.cell} ${JSON.stringify(event.value)}`] : []));
const asked = (player: Player, expression: ExprIr): unknown => {
  const result = player.engine.evaluate(player.state, expression, 'reader');
  return result.ok ? result.value : result.refusal;
};

describe('a mission', () => {
  it('is active from the start, without a cell, and readers are told of what is open', async () => {
    const player = await story([mission()]);
    expect(steps(player)).toEqual([]);
    expect(told(player)).toEqual(['ledger active', 'search open']);
    expect([asked(player, is('active')), asked(player, is('open', 'confront'))]).toEqual([true, false]);
  });

  it('starts when its condition holds, and its objectives with it', async () => {
    const player = await story([mission({ starts: atLeast('tide', 1) })]);
    expect(told(player)).toEqual([]);
    expect([asked(player, is('active')), asked(player, is('open', 'search'))]).toEqual([false, false]);
    expect(steps(choose(player, 'find'))).toEqual([]);
    expect(steps(choose(player, 'wait'))).toEqual(['ledger active', 'ledger search done', 'ledger confront open']);
    expect(told(player)).toEqual(['ledger active', 'search open', 'search done', 'confront open']);
  });

  it('goes through its objectives, each once, and is done with the last', async () => {
    const player = await story([mission({ reward: [add('told')] })]);
    expect(steps(choose(player, 'find'))).toEqual(['ledger search done', 'ledger confront open']);
    expect(steps(choose(player, 'find'))).toEqual(['ledger confront done', 'ledger done']);
    expect(sets(player)).toEqual(['w/found 2', 'w/told 1']);
    expect(sets(choose(player, 'find'))).toEqual(['w/found 3']);
    expect([asked(player, is('done')), asked(player, is('done', 'confront'))]).toEqual([true, true]);
  });

  it('takes all steps it can in one turn, also where one waits for a later one', async () => {
    const chain = Array.from({ length: 20 }, (_, at): ObjectiveIr => {
      const after = at === 19 ? {} : { after: { any: false, objectives: [`o${at + 1}`] } };
      return { name: `o${at}`, done: atLeast('found', 1), ...after };
    });
    expect(steps(choose(await story([mission({ objectives: chain })]), 'find')).at(-1)).toBe('ledger done');
  });

  it('goes on after any of several', async () => {
    const either: ObjectiveIr = { name: 'either', after: { any: true, objectives: ['search', 'confront'] } };
    const player = await story([mission({ objectives: [search, confront, { ...either, done: atLeast('found', 9) }] })]);
    expect(steps(choose(player, 'find'))).toContain('ledger either open');
  });

  it('does not wait for what is optional, and keeps what was only to be kept', async () => {
    const objectives: readonly ObjectiveIr[] = [
      search,
      { name: 'bonus', optional: true, done: atLeast('found', 9) },
      { name: 'dry', optional: true, fail: atLeast('tide', 1) },
    ];
    const kept = choose(await story([mission({ objectives })]), 'find');
    expect(steps(kept)).toEqual(['ledger search done', 'ledger dry done', 'ledger done']);
    const lost = choose(choose(await story([mission({ objectives })]), 'wait'), 'find');
    expect(steps(lost)).toEqual(['ledger search done', 'ledger done']);
    expect([asked(lost, is('failed', 'dry')), asked(lost, is('done', 'dry'))]).toEqual([true, false]);
  });

  it('fails with a needed objective', async () => {
    const objectives: readonly ObjectiveIr[] = [search, { name: 'dry', fail: atLeast('tide', 1) }];
    const player = choose(await story([mission({ objectives, reward: [add('told')] })]), 'wait');
    expect(steps(player)).toEqual(['ledger dry failed', 'ledger failed']);
    expect(steps(choose(player, 'find'))).toEqual([]);
    expect(asked(player, is('done', 'search'))).toBe(false);
  });

  it('fails by a fail state, and by that rather than being done in the same turn', async () => {
    const fails = [
      { title: 'never', when: constant(false) },
      { title: 'The tide takes it', when: atLeast('tide', 1) },
    ];
    const player = await story([mission({ fails, objectives: [search] })], { find: [add('found'), add('tide')] });
    expect(steps(choose(player, 'find'))).toEqual(['ledger failed 1']);
    expect(player.output).toContainEqual({ part: 'mission', mission: 'ledger', is: 'failed', fail: 1 });
  });

  it('without an objective to be done is never done', async () => {
    expect(steps(await story([mission({ objectives: [{ name: 'dry', fail: atLeast('tide', 1) }] })]))).toEqual([]);
  });

  it('does not tell of a hidden objective before it is done', async () => {
    const objectives: readonly ObjectiveIr[] = [
      { ...search, hidden: true },
      { ...confront, hidden: true },
    ];
    const player = await story([mission({ objectives })]);
    expect(told(player)).toEqual(['ledger active']);
    expect(told(choose(player, 'find'))).toEqual(['search done']);
  });

  it('may start when another is done, in the same turn', async () => {
    const next = mission({ name: 'next', starts: is('done'), objectives: [confront] });
    const player = choose(await story([next, mission({ objectives: [search] })]), 'find');
    expect(steps(player)).toEqual(['ledger search done', 'ledger done', 'next active']);
  });

  it('takes a condition that is refused for one that does not hold', async () => {
    const broken = binary('ge', binary('int.div', constant(1), constant(0)), constant(0));
    const player = choose(await story([mission({ objectives: [{ name: 'odd', done: broken }, search] })]), 'find');
    expect(steps(player)).toEqual(['ledger search done']);
    expect(refusals(player)).toEqual([]);
  });
});

describe('a clock', () => {
  it('runs its block once, when it is full', async () => {
    const player = await story([mission({ clocks: [clock([add('told')])] })]);
    expect(steps(choose(player, 'wait'))).toEqual([]);
    expect(steps(choose(player, 'wait'))).toEqual(['ledger water full']);
    expect(sets(player)).toEqual(['w/tide 2', 'w/told 1']);
    expect(steps(choose(player, 'wait'))).toEqual([]);
    expect(asked(player, is('full', 'water'))).toBe(true);
  });

  it('stands still while its mission has not started', async () => {
    const player = await story([mission({ starts: atLeast('found', 1), clocks: [clock([])] })]);
    choose(choose(player, 'wait'), 'wait');
    expect(steps(choose(player, 'find'))).toContain('ledger water full');
  });

  it('is full even where its block is refused, which is recorded', async () => {
    const body: readonly StatementIr[] = [add('told'), { do: 'refuse', refusal: 'no' }];
    const player = await story([mission({ clocks: [clock(body)] })]);
    choose(choose(player, 'wait'), 'wait');
    expect(steps(player)).toEqual(['ledger water full']);
    expect(refusals(player)).toEqual(['no']);
    expect(sets(player)).toEqual(['w/tide 2']);
  });
});

describe('a reward', () => {
  const pay = (amount: string): StatementIr => ({
    do: 'transfer',
    id: 'pay',
    resource: 'silver',
    amount: constant({ $n: amount }),
    from: { target: 'field', of: entity('guild'), field: 'chest' },
    to: { target: 'field', of: entity('purse'), field: 'chest' },
  });

  it('is paid once', async () => {
    const player = await story([mission({ objectives: [search], reward: [pay('3')] })]);
    choose(choose(player, 'find'), 'find');
    expect(asked(player, field(entity('purse'), 'chest'))).toBe(3n);
  });

  it('that is refused is undone whole and recorded; the mission is done all the same', async () => {
    const reward = [letSlot('n', constant(1)), setWorld('told', local('n')), pay('9')];
    const player = choose(await story([mission({ objectives: [search], reward })]), 'find');
    expect(refusals(player)).toEqual(['insufficient']);
    expect([asked(player, world('told')), asked(player, is('done'))]).toEqual([0, true]);
  });

  it('throws its own dice', async () => {
    const roll: StatementIr = {
      do: 'evaluate',
      id: 'e',
      value: { op: 'roll', site: 'die', of: constant({ $dice: [1, 1000] }) },
    };
    const player = choose(await story([mission({ objectives: [search], reward: [roll, roll] })]), 'find');
    const faces = player.events.flatMap((event) => (event.event === 'rolled' ? event.faces : []));
    expect(new Set(faces).size).toBe(2);
  });
});

describe('rules and missions', () => {
  it('take turns: what rules do missions see at once, what missions do rules see in the next round', async () => {
    const rules: readonly RuleIr[] = [
      { name: 'drips', on: { on: 'change', of: world('tide') }, body: [add('found')] },
      { name: 'hears', on: { on: 'change', of: is('done', 'search') }, body: [add('found')] },
    ];
    const player = choose(await story([mission({ reward: [add('told')] })], { rules }), 'wait');
    expect(steps(player)).toEqual([
      'ledger search done',
      'ledger confront open',
      'ledger confront done',
      'ledger done',
    ]);
    expect(sets(player)).toEqual(['w/tide 1', 'w/found 1', 'w/found 2', 'w/told 1']);
  });

  it('end where rules do not settle, and the turn that stands is folded as it was executed', async () => {
    const rules: readonly RuleIr[] = [{ name: 'spins', on: { on: 'change', of: world('tide') }, body: [add('tide')] }];
    const player = await story([mission({ clocks: [clock([])] })], { rules });
    const before = player.state;
    choose(player, 'wait');
    expect(player.events.flatMap((event) => (event.event === 'fault' ? [event.fault] : []))).toEqual([
      'rulesDontSettle',
    ]);
    expect(steps(player)).toEqual(['ledger water full']);
    expect(player.engine.fold(before, player.events).hash).toBe(player.state.hash);
  });
});

describe('what a mission came to', () => {
  const moves = ['find', 'wait', 'wait', 'find', 'find'] as const;
  const whole = mission({ clocks: [clock([add('told')])], reward: [add('told')] });

  it('is the same executed, folded from stored events, and saved in between', async () => {
    const player = await story([whole]);
    let { state } = player;
    for (const move of moves) {
      choose(player, move);
      const stored = player.events.map((event) => decodeEvent(throughText(encodeEvent(event))));
      state = player.engine.fold(state, stored);
      expect(state.hash).toBe(player.state.hash);
      player.state = player.engine.decode(throughText(player.engine.encode(player.state)));
    }
    expect(asked(player, is('done'))).toBe(true);
    expect(player.engine.missions(state, 'reader')).toEqual([
      {
        mission: 'ledger',
        stands: 'done',
        objectives: [
          { name: 'search', stands: 'done' },
          { name: 'confront', stands: 'done' },
        ],
        clocks: [{ name: 'water', at: 2, full: 2 }],
      },
    ]);
  });

  it('goes with the state that one plays on from', async () => {
    const player = await story([whole]);
    const early = choose(player, 'find').state;
    const { hash } = choose(player, 'find').state;
    const other: Player = { ...player, state: early };
    expect(asked(other, is('done'))).toBe(false);
    expect(choose(other, 'find').state.hash).toBe(hash);
  });
});
