import { describe, expect, test } from 'vitest';
import { type LeadsToIr, type MatchEdgeIr, type QueryIr, validateProgram } from './index.js';
import { lantern } from './lantern.contract.js';

const { program } = lantern;
const [kind = ''] = Object.keys(program.schema.kinds);
const type = { type: 'ref', kinds: [kind], has: [] } as const;
const relations = { near: { from: type, to: type, mutual: true, acyclic: false, fields: [] } };
const [scene = ''] = Object.keys(program.scenes);
const near: MatchEdgeIr = { from: 0, to: 1, relations: ['near'] };
const sound: QueryIr = {
  parameters: [],
  nodes: [
    { slot: 'a', type },
    { slot: 'b', type },
  ],
  edges: [near],
  where: [],
  order: [],
  row: { op: 'local', slot: 'a' },
};

function checked(query: unknown, leadsTo?: LeadsToIr) {
  const schema = { ...program.schema, relations: { ...program.schema.relations, ...relations } };
  return validateProgram({ ...program, schema, queries: { asked: query }, ...(leadsTo && { leadsTo }) });
}

function detailOf(result: ReturnType<typeof checked>): string {
  return result.ok ? 'nothing is wrong' : result.error.detail;
}

describe('a query of a bundle', () => {
  test('may be well made', () => {
    expect(checked(sound)).toMatchObject({ ok: true });
    const graph = { scenes: [scene], edges: [{ from: scene, to: scene }] };
    const nodes = [{ slot: 'a', type: { type: 'scene' } }];
    const edges = [{ from: 0, to: 0, relations: [], leadsTo: true, walk: { least: 0, find: 'ends' } }];
    expect(checked({ ...sound, nodes, edges }, graph)).toMatchObject({ ok: true });
  });

  test.each<[string, unknown, RegExp]>([
    ['without nodes', { nodes: [], edges: [], row: { op: 'turns' } }, /matches nothing/],
    ['with a node of no kind', { nodes: [{ slot: 'a', type: { type: 'int' } }], edges: [] }, /neither an entity/],
    ['with an unknown kind', { nodes: [{ slot: 'a', type: { ...type, kinds: ['Nix'] } }], edges: [] }, /kind `Nix`/],
    ['with an edge to nowhere', { edges: [{ ...near, to: 7 }] }, /not the nodes/],
    ['with an unknown relation', { edges: [{ ...near, relations: ['far'] }] }, /relation `far`/],
    ['with an edge of no relation', { edges: [{ ...near, relations: [] }] }, /of no relation/],
    ['with scenes where there is no graph of them', { edges: [{ ...near, leadsTo: true }] }, /not the nodes/],
    [
      'with a walk that ends before it begins',
      { edges: [{ ...near, walk: { least: 3, most: 2, find: 'ends' } }] },
      /longer/,
    ],
    [
      'with a cheapest walk that costs nothing',
      { edges: [{ ...near, walk: { least: 1, find: 'cheapest' } }] },
      /its cost/,
    ],
    ['with a walk of another sort', { edges: [{ ...near, walk: { least: 1, find: 'any' } }] }, /one of ends/],
    ['that reads what it never bound', { row: { op: 'local', slot: 'zz' } }, /slot `zz`/],
    ['that asks itself', { where: [{ op: 'query', query: 'asked', arguments: [] }] }, /calls itself/],
    [
      'that asks another that is none',
      { where: [{ op: 'query', query: 'toString', arguments: [] }] },
      /query `toString`/,
    ],
    ['that rolls dice', { where: [{ op: 'roll', site: 's', of: { op: 'turns' } }] }, /left to chance/],
    ['that sums up nothing', { group: { keys: [], aggregates: [{ slot: 'n', function: 'sum' }] } }, /of nothing/],
    ['with a field too many', { offset: 3 }, /no other fields/],
  ])('%s is refused', (_, change, detail) => {
    const query = typeof change === 'object' ? { ...sound, ...change } : sound;
    expect(detailOf(checked(query))).toMatch(detail);
  });

  test.each<[string, LeadsToIr, RegExp]>([
    ['a scene that is none', { scenes: ['nix'], edges: [] }, /scene `nix`/],
    ['an edge to elsewhere', { scenes: [scene], edges: [{ from: scene, to: 'nix' }] }, /out of the narrative graph/],
  ])('a narrative graph with %s is refused', (_, graph, detail) => {
    expect(detailOf(checked(sound, graph))).toMatch(detail);
  });
});
