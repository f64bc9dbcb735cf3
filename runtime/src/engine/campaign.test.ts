import { describe, expect, it } from 'vitest';
import type { ExprIr, SchemaIr, StatementIr } from '../bundle/index.js';
import { createEngine } from './create-engine.js';
import {
  binary,
  constant,
  exit,
  fieldOf,
  int,
  type Line,
  point,
  program,
  run,
  say,
  scene,
  showing,
} from './testing/ir.js';
import { begin, done, input, offered, said, startAct } from './testing/player.js';

const schema: Partial<SchemaIr> = {
  campaign: [fieldOf('reports', int, 0)],
  config: [fieldOf('daylight', { type: 'int', low: 6, high: 12 }, 10)],
};
const reports: ExprIr = { op: 'state', scope: 'campaign', name: 'reports' };
const daylight: ExprIr = { op: 'state', scope: 'config', name: 'daylight' };
const count: StatementIr = {
  do: 'set',
  id: 's',
  to: { target: 'state', scope: 'campaign', name: 'reports' },
  value: binary('int.add', reports, constant(1)),
};
const engineOf = (lines: readonly Line[]) => createEngine(program({ schema, scenes: [scene('a', lines)] }));
const campaign = (value: number) => ({ campaign: { version: 1, cells: { 'c/reports': value } } });

describe('the campaign', () => {
  it('is wanted when it is read or written, and not before', async () => {
    const reading = await engineOf([say('r', showing(reports)), exit]);
    expect(reading.step(reading.initial, input(startAct()), {})).toEqual({
      result: 'wants',
      requests: [{ effect: 'campaign' }],
    });
    const writing = await engineOf([
      run({ do: 'set', id: 's', to: { target: 'state', scope: 'campaign', name: 'reports' }, value: constant(1) }),
      exit,
    ]);
    expect(writing.step(writing.initial, input(startAct()), {})).toMatchObject({ result: 'wants' });
    const neither = await engineOf([say('x'), exit]);
    expect(neither.step(neither.initial, input(startAct()), {}).result).toBe('done');
    expect(neither.usesCampaign).toBe(true);
  });

  it('is written by events on its cells, and is no part of the session’s state', async () => {
    const engine = await engineOf([run(count), run(count), say('r', showing(reports)), ...point([{ id: 'on' }]), exit]);
    const first = done(engine.step(engine.initial, input(startAct()), campaign(4)));
    expect(said(first)).toEqual(['r 6']);
    expect(first.events.filter(({ event }) => event === 'set')).toEqual([
      { event: 'set', by: 's', cell: 'c/reports', value: 5 },
      { event: 'set', by: 's', cell: 'c/reports', value: 6 },
    ]);
    const other = done(engine.step(engine.initial, input(startAct()), campaign(40)));
    expect(other.state.hash).toBe(first.state.hash);
    expect(JSON.stringify(engine.encode(first.state))).not.toContain('reports');
    expect(engine.fold(engine.initial, first.events).hash).toBe(first.state.hash);
  });

  it('may hide choices; who looks later brings its cells', async () => {
    const guard = binary('gt', reports, constant(2));
    const engine = await engineOf([
      ...point([
        { id: 'on', sticky: true },
        { id: 'famous', guard },
      ]),
      exit,
    ]);
    const first = done(engine.step(engine.initial, input(startAct()), campaign(3)));
    expect(offered(first)).toEqual(['on', 'famous']);
    expect(engine.waiting(first.state, 'reader')).toEqual(first.waiting);
    const resumed = engine.decode(engine.encode(first.state));
    expect(offered({ waiting: engine.waiting(resumed, 'reader') })).toEqual(['on']);
    expect(engine.waiting(resumed, 'reader', campaign(3))).toEqual(first.waiting);
  });
});

describe('config', () => {
  it('is fixed at the start, by type, and hashed', async () => {
    const engine = await engineOf([say('d', showing(daylight)), ...point([{ id: 'on' }]), exit]);
    expect(said(begin(engine))).toEqual(['d 10']);
    const other = begin(engine, { config: { daylight: 7 } });
    expect(said(other)).toEqual(['d 7']);
    expect(other.state.hash).not.toBe(begin(engine).state.hash);
    const refused = (config: Record<string, number | string>): unknown =>
      engine.step(engine.initial, input(startAct({ config })), {});
    expect(refused({ daylight: 13 })).toMatchObject({ refusal: { refusal: 'badValue', field: 'daylight' } });
    expect(refused({ daylight: 'x' })).toMatchObject({ refusal: { refusal: 'badValue' } });
    expect(refused({ night: 1 })).toMatchObject({ refusal: { refusal: 'badValue', field: 'night' } });
  });
});
