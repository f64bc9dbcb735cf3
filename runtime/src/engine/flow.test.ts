import { describe, expect, it } from 'vitest';
import { createEngine } from './create-engine.js';
import {
  back,
  binary,
  constant,
  divert,
  end,
  exit,
  fieldOf,
  int,
  jump,
  label,
  letSlot,
  local,
  mark,
  point,
  program,
  run,
  say,
  scene,
  setWorld,
  showing,
  visit,
  visits,
  world,
} from './testing/ir.js';
import { begin, choose, done, input, offered, refusals, said, startAct } from './testing/player.js';

const tide = { world: [fieldOf('tide', int, 0)] };
const rise = run(setWorld('tide', binary('int.add', world('tide'), constant(1))));
const high = binary('ge', world('tide'), constant(1));

describe('scenes', () => {
  const choice = point([{ id: 'on', sticky: true }]);

  it('return from a visit to the line after, over input points and saves', async () => {
    const engine = await createEngine(
      program({
        scenes: [
          scene('a', [
            run(letSlot('x', constant(7))),
            visit('v', 'b', [constant('mara')]),
            say('back', showing(local('x'))),
            end,
          ]),
          scene('b', [say('hello', showing(local('who'))), ...choice, say('bye', showing(local('who'))), exit], {
            parameters: [{ name: 'who', slot: 'who', type: { type: 'text' } }],
          }),
        ],
      }),
    );
    const player = begin(engine);
    expect(said(player)).toEqual(['hello "mara"']);
    player.state = engine.decode(engine.encode(player.state));
    choose(player, 'on');
    expect(said(player)).toEqual(['bye "mara"', 'back 7', '(ended)']);
  });

  it('forget who visited them when a divert leaves', async () => {
    const player = begin(
      await createEngine(
        program({
          scenes: [
            scene('a', [visit('v', 'b'), say('never'), exit]),
            scene('b', [divert('c'), exit]),
            scene('c', [say('c'), back]),
          ],
        }),
      ),
    );
    expect(said(player)).toEqual(['c', '(ended)']);
    expect(player.state.flow).toEqual({ at: 'ended', how: 'deadEnd' });
  });

  it('may visit 64 deep; more is the story’s fault, and the reader keeps the place', async () => {
    const deep = program({
      schema: tide,
      scenes: [
        scene('a', [
          ...point([
            { id: 'go', sticky: true },
            { id: 'rise', sticky: true, body: [rise] },
          ]),
          visit('v', 'b'),
          say('up'),
          divert('a'),
          exit,
        ]),
        scene('b', [
          {
            op: 'branch',
            condition: binary('lt', visits('b'), binary('int.add', constant(64), world('tide'))),
            else: 'out',
          },
          visit('w', 'b'),
          mark('out'),
          exit,
        ]),
      ],
    });
    const engine = await createEngine(deep);
    const player = begin(engine);
    const before = player.state;
    choose(player, 'go');
    expect(said(player)).toEqual(['up']);
    const again = begin(engine);
    const failed = done(engine.step(again.state, input({ act: 'choose', choice: 'rise' }), {}));
    expect(failed.events).toMatchObject([{ event: 'fault', fault: 'visitsTooDeep', by: 'w' }]);
    expect(failed.output).toEqual([]);
    expect(failed.state).toBe(again.state);
    expect(failed.waiting).toEqual(again.waiting);
    expect(engine.fold(before, failed.events).hash).toBe(before.hash);
  });

  it('count entering and labels; leaving for the own name enters again, for a label it does not', async () => {
    const player = begin(
      await createEngine(
        program({
          scenes: [
            scene('a', [
              { op: 'branch', condition: binary('ge', visits('a'), constant(2)), else: 'first' },
              say('counts', showing(visits('a'), visits('inner'), { op: 'turnsSince', place: 'inner' })),
              end,
              mark('first'),
              label('inner'),
              { op: 'branch', condition: binary('lt', visits('inner'), constant(3)), else: 'leave' },
              divert('a', { label: 'inner' }),
              mark('leave'),
              divert('a'),
              exit,
            ]),
          ],
        }),
      ),
    );
    expect(said(player)).toEqual(['counts 2 3 0', '(ended)']);
  });

  it('with a gate that is shut are not entered: the else is taken, or it is recorded', async () => {
    const player = begin(
      await createEngine(
        program({
          schema: tide,
          scenes: [
            scene('a', [
              divert('gated', { else: 'shut' }),
              say('never'),
              mark('shut'),
              say('shut'),
              divert('gated'),
              say('went on'),
              rise,
              divert('gated'),
              exit,
            ]),
            scene('gated', [say('in'), end], { opens: high }),
          ],
        }),
      ),
    );
    expect(said(player)).toEqual(['shut', 'went on', 'in', '(ended)']);
    expect(refusals(player)).toEqual(['shut']);
  });

  it('are values: a divert may compute where it goes', async () => {
    const player = begin(
      await createEngine(
        program({
          scenes: [
            scene('a', [
              run(letSlot('next', constant('b'))),
              { op: 'divert', id: 'd', scene: local('next'), arguments: [] },
              exit,
            ]),
            scene('b', [say('b'), end]),
          ],
        }),
      ),
    );
    expect(said(player)).toEqual(['b', '(ended)']);
  });
});

describe('lets', () => {
  it('live over input points, and are gone when the scene is entered again', async () => {
    const engine = await createEngine(
      program({
        scenes: [
          scene('a', [
            { op: 'branch', condition: binary('eq', visits('a'), constant(1)), else: 'skip' },
            run(letSlot('x', constant(1))),
            mark('skip'),
            ...point([{ id: 'on', sticky: true }]),
            say('x', showing(local('x'))),
            divert('a'),
            exit,
          ]),
        ],
      }),
    );
    const player = begin(engine);
    choose(player, 'on');
    expect(said(player)).toEqual(['x 1']);
    choose(player, 'on');
    expect(said(player)).toEqual([]);
    expect(refusals(player)).toEqual(['unset']);
  });
});

describe('a cycle without input', () => {
  it('is a fault: nothing is told, the place is kept', async () => {
    const engine = await createEngine(
      program({ scenes: [scene('a', [...point([{ id: 'on' }]), mark('x'), say('again'), jump('x')])] }),
    );
    const player = begin(engine);
    const failed = done(engine.step(player.state, input({ act: 'choose', choice: 'on' }), {}));
    expect(failed.events).toMatchObject([{ event: 'fault', fault: 'tooManySteps' }]);
    expect([failed.output, failed.state]).toEqual([[], player.state]);
    expect(offered(failed)).toEqual(['on']);
  });
});

describe('inputs', () => {
  it('that don’t fit are refused by name', async () => {
    const engine = await createEngine(program({ scenes: [scene('a', [...point([{ id: 'on', body: [end] }]), exit])] }));
    const refusal = (state: typeof engine.initial, act: Parameters<typeof input>[0], seat = 'reader'): unknown => {
      const result = engine.step(state, input(act, { seat }), {});
      return result.result === 'refused' ? result.refusal.refusal : result.result;
    };
    const { state } = begin(engine);
    const ended = choose(begin(engine), 'on').state;
    const on = { act: 'choose', choice: 'on' } as const;
    expect(refusal(engine.initial, on)).toBe('notStarted');
    expect(refusal(state, startAct())).toBe('alreadyStarted');
    expect(refusal(state, { act: 'say', text: 'hi' })).toBe('choiceWanted');
    expect(refusal(state, on, 'stranger')).toBe('unknownSeat');
    expect(refusal(ended, on)).toBe('ended');
    expect(refusal(engine.initial, startAct({ seed: 'x' }))).toBe('badValue');
    expect(refusal(engine.initial, startAct({ scene: 'nowhere' }))).toBe('badValue');
    expect(refusal(engine.initial, startAct({ seats: [] }))).toBe('unknownSeat');
  });

  it('to a place that this program doesn’t have are refused, and the place is kept', async () => {
    const engine = await createEngine(program({ scenes: [scene('a', [...point([{ id: 'on' }]), exit])] }));
    const other = await createEngine(program({ scenes: [scene('a', [...point([{ id: 'off' }]), exit])] }));
    const { state } = begin(engine);
    const moved = other.decode(engine.encode(state));
    expect(other.step(moved, input({ act: 'choose', choice: 'off' }), {})).toEqual({
      result: 'refused',
      refusal: { refusal: 'placeMissing', place: 'a on' },
    });
    expect(engine.decode(other.encode(moved)).hash).toBe(state.hash);
  });
});
