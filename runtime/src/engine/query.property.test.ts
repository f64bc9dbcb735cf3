import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExprIr, QueryIr, RelationIr, SchemaIr, StatementIr, Value } from '../bundle/index.js';
import { validateProgram } from '../bundle/index.js';
import { createEngine } from './create-engine.js';
import { type GraphModel, type ModelPattern, naiveBest, naiveRows, queryOf } from './testing/graph-model.js';
import { constant, fieldOf, int, logic, program, setWorld } from './testing/ir.js';
import { begin } from './testing/player.js';

const runs = process.env['FABULA_LONG'] === '1' ? 5_000 : 400;

const any = { type: 'ref', kinds: [], has: [] } as const;
const relation = (mutual: boolean): RelationIr => ({
  from: any,
  to: any,
  mutual,
  acyclic: false,
  fields: [fieldOf('cost', int, 0)],
});
const relations = { road: relation(false), rope: relation(false), wire: relation(true) };
const mutual = new Set(['wire']);

/** A world as it is declared, and what a turn then does to it. */
interface Drawn {
  readonly things: GraphModel['things'];
  readonly declared: GraphModel['edges'];
  readonly linked: GraphModel['edges'];
  readonly unlinked: readonly number[];
  readonly retired: readonly number[];
}

const drawn: fc.Arbitrary<Drawn> = fc.integer({ min: 1, max: 5 }).chain((count) => {
  const id = fc.integer({ min: 0, max: count - 1 }).map((index) => `t${index}`);
  const edge = fc.record({ relation: fc.constantFrom('road', 'rope', 'wire'), from: id, to: id, cost: fc.nat(3) });
  return fc.record({
    things: fc
      .array(fc.record({ kind: fc.constantFrom('Tree', 'Crab'), age: fc.nat(3) }), {
        minLength: count,
        maxLength: count,
      })
      .map((all) => all.map((each, index) => ({ ...each, id: `t${index}` }))),
    declared: fc.uniqueArray(edge, { maxLength: 5, selector: pairOf }),
    linked: fc.uniqueArray(edge, { maxLength: 3, selector: pairOf }),
    unlinked: fc.uniqueArray(fc.nat(4), { maxLength: 2 }),
    retired: fc.uniqueArray(fc.nat(4), { maxLength: 1 }),
  });
});

function pairOf({ relation: name, from, to }: GraphModel['edges'][number]): string {
  const ends = mutual.has(name) ? [from, to].sort() : [from, to];
  return [name, ...ends].join(' ');
}

/** The world as it is after the turn. */
function modelOf({ things, declared, linked, unlinked, retired }: Drawn): GraphModel {
  const gone = new Set(retired.map((index) => `t${index}`));
  const taken = new Set(unlinked.flatMap((index) => (declared[index] ? [pairOf(declared[index])] : [])));
  const edges = new Map<string, GraphModel['edges'][number]>();
  for (const edge of declared) edges.set(pairOf(edge), edge);
  for (const edge of linked) edges.set(pairOf(edge), edge);
  for (const pair of taken) edges.delete(pair);
  // The player is a thing like others, after those that are declared.
  const here = [...things.filter(({ id }) => !gone.has(id)), { id: 'player', kind: 'Crab', age: 2 }];
  return { things: here, edges: [...edges.values()], mutual };
}

function statementsOf({ things, declared, linked, unlinked, retired }: Drawn): readonly StatementIr[] {
  const ends = ({ relation: name, from, to }: GraphModel['edges'][number]) => ({
    relation: name,
    from: constant(from),
    to: constant(to),
  });
  return [
    ...linked.map(
      (edge, index): StatementIr => ({
        do: 'link',
        id: `link ${index}`,
        ...ends(edge),
        fields: { cost: constant(edge.cost) },
      }),
    ),
    ...unlinked.flatMap((index): StatementIr[] => {
      const edge = declared[index];
      return edge ? [{ do: 'unlink', id: `unlink ${index}`, ...ends(edge) }] : [];
    }),
    ...retired.flatMap((index): StatementIr[] =>
      things[index] ? [{ do: 'retire', id: `retire ${index}`, entity: constant(`t${index}`) }] : [],
    ),
  ];
}

const pattern: fc.Arbitrary<ModelPattern> = fc.integer({ min: 1, max: 3 }).chain((count) => {
  const index = fc.nat(count - 1);
  const walk = fc.record(
    {
      least: fc.nat(2),
      most: fc.integer({ min: 2, max: 3 }),
      find: fc.constantFrom('ends' as const, 'every' as const),
    },
    { requiredKeys: ['least', 'find'] },
  );
  const edge = fc.record(
    {
      from: index,
      to: index,
      relations: fc.uniqueArray(fc.constantFrom('road', 'rope', 'wire'), { minLength: 1, maxLength: 2 }),
      either: fc.constant(true as const),
      above: fc.nat(1),
      walk,
    },
    { requiredKeys: ['from', 'to', 'relations'] },
  );
  return fc.record(
    {
      nodes: fc.tuple(
        ...Array.from({ length: count }, (_, at) =>
          fc.record(
            { slot: fc.constant(`n${at}`), kind: fc.constantFrom('Tree', 'Crab'), above: fc.nat(1) },
            { requiredKeys: ['slot'] },
          ),
        ),
      ),
      // A condition on an edge reads a field of its first relation, so several relations go without.
      edges: fc.array(
        edge.map(({ above, ...rest }) => ({
          ...rest,
          ...(rest.relations.length === 1 && above !== undefined && { above }),
        })),
        { maxLength: 3 },
      ),
      where: fc.uniqueArray(fc.constantFrom('differ' as const, 'younger' as const), { maxLength: 2 }),
      order: fc.constantFrom('none' as const, 'rising' as const, 'falling' as const),
      limit: fc.nat(4),
      repeats: fc.boolean(),
      row: fc.uniqueArray(index, { minLength: 1, maxLength: count }),
    },
    { requiredKeys: ['nodes', 'edges', 'where', 'order', 'repeats', 'row'] },
  );
});

async function ask(world: Drawn, query: QueryIr): Promise<Value | 'too much'> {
  const schema: Partial<SchemaIr> = {
    kinds: { Tree: { has: [], fields: [fieldOf('age', int, 0)] }, Crab: { has: [], fields: [fieldOf('age', int, 0)] } },
    relations,
    player: { kind: 'Crab', fields: [], values: { age: constant(2) }, asked: [] },
    world: [fieldOf('rows', { type: 'list', of: { type: 'list', of: any } }, [])],
    entities: world.things.map(({ id, kind, age }) => ({ id, kind, values: { age: constant(age) } })),
    edges: world.declared.map(({ relation: name, from, to, cost }) => ({
      relation: name,
      from,
      to,
      values: { cost: constant(cost) },
    })),
  };
  const asked: ExprIr = { op: 'query', query: 'asked', arguments: [] };
  const statements = statementsOf(world);
  // Asked once before anything changes, so that what is remembered of the edges has to follow.
  const scene = logic([setWorld('rows', asked), ...statements, setWorld('rows', asked)]);
  const ir = program({ schema, scenes: [scene], queries: { asked: query } });
  expect(validateProgram(ir)).toMatchObject({ ok: true });
  const player = begin(await createEngine(ir));
  if (player.events.some(({ event }) => event === 'fault')) return 'too much';
  const sets = player.events.flatMap((event) => (event.event === 'set' ? [event.value] : []));
  return sets[1] ?? null;
}

describe('a query', () => {
  it('has the rows that trying everything finds, in the same order', async () => {
    await fc.assert(
      fc.asyncProperty(drawn, pattern, async (world, asked) => {
        const found = await ask(world, queryOf(asked));
        if (found !== 'too much') expect(found).toEqual(naiveRows(modelOf(world), asked));
      }),
      { numRuns: runs },
    );
  });

  it('finds the walk that is best', async () => {
    const edge = fc.record(
      {
        relations: fc.constantFrom(['road'], ['wire']),
        either: fc.constant(true as const),
        find: fc.constantFrom('shortest' as const, 'cheapest' as const),
        least: fc.nat(1),
      },
      { requiredKeys: ['relations', 'find', 'least'] },
    );
    await fc.assert(
      fc.asyncProperty(drawn, edge, async (world, { relations: names, either, find, least }) => {
        const walk = { from: 0, to: 1, relations: names, ...(either && { either }), walk: { least, find } };
        const asked: ModelPattern = {
          nodes: [{ slot: 'a' }, { slot: 'b' }],
          edges: [walk],
          where: [],
          order: 'none',
          repeats: false,
          row: [0, 1],
        };
        const model = modelOf(world);
        const path: ExprIr = { op: 'get', of: { op: 'local', slot: '0.path' }, name: 'steps' };
        const best = model.things.flatMap((a) =>
          model.things.flatMap((b) => {
            const trail = naiveBest(model, walk, a.id, b.id);
            return trail ? [trail.nodes] : [];
          }),
        );
        expect(await ask(world, { ...queryOf(asked), row: path, repeats: true })).toEqual(best);
      }),
      { numRuns: runs },
    );
  });
});
