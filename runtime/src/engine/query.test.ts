import { describe, expect, it } from 'vitest';
import type {
  AggregateFunctionIr,
  ExprIr,
  LeadsToIr,
  MatchEdgeIr,
  MatchNodeIr,
  QueryIr,
  SchemaIr,
  StatementIr,
  Value,
} from '../bundle/index.js';
import { createEngine } from './create-engine.js';
import {
  binary,
  constant,
  divert,
  end,
  field,
  fieldOf,
  int,
  local,
  logic,
  plain,
  program,
  scene,
  setWorld,
  world,
} from './testing/ir.js';
import { begin, type Player, refusals } from './testing/player.js';

const person = { type: 'ref', kinds: ['Person'], has: [] } as const;
const place = { type: 'ref', kinds: ['Place'], has: [] } as const;
const schema: Partial<SchemaIr> = {
  components: { Voice: { fields: [fieldOf('pitch', int, 3)] } },
  kinds: {
    Person: { has: [], fields: [fieldOf('age', int, 30)] },
    Place: { has: [], fields: [] },
  },
  relations: {
    knows: { from: person, to: person, mutual: false, acyclic: false, fields: [fieldOf('years', int, 0)] },
    road: { from: place, to: place, mutual: true, acyclic: false, fields: [fieldOf('miles', int, 1)] },
  },
  world: [fieldOf('answer', int, 0), fieldOf('open', { type: 'bool' }, false)],
  entities: [
    ...[40, 12, 70].map((age, index) => ({ id: `p${index}`, kind: 'Person', values: { age: constant(age) } })),
    ...['a', 'b', 'c', 'd'].map((id) => ({ id, kind: 'Place', values: {} })),
  ],
  edges: [
    { relation: 'knows', from: 'p0', to: 'p1', values: { years: constant(2) } },
    { relation: 'knows', from: 'p0', to: 'p2', values: { years: constant(5) } },
    { relation: 'knows', from: 'p2', to: 'p0', values: { years: constant(5) } },
    { relation: 'road', from: 'a', to: 'b', values: { miles: constant(2) } },
    { relation: 'road', from: 'b', to: 'c', values: { miles: constant(2) } },
    { relation: 'road', from: 'a', to: 'c', values: { miles: constant(5) } },
  ],
};

const node = (slot: string, type: MatchNodeIr['type'], more: Partial<MatchNodeIr> = {}): MatchNodeIr => ({
  slot,
  type,
  ...more,
});
const edge = (from: number, to: number, relation: string, more: Partial<MatchEdgeIr> = {}): MatchEdgeIr => ({
  from,
  to,
  relations: [relation],
  ...more,
});
const query = (nodes: readonly MatchNodeIr[], more: Partial<QueryIr> = {}): QueryIr => ({
  parameters: [],
  nodes,
  edges: [],
  where: [],
  order: [],
  row: local(nodes[0]?.slot ?? ''),
  ...more,
});

async function play(
  asked: QueryIr,
  before: readonly StatementIr[] = [],
  more: { readonly leadsTo?: LeadsToIr; readonly given?: readonly ExprIr[] } = {},
): Promise<Player> {
  const call: ExprIr = { op: 'query', query: 'asked', arguments: more.given ?? [] };
  const scenes = [
    logic([...before, setWorld('answer', call)]),
    scene('inn', [divert('logic'), end], { at: 'a', cast: ['p0', 'p1'], mass: 0.5, title: plain('The Inn') }),
    scene('gate', [end], { opens: world('open') }),
  ];
  const ir = program({ schema, scenes, queries: { asked }, ...(more.leadsTo && { leadsTo: more.leadsTo }) });
  return begin(await createEngine(ir));
}

async function ask(...given: Parameters<typeof play>): Promise<Value> {
  const { events } = await play(...given);
  const answers = events.flatMap((event) => (event.event === 'set' && event.cell === 'w/answer' ? [event.value] : []));
  return answers.at(-1) ?? null;
}

describe('rows', () => {
  it('come by declaration, in the order of the nodes, whichever is bound first', async () => {
    const nodes = [node('x', person), node('y', person)];
    const pairs = query(nodes, { edges: [edge(1, 0, 'knows')], row: { op: 'list', items: [local('x'), local('y')] } });
    expect(await ask(pairs)).toEqual([
      ['p0', 'p2'],
      ['p1', 'p0'],
      ['p2', 'p0'],
    ]);
  });

  it('are ordered, ties by declaration, none last', async () => {
    const years: ExprIr = {
      op: 'if',
      condition: binary('lt', field(local('x'), 'age'), constant(20)),
      then: constant(null),
      else: constant(1),
    };
    const order = [{ of: years, descending: true }];
    expect(await ask(query([node('x', { ...person, kinds: ['Person'] })], { order }))).toEqual(['p0', 'p2', 'p1']);
  });

  it('are as many as the limit, which sees the parameters', async () => {
    const parameters = [{ name: 'most', slot: 'most', type: int }];
    const few = query([node('x', person)], { parameters, limit: local('most') });
    expect(await ask(few, [], { given: [constant(2)] })).toEqual(['p0', 'p1']);
    expect(await ask(few, [], { given: [constant(-1)] })).toEqual([]);
  });

  it('are one, or none, where one is asked for', async () => {
    const old = (age: number): QueryIr =>
      query([node('x', person)], { where: [binary('gt', field(local('x'), 'age'), constant(age))], single: true });
    expect(await ask(old(30))).toBe('p0');
    // The world's field held nothing before either, so nothing is told.
    expect(await ask(old(99))).toBe(null);
  });
});

describe('a condition', () => {
  it('that is refused does not hold', async () => {
    const pitch = field(local('x'), 'Voice.pitch', 'Voice');
    const grant: StatementIr = { do: 'grant', id: 'grant', component: 'Voice', fields: {}, to: constant('p1') };
    const where = [binary('gt', pitch, constant(1))];
    expect(await ask(query([node('x', person)], { where }), [grant])).toEqual(['p1']);
  });

  it('finds who has a component now', async () => {
    const grant: StatementIr = { do: 'grant', id: 'grant', component: 'Voice', fields: {}, to: constant('p2') };
    expect(await ask(query([node('x', { type: 'ref', kinds: [], has: ['Voice'] })]), [grant])).toEqual(['p2']);
  });
});

describe('groups', () => {
  const known = (name: AggregateFunctionIr, of?: ExprIr): QueryIr =>
    query([node('x', person), node('y', person)], {
      edges: [edge(0, 1, 'knows', { ends: { from: 'f', to: 't' } })],
      group: {
        keys: [{ slot: 'who', of: local('x') }],
        aggregates: [{ slot: 'n', function: name, ...(of && { of }) }],
      },
      row: { op: 'list', items: [local('who'), local('n')] },
    });
  const years: ExprIr = { op: 'edge', relation: 'knows', from: local('f'), to: local('t'), field: 'years' };

  it.each([
    ['count', 2, 1],
    ['sum', 7, 5],
    ['min', 2, 5],
    ['max', 5, 5],
    ['avg', 3.5, 5],
  ] as const)('come to their %s', async (name, first, second) => {
    expect(await ask(known(name, name === 'count' ? undefined : years))).toEqual([
      ['p0', first],
      ['p2', second],
    ]);
  });

  it('are one without a key, even of nothing', async () => {
    const aggregates = [
      { slot: 'n', function: 'count' as const },
      { slot: 'm', function: 'max' as const, of: field(local('x'), 'age') },
    ];
    const all = query([node('x', person)], {
      where: [constant(false)],
      group: { keys: [], aggregates },
      row: { op: 'list', items: [local('n'), local('m')] },
    });
    expect(await ask(all)).toEqual([[0, null]]);
  });

  it('are only those that have what `having` wants', async () => {
    const many = known('count');
    const having = binary('ge', local('n'), constant(2));
    expect(await ask({ ...many, ...(many.group && { group: { ...many.group, having } }) })).toEqual([['p0', 2]]);
  });
});

describe('the cheapest walk', () => {
  const miles: ExprIr = { op: 'edge', relation: 'road', from: local('f'), to: local('t'), field: 'miles' };
  const walk = { least: 1, find: 'cheapest', path: 'way', cost: { of: miles, zero: 0 } } as const;
  const way = query([node('x', place, { is: constant('a') }), node('y', place, { is: constant('c') })], {
    edges: [edge(0, 1, 'road', { ends: { from: 'f', to: 't' }, walk })],
    row: local('way'),
  });

  it('has its steps, its length and its cost', async () => {
    expect(await ask(way)).toEqual([{ is: 'record', fields: { steps: ['a', 'b', 'c'], length: 2, cost: 4 } }]);
  });

  it('is refused where an edge costs less than nothing, wherever it is', async () => {
    const ends = { from: constant('c'), to: constant('d') };
    const far: StatementIr = { do: 'link', id: 'far', relation: 'road', ...ends, fields: { miles: constant(-1) } };
    const player = await play(way, [far]);
    expect(refusals(player)).toEqual(['negative']);
  });
});

describe('edges', () => {
  it('are those that are there now, whatever was undone', async () => {
    const pair = { relation: 'road', from: constant('a'), to: constant('d') };
    const link: StatementIr = { do: 'link', id: 'link', ...pair, fields: {} };
    const undone: StatementIr = { do: 'act', act: { site: 's', action: 'regret', arguments: [] }, arms: [] };
    const near = query([node('x', place, { is: constant('a') }), node('y', place)], {
      edges: [edge(0, 1, 'road')],
      row: local('y'),
    });
    const ask2: ExprIr = { op: 'query', query: 'near', arguments: [] };
    const ir = program({
      schema,
      scenes: [logic([setWorld('answer', ask2), undone, setWorld('answer', ask2), link, setWorld('answer', ask2)])],
      actions: {
        regret: {
          parameters: [],
          requires: [],
          body: [link, setWorld('answer', ask2), { do: 'refuse', refusal: 'no' }],
        },
      },
      queries: { near },
    });
    const { events } = begin(await createEngine(ir));
    expect(events.flatMap((event) => (event.event === 'set' ? [event.value] : []))).toEqual([
      ['b', 'c'],
      ['b', 'c'],
      ['b', 'c', 'd'],
    ]);
  });
});

describe('the narrative graph', () => {
  const leadsTo: LeadsToIr = {
    scenes: ['logic', 'inn', 'gate'],
    edges: [
      { from: 'logic', to: 'inn' },
      { from: 'inn', to: 'gate', when: world('open') },
    ],
  };
  const from = (more: Partial<MatchEdgeIr>): QueryIr =>
    query([node('x', { type: 'scene' }, { is: constant('logic') }), node('y', { type: 'scene' })], {
      edges: [{ from: 0, to: 1, relations: [], leadsTo: true, walk: { least: 1, find: 'ends' }, ...more }],
      row: local('y'),
    });

  it('has the edges whose guards hold', async () => {
    expect(await ask(from({}), [], { leadsTo })).toEqual(['inn']);
    expect(await ask(from({}), [setWorld('open', constant(true))], { leadsTo })).toEqual(['inn', 'gate']);
  });

  it('has all of them where guards are ignored', async () => {
    expect(await ask(from({ unguarded: true }), [], { leadsTo })).toEqual(['inn', 'gate']);
  });

  it('knows what its scenes are', async () => {
    const fields = (['place', 'cast', 'mass', 'opens', 'visits'] as const).map(
      (name): ExprIr => ({ op: 'sceneField', of: local('x'), field: name }),
    );
    const all = query([node('x', { type: 'scene' })], { row: { op: 'list', items: fields } });
    expect(await ask(all, [], { leadsTo })).toEqual([
      [null, [], 0, true, 1],
      ['a', ['p0', 'p1'], 0.5, true, 0],
      [null, [], 0, false, 0],
    ]);
  });
});

describe('a turn’s budget', () => {
  it('ends a search that would take too long', async () => {
    const nodes = ['u', 'v', 'w', 'x', 'y', 'z', 'q', 'r', 's', 't'].map((slot) => node(slot, place));
    const player = await play(query(nodes));
    expect(player.events.flatMap((event) => (event.event === 'fault' ? [event.fault] : []))).toEqual(['tooManySteps']);
  });

  it('lets what is bound be found among many', async () => {
    const many = Array.from({ length: 3000 }, (_, index) => `m${index}`);
    const crowd: Partial<SchemaIr> = {
      ...schema,
      entities: many.map((id) => ({ id, kind: 'Person', values: {} })),
      edges: many.map((from, index) => ({ relation: 'knows', from, to: many[(index + 1) % 3000] ?? '', values: {} })),
    };
    const asked = query([node('x', person), node('y', person, { is: constant('m7') })], {
      edges: [edge(0, 1, 'knows', { walk: { least: 1, most: 3, find: 'ends' } })],
    });
    const call: ExprIr = { op: 'query', query: 'asked', arguments: [] };
    const calls = Array.from({ length: 20 }, () => setWorld('answer', call));
    const ir = program({ schema: crowd, scenes: [logic(calls)], queries: { asked } });
    const { events } = begin(await createEngine(ir));
    const answers = events.flatMap((event) => (event.event === 'set' ? [event.value] : []));
    expect(answers).toHaveLength(20);
    expect(answers[0]).toEqual(['m4', 'm5', 'm6']);
  });

  it('does not end a walk that is only long', async () => {
    const many = Array.from({ length: 6000 }, (_, index) => `m${index}`);
    const chain: Partial<SchemaIr> = {
      ...schema,
      entities: many.map((id) => ({ id, kind: 'Person', values: {} })),
      edges: many.slice(1).map((to, index) => ({ relation: 'knows', from: `m${index}`, to, values: {} })),
    };
    const from = (find: 'ends' | 'every'): QueryIr =>
      query([node('x', person, { is: constant('m0') }), node('y', person, { is: constant('m5999') })], {
        edges: [edge(0, 1, 'knows', { walk: { least: find === 'every' ? 5999 : 1, find } })],
        row: local('y'),
      });
    for (const find of ['ends', 'every'] as const) {
      const call: ExprIr = { op: 'query', query: 'asked', arguments: [] };
      const ir = program({
        schema: chain,
        scenes: [logic([setWorld('answer', call)])],
        queries: { asked: from(find) },
      });
      const { events } = begin(await createEngine(ir));
      expect(events.flatMap((event) => (event.event === 'set' ? [event.value] : []))).toEqual([['m5999']]);
    }
  });
});
