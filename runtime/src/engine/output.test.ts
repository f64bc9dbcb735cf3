import { describe, expect, it } from 'vitest';
import type { ExprIr, SchemaIr, TextIr } from '../bundle/index.js';
import { createEngine } from './create-engine.js';
import {
  binary,
  constant,
  divert,
  end,
  exit,
  field,
  fieldOf,
  int,
  type Line,
  letSlot,
  local,
  logic,
  mark,
  plain,
  player,
  point,
  program,
  say,
  scene,
  setWorld,
  showing,
  text,
  world,
} from './testing/ir.js';
import { begin, choose, refusals, said } from './testing/player.js';

const schema: Partial<SchemaIr> = {
  enums: { Mood: { ordered: false, cases: [{ name: 'calm', title: 'at ease' }, { name: 'wary' }] } },
  kinds: { Person: { has: [], fields: [fieldOf('name', text, 'Nobody')] } },
  resources: { silver: { scale: 2, issuer: 'mint' } },
  world: [fieldOf('n', int, 2)],
  player: { kind: 'Person', fields: [], values: {}, asked: [] },
  entities: [{ id: 'mara', kind: 'Person', title: 'Mara', values: {} }],
};
const play = async (lines: readonly Line[], seats: readonly string[] = ['reader']) =>
  begin(await createEngine(program({ schema, scenes: [scene('a', lines), scene('b', [say('b'), end])] })), { seats });
const rise: ExprIr = binary('int.div', constant(1), constant(0));

describe('lines', () => {
  it('carry their speaker, tags, staged tags and glue', async () => {
    const shown = await play([
      { op: 'stage', tags: [{ name: 'show', value: 'mara' }] },
      { op: 'stage', tags: [{ name: 'dissolve' }] },
      say('one', plain('x'), { speaker: constant('mara'), tags: [{ name: 'voice', value: 'soft' }], glueAfter: true }),
      say('two', plain('x'), { speaker: player, glueBefore: true }),
      end,
    ]);
    expect(shown.output).toEqual([
      {
        part: 'line',
        text: { line: 'one', text: 'text', arguments: {} },
        speaker: { id: 'mara' },
        tags: [{ name: 'show', value: 'mara' }, { name: 'dissolve' }, { name: 'voice', value: 'soft' }],
        glueBefore: false,
        glueAfter: true,
      },
      {
        part: 'line',
        text: { line: 'two', text: 'text', arguments: {} },
        speaker: { id: 'player', title: 'Nobody' },
        tags: [],
        glueBefore: true,
        glueAfter: false,
      },
      { part: 'ended' },
    ]);
  });

  it('that are refused are not said; the next one is', async () => {
    const shown = await play([say('one', showing(rise)), say('two'), end]);
    expect(said(shown)).toEqual(['two', '(ended)']);
    expect(refusals(shown)).toEqual(['divisionByZero']);
  });

  it('run on into the target of the divert that follows an echo', async () => {
    const shown = await play([
      ...point([
        {
          id: 'go',
          echo: plain('I go'),
          body: [{ op: 'divert', id: 'd', scene: 'b', arguments: [], run: true }],
        },
      ]),
      exit,
    ]);
    choose(shown, 'go');
    expect(shown.output[0]).toMatchObject({ text: { line: 'go', text: 'echo' }, glueAfter: true });
  });

  it('in a `to` block are for those readers, until it ends or is left', async () => {
    const shown = await play(
      [
        { op: 'audience', to: { op: 'list', items: [constant('player/second'), constant('mara')] } },
        say('one'),
        { op: 'audience', to: player },
        say('inner'),
        { op: 'endAudience' },
        say('two'),
        { op: 'jump', to: 'out' },
        { op: 'endAudience' },
        mark('out'),
        say('all'),
        { op: 'audience', to: rise },
        say('nobody'),
        { op: 'endAudience' },
        divert('b'),
        exit,
      ],
      ['reader', 'second'],
    );
    const to = shown.output.map((part) => (part.part === 'line' ? [part.text.line, part.audience] : []));
    expect(to.slice(0, 6)).toEqual([
      ['one', ['second']],
      ['inner', ['reader']],
      ['two', ['second']],
      ['all', undefined],
      ['nobody', []],
      ['b', undefined],
    ]);
  });
});

describe('the arguments of a text', () => {
  const value = (of: ExprIr): TextIr['arguments'][number] => ({ argument: 'value', of, format: { as: 'int' } });
  const argumentsOf = async (shown: TextIr): Promise<unknown> => {
    const { output } = await play([say('t', shown), end]);
    return output[0]?.part === 'line' ? output[0].text.arguments : undefined;
  };

  it('are those on the walk only: the arm that is taken', async () => {
    const shown: TextIr = {
      template: [
        {
          part: 'pick',
          argument: 0,
          arms: [
            [{ part: 'value', argument: 1 }],
            [
              { part: 'value', argument: 2 },
              { part: 'value', argument: 2 },
            ],
          ],
        },
      ],
      arguments: [
        { argument: 'if', conditions: [binary('gt', world('n'), constant(5)), null] },
        value(rise),
        value(world('n')),
      ],
    };
    expect(await argumentsOf(shown)).toEqual({ 0: 1, 2: 2 });
  });

  it('of a plural are those of all arms, of a select those of its arm', async () => {
    const arms = [
      { key: 'one', text: [{ part: 'value' as const, argument: 1 }] },
      { key: 'other', text: [{ part: 'value' as const, argument: 2 }] },
    ];
    const given = [value(constant(1)), value(constant(10)), value(constant(20))];
    expect(await argumentsOf({ template: [{ part: 'plural', argument: 0, arms }], arguments: given })).toEqual({
      0: 1,
      1: 10,
      2: 20,
    });
    expect(
      await argumentsOf({
        template: [{ part: 'markup', name: 'b', attributes: {}, text: [{ part: 'select', argument: 0, arms }] }],
        arguments: [value(constant('one')), ...given.slice(1)],
      }),
    ).toEqual({ 0: 'one', 1: 10 });
  });
});

describe('text inside logic', () => {
  it('is of no locale', async () => {
    const shown: TextIr = {
      template: [
        { part: 'value', argument: 0 },
        ' ',
        { part: 'value', argument: 1 },
        ' ',
        { part: 'list', argument: 2 },
        ' ',
        {
          part: 'plural',
          argument: 3,
          arms: [
            { key: '=0', text: ['none'] },
            { key: 'one', text: ['a coin'] },
            { key: 'other', text: [{ part: 'value', argument: 3 }, ' coins'] },
          ],
        },
        ' ',
        {
          part: 'select',
          argument: 1,
          arms: [
            { key: 'calm', text: ['sits'] },
            { key: 'other', text: ['stands'] },
          ],
        },
        { part: 'pick', argument: 4, arms: [['!'], ['?']] },
      ],
      arguments: [
        { argument: 'value', of: constant({ $n: '1250' }), format: { as: 'amount', resource: 'silver' } },
        { argument: 'value', of: constant('calm'), format: { as: 'enum', enum: 'Mood' } },
        { argument: 'value', of: constant(['mara', 'b', 'mara']), format: { as: 'list', of: { as: 'title' } } },
        { argument: 'value', of: world('n'), format: { as: 'int' } },
        { argument: 'if', conditions: [binary('gt', world('n'), constant(5))] },
      ],
    };
    const engine = await createEngine(
      program({ schema, scenes: [logic([letSlot('t', { op: 'text', text: shown })], local('t')), scene('b', [end])] }),
    );
    expect(said(begin(engine))[0]).toBe('shows "12.50 at ease Mara, b and Mara 2 coins sits"');
  });
});

describe('what the engine is asked from outside', () => {
  it('changes nothing', async () => {
    const shown = await play([...point([{ id: 'on' }]), end]);
    const { hash } = shown.state;
    const { engine, state } = shown;
    expect(engine.evaluate(state, world('n'), 'reader')).toEqual({ ok: true, value: 2 });
    expect(engine.evaluate(state, field(constant('mara'), 'name'), 'reader')).toEqual({ ok: true, value: 'Nobody' });
    const given = engine.given(state, setWorld('n', constant(9)), 'reader');
    if (!given.ok) throw new Error(given.refusal);
    expect(engine.evaluate(given.state, world('n'), 'reader')).toEqual({ ok: true, value: 9 });
    expect(engine.evaluate(state, world('n'), 'reader')).toEqual({ ok: true, value: 2 });
    expect(engine.given(state, setWorld('n', rise), 'reader')).toEqual({ ok: false, refusal: 'divisionByZero' });
    expect(shown.state.hash).toBe(hash);
  });
});
