import type { ProgramIr, QueryIr, Value } from '../bundle/index.js';
import { Context, type Parameter, type QueryGiven } from './context.js';
import { Edges, sceneTable } from './edges.js';
import { condition, express, type Scope, type Slot, valueTerm } from './expression.js';
import { grouped } from './groups.js';
import { readRow, shapeOf } from './rows.js';
import { both, NotInSql, type Term, typeIn } from './term.js';
import { Things } from './things.js';
import { walkTable } from './walks.js';

/** A query as one statement over the tables of one branch. Its rows come in order, each column as text. */
export interface QuerySql {
  readonly text: string;
  readonly parameters: readonly Parameter[];
  /** A row's value; undefined where a part of it was refused, so that the query is to be asked in memory. */
  readonly read: (row: { readonly [column: string]: string | null }) => Value | undefined;
}

/** Why a query is not said in SQL, in the author's words: it is answered in memory then. */
export interface NotSaid {
  readonly not: string;
}

export function querySql(program: ProgramIr, query: QueryIr, given: QueryGiven): QuerySql | NotSaid {
  if (!program.projection) return { not: 'the pack has no tables' };
  try {
    return statement(new Context(program, program.projection, given), query);
  } catch (error) {
    if (error instanceof NotInSql) return { not: error.message };
    throw error;
  }
}

/** A column of the table of fits, under its name. */
interface Column {
  readonly name: string;
  readonly term: Term;
}

function statement(context: Context, query: QueryIr): QuerySql {
  if (query.events) throw new NotInSql('it asks for what has happened');
  const parameters = given(context, query);
  const pattern = patternOf(context, query, parameters);
  const position = [...pattern.places.map((_, index) => `p${index}`), ...pattern.keys.map((_, index) => `q${index}`)];

  const fits: Column[] = [];
  const inFit = (name: string, term: Term): string => {
    fits.push({ name, term });
    return name;
  };
  const group = query.group && grouped(context, query.group, pattern.scope, inFit, position);
  const scope = group?.scope ?? pattern.scope;
  const { shape, terms } = shapeOf(context, scope, query.row);
  const order = query.order.map(({ of, descending }) => ({ term: express(context, scope, of), descending }));
  const having = query.group?.having && condition(context, scope, query.group.having);
  const limit = limitOf(context, query);
  const last = [...terms, ...order.map(({ term }) => term)];
  const refused = both(...last.map(({ ok }) => ok), ...fits.map(({ term }) => term.ok));
  // Where nothing comes out, nothing would tell that something was refused.
  if (refused !== undefined && (group !== undefined || (limit !== undefined && limit < 1)))
    throw new NotInSql('it reckons with figures that may be too large, or with what may be away');

  const columns = terms.map(({ sql }, index) => `${sql} as r${index}`);
  const orders = order.map(({ term }, index) => `${term.sql} as o${index}`);
  const ordering = [
    ...order.map(
      ({ term, descending }, index) =>
        `o${index}${isText(term) ? ' collate "C"' : ''}${descending ? ' desc' : ''} nulls last`,
    ),
    ...(group ? ['pos nulls last'] : position),
  ];
  const fine = `coalesce(${refused ?? 'true'}, false) as fine`;
  const own = group ? fits.map(({ name, term }) => `${term.sql} as ${name}`) : [...columns, ...orders, fine];
  const fit = `fit as (
  select ${[...pattern.ids, ...pattern.keys.map((sql, index) => `${sql} as q${index}`), ...own].join(', ')}
    from ${pattern.from.join(', ')}
   where ${pattern.where.join(' and ')}
)`;
  const ranks = pattern.places.map(
    ({ node, table }, index) => ` left join ${table} k${index} on k${index}.id = f.n${node}`,
  );
  const placed = `placed as (
  select f.*${pattern.places.map((_, index) => `, k${index}.at as p${index}`).join('')} from fit f${ranks.join('')}
)`;
  const tables = [...context.ranks(), fit, placed];
  let rows = 'placed';
  if (group) {
    tables.push(`grouped as (${group.select})`);
    const where = having === undefined ? '' : ` where ${having}`;
    tables.push(
      `answered as (select ${['g.pos', ...columns, ...orders, 'true as fine'].join(', ')} from grouped g${where})`,
    );
    rows = 'answered';
  }
  const names = terms.map((_, index) => `r${index}`);
  if (!query.repeats && names.length > 0) {
    tables.push(
      `single as (select distinct on (${names.join(', ')}) * from ${rows} order by ${[...names, ...ordering].join(', ')})`,
    );
    rows = 'single';
  }
  const all = refused === undefined ? 'true' : '(select pg_catalog.bool_and(fine) from placed)';
  const text = `with recursive ${tables.join(',\n')}
select ${[...names.map((name) => `${name}::text as ${name}`), `(${all})::text as fine`].join(', ')} from ${rows}${
    ordering.length === 0 ? '' : ` order by ${ordering.join(', ')}`
  }${limit === undefined ? '' : ` limit ${limit}`}`;
  return {
    ...context.used(text),
    read: (row) =>
      row['fine'] === 'true'
        ? readRow(
            shape,
            names.map((name) => row[name] ?? null),
          )
        : undefined,
  };
}

interface Pattern {
  readonly scope: Scope;
  readonly from: readonly string[];
  readonly where: readonly string[];
  readonly ids: readonly string[];
  /** What the nodes are ordered by, and what the edges are after that. */
  readonly places: readonly { readonly node: number; readonly table: string }[];
  readonly keys: readonly string[];
}

type Given = readonly (readonly [string, Slot])[];

function patternOf(context: Context, query: QueryIr, asked: Given): Pattern {
  const slots = new Map<string, Slot>(asked);
  const parameters: Scope = { slots: new Map(slots), edges: [] };
  const nodes = query.nodes.map(({ slot, type, is, when }, index) => {
    const alias = `n${index}`;
    if (type.type !== 'ref') {
      slots.set(slot, { term: { sql: `${alias}.id`, type: { type: 'scene' }, nullable: false } });
      return { is, when, alias, slot, scenes: true, render: () => sceneTable(context) };
    }
    const things = new Things(context, type.kinds, type.has);
    slots.set(slot, {
      term: { sql: `${alias}.id`, type: { type: 'ref', kinds: type.kinds }, nullable: false },
      things: { things, alias },
    });
    return { is, when, alias, slot, scenes: false, render: () => things.render() };
  });
  const where = nodes.flatMap(({ is, when, alias, slot }) => {
    const own: Scope = { slots: new Map([...parameters.slots, ...pick(slots, slot)]), edges: [] };
    return [
      ...(is ? [isThat(alias, express(context, parameters, is))] : []),
      ...(when ? [condition(context, own, when)] : []),
    ];
  });
  let scope: Scope = { slots, edges: [] };
  const keys: string[] = [];
  const edges = query.edges.map((edge, index) => {
    const alias = `e${index}`;
    const [from, to] = [nodes[edge.from], nodes[edge.to]];
    if (!from || !to) throw new TypeError(`edge ${index} leads to no node`);
    const source = new Edges(context, edge, alias);
    if (edge.walk) {
      const table = walkTable(context, parameters, source, edge.walk, `${from.alias}.id`);
      where.push(`w${index}.at = ${to.alias}.id`);
      if (edge.walk.find === 'every') keys.push(`w${index}.length`, `w${index}.places`, `w${index}.rels`);
      if (edge.walk.path !== undefined && edge.walk.find !== 'ends')
        slots.set(edge.walk.path, walkSlot(`w${index}`, from.scenes));
      return () => `lateral ${table} w${index}`;
    }
    const [a, b] = [slots.get(from.slot), slots.get(to.slot)];
    const ends = a && b ? { from: a, to: b } : undefined;
    const inSight = source.within({ slots: parameters.slots, edges: [] }, ends);
    scope = { slots: scope.slots, edges: [...scope.edges, ...inSight.edges] };
    for (const [slot, value] of inSight.slots) if (!slots.has(slot)) slots.set(slot, value);
    where.push(`${alias}.a = ${from.alias}.id`, `${alias}.b = ${to.alias}.id`);
    if (edge.when) where.push(condition(context, inSight, edge.when));
    if (edge.relations.length > 1) keys.push(`${alias}.rel`);
    if (source.both) keys.push(`${alias}.against`);
    return () => `${source.render()} ${alias}`;
  });
  where.push(...query.where.map((each) => condition(context, scope, each)));
  return {
    get from() {
      // Last of all: by now it is known which columns are asked for.
      return [...nodes.map(({ render, alias }) => `${render()} ${alias}`), ...edges.map((render) => render())];
    },
    scope,
    where: where.length === 0 ? ['true'] : where,
    ids: nodes.map(({ alias }, index) => `${alias}.id as n${index}`),
    places: nodes.map(({ scenes }, index) => ({ node: index, table: context.rank(scenes) })),
    keys,
  };
}

function pick(slots: ReadonlyMap<string, Slot>, name: string): readonly (readonly [string, Slot])[] {
  const slot = slots.get(name);
  return slot ? [[name, slot]] : [];
}

function isThat(alias: string, term: Term): string {
  return `coalesce(${both(term.ok, `${alias}.id = ${term.sql}`) ?? 'true'}, false)`;
}

function walkSlot(alias: string, scenes: boolean): Slot {
  const length: Term = { sql: `${alias}.length`, type: { type: 'int' }, nullable: false };
  const of = scenes ? ({ type: 'scene' } as const) : ({ type: 'ref', kinds: [] } as const);
  const steps: Term = { sql: `${alias}.steps`, type: { type: 'list', of }, nullable: false };
  return { term: steps, parts: { steps, length } };
}

function given(context: Context, { parameters }: QueryIr): Given {
  return parameters.map(({ name, slot, type }) => {
    const wanted = typeIn(type).type;
    return [slot, { term: valueTerm(context, context.given.arguments[name] ?? null, wanted) }];
  });
}

/** How many rows are wanted: known, since a limit sees the parameters only. */
function limitOf(context: Context, { limit, single, parameters }: QueryIr): number | undefined {
  if (!limit) return single ? 1 : undefined;
  const name = limit.op === 'local' ? parameters.find(({ slot }) => slot === limit.slot)?.name : undefined;
  const value = limit.op === 'const' ? limit.value : name === undefined ? undefined : context.given.arguments[name];
  if (typeof value !== 'number') throw new NotInSql('its limit is reckoned');
  return Math.min(Math.max(0, value), single ? 1 : Number.MAX_SAFE_INTEGER);
}

function isText({ type }: Term): boolean {
  return type.type === 'text' || type.type === 'ref' || type.type === 'scene';
}
