import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConversionIr, Json, PlacesConversionIr, SceneIr } from '../bundle/index.js';
import { createConverter } from './convert/converter.js';
import { createEngine } from './create-engine.js';
import type { Engine } from './engine.js';
import { decodeEvent, encodeEvent } from './event-json.js';
import type { Act } from './input.js';
import type { State } from './state.js';
import {
  constant,
  end,
  exit,
  label,
  letSlot,
  local,
  point,
  program,
  run,
  say,
  scene,
  showing,
  text,
  visit,
} from './testing/ir.js';
import { begin, choose, done, input, offered, said, take, throughText } from './testing/player.js';

const engineOf = (...scenes: readonly SceneIr[]): Promise<Engine> => createEngine(program({ scenes }));

const migrate: Act = { act: 'migrate', from: 'old', to: 'new', migrations: ['0002_places'], before: 'aa' };

async function moved(state: State, from: Engine, to: Engine, places: PlacesConversionIr): Promise<State> {
  const ir: ConversionIr = { conversion: 1, migration: '0002_places', from: 'a', to: 'b', places };
  const converted = (await createConverter(ir)).convert(from.encode(state));
  if (!converted.ok) throw new Error(converted.reason);
  return to.decode(throughText(converted.state));
}

describe('a reader at a choice point whose choices were edited', () => {
  const ids = ['a', 'b', 'c', 'd'];
  const point0 = (choices: readonly string[]): SceneIr =>
    scene('pier', [...point(choices.map((id) => ({ id, body: [say(`took ${id}`), end] }))), exit]);
  /** Another point of the same scene has the same form and other choices. */
  const other = point([{ id: 'x', body: [say('took x'), end] }, { id: 'y' }]);

  it('stands there still, and each choice leads where it did', async () => {
    const before = await engineOf(point0(ids));
    const saved = before.encode(begin(before).state);
    const kept = fc.shuffledSubarray([...ids, 'new1', 'new2'], { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(kept, async (choices) => {
        const edited = scene('pier', [...other, ...pointOf(choices), exit]);
        const engine = await engineOf(edited);
        const state = engine.decode(throughText(saved));
        const firstIsGone = !choices.includes('a');
        if (firstIsGone) {
          // The frame was saved with its first choice's id: that one gone, only a conversion can tell where it stood.
          expect(state.flow.at).toBe('lost');
          return;
        }
        const waiting = engine.waiting(state, 'reader');
        expect(offered({ waiting })).toEqual(choices);
        for (const choice of choices) {
          const result = done(engine.step(state, input({ act: 'choose', choice }), {}));
          expect(said(result)[0]).toBe(`took ${choice}`);
          expect(result.state.ended).toBe(true);
          expect(engine.fold(state, result.events).hash).toBe(result.state.hash);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('whose first choice is gone stands there by a conversion', async () => {
    const before = await engineOf(point0(ids));
    const engine = await engineOf(scene('pier', [...other, ...pointOf(['c', 'b']), exit]));
    const state = await moved(begin(before).state, before, engine, {
      moved: { a: { to: { place: 'point', scene: 'pier', at: 'b', wait: 'choice' } } },
    });
    expect(offered({ waiting: engine.waiting(state, 'reader') })).toEqual(['c', 'b']);
    const result = done(engine.step(state, input({ act: 'choose', choice: 'b' }), {}));
    expect(said(result)[0]).toBe('took b');
  });

  it('goes on in the queue of choices that others have made there', async () => {
    const each = (choices: readonly string[]): SceneIr =>
      scene(
        'pier',
        [
          ...point(choices.map((id) => ({ id, body: [say(`took ${id}`), ...point([{ id: `${id} on` }])] }))),
          { op: 'gather', id: choices[0] ?? '' },
          say('all'),
          end,
        ],
        { choices: { by: 'each' } },
      );
    const before = await engineOf(each(['a', 'b']));
    const player = begin(before, { seats: ['ann', 'ben'] });
    take(player, { act: 'choose', choice: 'a' }, { seat: 'ann' });
    take(player, { act: 'choose', choice: 'b' }, { seat: 'ben' });
    expect(said(player)).toEqual(['took a']);
    const engine = await engineOf(each(['new', 'b', 'a']));
    const state = engine.decode(throughText(before.encode(player.state)));
    const after = done(engine.step(state, input({ act: 'choose', choice: 'a on' }, { seat: 'ann' }), {}));
    expect(said(after)).toEqual(['took b']);
  });

  it('is asked there when a `~ to` was put around it, and taken away', async () => {
    const plain = scene('pier', [...pointOf(['a', 'b']), end]);
    const within = scene('pier', [
      { op: 'audience', to: constant('player/ann') },
      ...pointOf(['a', 'b']),
      { op: 'endAudience' },
      end,
    ]);
    for (const [from, to] of [
      [plain, within],
      [within, plain],
    ] as const) {
      const before = await engineOf(from);
      const engine = await engineOf(to);
      const { state } = begin(before, { seats: ['ann', 'ben'] });
      const saved = engine.decode(throughText(before.encode(state)));
      const taken = done(engine.step(saved, input({ act: 'choose', choice: 'b' }, { seat: 'ann' }), {}));
      expect(said(taken)[0]).toBe('took b');
    }
  });

  function pointOf(choices: readonly string[]) {
    return point(choices.map((id) => ({ id, body: [say(`took ${id}`), end] })));
  }
});

describe('a reader whose place is gone', () => {
  const town = (then: string): SceneIr => scene('town', [say('town'), visit('in', 'inn'), say(then), end]);
  const oldInn = scene('inn', [run(letSlot('n', constant(7))), ...point([{ id: 'stay' }]), exit]);
  const newInn = scene('inn', [label('door'), say('door', showing(local('n'))), ...point([{ id: 'knock' }]), exit]);
  const toDoor: PlacesConversionIr = {
    moved: { stay: { to: { place: 'label', scene: 'inn', label: 'door' }, note: 'The inn has a door now.' } },
  };

  async function atTheDoor() {
    const before = await engineOf(town('back'), oldInn);
    const engine = await engineOf(town('back'), newInn);
    const state = await moved(begin(before).state, before, engine, toDoor);
    return { engine, state };
  }

  it('waits to be played on, and takes nothing else', async () => {
    const { engine, state } = await atTheDoor();
    expect(state.flow.at).toBe('moved');
    expect(engine.decode(throughText(engine.encode(state))).hash).toBe(state.hash);
    expect(engine.waiting(state, 'reader')).toEqual({ wait: 'choice', point: 'door', scene: 'inn', options: [] });
    for (const act of [
      { act: 'choose', choice: 'stay' },
      { act: 'say', text: 'hi' },
      { act: 'close' },
      { act: 'return', away: 1 },
    ] as const) {
      expect(engine.step(state, input(act), {})).toEqual({
        result: 'refused',
        refusal: { refusal: 'moved', place: 'door' },
      });
    }
  });

  it('is told so and plays on from a label, with what the scene held and the visits around it', async () => {
    const { engine, state } = await atTheDoor();
    const result = done(engine.step(state, input(migrate, { seat: 'host' }), {}));
    expect(result.output[0]).toEqual({ part: 'moved', note: 'The inn has a door now.' });
    expect(said(result)).toEqual(['(moved) The inn has a door now.', 'door 7']);
    expect(result.events[0]).toEqual({
      event: 'migrated',
      from: 'old',
      to: 'new',
      migrations: ['0002_places'],
      before: 'aa',
      after: state.hash,
    });
    // It is no turn, neither executed nor folded.
    expect([result.state.turn, result.state.choices]).toEqual([state.turn, state.choices]);
    const stored = result.events.map((event) => decodeEvent(throughText(encodeEvent(event))));
    expect(engine.fold(state, stored).hash).toBe(result.state.hash);
    const player = { engine, ...result };
    choose(player, 'knock');
    expect(said(player)).toEqual(['back', '(ended)']);
    expect(player.state.turn).toBe(state.turn + 1);
  });

  it('enters a scene that they are sent to, past its gate', async () => {
    const before = await engineOf(town('back'), oldInn);
    const yard = scene('yard', [say('yard'), ...point([{ id: 'look' }]), exit], { opens: constant(false) });
    const engine = await engineOf(town('back'), scene('inn', [exit]), yard);
    const state = await moved(begin(before).state, before, engine, {
      moved: { stay: { to: { place: 'scene', scene: 'yard' } } },
    });
    const player = { engine, ...done(engine.step(state, input(migrate), {})) };
    expect(said(player)).toEqual(['(moved)', 'yard']);
    expect(player.events.map(({ event }) => event)).toEqual(['migrated', 'entered', 'moved']);
    choose(player, 'look');
    expect(said(player)).toEqual(['back', '(ended)']);
  });

  it('keeps only the visits outside of the outermost place that is gone', async () => {
    const cellar = scene('cellar', [...point([{ id: 'drink' }]), exit]);
    const inn = scene('inn', [visit('down', 'cellar'), exit]);
    const before = await engineOf(town('back'), inn, cellar);
    const door = scene('inn', [label('door'), say('door'), ...point([{ id: 'knock' }]), exit]);
    const engine = await engineOf(town('back'), door, cellar);
    const state = await moved(begin(before).state, before, engine, {
      moved: { down: { to: { place: 'label', scene: 'inn', label: 'door' } } },
    });
    const player = { engine, ...done(engine.step(state, input(migrate), {})) };
    expect(said(player)).toEqual(['(moved)', 'door']);
    expect(offered(player)).toEqual(['knock']);
    choose(player, 'knock');
    expect(said(player)).toEqual(['back', '(ended)']);
  });

  it('is lost where the label is no more, and refused where the scene wants what nobody gives', async () => {
    const before = await engineOf(town('back'), oldInn);
    const state = begin(before).state;
    const without = await engineOf(town('back'), scene('inn', [exit]));
    const lost = await moved(state, before, without, toDoor);
    expect(without.step(lost, input(migrate), {})).toEqual({
      result: 'refused',
      refusal: { refusal: 'placeMissing', place: 'inn door' },
    });
    const wanting = scene('inn', [say('inn'), exit], { parameters: [{ name: 'who', slot: 'who', type: text }] });
    const engine = await engineOf(town('back'), wanting);
    const sent = await moved(state, before, engine, { moved: { stay: { to: { place: 'scene', scene: 'inn' } } } });
    expect(engine.step(sent, input(migrate), {})).toMatchObject({
      result: 'refused',
      refusal: { refusal: 'badValue', field: 'who' },
    });
    expect(sent.flow.at).toBe('moved');
  });
});

describe('a conversion that leaves everybody where they are', () => {
  const inn = scene('inn', [say('inn'), ...point([{ id: 'stay', body: [end] }]), exit]);

  it('is recorded, and nothing else happens', async () => {
    const engine = await engineOf(inn);
    const player = begin(engine);
    const { state } = player;
    const told: Act = { ...migrate, moved: [{ from: 'inn old', to: 'inn stay' }] };
    const result = done(engine.step(state, input(told, { seat: 'host' }), {}));
    expect(result.output).toEqual([]);
    expect(result.events).toHaveLength(1);
    expect(result.state.hash).toBe(state.hash);
    expect(engine.fold(state, result.events).hash).toBe(state.hash);
    expect(offered({ waiting: engine.waiting(result.state, 'reader') })).toEqual(['stay']);
    // A state after it is as good as the one before.
    choose(player, 'stay');
    expect(player.state.ended).toBe(true);
    const ended = done(engine.step(player.state, input(migrate), {}));
    expect([ended.state.hash, ended.waiting]).toEqual([player.state.hash, { wait: 'ended' }]);
  });

  it('is refused to a session that has not begun', async () => {
    const engine = await engineOf(inn);
    const refused: Json = { result: 'refused', refusal: { refusal: 'notStarted' } };
    expect(engine.step(engine.initial, input(migrate), {})).toEqual(refused);
  });
});
