import { describe, expect, it } from 'vitest';
import type { ExprIr, Json, ProgramIr, SchemaIr, StatementIr } from '../bundle/index.js';
import { createEngine } from './create-engine.js';
import {
  binary,
  constant,
  end,
  fieldOf,
  ifStatement,
  int,
  letSlot,
  local,
  logic,
  mark,
  program,
  run,
  say,
  scene,
  setWorld,
  showing,
  text,
  world,
} from './testing/ir.js';
import { begin, refusals, said } from './testing/player.js';

const schema: Partial<SchemaIr> = {
  enums: {
    Tide: { ordered: true, cases: [{ name: 'ebb' }, { name: 'slack' }, { name: 'flood', title: 'the flood' }] },
  },
  world: [
    fieldOf('n', int, 0),
    fieldOf('list', { type: 'list', of: int }, []),
    fieldOf('set', { type: 'set', of: int }, { $set: [] }),
    fieldOf('map', { type: 'map', key: text, value: int }, { $map: [] }),
    fieldOf('policy', { type: 'record', fields: [] }, { number: 'x', days: 3 }),
  ],
};

/** The value an expression has, as text arguments show it. */
async function valueOf(expression: ExprIr, more: Pick<Partial<ProgramIr>, 'functions'> = {}): Promise<unknown> {
  const engine = await createEngine(program({ schema, scenes: [logic([])], ...more }));
  const result = engine.evaluate(engine.initial, expression, 'reader');
  return result.ok ? result.value : result.refusal;
}

const builtin = (name: Extract<ExprIr, { op: 'builtin' }>['name'], ...values: readonly Json[]): ExprIr => ({
  op: 'builtin',
  name,
  arguments: values.map(constant),
});
const set = (...items: readonly Json[]): Json => ({ $set: items });
const map = (...entries: readonly (readonly [Json, Json])[]): Json => ({ $map: entries });

describe('expressions', () => {
  it.each<[string, ExprIr, unknown]>([
    ['int overflow', binary('int.mul', constant(2 ** 40), constant(2 ** 40)), 'overflow'],
    ['int division by zero', binary('int.div', constant(1), constant(0)), 'divisionByZero'],
    ['float infinity', binary('float.mul', constant(1e300), constant(1e300)), 'overflow'],
    ['float division by zero', binary('float.div', constant(1), constant(0)), 'divisionByZero'],
    ['float mod', binary('float.mod', constant(-0.5), constant(2)), 1.5],
    ['amounts', binary('big.sub', constant({ $n: '5' }), constant({ $n: '7' })), -2n],
    ['amount times int', binary('big.mulInt', constant({ $n: '5' }), constant(3)), 15n],
    ['amounts compared', binary('lt', constant({ $n: '5' }), constant({ $n: '7' })), true],
    ['text', binary('text.add', constant('e'), constant('\u0301')), 'é'],
    ['contains folds case', binary('text.contains', constant('The STONE'), constant('stone')), true],
    ['text order', binary('text.lt', constant('Z'), constant('a')), true],
    ['set add keeps order', binary('set.add', constant(set(2, 1)), constant(1)), { is: 'set', items: [2, 1] }],
    ['set minus', binary('set.minus', constant(set(2, 1, 3)), constant(set(1))), { is: 'set', items: [2, 3] }],
    ['set union', binary('set.union', constant(set(2, 1)), constant(set(3, 2))), { is: 'set', items: [2, 1, 3] }],
    ['list remove takes the first', binary('list.remove', constant([1, 2, 1]), constant(1)), [2, 1]],
    ['map has', binary('map.has', constant(map(['a', 1])), constant('a')), true],
    ['range', { op: 'range', low: constant(2), high: constant(4), openEnd: false }, [2, 3, 4]],
    ['open range', { op: 'range', low: constant(2), high: constant(4), openEnd: true }, [2, 3]],
    ['range too long', { op: 'range', low: constant(0), high: constant(1e9), openEnd: true }, 'tooLong'],
    ['at none', { op: 'at', of: constant([1]), index: constant(3) }, null],
    ['set literal', { op: 'set', items: [constant(1), constant(1)] }, { is: 'set', items: [1] }],
    [
      'map literal: last value, first place',
      {
        op: 'map',
        entries: [
          [constant('a'), constant(1)],
          [constant('b'), constant(2)],
          [constant('a'), constant(3)],
        ],
      },
      {
        is: 'map',
        entries: [
          ['a', 3],
          ['b', 2],
        ],
      },
    ],
    [
      'and stops early',
      { op: 'and', left: constant(false), right: binary('int.div', constant(1), constant(0)) },
      false,
    ],
    ['or stops early', { op: 'or', left: constant(true), right: binary('int.div', constant(1), constant(0)) }, true],
    ['saturate', { op: 'saturate', of: constant(15), low: 0, high: 12, clamped: true, site: 's' }, 12],
    ['limit', { op: 'limit', of: constant('👋🏽👋🏽👋🏽'), max: 2, site: 's' }, '👋🏽👋🏽'],
    ['rescale', { op: 'rescale', of: constant({ $n: '125' }), from: 2, to: 1 }, 12n],
    ['effects', { op: 'random', site: 's', low: constant(1), high: constant(6) }, 'chanceInPreview'],
  ])('%s', async (_, expression, expected) => {
    expect(await valueOf(expression)).toEqual(expected);
  });

  it.each<[ExprIr, unknown]>([
    [builtin('min', 3, 1, 2), 1],
    [builtin('max', [3, 1, 2]), 3],
    [builtin('max', []), 'empty'],
    [builtin('abs', -3), 3],
    [builtin('clamp', 9, 0, 5), 5],
    [builtin('floor', -1.5), -2],
    [builtin('ceil', -1.5), -1],
    [builtin('round', 2.5), 3],
    [builtin('sqrt', -1), 'notANumber'],
    [builtin('length', '👩‍👩‍👧!'), 2],
    [builtin('length', set(1, 2)), 2],
    [builtin('get', map(['a', 1]), 'b', 0), 0],
    [builtin('keys', map(['a', 1])), ['a']],
    [builtin('values', map(['a', 1])), [1]],
    [builtin('sum', [1, 2, 3]), 6],
    [builtin('sum', [], { $n: '0' }), 0n],
    [builtin('first', []), null],
    [builtin('last', [1, 2]), 2],
    [builtin('take', [1, 2, 3], 2), [1, 2]],
    [builtin('reverse', [1, 2]), [2, 1]],
    [builtin('join', ['a', 'b'], ', '), 'a, b'],
    [builtin('upper', 'straße'), 'STRASSE'],
    [builtin('ordinal', 'flood', 'Tide'), 2],
    [builtin('next', 'flood', 'Tide'), null],
    [builtin('previous', 'flood', 'Tide'), 'slack'],
    [builtin('toText', { $n: '1250' }, 2), '12.50'],
  ])('%j', async (expression, expected) => {
    expect(await valueOf(expression)).toEqual(expected);
  });

  it('comprehend and match', async () => {
    const doubled: ExprIr = {
      op: 'each',
      slot: 'x',
      source: constant([1, 2, 3]),
      condition: binary('ne', local('x'), constant(2)),
      value: binary('int.mul', local('x'), constant(2)),
    };
    expect(await valueOf(doubled)).toEqual([2, 6]);
    const lost: Json = { $case: 'lost', by: 3 };
    const matching = (subject: Json): ExprIr => ({
      op: 'match',
      subject: constant(subject),
      arms: [
        { patterns: [{ match: 'case', case: 'won', fields: {} }], value: constant('won') },
        {
          patterns: [{ match: 'case', case: 'lost', fields: { by: { match: 'bind', slot: 'by' } } }],
          guard: binary('gt', local('by'), constant(2)),
          value: local('by'),
        },
        { patterns: [{ match: 'range', low: 0, high: 5, openEnd: true }], value: constant('few') },
        { patterns: [{ match: 'value', value: null }], value: constant('none') },
      ],
    });
    expect(await valueOf(matching('won'))).toBe('won');
    expect(await valueOf(matching(lost))).toBe(3);
    expect(await valueOf(matching(4))).toBe('few');
    expect(await valueOf(matching(5))).toBe('noMatch');
    expect(await valueOf(matching(null))).toBe('none');
  });

  it('call functions, whose statements may return early', async () => {
    const early: ExprIr = {
      op: 'block',
      do: [
        {
          do: 'for',
          slot: 'x',
          source: constant([1, 2, 3]),
          body: [ifStatement(binary('gt', local('x'), local('n')), { do: 'return', value: local('x') })],
        },
      ],
      value: constant(0),
    };
    const functions = { f: { parameters: [{ name: 'n', slot: 'n', type: int, default: constant(1) }], value: early } };
    const call = (...values: readonly ExprIr[]): ExprIr => ({ op: 'call', function: 'f', arguments: values });
    expect(await valueOf(call(), { functions })).toBe(2);
    expect(await valueOf(binary('int.add', call(constant(2)), call(constant(9))), { functions })).toBe(3);
  });
});

describe('statements', () => {
  const play = async (statements: readonly StatementIr[], ...shown: readonly ExprIr[]) =>
    begin(await createEngine(program({ schema, scenes: [logic(statements, ...shown)] })));

  it('write records, lists and maps in place', async () => {
    const part = (name: string, value: ExprIr): StatementIr => ({
      do: 'set',
      id: 'p',
      to: { target: 'part', in: { target: 'state', scope: 'world', name: 'policy' }, name },
      value,
    });
    const element = (holder: string, index: ExprIr, value: ExprIr): StatementIr => ({
      do: 'set',
      id: 'e',
      to: { target: 'element', in: { target: 'state', scope: 'world', name: holder }, index },
      value,
    });
    const player = await play(
      [
        part('days', constant(4)),
        setWorld('list', constant([1, 2])),
        element('list', constant(1), constant(9)),
        element('list', constant(2), constant(9)),
        element('map', constant('a'), constant(1)),
        element('map', constant('b'), constant(2)),
        element('map', constant('a'), constant(3)),
      ],
      world('policy'),
      world('list'),
      world('map'),
    );
    expect(said(player)[0]).toBe('shows {"days":4,"number":"x"} [1,9] {"$map":[["a",3],["b",2]]}');
    expect(refusals(player)).toEqual(['outOfRange']);
  });

  it('that are refused are undone whole, and flow goes on', async () => {
    const player = await play(
      [
        letSlot('x', constant(1)),
        ifStatement(
          constant(true),
          setWorld('n', constant(5)),
          { do: 'set', id: 's', to: { target: 'local', slot: 'x' }, value: constant(2) },
          setWorld('n', binary('int.div', constant(1), constant(0))),
        ),
      ],
      world('n'),
      local('x'),
    );
    expect(said(player)[0]).toBe('shows 0 1');
    expect(refusals(player)).toEqual(['divisionByZero']);
    expect(player.events.some(({ event }) => event === 'set')).toBe(false);
  });

  it('evaluate the right side before the target', async () => {
    const player = await play([
      {
        do: 'set',
        id: 's',
        to: { target: 'field', of: constant(null), field: 'x' },
        value: binary('int.div', constant(1), constant(0)),
      },
    ]);
    expect(refusals(player)).toEqual(['divisionByZero']);
  });

  it('record a value that left its range, unless it is clamped', async () => {
    const saturate = (clamped: boolean): StatementIr =>
      setWorld('n', { op: 'saturate', of: constant(15), low: 0, high: 12, clamped, site: 'site' });
    const player = await play([saturate(true), saturate(false)], world('n'));
    expect(player.events.filter(({ event }) => event === 'saturated')).toEqual([
      { event: 'saturated', by: 'site', wanted: 15, value: 12 },
    ]);
  });

  it('in loops end when the budget does', async () => {
    const forever: StatementIr = {
      do: 'for',
      slot: 'i',
      source: { op: 'range', low: constant(0), high: constant(1000), openEnd: true },
      body: [
        {
          do: 'for',
          slot: 'j',
          source: { op: 'range', low: constant(0), high: constant(1000), openEnd: true },
          body: [setWorld('n', binary('int.add', world('n'), constant(1)))],
        },
      ],
    };
    const player = await play([forever]);
    expect(player.events).toMatchObject([{ event: 'fault', fault: 'tooManySteps' }]);
    expect(player.state).toBe(player.engine.initial);
  });

  it('cannot build texts without end', async () => {
    const grow: StatementIr = {
      do: 'for',
      slot: 'i',
      source: { op: 'range', low: constant(0), high: constant(60), openEnd: true },
      body: [
        { do: 'set', id: 's', to: { target: 'local', slot: 't' }, value: binary('text.add', local('t'), local('t')) },
      ],
    };
    const player = await play([letSlot('t', constant('ab')), grow], local('t'));
    expect(refusals(player)).toEqual(['tooLong']);
    expect(said(player)[0]).toBe('shows "ab"');
  });
});

describe('branches of prose', () => {
  it('match, and go on after where nothing matches or the subject is refused', async () => {
    const arms = [
      { patterns: [{ match: 'bind', slot: 'x' } as const], guard: binary('gt', local('x'), constant(1)), to: 'big' },
    ];
    const player = begin(
      await createEngine(
        program({
          schema,
          scenes: [
            scene('a', [
              { op: 'match', subject: constant(5), arms, else: 'next' },
              say('never'),
              mark('big'),
              say('big', showing(local('x'))),
              mark('next'),
              { op: 'match', subject: binary('int.div', constant(1), constant(0)), arms, else: 'last' },
              say('never'),
              mark('last'),
              { op: 'branch', condition: binary('gt', local('none'), constant(1)), else: 'done' },
              say('never'),
              mark('done'),
              run(setWorld('n', constant(1))),
              end,
            ]),
          ],
        }),
      ),
    );
    expect(said(player)).toEqual(['big 5', '(ended)']);
    expect(refusals(player)).toEqual(['divisionByZero', 'unset']);
  });
});
