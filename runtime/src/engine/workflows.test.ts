import { describe, expect, it } from 'vitest';
import type { ExprIr, ProgramIr, SchemaIr, StatementIr, WorkflowIr } from '../bundle/index.js';
import { createEngine } from './create-engine.js';
import {
  binary,
  constant,
  end,
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
import { begin, choose, type Player, parsed, refusals } from './testing/player.js';

const schema: Partial<SchemaIr> = {
  world: [fieldOf('hours', int, 0)],
  events: { left: { tier: 'ledger', fields: [fieldOf('visit', int, 1)] } },
};
const hour = 3_600_000;
const now: ExprIr = { op: 'now' };
const advance = (by: number): StatementIr => ({ do: 'advance', id: 'goes on', by: constant(by) });
const hours: StatementIr = setWorld('hours', binary('int.div', now, constant(hour)));

const workflow = (name: string, more: Partial<WorkflowIr> = {}): WorkflowIr => ({
  name,
  parameters: [],
  settings: {},
  steps: [{ name: 'one', after: [], settings: {}, body: [] }],
  ...more,
});

/** A story whose one choice, `act`, does something each time it is taken. */
async function story(act: readonly StatementIr[], ...workflows: readonly WorkflowIr[]): Promise<Player> {
  const lines = [mark('again'), ...point([{ id: 'act', sticky: true, body: act.map(run) }]), jump('again')];
  const made = program({ schema, scenes: [scene('quay', lines)] });
  const held = Object.fromEntries(workflows.map((each) => [each.name, each]));
  const whole: ProgramIr = workflows.length === 0 ? made : { ...made, experimental: { workflows: held } };
  return begin(await createEngine(whole));
}

/** What the story has made of the hours. */
function counted(player: Player): unknown {
  const found = player.engine.evaluate(player.state, world('hours'), 'reader');
  return found.ok ? found.value : found.refusal;
}

describe('the story’s time', () => {
  it('stands still until something advances it, and is part of the state', async () => {
    const player = await story([advance(hour), hours]);
    const before = player.state.hash;
    expect(counted(player)).toBe(0);
    choose(choose(player, 'act'), 'act');
    expect(counted(player)).toBe(2);
    expect(player.state.hash).not.toBe(before);
    const { engine, state } = player;
    expect(engine.decode(parsed(JSON.stringify(engine.encode(state)))).hash).toBe(state.hash);
  });

  it('is folded from what happened', async () => {
    const player = await story([advance(hour)]);
    const { engine, state } = player;
    choose(player, 'act');
    expect(engine.fold(state, player.events).hash).toBe(player.state.hash);
  });

  it('never runs back', async () => {
    const player = choose(await story([advance(-hour), hours]), 'act');
    expect(refusals(player)).toEqual(['timeRunsBack']);
    expect(counted(player)).toBe(0);
  });
});

describe('a checkpoint', () => {
  it('is told, and changes nothing else', async () => {
    const player = choose(await story([{ do: 'checkpoint', id: 'c', label: constant('waited') }]), 'act');
    expect(player.events.filter(({ event }) => event === 'checkpoint')).toEqual([
      { event: 'checkpoint', by: 'c', label: 'waited' },
    ]);
  });
});

describe('a workflow', () => {
  const runs: StatementIr = { do: 'run', id: 'r', workflow: 'night', arguments: [] };
  const left: StatementIr = { do: 'emit', id: 'e', event: 'left', fields: { visit: constant(2) } };

  it('that is run is refused by name, and the story goes on', async () => {
    const player = choose(await story([runs, advance(hour), hours], workflow('night')), 'act');
    expect(player.events.filter(({ event }) => event === 'refused')).toEqual([
      { event: 'refused', by: 'r', refusal: 'notRun', detail: 'workflow night' },
    ]);
    expect(counted(player)).toBe(1);
  });

  it('beside the turn whose value is wanted refuses what it stands in', async () => {
    const value: ExprIr = { op: 'run', site: 's', workflow: 'night', arguments: [] };
    const player = choose(await story([setWorld('hours', value)], workflow('night')), 'act');
    expect(refusals(player)).toEqual(['notRun']);
  });

  it('inside the turn runs its steps, and yields', async () => {
    const step = { after: [], settings: {}, body: [] };
    const list: ExprIr = { op: 'list', items: [constant(1), constant(2)] };
    const value: ExprIr = { op: 'run', site: 's', workflow: 'cycle', arguments: [constant(3)] };
    const cycle = workflow('cycle', {
      inline: true,
      parameters: [{ name: 'far', slot: 'far', type: int }],
      steps: [
        {
          ...step,
          name: 'all',
          slot: 'all',
          each: { slot: 'x', source: list },
          value: binary('int.mul', local('x'), local('far')),
        },
        { ...step, name: 'never', slot: 'never', when: constant(false), value: constant(1), body: [advance(hour)] },
        { ...step, name: 'later', after: ['all'], body: [advance(hour)] },
        { ...step, name: 'sum', slot: 'sum', value: { op: 'builtin', name: 'sum', arguments: [local('all')] } },
      ],
      value: {
        op: 'if',
        condition: binary('eq', local('never'), constant(null)),
        then: local('sum'),
        else: constant(-1),
      },
    });
    const player = choose(await story([setWorld('hours', value)], cycle), 'act');
    expect(refusals(player)).toEqual([]);
    expect(counted(player)).toBe(9);
    expect(player.events.filter(({ event }) => event === 'set')).toHaveLength(2);
  });

  it('that waits for a time, and a shared document, are told of when the story begins', async () => {
    const daily = workflow('daily', { on: { on: 'every', every: constant(24 * hour) } });
    const made = program({ schema, scenes: [scene('quay', [end])] });
    const player = begin(await createEngine({ ...made, experimental: { workflows: { daily }, shared: ['notes'] } }));
    const told = player.events.flatMap((event) => (event.event === 'refused' ? [event.refusal, event.detail] : []));
    expect(told).toEqual(['notRun', 'workflow daily', 'notServed', 'shared notes']);
  });

  it('on an event is told of as not run when the event happens and its condition holds', async () => {
    const on: WorkflowIr['on'] = { on: 'event', event: 'left', slot: 'e' };
    const visit: ExprIr = { op: 'get', of: local('e'), name: 'visit' };
    const often = workflow('often', { on, when: binary('gt', visit, constant(1)) });
    const seldom = workflow('seldom', { on, when: binary('gt', visit, constant(2)) });
    const player = choose(await story([left], often, seldom), 'act');
    expect(player.events.filter(({ event }) => event === 'refused')).toEqual([
      { event: 'refused', by: 'often', refusal: 'notRun', detail: 'workflow often' },
    ]);
  });
});
