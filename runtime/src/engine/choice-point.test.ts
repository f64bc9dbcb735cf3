import { describe, expect, it } from 'vitest';
import { createEngine } from './create-engine.js';
import {
  binary,
  constant,
  divert,
  end,
  exit,
  fieldOf,
  int,
  jump,
  label,
  local,
  mark,
  offer,
  plain,
  point,
  program,
  run,
  say,
  scene,
  setWorld,
  showing,
  visits,
  world,
} from './testing/ir.js';
import { begin, choose, input, offered, said, throughText } from './testing/player.js';

const tide = { world: [fieldOf('tide', int, 0)] };
const rise = run(setWorld('tide', binary('int.add', world('tide'), constant(1))));
const high = binary('ge', world('tide'), constant(1));

describe('choices', () => {
  it('are spent when taken, unless sticky; flow gathers after the point', async () => {
    const player = begin(
      await createEngine(
        program({
          schema: tide,
          scenes: [
            scene('arrival', [
              say('fog'),
              ...point([
                { id: 'once', body: [say('body'), rise] },
                { id: 'again', sticky: true },
                { id: 'leave', body: [divert('pier')] },
              ]),
              say('gathered', showing(world('tide'), visits('arrival'))),
              divert('arrival'),
              exit,
            ]),
            scene('pier', [say('pier'), end]),
          ],
        }),
      ),
    );
    expect(said(player)).toEqual(['fog']);
    expect(offered(player)).toEqual(['once', 'again', 'leave']);
    choose(player, 'once');
    expect(said(player)).toEqual(['body', 'gathered 1 1', 'fog']);
    expect(offered(player)).toEqual(['again', 'leave']);
    choose(player, 'again');
    expect(offered(player)).toEqual(['again', 'leave']);
    choose(player, 'leave');
    expect(said(player)).toEqual(['pier', '(ended)']);
    expect(player.state.ended).toBe(true);
  });

  it('ask their guards again when taken, and refuse then', async () => {
    const engine = await createEngine(
      program({
        schema: tide,
        scenes: [
          scene('a', [
            ...point([
              { id: 'stay', sticky: true },
              { id: 'go', guard: high },
            ]),
            exit,
          ]),
        ],
      }),
    );
    const player = begin(engine);
    const act = (choice: string): unknown => engine.step(player.state, input({ act: 'choose', choice }), {});
    expect(offered(player)).toEqual(['stay']);
    expect(act('go')).toEqual({ result: 'refused', refusal: { refusal: 'choiceUnavailable', choice: 'go' } });
    expect(act('fly')).toEqual({ result: 'refused', refusal: { refusal: 'unknownChoice', choice: 'fly' } });
  });

  it('may be shown with the reason why they can’t be taken', async () => {
    const engine = await createEngine(
      program({
        schema: tide,
        scenes: [
          scene('a', [
            ...point([
              { id: 'stay', sticky: true },
              { id: 'go', guard: high, shownElse: plain('too low') },
            ]),
            exit,
          ]),
        ],
      }),
    );
    const { waiting } = begin(engine);
    expect(waiting).toMatchObject({
      options: [{ choice: 'stay' }, { choice: 'go', available: false, reason: { line: 'go', text: 'shownElse' } }],
    });
  });

  it('echo what is said when taken', async () => {
    const player = begin(
      await createEngine(program({ scenes: [scene('a', [...point([{ id: 'hello', echo: plain('hi') }]), exit])] })),
    );
    choose(player, 'hello');
    expect(player.output[0]).toMatchObject({ part: 'line', text: { line: 'hello', text: 'echo' } });
  });
});

describe('without an available choice', () => {
  const story = (fallback: boolean): Parameters<typeof createEngine>[0] =>
    program({
      scenes: [
        scene('a', [
          mark('again'),
          ...point([{ id: 'once' }, ...(fallback ? [{ id: 'else', fallback, body: [say('fallen')] }] : [])]),
          say('after'),
          ...(fallback ? [] : [end]),
          { op: 'branch', condition: binary('lt', visits('here'), constant(2)), else: 'out' },
          label('here'),
          jump('again'),
          mark('out'),
          end,
        ]),
      ],
    });

  it('the fallback is taken, and spent', async () => {
    const player = begin(await createEngine(story(true)));
    choose(player, 'once');
    expect(said(player)).toEqual(['after', 'fallen', 'after', 'after', '(ended)']);
  });

  it('flow gathers on where there is no fallback', async () => {
    const player = begin(await createEngine(story(false)));
    choose(player, 'once');
    expect(said(player)).toEqual(['after', '(ended)']);
  });
});

describe('loops', () => {
  const loop = (lines: Parameters<typeof scene>[1], end = 'done'): Parameters<typeof scene>[1] => [
    {
      op: 'for',
      id: 'loop',
      slot: 'x',
      index: 'i',
      source: { op: 'list', items: ['a', 'b', 'c'].map((item) => constant(item)) },
      condition: binary('ne', local('x'), constant('b')),
      end,
    },
    ...lines,
  ];

  it('go over a snapshot that is kept across input points', async () => {
    const engine = await createEngine(
      program({
        scenes: [
          scene('a', [
            mark('for'),
            ...loop([
              say('round', showing(local('x'), local('i'))),
              ...point([{ id: 'on', sticky: true }]),
              { op: 'again', for: 'loop', to: 'for' },
              mark('done'),
            ]),
            say('after'),
            end,
          ]),
        ],
      }),
    );
    const player = begin(engine);
    expect(said(player)).toEqual(['round "a" 0']);
    player.state = engine.decode(throughText(engine.encode(player.state)));
    choose(player, 'on');
    expect(said(player)).toEqual(['round "c" 2']);
    choose(player, 'on');
    expect(said(player)).toEqual(['after', '(ended)']);
  });

  it('in a choice point make a choice per element, each spent by itself', async () => {
    const player = begin(
      await createEngine(
        program({
          scenes: [
            scene('a', [
              mark('point'),
              { op: 'point', id: 'ask', await: 'wait' },
              mark('for'),
              ...loop([offer({ id: 'ask' }, ['x']), { op: 'again', for: 'loop', to: 'for' }, mark('done')]),
              mark('wait'),
              { op: 'await', id: 'ask' },
              say('nothing left'),
              end,
              mark('ask'),
              say('asked', showing(local('x'))),
              jump('point'),
            ]),
          ],
        }),
      ),
    );
    expect(offered(player)).toEqual(['ask/a', 'ask/c']);
    choose(player, 'ask', 'c');
    expect(said(player)).toEqual(['asked "c"']);
    expect(offered(player)).toEqual(['ask/a']);
    choose(player, 'ask', 'a');
    expect(said(player)).toEqual(['asked "a"', 'nothing left', '(ended)']);
  });
});
