import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { OneEndIr, QueryIr, SchemaIr, StatementIr } from '../bundle/index.js';
import { validateProgram } from '../bundle/index.js';
import { createEngine } from './create-engine.js';
import { constant, fieldOf, local, logic, program, setWorld, world } from './testing/ir.js';
import { begin } from './testing/player.js';

const runs = process.env['FABULA_LONG'] === '1' ? 3_000 : 250;
const any = { type: 'ref', kinds: [], has: [] } as const;
type Edge = readonly [from: string, to: string];

interface Drawn {
  readonly mutual: boolean;
  readonly one: OneEndIr;
  readonly declared: Edge | undefined;
  /** The declared edge is there while the world's lamp is lit; absent: always. */
  readonly guarded: boolean;
  readonly lit: boolean;
  readonly changes: readonly { readonly link: boolean; readonly edge: Edge }[];
}

const id = fc.constantFrom('t0', 't1', 't2');
const edge: fc.Arbitrary<Edge> = fc.tuple(id, id);
const drawn: fc.Arbitrary<Drawn> = fc.record({
  mutual: fc.boolean(),
  one: fc.constantFrom('from', 'to', 'both'),
  declared: fc.option(edge, { nil: undefined }),
  guarded: fc.boolean(),
  lit: fc.boolean(),
  changes: fc.array(fc.record({ link: fc.boolean(), edge }), { maxLength: 6 }),
});

/** The edges there are in the end, told by trying the rules on a list. */
function edgesAfter({ mutual, one, declared, guarded, lit, changes }: Drawn): readonly string[] {
  const normal = ([from, to]: Edge): Edge => (mutual && to < from ? [to, from] : [from, to]);
  const same = (a: Edge, b: Edge): boolean => a[0] === b[0] && a[1] === b[1];
  let edges: { readonly is: Edge; readonly guarded: boolean }[] = declared ? [{ is: normal(declared), guarded }] : [];
  for (const change of changes) {
    const wanted = normal(change.edge);
    const others = edges.filter(({ is }) => !same(is, wanted));
    if (!change.link) {
      edges = others;
      continue;
    }
    const isThere = others.length < edges.length;
    const kept = others.filter(({ is }) => {
      if (isThere) return true;
      if (mutual) return !is.some((end) => wanted.includes(end));
      return !((one !== 'from' && is[0] === wanted[0]) || (one !== 'to' && is[1] === wanted[1]));
    });
    edges = [...kept, { is: wanted, guarded: false }];
  }
  return edges.flatMap((each) => (each.guarded && !lit ? [] : [each.is.join(' ')])).sort();
}

it('where there is one edge, linking another takes the one before away', async () => {
  await fc.assert(
    fc.asyncProperty(drawn, async (each) => {
      const { mutual, one, declared, guarded, lit, changes } = each;
      const all: QueryIr = {
        parameters: [],
        nodes: [
          { slot: 'a', type: any },
          { slot: 'b', type: any },
        ],
        edges: [{ from: 0, to: 1, relations: ['holds'] }],
        where: [],
        order: [],
        row: { op: 'list', items: [local('a'), local('b')] },
      };
      const schema: Partial<SchemaIr> = {
        kinds: { Thing: { has: [], fields: [] } },
        relations: { holds: { from: any, to: any, mutual, acyclic: false, one, fields: [] } },
        world: [
          fieldOf('lit', { type: 'bool' }, lit),
          fieldOf('rows', { type: 'list', of: { type: 'list', of: any } }, []),
          fieldOf('ones', { type: 'list', of: { type: 'optional', of: any } }, []),
        ],
        entities: ['t0', 't1', 't2'].map((name) => ({ id: name, kind: 'Thing', values: {} })),
        edges: declared
          ? [
              {
                relation: 'holds',
                from: declared[0],
                to: declared[1],
                values: {},
                ...(guarded && { when: world('lit') }),
              },
            ]
          : [],
      };
      const statements = changes.map(({ link, edge: [from, to] }, index): StatementIr => {
        const ends = { id: `${index}`, relation: 'holds', from: constant(from), to: constant(to) };
        return link ? { do: 'link', ...ends, fields: {} } : { do: 'unlink', ...ends };
      });
      const end = one === 'from' && !mutual ? 'from' : 'to';
      const ones = ['t0', 't1', 't2'].map((of) => ({ op: 'one', relation: 'holds', of: constant(of), end }) as const);
      const ir = program({
        schema,
        scenes: [
          logic([
            ...statements,
            setWorld('rows', { op: 'query', query: 'all', arguments: [] }),
            setWorld('ones', { op: 'list', items: ones }),
          ]),
        ],
        queries: { all },
      });
      expect(validateProgram(ir)).toMatchObject({ ok: true });
      const player = begin(await createEngine(ir));
      const cells = player.state.cells.map();
      const rows = cells.get('w/rows')?.value;
      const found = Array.isArray(rows) ? rows.map((row) => (Array.isArray(row) ? row.join(' ') : '')) : [];
      const expected = edgesAfter(each);
      const bothWays = expected.flatMap((row) => (mutual ? [row, row.split(' ').reverse().join(' ')] : [row]));
      expect([...found].sort()).toEqual([...new Set(bothWays)].sort());
      // `one` answers with the other end of the only edge.
      const other = (of: string): string | null => {
        const own = [...new Set(bothWays)].find((row) => row.split(' ')[end === 'to' ? 0 : 1] === of);
        return own?.split(' ')[end === 'to' ? 1 : 0] ?? null;
      };
      expect(cells.get('w/ones')?.value).toEqual(['t0', 't1', 't2'].map(other));
    }),
    { numRuns: runs },
  );
});
