import { describe, expect, it } from 'vitest';
import type { ExprIr, ProgramIr, SchemaIr, StatementIr } from '../bundle/index.js';
import { createEngine } from './create-engine.js';
import {
  binary,
  constant,
  entity,
  field,
  fieldOf,
  int,
  letSlot,
  local,
  logic,
  plain,
  player,
  program,
  setField,
  text,
} from './testing/ir.js';
import { begin, refusals, said } from './testing/player.js';

const schema: Partial<SchemaIr> = {
  enums: {
    Phase: { ordered: false, cases: [{ name: 'a' }, { name: 'b' }, { name: 'c' }], moves: { a: ['b'], b: ['c'] } },
  },
  components: { Voice: { fields: [fieldOf('tone', text, 'plain'), fieldOf('pace', int, 0)] } },
  kinds: {
    Person: {
      has: ['Voice'],
      fields: [fieldOf('age', int, 30), fieldOf('phase', { type: 'enum', enum: 'Phase' }, 'a')],
    },
    Thing: { has: [], fields: [fieldOf('age', int, 1)] },
  },
  relations: {
    trusts: {
      from: { type: 'ref', kinds: ['Person'], has: [] },
      to: { type: 'ref', kinds: ['Person'], has: [] },
      mutual: false,
      acyclic: false,
      fields: [fieldOf('regard', int, 0)],
    },
    beside: {
      from: { type: 'ref', kinds: [], has: [] },
      to: { type: 'ref', kinds: [], has: [] },
      mutual: true,
      acyclic: false,
      fields: [fieldOf('minutes', int, 5)],
    },
    above: {
      from: { type: 'ref', kinds: [], has: [] },
      to: { type: 'ref', kinds: [], has: [] },
      mutual: false,
      acyclic: true,
      fields: [],
    },
  },
  player: {
    kind: 'Person',
    fields: [fieldOf('name', text)],
    values: { 'Voice.tone': constant('warm') },
    asked: ['name'],
  },
  entities: [
    { id: 'mara', kind: 'Person', title: 'Mara Quill', values: { age: constant(41), tone: constant('dry') } },
    { id: 'stone', kind: 'Thing', values: {} },
    { id: 'quay.tam', kind: 'Person', values: {} },
  ],
  edges: [
    { relation: 'beside', from: 'stone', to: 'mara', values: { minutes: constant(4) } },
    { relation: 'above', from: 'mara', to: 'stone', values: {} },
  ],
};

async function play(statements: readonly StatementIr[], ...shown: readonly ExprIr[]) {
  const engine = await createEngine(program({ schema, scenes: [logic(statements, ...shown)] }));
  return begin(engine, { asked: { name: 'Ada' } });
}

const mara = entity('mara');
const stone = entity('stone');
const tone = (of: ExprIr): ExprIr => field(of, 'tone', 'Voice');

describe('entities', () => {
  it('read what was declared of them, then of their kind', async () => {
    const shown = await play(
      [],
      field(mara, 'age'),
      tone(mara),
      field(entity('quay.tam'), 'age'),
      tone(player),
      field(player, 'name'),
    );
    expect(said(shown)[0]).toBe('shows 41 "dry" 30 "warm" "Ada"');
  });

  it('keep defaults out of the cells', async () => {
    const shown = await play([setField(mara, 'age', constant(42))], field(mara, 'age'));
    expect(JSON.stringify(shown.engine.encode(shown.state))).not.toContain('e/mara/Voice.tone');
    expect(shown.state.cells.map().get('e/mara/age')?.value).toBe(42);
  });

  it('refuse the fields of a component that is away, and of what is retired', async () => {
    const shown = await play(
      [
        letSlot('a', tone(stone)),
        { do: 'grant', id: 'g', component: 'Voice', fields: { tone: constant('slow') }, to: stone },
        letSlot('b', tone(stone)),
        { do: 'revoke', id: 'r', component: 'Voice', from: stone },
        { do: 'grant', id: 'g', component: 'Voice', fields: {}, to: stone },
        letSlot('c', tone(stone)),
        { do: 'revoke', id: 'r', component: 'Voice', from: mara },
        { do: 'grant', id: 'g', component: 'Voice', fields: {}, to: mara },
        letSlot('d', tone(mara)),
        { do: 'retire', id: 'x', entity: entity('quay.tam') },
        letSlot('e', field(entity('quay.tam'), 'age')),
      ],
      local('b'),
      local('c'),
      local('d'),
      { op: 'has', of: entity('quay.tam'), components: ['Voice'] },
      { op: 'has', of: stone, components: ['Voice'] },
      { op: 'isKind', of: stone, kinds: ['Thing'] },
      { op: 'all', kind: 'Person' },
    );
    expect(said(shown)[0]).toBe('shows "slow" "plain" "plain" false true true ["mara","player"]');
    expect(refusals(shown)).toEqual(['noComponent', 'retired']);
  });

  it('are made with ids of chance, in order of making, and with their titles', async () => {
    const make = (title: string): ExprIr => ({
      op: 'new',
      site: 'n',
      kind: 'Person',
      title: plain(title),
      fields: { age: constant(7), tone: constant('new') },
    });
    const statements = [letSlot('a', make('Old Tom')), letSlot('b', make('Wu'))];
    const shown = await play(
      statements,
      field(local('a'), 'age'),
      tone(local('b')),
      { op: 'title', of: local('a') },
      {
        op: 'builtin',
        name: 'length',
        arguments: [{ op: 'all', kind: 'Person' }],
      },
    );
    expect(said(shown)[0]).toBe('shows 7 "new" "Old Tom" 5');
    const made = shown.events.flatMap((event) => (event.event === 'created' ? [event.entity] : []));
    expect(made[0]).toMatch(/^person~[0-9a-z]{10}$/);
    expect(new Set(made).size).toBe(2);
    expect(shown.engine.titles(shown.state)).toEqual(
      new Map([
        ['player', 'Ada'],
        [made[0], 'Old Tom'],
        [made[1], 'Wu'],
      ]),
    );
    const again = await play(statements);
    expect(again.events.flatMap((event) => (event.event === 'created' ? [event.entity] : []))).toEqual(made);
  });

  it('move only as their enum allows', async () => {
    const to = (phase: string): StatementIr => setField(mara, 'phase', constant(phase));
    const shown = await play([to('c'), to('b'), to('b'), to('c')], field(mara, 'phase'));
    expect(said(shown)[0]).toBe('shows "c"');
    expect(refusals(shown)).toEqual(['noSuchMove']);
  });

  it('have names: title, else name, else the last part of the id', async () => {
    const title = (of: ExprIr): ExprIr => ({ op: 'title', of });
    const shown = await play([], title(mara), title(player), title(entity('quay.tam')), title(constant('logic')));
    expect(said(shown)[0]).toBe('shows "Mara Quill" "Ada" "tam" "logic"');
  });

  it('are refused as none, unknown, or without the field', async () => {
    const shown = await play([
      letSlot('a', field(constant(null), 'age')),
      letSlot('b', field(entity('nobody'), 'age')),
      letSlot('c', field(stone, 'phase')),
    ]);
    expect(refusals(shown)).toEqual(['noEntity', 'unknownEntity', 'noField']);
  });
});

describe('edges', () => {
  const edge = (relation: string, from: ExprIr, to: ExprIr, name: string): ExprIr => ({
    op: 'edge',
    relation,
    from,
    to,
    field: name,
  });
  const linked = (relation: string, from: ExprIr, to: ExprIr): ExprIr => ({ op: 'linked', relation, from, to });
  const link = (relation: string, from: ExprIr, to: ExprIr, fields: Record<string, ExprIr> = {}): StatementIr => ({
    do: 'link',
    id: 'l',
    relation,
    from,
    to,
    fields,
  });
  const unlink = (relation: string, from: ExprIr, to: ExprIr): StatementIr => ({
    do: 'unlink',
    id: 'u',
    relation,
    from,
    to,
  });

  it('read as defaults while absent; writing makes them', async () => {
    const shown = await play(
      [
        letSlot('before', linked('trusts', mara, player)),
        {
          do: 'set',
          id: 's',
          to: { target: 'edge', relation: 'trusts', from: mara, to: player, field: 'regard' },
          value: binary('int.add', edge('trusts', mara, player, 'regard'), constant(2)),
        },
      ],
      local('before'),
      linked('trusts', mara, player),
      edge('trusts', mara, player, 'regard'),
      edge('trusts', player, mara, 'regard'),
    );
    expect(said(shown)[0]).toBe('shows false true 2 0');
  });

  it('of a mutual relation are one in both directions', async () => {
    const shown = await play(
      [unlink('beside', mara, stone)],
      linked('beside', stone, mara),
      edge('beside', mara, stone, 'minutes'),
    );
    expect(said(shown)[0]).toBe('shows false 5');
    const again = await play(
      [unlink('beside', mara, stone), link('beside', mara, stone)],
      linked('beside', stone, mara),
      edge('beside', stone, mara, 'minutes'),
    );
    expect(said(again)[0]).toBe('shows true 5');
    const declared = await play([], edge('beside', mara, stone, 'minutes'));
    expect(said(declared)[0]).toBe('shows 4');
  });

  it('of an acyclic relation make no circle', async () => {
    const tam = entity('quay.tam');
    const shown = await play(
      [
        link('above', stone, tam),
        link('above', tam, mara),
        unlink('above', mara, stone),
        link('above', tam, mara),
        link('above', mara, mara),
      ],
      linked('above', tam, mara),
    );
    expect(said(shown)[0]).toBe('shows true');
    expect(refusals(shown)).toEqual(['cyclic', 'cyclic']);
  });
});

describe('players of several seats', () => {
  const seats = ['reader', 'second'];
  const story: ProgramIr = program({
    schema,
    scenes: [logic([setField(player, 'age', constant(1))], field(player, 'age'))],
  });

  it('have bodies of their own; the acting seat’s is `player`', async () => {
    const engine = await createEngine(story);
    const first = begin(engine, { seats, asked: { name: 'Ada' } });
    expect(first.state.cells.map().has('e/player/age')).toBe(true);
    const all = engine.evaluate(first.state, { op: 'all', kind: 'Person' }, 'second');
    expect(all).toEqual({ ok: true, value: ['mara', 'quay.tam', 'player', 'player/second'] });
    expect(engine.evaluate(first.state, field(player, 'age'), 'second')).toEqual({ ok: true, value: 30 });
    expect(engine.evaluate(first.state, player, 'second')).toEqual({ ok: true, value: 'player/second' });
  });

  it('are asked what has no value', async () => {
    const engine = await createEngine(story);
    const start = (asked: Record<string, string>): unknown => {
      try {
        return begin(engine, { asked }).state.turn;
      } catch (error) {
        return String(error);
      }
    };
    expect(start({})).toContain('an answer is expected');
    expect(start({ name: 'A', other: 'B' })).toContain('this is not asked for');
    expect(start({ name: 'A' })).toBe(0);
  });
});
