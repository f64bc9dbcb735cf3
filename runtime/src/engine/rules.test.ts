import { describe, expect, it } from 'vitest';
import type { ExprIr, RuleIr, SchemaIr, StatementIr } from '../bundle/index.js';
import { createEngine } from './create-engine.js';
import {
  binary,
  constant,
  fieldOf,
  int,
  jump,
  local,
  mark,
  point,
  program,
  run,
  scene,
  setWorld,
  world,
} from './testing/ir.js';
import { begin, choose, offered, type Player, refusals } from './testing/player.js';

const schema: Partial<SchemaIr> = {
  world: [fieldOf('heard', int, 0), fieldOf('tide', int, 3), fieldOf('other', int, 0)],
  events: {
    overheard: { tier: 'ephemeral', fields: [fieldOf('loud', int, 7)] },
    whispered: { tier: 'ledger', fields: [] },
  },
};
const add = (name: string, by: ExprIr): StatementIr => setWorld(name, binary('int.add', world(name), by));
const one = constant(1);
const overheard = (loud: number): StatementIr => ({
  do: 'emit',
  id: `emit ${loud}`,
  event: 'overheard',
  fields: { loud: constant(loud) },
});
const whisper: StatementIr = { do: 'emit', id: 'whisper', event: 'whispered', fields: {} };
const onHearing = (more: Partial<RuleIr>): RuleIr => ({
  name: 'hears',
  on: { on: 'event', event: 'overheard', slot: 'e' },
  body: [add('heard', { op: 'get', of: local('e'), name: 'loud' })],
  ...more,
});

/** A story whose one choice, `act`, does something each time it is taken. */
async function story(act: readonly StatementIr[], rules: readonly RuleIr[]): Promise<Player> {
  const lines = [mark('again'), ...point([{ id: 'act', sticky: true, body: act.map(run) }]), jump('again')];
  return begin(await createEngine(program({ schema, scenes: [scene('quay', lines)], rules })));
}

const sets = (player: Player): readonly string[] =>
  player.events.flatMap((event) => (event.event === 'set' ? [`${event.cell} ${JSON.stringify(event.value)}`] : []));

describe('a rule on an event', () => {
  it('runs once for each, at the end of the turn, and sees what it says', async () => {
    const player = choose(await story([overheard(2), add('other', one), overheard(3)], [onHearing({})]), 'act');
    expect(sets(player)).toEqual(['w/other 1', 'w/heard 2', 'w/heard 5']);
  });

  it('sees the defaults of what was not said', async () => {
    const emit: StatementIr = { do: 'emit', id: 'emit', event: 'overheard', fields: {} };
    expect(sets(choose(await story([emit], [onHearing({})]), 'act'))).toEqual(['w/heard 7']);
  });

  it('waits for its condition', async () => {
    const loud: ExprIr = binary('gt', { op: 'get', of: local('e'), name: 'loud' }, constant(2));
    const player = choose(await story([overheard(2), overheard(3)], [onHearing({ when: loud })]), 'act');
    expect(sets(player)).toEqual(['w/heard 3']);
  });

  it('sees what other rules emit in the next round', async () => {
    const echo: RuleIr = { name: 'echo', on: { on: 'event', event: 'whispered' }, body: [add('other', one)] };
    const rules = [echo, onHearing({ body: [whisper, add('heard', one)] })];
    const player = choose(await story([overheard(1), overheard(1)], rules), 'act');
    expect(sets(player)).toEqual(['w/heard 1', 'w/heard 2', 'w/other 1', 'w/other 2']);
  });

  it('does not run for what a refusal undid', async () => {
    const refused: StatementIr = {
      do: 'act',
      act: { site: 'call', action: 'mutter', arguments: [] },
      arms: [],
    };
    const lines = [mark('again'), ...point([{ id: 'act', sticky: true, body: [run(refused)] }]), jump('again')];
    const mutter = { parameters: [], requires: [], body: [overheard(1), { do: 'refuse', refusal: 'no' } as const] };
    const ir = program({ schema, scenes: [scene('quay', lines)], actions: { mutter }, rules: [onHearing({})] });
    const player = choose(begin(await createEngine(ir)), 'act');
    expect(refusals(player)).toEqual(['no']);
    expect(sets(player)).toEqual([]);
  });
});

describe('a rule on a change', () => {
  const onTide: RuleIr = { name: 'rises', on: { on: 'change', of: world('tide') }, body: [add('heard', one)] };

  it('runs once a turn in which the value came to differ, however often it was written', async () => {
    const player = await story([add('tide', one), add('tide', one)], [onTide]);
    expect(sets(choose(player, 'act'))).toEqual(['w/tide 4', 'w/tide 5', 'w/heard 1']);
    expect(sets(choose(player, 'act'))).toEqual(['w/tide 6', 'w/tide 7', 'w/heard 2']);
  });

  it('does not run where the value is what it was', async () => {
    const player = choose(await story([add('tide', one), add('tide', constant(-1))], [onTide]), 'act');
    expect(sets(player)).toEqual(['w/tide 4', 'w/tide 3']);
  });

  it('does not run at the start for values that were declared', async () => {
    expect(sets(await story([], [onTide]))).toEqual([]);
  });
});

describe('a rule on every turn', () => {
  it('runs once in each, the first included', async () => {
    const player = await story([overheard(1)], [{ name: 'ages', on: { on: 'turn' }, body: [add('other', one)] }]);
    expect(sets(player)).toEqual(['w/other 1']);
    expect(sets(choose(player, 'act'))).toEqual(['w/other 2']);
  });
});

describe('rules', () => {
  it('that wake each other for ever are stopped, and the ledger says so; the turn stands', async () => {
    const rules: readonly RuleIr[] = [
      onHearing({ body: [whisper, add('heard', one)] }),
      { name: 'echo', on: { on: 'event', event: 'whispered' }, body: [overheard(1)] },
    ];
    const player = choose(await story([overheard(1)], rules), 'act');
    expect(player.events.flatMap((event) => (event.event === 'fault' ? [`${event.by} ${event.fault}`] : []))).toEqual([
      'hears rulesDontSettle',
    ]);
    expect(sets(player).at(-1)).toBe('w/heard 4');
    expect(player.waiting.wait).toBe('choice');
  });

  it('are undone whole when refused, and others still run', async () => {
    const failing = onHearing({ name: 'fails', body: [add('other', one), { do: 'refuse', refusal: 'no' }] });
    const player = choose(await story([overheard(2)], [failing, onHearing({})]), 'act');
    expect(player.events.flatMap((event) => (event.event === 'refused' ? [event.by] : []))).toEqual(['fails']);
    expect(sets(player)).toEqual(['w/heard 2']);
  });

  it('throw dice of their own, each time others', async () => {
    const roll = onHearing({
      body: [{ do: 'evaluate', id: 'e', value: { op: 'roll', site: 'die', of: constant({ $dice: [1, 1000] }) } }],
    });
    const player = await story([overheard(1), overheard(1)], [roll]);
    const faces: number[] = [];
    for (let turn = 0; turn < 3; turn++) {
      for (const event of choose(player, 'act').events) if (event.event === 'rolled') faces.push(...event.faces);
    }
    expect(new Set(faces).size).toBe(6);
  });

  it('change what is offered before it is', async () => {
    const lines = [
      mark('again'),
      ...point([
        { id: 'act', sticky: true, body: [run(overheard(2))] },
        { id: 'ask', sticky: true, guard: binary('gt', world('heard'), constant(0)) },
      ]),
      jump('again'),
    ];
    const ir = program({ schema, scenes: [scene('quay', lines)], rules: [onHearing({})] });
    const player = begin(await createEngine(ir));
    expect(offered(player)).toEqual(['act']);
    expect(offered(choose(player, 'act'))).toEqual(['act', 'ask']);
    expect(player.engine.waiting(player.state, 'reader')).toEqual(player.waiting);
  });

  it('leave the place of the reader alone: the same state comes of the same turn', async () => {
    const play = async () => choose(await story([overheard(2)], [onHearing({})]), 'act').state.hash;
    expect(await play()).toBe(await play());
  });
});
