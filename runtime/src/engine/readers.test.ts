import { describe, expect, it } from 'vitest';
import type { AudienceIr, ExprIr, ProgramIr, SceneIr } from '../bundle/index.js';
import { createEngine } from './create-engine.js';
import type { Act, Input } from './input.js';
import {
  constant,
  divert,
  end,
  fieldOf,
  int,
  local,
  plain,
  player,
  point,
  program,
  run,
  say,
  scene,
  setField,
  showing,
  text,
  visit,
} from './testing/ir.js';
import { begin, done, input, offered, type Player, said, startAct, take, throughText } from './testing/player.js';

const kinds = { Hero: { has: [], fields: [fieldOf('luck', int, 0), fieldOf('words', text, '')] } };
const schema: Partial<ProgramIr['schema']> = {
  kinds,
  player: { kind: 'Hero', fields: [], values: {}, asked: [] },
  events: { told: { tier: 'ledger', to: { role: 'gm' }, fields: [fieldOf('said', text)] } },
};
const one: ExprIr = { op: 'field', of: player, field: 'luck' };
const more = run(setField(player, 'luck', { op: 'binary', operator: 'int.add', left: one, right: constant(1) }));

async function table(scenes: readonly SceneIr[]): Promise<Player> {
  const engine = await createEngine(program({ scenes, schema }));
  const seats = ['ada', 'ben', 'cem'];
  return begin(engine, { seats, roles: { gm: ['gus'], moderator: ['mo'], leader: ['ben'] }, spectators: ['sam'] });
}

/** As a store sees it: what happened is folded onto the state before, which is written and read back. */
function turn(reader: Player, seat: string, act: Act): Player {
  const { engine, state } = reader;
  take(reader, act, { seat });
  const read = engine.decode(throughText(engine.encode(state)));
  const folded = engine.fold(read, reader.events);
  expect(folded.hash).toBe(reader.state.hash);
  const again = engine.decode(throughText(engine.encode(reader.state)));
  expect(again.hash).toBe(reader.state.hash);
  expect(engine.waiting(again, seat)).toEqual(reader.waiting);
  return reader;
}

const choose = (reader: Player, seat: string, choice: string): Player => turn(reader, seat, { act: 'choose', choice });
const speak = (reader: Player, seat: string, words: string): Player => turn(reader, seat, { act: 'say', text: words });

function refusal(reader: Player, seat: string, act: Act): unknown {
  const result = reader.engine.step(reader.state, input(act, { seat }), {});
  return result.result === 'refused' ? result.refusal : result.result;
}

function offeredTo(reader: Player, seat: string): readonly string[] {
  return offered({ waiting: reader.engine.waiting(reader.state, seat) });
}

function lucks(reader: Player): readonly unknown[] {
  const found = (seat: string): unknown => {
    const result = reader.engine.evaluate(reader.state, one, seat);
    return result.ok ? result.value : result.refusal;
  };
  return ['ada', 'ben', 'cem'].map(found);
}

const lines = (by: NonNullable<SceneIr['choices']>['by'], window?: ExprIr): SceneIr =>
  scene(
    'a',
    [
      ...point([
        { id: 'left', body: [say('went'), more] },
        { id: 'right', sticky: true, body: [say('stayed')] },
      ]),
      say('after'),
      divert('a'),
    ],
    { choices: { by, ...(window && { window }) } },
  );

describe('choices of several', () => {
  it('are whoever’s is first, where nothing is said', async () => {
    const reader = await table([lines('first')]);
    expect(choose(reader, 'cem', 'left').waiting.wait).toBe('choice');
    expect(lucks(reader)).toEqual([0, 0, 1]);
    expect(offeredTo(reader, 'ada')).toEqual(['right']);
  });

  it('wait for the last vote', async () => {
    const reader = await table([lines('vote')]);
    expect(choose(reader, 'ada', 'right').waiting).toMatchObject({ wait: 'others', seats: ['ben', 'cem'] });
    expect(refusal(reader, 'ada', { act: 'choose', choice: 'left' })).toEqual({ refusal: 'alreadyGiven', seat: 'ada' });
    choose(reader, 'ben', 'left');
    choose(reader, 'cem', 'left');
    expect(said(reader)).toEqual(['went', 'after']);
    expect(lucks(reader)).toEqual([0, 1, 0]);
  });

  it('that nobody has made are closed without one', async () => {
    const reader = await table([lines('vote')]);
    turn(reader, 'mo', { act: 'close' });
    expect(said(reader)).toEqual(['after']);
  });

  it('by a leader are the leader’s', async () => {
    const reader = await table([lines('leader')]);
    expect(offeredTo(reader, 'ada')).toEqual(['others']);
    expect(refusal(reader, 'ada', { act: 'choose', choice: 'left' })).toEqual({ refusal: 'notYourTurn', seat: 'ada' });
    expect(said(choose(reader, 'ben', 'left'))).toEqual(['went', 'after']);
  });

  it('in order go round', async () => {
    const reader = await table([lines('inOrder')]);
    for (const seat of ['ada', 'ben', 'cem', 'ada']) {
      expect(offeredTo(reader, seat)).toContain('right');
      choose(reader, seat, 'right');
    }
  });

  it('are closed by a window only, where one is enough', async () => {
    const reader = await table([lines('first')]);
    expect(refusal(reader, 'mo', { act: 'close' })).toEqual({ refusal: 'nothingToClose' });
    expect(refusal(reader, 'ada', { act: 'close' })).toEqual({ refusal: 'notAllowed', seat: 'ada' });
    const timed = await table([lines('first', constant(5_000))]);
    expect(timed.waiting).toMatchObject({ wait: 'choice', window: 5_000 });
    expect(said(turn(timed, 'host', { act: 'close' }))).toEqual(['after']);
  });
});

describe('what everyone says', () => {
  const heard = scene('a', [
    { op: 'hear', id: 'h', hear: { slot: 'said', max: 5, personal: false, each: true, window: constant(90_000) } },
    say('told', showing(local('said'))),
    end,
  ]);

  it('is a list in the order of the seats, whoever spoke first', async () => {
    const reader = await table([heard]);
    speak(reader, 'cem', 'c');
    speak(reader, 'ada', 'a');
    expect(reader.waiting).toMatchObject({ wait: 'others', seats: ['ben'], window: 90_000 });
    speak(reader, 'ben', 'b');
    const [told = ''] = said(reader);
    expect([...told.matchAll(/"(a|b|c)"/g)].map(([, words]) => words)).toEqual(['a', 'b', 'c']);
    expect(told).toContain('player/ada');
  });

  it('is as much as there is when it is closed, and too much is refused', async () => {
    const reader = await table([heard]);
    expect(refusal(reader, 'ben', { act: 'say', text: 'too much' })).toEqual({ refusal: 'textTooLong', max: 5 });
    speak(reader, 'ben', 'b');
    turn(reader, 'host', { act: 'close' });
    const [told = ''] = said(reader);
    expect(told).toContain('"b"');
    expect(told).not.toContain('player/ada');
  });
});

describe('audiences', () => {
  const told = async (to: AudienceIr): Promise<unknown> => {
    const open = { op: 'audience', to } as const;
    const reader = await table([scene('a', [open, say('x'), { op: 'endAudience' }, ...point([{ id: 'go' }]), end])]);
    const [part] = reader.output;
    return part?.part === 'line' ? part.audience : undefined;
  };

  it.each<[AudienceIr, readonly string[]]>([
    ['all', ['ada', 'ben', 'cem', 'gus', 'mo', 'sam']],
    ['spectators', ['sam']],
    [{ role: 'gm' }, ['gus']],
    [{ role: 'leader' }, ['ben']],
    [{ role: 'player' }, ['ada', 'ben', 'cem']],
    [{ op: 'players' }, ['ada', 'ben', 'cem']],
    [{ op: 'players', role: 'leader' }, ['ben']],
    [player, ['ada']],
    [{ any: [{ role: 'gm' }, player, { role: 'gm' }] }, ['gus', 'ada']],
    [{ any: [] }, []],
    [constant('mara'), []],
  ])('%j are %j', async (to, seats) => {
    expect(await told(to)).toEqual(seats);
  });
});

describe('a visit', () => {
  it('that is made for some is told to these alone, and theirs to answer', async () => {
    const asked = scene('b', [say('in'), ...point([{ id: 'go', echo: plain('gone') }]), say('out'), { op: 'exit' }]);
    const to = { op: 'audience', to: constant('player/ben') } as const;
    const outer = scene('a', [to, visit('v', 'b'), { op: 'endAudience' }, say('after'), end]);
    const reader = await table([outer, asked]);
    const told = (): unknown => reader.output.map((part) => (part.part === 'line' ? part.audience : part.part));
    expect(told()).toEqual([['ben']]);
    expect(offeredTo(reader, 'ada')).toEqual(['others']);
    expect(refusal(reader, 'ada', { act: 'choose', choice: 'go' })).toEqual({ refusal: 'notYourTurn', seat: 'ada' });
    choose(reader, 'ben', 'go');
    expect(told()).toEqual([['ben'], ['ben'], undefined, 'ended']);
  });
});

describe('seats', () => {
  it.each<[Partial<Extract<Act, { act: 'start' }>>, string]>([
    [{ seats: [] }, 'each seat once'],
    [{ seats: ['a', 'a'] }, 'each seat once'],
    [{ seats: ['a', 'host'] }, 'a seat cannot be called `host`'],
    [{ seats: ['a'], roles: { boss: ['b'] } }, 'the pack has no role boss'],
    [{ seats: ['a'], roles: { gm: ['b', 'b'] } }, 'each seat once a role'],
    [{ seats: ['a'], askedOf: { b: {} } }, 'nobody plays as b'],
  ])('%j are refused: %s', async (more, detail) => {
    const engine = await createEngine(program({ scenes: [lines('first')], schema }));
    const start: Input = input(startAct(more), { seat: more.seats?.[0] ?? 'reader' });
    expect(JSON.stringify(engine.step(engine.initial, start, {}))).toContain(
      more.seats?.length === 0 ? 'unknownSeat' : detail,
    );
  });

  it('are as many as the pack says', async () => {
    const engine = await createEngine(
      program({ scenes: [lines('first')], schema, seats: { least: 2, most: 3, roles: [] } }),
    );
    const start = (...seats: readonly string[]) =>
      engine.step(engine.initial, input(startAct({ seats }), { seat: seats[0] ?? '' }), {});
    expect(start('a')).toMatchObject({ refusal: { refusal: 'badValue', detail: 'the story is for 2 to 3 players' } });
    expect(engine.seats(done(start('a', 'b')).state)).toEqual(['a', 'b']);
  });
});
