import fc from 'fast-check';
import type {
  ExprIr,
  FieldIr,
  Json,
  ProgramIr,
  ProjectionIr,
  QueryIr,
  SchemaIr,
  StatementIr,
} from '../bundle/index.js';

/** A small world as it is declared, and what a turn then does to it. */
export interface Drawn {
  readonly things: readonly {
    readonly id: string;
    readonly kind: string;
    readonly age: number;
    readonly hue: string | null;
  }[];
  readonly declared: readonly Edge[];
  readonly linked: readonly Edge[];
  readonly unlinked: readonly number[];
  readonly retired: readonly number[];
  readonly voices: readonly { readonly of: number; readonly pitch: number }[];
  readonly tide: number;
}
export interface Edge {
  readonly relation: string;
  readonly from: string;
  readonly to: string;
  readonly cost: number;
}

const any = { type: 'ref', kinds: [], has: [] } as const;
const relation = (mutual: boolean) => ({
  from: any,
  to: any,
  mutual,
  acyclic: false,
  fields: [field('cost', { type: 'float' }, 0)],
});
const relations = { road: relation(false), rope: relation(false), wire: relation(true) };
const fields = [field('age', { type: 'int' }, 0), field('hue', { type: 'optional', of: { type: 'text' } }, null)];

export function programOf(world: Drawn): ProgramIr {
  const schema: SchemaIr = {
    ...{ enums: {}, resources: {}, events: {}, campaign: [], config: [] },
    components: { Voice: { fields: [field('pitch', { type: 'int' }, 3)] } },
    kinds: { Tree: { has: [], fields }, Crab: { has: ['Voice'], fields } },
    relations,
    world: [field('tide', { type: 'int' }, world.tide)],
    player: { kind: 'Crab', fields: [], values: { age: constant(2) }, asked: [] },
    entities: world.things.map(({ id, kind, age, hue }) => ({
      id,
      kind,
      values: { age: constant(age), hue: constant(hue) },
    })),
    edges: world.declared.map(({ relation: name, from, to, cost }) => ({
      relation: name,
      from,
      to,
      values: { cost: constant(cost) },
    })),
  };
  const start = { name: 'start', parameters: [], cast: [], tags: [], code: [{ op: 'end' as const }] };
  const pack = { name: 'drawn', title: 'Drawn', version: '1.0.0' };
  return { ir: 1, pack, start: 'start', schema, functions: {}, actions: {}, scenes: { start }, tests: [], projection };
}

export function deedsOf({ things, declared, linked, unlinked, retired, voices }: Drawn): readonly StatementIr[] {
  const ends = ({ relation: name, from, to }: Edge) => ({ relation: name, from: constant(from), to: constant(to) });
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
    ...voices.flatMap(({ of, pitch }, index): StatementIr[] =>
      things[of]?.kind === 'Tree'
        ? [
            {
              do: 'grant',
              id: `grant ${index}`,
              component: 'Voice',
              fields: { pitch: constant(pitch) },
              to: constant(`t${of}`),
            },
          ]
        : [],
    ),
    ...retired.flatMap((index): StatementIr[] =>
      things[index] ? [{ do: 'retire', id: `retire ${index}`, entity: constant(`t${index}`) }] : [],
    ),
  ];
}

/** The rows that the tables have after it, by table. */
export function rowsOf({
  things,
  declared,
  linked,
  unlinked,
  retired,
  voices,
  tide,
}: Drawn): ReadonlyMap<string, readonly Row[]> {
  const gone = new Set(retired.map((index) => `t${index}`));
  const edges = new Map<string, Edge>();
  for (const edge of [...declared, ...linked]) edges.set(pairOf(edge), edge);
  for (const index of unlinked) if (declared[index]) edges.delete(pairOf(declared[index]));
  const here = [...things.filter(({ id }) => !gone.has(id)), { id: 'player', kind: 'Crab', age: 2, hue: null }];
  const of = (kind: string): readonly Row[] =>
    here
      .filter((thing) => thing.kind === kind)
      .map(({ id, age, hue }) => ({
        entity_id: id,
        age,
        hue,
        ...(kind === 'Crab' && { voice: true, voice__pitch: 3 }),
      }));
  const pitches = new Map(voices.map(({ of: index, pitch }) => [`t${index}`, pitch]));
  const granted = here.flatMap(({ id, kind }) =>
    kind === 'Tree' && pitches.has(id) ? [{ entity_id: id, pitch: pitches.get(id) ?? 0 }] : [],
  );
  const between = (name: string): readonly Row[] =>
    [...edges.values()].flatMap(({ relation: own, from, to, cost }) => {
      if (own !== name) return [];
      const [a, b] = name === 'wire' && to < from ? [to, from] : [from, to];
      return [{ from_id: a, to_id: b, cost }];
    });
  return new Map([
    ['tree', of('Tree')],
    ['crab', of('Crab')],
    ['voice', granted],
    ['world', [{ tide }]],
    ...['road', 'rope', 'wire'].map((name) => [name, between(name)] as const),
  ]);
}

export interface Row {
  readonly [column: string]: string | number | boolean | null;
}

const plain = { form: 'plain' } as const;
const own = (name: string) => ({ column: name, from: { from: 'field', field: name }, as: plain }) as const;
const pitch = (column: string) =>
  ({ column, from: { from: 'field', field: 'Voice.pitch', component: 'Voice' }, as: plain }) as const;
const projection: ProjectionIr = {
  schema: 'drawn',
  tables: [
    { table: 'tree', rows: { of: 'kind', kind: 'Tree' }, columns: [own('age'), own('hue')] },
    {
      table: 'crab',
      rows: { of: 'kind', kind: 'Crab' },
      columns: [
        own('age'),
        own('hue'),
        { column: 'voice', from: { from: 'has', component: 'Voice' }, as: plain },
        pitch('voice__pitch'),
      ],
    },
    { table: 'voice', rows: { of: 'component', component: 'Voice' }, columns: [pitch('pitch')] },
    { table: 'world', rows: { of: 'block', block: 'world' }, columns: [own('tide')] },
    ...['road', 'rope', 'wire'].map((name) => ({
      table: name,
      rows: { of: 'relation' as const, relation: name },
      columns: [own('cost')],
    })),
  ],
};

/** The tables, as a pack's first migration would make them. */
export const tables = ((): string => {
  const scope =
    'tenant text collate "C", campaign_id text collate "C", session_id text collate "C", branch text collate "C"';
  const thing = 'entity_id text collate "C", age bigint, hue text collate "C"';
  const edge = 'from_id text collate "C", to_id text collate "C", cost double precision';
  const columns = {
    ...{
      tree: thing,
      crab: `${thing}, voice boolean, voice__pitch bigint`,
      voice: 'entity_id text collate "C", pitch bigint',
    },
    ...{ world: 'tide bigint', road: edge, rope: edge, wire: edge },
  };
  const made = Object.entries(columns).map(([name, body]) => `create table drawn.${name} (${scope}, ${body});`);
  return `create schema drawn; ${made.join(' ')}`;
})();

export const drawn: fc.Arbitrary<Drawn> = fc.integer({ min: 3, max: 5 }).chain((count) => {
  const id = fc.integer({ min: 0, max: count - 1 }).map((index) => `t${index}`);
  const edge = fc.record({
    relation: fc.constantFrom('road', 'rope', 'wire'),
    from: id,
    to: id,
    cost: fc.constantFrom(0, 0.1, 0.2, 1, 3),
  });
  const thing = fc.record({
    kind: fc.constantFrom('Tree', 'Crab'),
    age: fc.nat(3),
    hue: fc.constantFrom(null, 'a', 'B', 'ä', '𝄞', '￼'),
  });
  return fc.record({
    things: fc
      .array(thing, { minLength: count, maxLength: count })
      .map((all) => all.map((each, index) => ({ ...each, id: `t${index}` }))),
    declared: fc.uniqueArray(edge, { minLength: 5, maxLength: 9, selector: pairOf }),
    linked: fc.uniqueArray(edge, { maxLength: 3, selector: pairOf }),
    unlinked: fc.uniqueArray(fc.nat(4), { maxLength: 2 }),
    retired: fc.uniqueArray(fc.nat(4), { maxLength: 1 }),
    voices: fc.uniqueArray(fc.record({ of: fc.nat(4), pitch: fc.nat(4) }), { maxLength: 2, selector: ({ of }) => of }),
    tide: fc.nat(3),
  });
});

function pairOf({ relation: name, from, to }: Edge): string {
  const ends = name === 'wire' ? [from, to].sort() : [from, to];
  return [name, ...ends].join(' ');
}

const local = (slot: string): ExprIr => ({ op: 'local', slot });
const age = (slot: string): ExprIr => ({ op: 'field', of: local(slot), field: 'age' });
const hue = (slot: string): ExprIr => ({ op: 'field', of: local(slot), field: 'hue' });
const voiced = (slot: string): ExprIr => ({ op: 'field', of: local(slot), field: 'Voice.pitch', component: 'Voice' });
const binary = (
  operator: 'gt' | 'lt' | 'ne' | 'eq' | 'int.add' | 'int.mul' | 'float.div',
  left: ExprIr,
  right: ExprIr,
): ExprIr => ({
  ...{ op: 'binary', operator, left, right },
});
const not = (of: ExprIr): ExprIr => ({ op: 'unary', operator: 'not', of });

/** Conditions of one or two things: some are refused for some, some read what may be none. */
const conditionOf = (a: string, b: string): fc.Arbitrary<ExprIr> => {
  const leaf = fc.constantFrom<ExprIr>(
    binary('ne', local(a), local(b)),
    binary('lt', age(a), age(b)),
    binary('eq', hue(a), hue(b)),
    binary('ne', hue(a), constant(null)),
    binary('gt', voiced(a), constant(1)),
    binary('gt', age(b), { op: 'state', scope: 'world', name: 'tide' }),
    binary('gt', binary('float.div', { op: 'toFloat', of: age(a) }, { op: 'toFloat', of: age(b) }), constant(0.5)),
    binary('gt', binary('int.mul', age(a), constant(9007199254740991)), constant(1)),
    { op: 'isKind', of: local(a), kinds: ['Tree'] },
    { op: 'has', of: local(b), components: ['Voice'] },
    binary('eq', local(a), { op: 'player' }),
  );
  return fc.oneof(
    { weight: 3, arbitrary: leaf },
    leaf.map(not),
    fc.record({ op: fc.constantFrom('and' as const, 'or' as const), left: leaf, right: leaf }),
    fc.record({ op: fc.constant('if' as const), condition: leaf, then: leaf, else: leaf.map(not) }),
  );
};

const rarely = fc.constantFrom(false, false, false, true);

/** `finds`: which walks it may go. */
export const queryOf = (finds: readonly ('ends' | 'every' | 'shortest')[]): fc.Arbitrary<QueryIr> =>
  fc.integer({ min: 1, max: 3 }).chain((count) => {
    const slots = Array.from({ length: count }, (_, index) => `n${index}`);
    const slot = fc.constantFrom(...slots);
    const index = fc.nat(count - 1);
    const node = fc.record({
      kinds: fc.constantFrom([], [], ['Tree'], ['Crab'], ['Tree', 'Crab']),
      has: fc.constantFrom([], [], [], ['Voice']),
      when: rarely,
      is: rarely,
    });
    const walk = fc.record(
      { least: fc.nat(2), most: fc.integer({ min: 2, max: 3 }), find: fc.constantFrom(...finds) },
      { requiredKeys: ['least', 'find'] },
    );
    const edge = fc.record(
      {
        from: index,
        to: index,
        relations: fc.uniqueArray(fc.constantFrom('road', 'rope', 'wire'), { minLength: 1, maxLength: 2 }),
        either: fc.constant(true as const),
        above: fc.constantFrom(0, 0.1),
        walk,
      },
      { requiredKeys: ['from', 'to', 'relations'] },
    );
    return fc
      .record({
        nodes: fc.tuple(...slots.map(() => node)),
        edges: fc.array(edge, { maxLength: 2 }),
        where: slot.chain((a) => slot.chain((b) => fc.array(conditionOf(a, b), { maxLength: 1 }))),
        order: fc.array(
          fc.record({ of: slot.chain((each) => fc.constantFrom(age(each), hue(each))), descending: fc.boolean() }),
          { maxLength: 2 },
        ),
        limit: fc.option(fc.nat(6), { nil: undefined, freq: 1 }),
        repeats: fc.boolean(),
        single: rarely,
        grouped: rarely,
        keyed: fc.boolean(),
        row: fc.uniqueArray(slot, { minLength: 1, maxLength: count }),
      })
      .map(({ nodes, edges, where, order, limit, repeats, single, grouped, keyed, row }): QueryIr => {
        const drawnEdges = edges.map((each, at) => edgeIr(each, at));
        const first = edges.findIndex((each) => !each.walk && each.relations.length === 1);
        const cost = first < 0 ? undefined : costOf(edges[first]?.relations[0] ?? '', first);
        const walked = drawnEdges.flatMap(({ walk: along }) => (along?.path !== undefined ? [local(along.path)] : []));
        const group = {
          keys: keyed ? [{ slot: 'key', of: local(row[0] ?? 'n0') }] : [],
          aggregates: [
            { slot: 'count', function: 'count' as const },
            { slot: 'sum', function: 'sum' as const, of: cost ?? age('n0'), zero: 0 },
            { slot: 'most', function: 'max' as const, of: age('n0') },
            { slot: 'mean', function: 'avg' as const, of: cost ?? age('n0') },
            { slot: 'all', function: 'list' as const, of: hue('n0') },
          ],
          ...(single && { having: binary('gt', local('count'), constant(1)) }),
        };
        const groupRow = [...(keyed ? [local('key')] : []), ...['count', 'sum', 'most', 'mean', 'all'].map(local)];
        return {
          parameters: [{ name: 'least', slot: 'least', type: { type: 'int' } }],
          nodes: nodes.map(({ kinds, has, when, is }, at) => ({
            slot: `n${at}`,
            type: { type: 'ref', kinds, has },
            ...(when && { when: binary('gt', age(`n${at}`), local('least')) }),
            ...(is && at === 0 && { is: constant('t0') }),
          })),
          edges: drawnEdges,
          where,
          order: grouped ? [{ of: local('sum'), descending: true }] : order,
          ...(limit !== undefined && { limit: constant(limit) }),
          ...(grouped && { group }),
          row: grouped
            ? { op: 'record', fields: Object.fromEntries(groupRow.map((each, at) => [`f${at}`, each])) }
            : { op: 'list', items: [...row.map(local), ...walked, ...(cost ? [cost] : []), hue(row[0] ?? 'n0')] },
          ...(repeats && { repeats: true as const }),
          ...(single && !grouped && { single: true as const }),
        };
      });
  });

interface DrawnEdge {
  readonly from: number;
  readonly to: number;
  readonly relations: readonly string[];
  readonly either?: true;
  readonly above?: number;
  readonly walk?: { readonly least: number; readonly most?: number; readonly find: 'ends' | 'every' | 'shortest' };
}

function edgeIr({ from, to, relations: names, either, above, walk }: DrawnEdge, at: number): QueryIr['edges'][number] {
  const cost = names.length === 1 ? costOf(names[0] ?? '', at) : undefined;
  const least = walk?.find === 'shortest' ? Math.min(walk.least, 1) : walk?.least;
  return {
    from,
    to,
    relations: names,
    ...(either && { either }),
    ends: { from: `${at}.from`, to: `${at}.to` },
    ...(cost && above !== undefined && { when: binary('gt', cost, constant(above)) }),
    ...(walk && { walk: { ...walk, least: least ?? 1, ...(walk.find !== 'ends' && { path: `${at}.path` }) } }),
  };
}

function costOf(relation_: string, at: number): ExprIr {
  return { op: 'edge', relation: relation_, from: local(`${at}.from`), to: local(`${at}.to`), field: 'cost' };
}

function constant(value: Json): ExprIr {
  return { op: 'const', value };
}

function field(name: string, type: FieldIr['type'], value: Json): FieldIr {
  return { name, type, default: constant(value) };
}
