import { describe, expect, it } from 'vitest';
import type { ExprIr, SequenceStrategy, TextIr } from '../bundle/index.js';
import { createEngine } from './create-engine.js';
import {
  binary,
  constant,
  divert,
  end,
  exit,
  fieldOf,
  int,
  type Line,
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
import { begin, choose, offered, said } from './testing/player.js';

const die = (site: string, count = 1, sides = 20): ExprIr => ({
  op: 'roll',
  site,
  of: constant({ $dice: [count, sides] }),
});
const engineOf = (lines: readonly Line[]) => createEngine(program({ scenes: [scene('a', lines)] }));
const faces = (player: ReturnType<typeof begin>): readonly (readonly number[])[] =>
  player.events.flatMap((event) => (event.event === 'rolled' ? [event.faces] : []));

describe('dice', () => {
  it('are fair, recorded, and the same for the same seed', async () => {
    const engine = await engineOf([run(letSlot('x', die('d', 1000, 6))), say('sum', showing(local('x'))), end]);
    const player = begin(engine);
    const [thrown = []] = faces(player);
    const counts = [1, 2, 3, 4, 5, 6].map((face) => thrown.filter((other) => other === face).length);
    for (const count of counts) expect(Math.abs(count - 1000 / 6)).toBeLessThan(50);
    expect(said(player)[0]).toBe(`sum ${thrown.reduce((a, b) => a + b)}`);
    expect(faces(begin(engine))).toEqual([thrown]);
    expect(faces(begin(engine, { seed: 'f'.repeat(32) }))).not.toEqual([thrown]);
  });

  it('of one place don’t shift when another place is added before it', async () => {
    const plain = await engineOf([run(letSlot('x', die('d', 20))), end]);
    const longer = await engineOf([run(letSlot('w', die('new', 3))), run(letSlot('x', die('d', 20))), end]);
    expect(faces(begin(longer))[1]).toEqual(faces(begin(plain))[0]);
  });

  it('differ from use to use, visit to visit, and caller to caller', async () => {
    const engine = await createEngine(
      program({
        scenes: [
          scene('a', [run(letSlot('x', die('d', 20))), visit('v', 'b'), visit('w', 'b'), divert('b'), exit]),
          scene('b', [run(letSlot('x', die('d', 20))), exit]),
        ],
      }),
    );
    const thrown = faces(begin(engine));
    expect(new Set(thrown.map(String)).size).toBe(4);
  });

  it('in a loop differ from round to round, also over input points', async () => {
    const engine = await engineOf([
      mark('x'),
      run(letSlot('x', die('d', 20))),
      ...point([{ id: 'on', sticky: true }]),
      { op: 'jump', to: 'x' },
    ]);
    const player = begin(engine);
    const first = faces(player);
    player.state = engine.decode(engine.encode(player.state));
    choose(player, 'on');
    expect(faces(player)).not.toEqual(first);
  });

  it('cannot be too many, nor be thrown while a choice point is looked at', async () => {
    const engine = await engineOf([
      run(letSlot('x', die('d', 5000))),
      ...point([
        { id: 'lucky', guard: binary('gt', die('g'), constant(0)) },
        { id: 'on', sticky: true },
      ]),
      end,
    ]);
    const player = begin(engine);
    expect(offered(player)).toEqual(['on']);
    // A `let` has no id of its own: what stands before it names it, at a scene's top the scene.
    expect(player.events.filter(({ event }) => event === 'refused')).toEqual([
      { event: 'refused', by: 'a', refusal: 'tooMany', detail: '5000d20' },
      { event: 'refused', by: 'lucky', refusal: 'chanceInPreview' },
    ]);
  });

  it('as a random int stay in their range', async () => {
    const engine = await engineOf([
      run(letSlot('x', { op: 'random', site: 'r', low: constant(-3), high: constant(-3) })),
      say('x', showing(local('x'))),
      end,
    ]);
    expect(said(begin(engine))[0]).toBe('x -3');
  });
});

describe('sequences', () => {
  const text = (strategy: SequenceStrategy, count = 3): TextIr => ({
    template: [{ part: 'pick', argument: 0, arms: [['a'], ['b'], ['c']] }],
    arguments: [{ argument: 'sequence', site: 'q', strategy, count }],
  });
  const rounds = async (strategy: SequenceStrategy, times: number): Promise<readonly string[]> => {
    const lines = Array.from({ length: times }, () => say('t', text(strategy)));
    return said(begin(await engineOf([...lines, end]))).slice(0, times);
  };

  it.each<[SequenceStrategy, string]>([
    ['cycle', '0 1 2 0 1'],
    ['stop', '0 1 2 2 2'],
    ['once', '0 1 2 -1 -1'],
  ])('%s', async (strategy, expected) => {
    expect((await rounds(strategy, 5)).map((line) => line.slice(2)).join(' ')).toBe(expected);
  });

  it('shuffled give each item once a round', async () => {
    const shown = (await rounds('shuffle', 9)).map((line) => line.slice(2));
    for (const round of [0, 3, 6]) expect(shown.slice(round, round + 3).sort()).toEqual(['0', '1', '2']);
    const once = (await rounds('shuffle once', 5)).map((line) => line.slice(2));
    expect(once.slice(0, 3).sort()).toEqual(['0', '1', '2']);
    expect(once.slice(3)).toEqual(['-1', '-1']);
  });

  it('in a choice’s label stand still while it is shown, and move on when it is taken', async () => {
    const engine = await engineOf([
      mark('x'),
      ...point([
        { id: 'ask', sticky: true, label: text('stop'), echo: text('stop') },
        { id: 'wait', sticky: true },
      ]),
      { op: 'jump', to: 'x' },
    ]);
    const player = begin(engine);
    const shown = (): unknown =>
      player.waiting.wait === 'choice' ? player.waiting.options[0]?.label.arguments['0'] : undefined;
    expect(shown()).toBe(0);
    expect(engine.waiting(player.state, 'reader')).toEqual(player.waiting);
    choose(player, 'wait');
    expect(shown()).toBe(0);
    choose(player, 'ask');
    expect(said(player)).toEqual(['ask 0']);
    expect(shown()).toBe(1);
  });

  const pick = (
    strategy: Extract<Line, { op: 'pick' }>['strategy'],
    guards: readonly (ExprIr | undefined)[] = [],
    once = false,
  ): readonly Line[] => [
    mark('top'),
    {
      op: 'pick',
      id: 'p',
      strategy,
      items: ['a', 'b', 'c'].map((item, i) => ({
        to: item,
        ...(guards[i] && { guard: guards[i] }),
        ...(once && { once: item }),
      })),
      else: 'none',
    },
    ...['a', 'b', 'c'].flatMap((item): Line[] => [mark(item), say(item), { op: 'jump', to: 'next' }]),
    mark('none'),
    say('none'),
    mark('next'),
    run(setWorld('n', binary('int.add', world('n'), constant(1)))),
    { op: 'branch', condition: binary('ge', world('n'), constant(5)), else: 'top' },
    end,
  ];
  const picked = async (lines: readonly Line[]): Promise<string> => {
    const story = program({ schema: { world: [fieldOf('n', int, 0)] }, scenes: [scene('a', lines)] });
    return said(begin(await createEngine(story)))
      .slice(0, 5)
      .join(' ');
  };

  it('of bodies pass over what their guards or `once` hide', async () => {
    const never = constant(false);
    const late = binary('ge', world('n'), constant(2));
    expect(await picked(pick('cycle', [undefined, never]))).toBe('a c a c a');
    expect(await picked(pick('stop', [undefined, undefined, late]))).toBe('a b c c c');
    expect(await picked(pick('once', [never]))).toBe('b c none none none');
    expect(await picked(pick('first', [late, undefined]))).toBe('b b a a a');
    expect(await picked(pick('first', [], true))).toBe('a b c none none');
    expect((await picked(pick('shuffle'))).split(' ').slice(0, 3).sort().join(' ')).toBe('a b c');
    expect((await picked(pick('shuffle once'))).split(' ').slice(3).join(' ')).toBe('none none');
  });

  it('`once` lets flow pass the first time', async () => {
    const engine = await engineOf([
      mark('x'),
      { op: 'once', id: 'o', else: 'again' },
      say('first'),
      divert('a'),
      mark('again'),
      say('again', showing(visits('a'))),
      end,
    ]);
    expect(said(begin(engine))).toEqual(['first', 'again 2', '(ended)']);
  });
});
