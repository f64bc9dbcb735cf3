import { describe, expect, it } from 'vitest';
import type { ExprIr, Json, TypeIr } from '../bundle/index.js';
import { createEngine } from './create-engine.js';
import type { Engine } from './engine.js';
import type { Effects } from './input.js';
import { binary, constant, exit, int, point, program, run, say, scene, showing } from './testing/ir.js';
import { begin, done, input, said, startAct } from './testing/player.js';

const call = (...given: readonly ExprIr[]): ExprIr => ({ op: 'extern', function: 'tide', arguments: given });
const into = (slot: string, value: ExprIr) => run({ do: 'let', slot, value });
const local = (slot: string): ExprIr => ({ op: 'local', slot });
const extern = (result: TypeIr = int) => ({ tide: { parameters: [{ name: 'hour', type: int }], result } });
const twice = [
  into('a', call(constant(7))),
  into('b', call(local('a'))),
  say('sum', showing(binary('int.add', local('a'), local('b')))),
  ...point([{ id: 'on' }]),
  exit,
];

/** Answers like a host, and counts how often it was asked. */
function play(engine: Engine, answer: (hour: Json) => Json) {
  const asked: Json[] = [];
  let effects: Effects = {};
  for (;;) {
    const step = engine.step(engine.initial, input(startAct()), effects);
    if (step.result !== 'wants') return { step: done(step), asked, effects };
    for (const request of step.requests) {
      if (request.effect !== 'call') throw new Error(request.effect);
      asked.push(...request.arguments);
      const [hour = null] = request.arguments;
      effects = { calls: [...(effects.calls ?? []), { function: request.function, result: answer(hour) }] };
    }
  }
}

describe('functions of the host', () => {
  it('are asked once for each call, and never again with the answers at hand', async () => {
    const engine = await createEngine(program({ externs: extern(), scenes: [scene('a', twice)] }));
    const { step, asked, effects } = play(engine, (hour) => (hour === 7 ? 3 : 40));
    expect(said(step)).toEqual(['sum 43']);
    expect(asked).toEqual([7, 3]);
    const again = done(engine.step(engine.initial, input(startAct()), effects));
    expect(again.state.hash).toBe(step.state.hash);
  });

  it('are wanted again where the answers are another function’s', async () => {
    const engine = await createEngine(program({ externs: extern(), scenes: [scene('a', twice)] }));
    const step = engine.step(engine.initial, input(startAct()), { calls: [{ function: 'other', result: 1 }] });
    expect(step).toEqual({
      result: 'wants',
      requests: [{ effect: 'call', function: 'tide', ordinal: 0, arguments: [7] }],
    });
  });

  it('may be called so often in a turn, and no oftener', async () => {
    const engine = await createEngine(
      program({
        externs: extern(),
        scenes: [
          scene('a', [
            run({
              do: 'for',
              slot: 'hour',
              source: { op: 'range', low: constant(1), high: constant(100), openEnd: false },
              body: [{ do: 'evaluate', id: 'e', value: call(local('hour')) }],
            }),
            exit,
          ]),
        ],
      }),
    );
    const { step, asked } = play(engine, () => 1);
    expect(asked).toHaveLength(32);
    expect(step.events).toMatchObject([{ event: 'fault', fault: 'tooManyCalls' }]);
  });

  it('answer while a story is explored as a throw would', async () => {
    const draws: [number, number][] = [];
    const engine = await createEngine(
      program({ externs: extern({ type: 'int', low: 2, high: 5 }), scenes: [scene('a', twice)] }),
      {
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
        op: () => undefined,
        draw: (low, high) => {
          draws.push([low, high]);
          return high;
        },
      },
    );
    expect(said(begin(engine))).toEqual(['sum 10']);
    expect(draws).toEqual([
      [2, 5],
      [2, 5],
    ]);
  });
});
