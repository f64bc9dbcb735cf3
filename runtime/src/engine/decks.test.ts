import { describe, expect, it } from 'vitest';
import type { CardIr, DeckIr, SceneIr } from '../bundle/index.js';
import { createEngine } from './create-engine.js';
import { decodeEvent, encodeEvent } from './event-json.js';
import {
  binary,
  constant,
  divert,
  end,
  exit,
  fieldOf,
  int,
  letSlot,
  mark,
  point,
  program,
  run,
  say,
  scene,
  setWorld,
  showing,
  world,
} from './testing/ir.js';
import { begin, choose, offered, type Player, refusals, said, throughText } from './testing/player.js';

const schema = { world: [fieldOf('tide', int, 0)] };

/** Scenes of one line each, with what they do. */
const card = (name: string, ...more: Parameters<typeof scene>[1]): SceneIr =>
  scene(`weather.${name}`, [say(name), ...more, exit]);

const draw = { op: 'draw', id: 'draw', deck: 'weather', slot: 'drawn' } as const;

/** Draws whenever it is asked to, and shows what was kept of it. */
const quay = scene('quay', [
  mark('again'),
  ...point([
    { id: 'wait', sticky: true, body: [draw, say('kept', showing({ op: 'local', slot: 'drawn' })), divert('quay')] },
    { id: 'home', sticky: true, body: [end] },
  ]),
  end,
]);

async function player(deck: Partial<DeckIr> & { readonly cards: readonly CardIr[] }, ...scenes: SceneIr[]) {
  const engine = await createEngine(
    program({ schema, scenes: [quay, ...scenes], decks: { weather: { draws: 'first', ...deck } } }),
  );
  return begin(engine);
}

function drawnBy({ events }: Pick<Player, 'events'>) {
  return events.filter((event) => event.event === 'drawn');
}

describe('a draw', () => {
  it('keeps the card in its slot, and none where there was none', async () => {
    const play = await player(
      { withoutReplacement: true, cards: [{ name: 'fog', scene: 'weather.fog' }] },
      card('fog'),
    );
    expect(said(choose(play, 'wait'))).toEqual(['fog', 'kept "fog"']);
    expect(said(choose(play, 'wait'))).toEqual(['kept null']);
    expect(drawnBy(play)).toEqual([{ event: 'drawn', by: 'draw', deck: 'weather', candidates: [] }]);
  });

  it('passes over cards whose condition or weight is refused, and records that', async () => {
    const broken = binary('int.div', constant(1), world('tide'));
    const play = await player(
      {
        cards: [
          { name: 'fog', scene: 'weather.fog', weight: broken },
          { name: 'storm', scene: 'weather.storm', when: binary('gt', broken, constant(0)) },
          { name: 'calm', scene: 'weather.calm', weight: constant(-1) },
          { name: 'swell', scene: 'weather.swell' },
        ],
      },
      ...['fog', 'storm', 'calm', 'swell'].map((name) => card(name)),
    );
    expect(said(choose(play, 'wait'))).toEqual(['swell', 'kept "swell"']);
    expect(refusals(play)).toEqual(['divisionByZero', 'divisionByZero']);
    expect(play.state.cells.map().get('b/weather')).toBeUndefined();
  });

  it('asks the gate of a card’s scene, which sees its own locals and no others', async () => {
    const fog = scene('weather.fog', [say('fog'), run(setWorld('tide', constant(1))), exit], {
      opens: binary('eq', world('tide'), constant(0)),
    });
    const calm = scene('weather.calm', [run(letSlot('drawn', constant('mine'))), say('calm'), exit]);
    const play = await player(
      {
        cards: [
          { name: 'fog', scene: 'weather.fog' },
          { name: 'calm', scene: 'weather.calm' },
        ],
      },
      fog,
      calm,
    );
    expect(said(choose(play, 'wait'))).toEqual(['fog', 'kept "fog"']);
    expect(said(choose(play, 'wait'))).toEqual(['calm', 'kept "calm"']);
  });

  it('is an event that goes through the ledger and comes back', async () => {
    const cards = ['fog', 'calm'].map((name) => ({ name, scene: `weather.${name}`, weight: constant(0.5) }));
    const play = await player({ draws: 'weighted', withoutReplacement: true, cards }, card('fog'), card('calm'));
    const [event] = drawnBy(choose(play, 'wait'));
    if (!event) throw new Error('nothing was drawn');
    expect(decodeEvent(throughText(encodeEvent(event)))).toEqual(event);
    expect(event).toMatchObject({
      candidates: [
        { card: 'fog', weight: 0.5 },
        { card: 'calm', weight: 0.5 },
      ],
    });
  });

  it('measures weights that no sum could hold', async () => {
    const cards = ['fog', 'calm'].map((name) => ({ name, scene: `weather.${name}`, weight: constant(1.7e308) }));
    const play = await player({ draws: 'weighted', cards }, card('fog'), card('calm'));
    const names = new Set<unknown>();
    for (let i = 0; i < 40; i++) names.add(said(choose(play, 'wait'))[0]);
    expect(names).toEqual(new Set(['fog', 'calm']));
  });

  it('forgets cards that a later version does not have', async () => {
    const cards = (...names: string[]) => names.map((name) => ({ name, scene: 'weather.fog' }));
    const before = await player({ withoutReplacement: true, cards: cards('fog', 'calm') }, card('fog'));
    choose(before, 'wait');
    const later = await player({ withoutReplacement: true, cards: cards('swell', 'calm') }, card('fog'));
    later.state = later.engine.decode(before.engine.encode(before.state));
    expect(drawnBy(choose(later, 'wait'))).toMatchObject([{ card: 'swell' }]);
    expect(drawnBy(choose(later, 'wait'))).toMatchObject([{ card: 'calm' }]);
    expect(drawnBy(choose(later, 'wait'))).toMatchObject([{ candidates: [] }]);
  });
});

describe('an offered card', () => {
  it('that is not there any more can’t be taken', async () => {
    const hub = scene('quay', [
      { op: 'point', id: 'p', await: 'wait' },
      { op: 'offerCards', id: 'p', deck: 'weather', slot: 'taken', to: 'body' },
      { op: 'offer', id: 'home', sticky: true, label: { template: ['Home'], arguments: [] }, to: 'out' },
      mark('wait'),
      { op: 'await', id: 'p' },
      mark('out'),
      end,
      mark('body'),
      { op: 'draw', id: 'p', deck: 'weather', card: 'taken' },
      divert('quay'),
    ]);
    const deck: DeckIr = {
      draws: 'first',
      withoutReplacement: true,
      cards: [{ name: 'fog', scene: 'weather.fog' }],
    };
    const engine = await createEngine(program({ schema, scenes: [hub, card('fog')], decks: { weather: deck } }));
    const play = begin(engine);
    expect(offered(play)).toEqual(['home', 'p/fog']);
    expect(said(choose(play, 'p', 'fog'))).toEqual(['fog']);
    expect(offered(play)).toEqual(['home']);
    const input = { commandId: 'c', seat: 'reader', at: 0, locale: 'en', salt: '' };
    expect(engine.step(play.state, { ...input, act: { act: 'choose', choice: 'p', key: 'fog' } }, {})).toMatchObject({
      result: 'refused',
      refusal: { refusal: 'choiceUnavailable' },
    });
  });
});
