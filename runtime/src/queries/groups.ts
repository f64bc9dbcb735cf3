import type { AggregateIr, GroupIr, QueryIr } from '../bundle/index.js';
import { type Asked, type AskedColumn, askedIn, firstRows, placedNodes, placesIn, type Selected } from './asked.js';
import type { Context } from './context.js';
import { condition, express, type Scope, type Slot } from './expression.js';
import { most } from './operators.js';
import type { Pattern } from './pattern.js';
import type { PlaceColumn } from './row-order.js';
import { NotInSql, type SqlType, type Term } from './term.js';

/** A row for each group of fits. Keys and what is added up are columns of the fits, `f`; what comes of a group is one of `g`. */
export function groupRows(
  context: Context,
  query: QueryIr,
  group: GroupIr,
  pattern: Pattern,
): { readonly asked: Asked; readonly selected: Selected } {
  const { scope } = pattern;
  const keys = group.keys.map(({ slot, of }, index) => ({ slot, index, term: express(context, scope, of) }));
  const values = group.aggregates.map(({ of }) => of && express(context, scope, of));
  const keyColumns = keys.map(({ term: { sql, type }, index }): AskedColumn => ({ name: `k${index}`, sql, type }));
  const places = placesIn(context, query, pattern, keyColumns);

  // Within a group what is grouped by is the same.
  const within = placedNodes(context, query, pattern, keyColumns).filter(({ column }) => column === undefined);
  const ordering = [...within.map(({ index }) => `p${index}.at`), ...pattern.keys.map((_, index) => `f.q${index}`)];
  const made = group.aggregates.map((each, index) => aggregate(each, values[index], `f.a${index}`, ordering));
  const isSummed = made.some(({ isOrdered }) => isOrdered);

  const slots = new Map<string, Slot>(
    [...scope.slots].filter(([, { things, parts, term }]) => !things && !parts && !/^[ew]\d+\./u.test(term.sql)),
  );
  for (const { slot, index, term } of keys)
    slots.set(slot, { term: { sql: `g.k${index}`, type: term.type, nullable: term.nullable } });
  for (const [index, { term }] of made.entries())
    slots.set(group.aggregates[index]?.slot ?? '', { term: { ...term, sql: `g.a${index}` } });
  const grouped: Scope = { slots, edges: [] };
  const asked = askedIn(context, query, grouped);
  const having = group.having && condition(context, grouped, group.having);
  if (
    [asked.fine, ...[...keys.map(({ term }) => term), ...values].map((term) => term?.ok)].some((ok) => ok !== undefined)
  )
    throw new NotInSql('it reckons with figures that may be too large, or with what may be away');

  // Where edges tell fits apart, the place of a fit is counted.
  const isCounted = places.keys.length > 0;
  const hidden = places.nodes.filter(({ column }) => isCounted || column === undefined);
  const ranked = new Map([...hidden, ...(isSummed ? within : [])].map((node) => [node.index, node]));
  const keyed = isCounted || isSummed;
  const columns = [
    ...[...ranked.keys()].flatMap((index) => pattern.ids[index] ?? []),
    ...keys.map(({ term, index }) => `${term.sql} as k${index}`),
    ...values.flatMap((term, index) => (term ? [`${term.sql} as a${index}`] : [])),
    ...(keyed ? pattern.keys.map((sql, index) => `${sql} as q${index}`) : []),
  ];
  const fits = `(select ${columns.join(', ') || 'true as nothing'}\n  from ${pattern.from.join(', ')}\n where ${pattern.where.join(' and ')}) f`;
  const joins = [...ranked.values()].map(
    ({ table, index }) => ` left join ${table} p${index} on p${index}.id = f.n${index}`,
  );
  const all = [...hidden.map(({ index }) => `p${index}.at`), ...places.keys.map((_, index) => `f.q${index}`)];
  const counted = `(select f.*, ${[...ranked.keys()].map((index) => `p${index}.at as at${index}, `).join('')}pg_catalog.row_number() over (order by ${all.join(', ')}) as pos from ${fits}${joins.join('')}) f`;
  const renamed = (sql: string): string => (isCounted ? sql.replaceAll(/\bp(\d+)\.at\b/gu, 'f.at$1') : sql);
  const first = isCounted ? 'f.pos' : hidden.length === 1 ? `p${hidden[0]?.index}.at` : `array[${all.join(', ')}]`;
  const at = isCounted || hidden.length > 0 ? [`pg_catalog.min(${first}) as at`] : [];
  const by = keys.map(({ index }) => `f.k${index}`);
  const groups = `select ${[...by, ...made.map(({ term }, index) => `${renamed(term.sql)} as a${index}`), ...at].join(', ') || 'true as nothing'}
  from ${isCounted ? counted : `${fits}${joins.join('')}`}${by.length === 0 ? '' : ` group by ${by.join(', ')}`}`;

  const seen = places.nodes.filter(({ column }) => !isCounted && column !== undefined);
  const answered = [
    ...asked.all.map(({ name, sql }) => `(${sql})::text as ${name}`),
    ...seen.map(({ column }) => `g.${column}::text as ${column}`),
    ...(at.length > 0 ? ['g.at::text as at'] : []),
  ];
  const isWhole =
    query.repeats === true || keys.every(({ index }) => asked.columns.some(({ sql }) => sql === `g.k${index}`));
  const isOrdered = asked.limit !== undefined && asked.order.length > 0 && isWhole;
  const end = isOrdered
    ? firstRows({ ...asked, order: asked.order.map((each) => ({ ...each, name: `(${each.sql})` })) }, '')
    : '';
  const then: readonly PlaceColumn[] = isCounted
    ? [{ column: 'at' }]
    : places.nodes.map(({ column, placeOf, index }) =>
        column === undefined
          ? { column: 'at', part: hidden.findIndex((node) => node.index === index) }
          : { column, placeOf },
      );
  return {
    asked,
    selected: {
      text: `select ${answered.join(', ') || 'null as nothing'} from (${groups}) g${having === undefined ? '' : ` where ${having}`}${end}`,
      place: {
        order: asked.order.map(({ name: column, type, descending }) => ({ column, type, descending })),
        then,
      },
      isDistinct: isWhole,
    },
  };
}

interface Made {
  readonly term: Term;
  /** Whether it reads the rows of a group in their order. */
  readonly isOrdered: boolean;
}

/** A sum that memory would refuse for its size is an error of the database, and asked in memory then. */
function wholeSum(column: string): string {
  const size = `pg_catalog.sum(pg_catalog.abs(${column}))`;
  const tooLarge = `1 / (0 * pg_catalog.count(${column}))`;
  return `(case when ${size} > ${most} then ${tooLarge} else coalesce(pg_catalog.sum(${column}), 0) end)::bigint`;
}

/** In the order of the rows where that counts: floats come to the same only when they are added in the same order. */
function aggregate(
  { function: name, zero }: AggregateIr,
  of: Term | undefined,
  column: string,
  ordering: readonly string[],
): Made {
  const order = ordering.length === 0 ? '' : ` order by ${ordering.join(', ')}`;
  const plain = (sql: string, type: SqlType, nullable: boolean): Made => ({
    term: { sql, type, nullable },
    isOrdered: false,
  });
  if (name === 'count') return plain(`pg_catalog.count(${of ? column : '*'})`, { type: 'int' }, false);
  if (!of) throw new NotInSql(`it asks for the ${name} of nothing`);
  const figure = of.type.type;
  const isFigure = figure === 'int' || figure === 'float' || figure === 'big';
  const isOrdered = figure === 'float';
  switch (name) {
    case 'sum': {
      if (!isFigure) throw new NotInSql('it adds up what are no figures');
      // Ints and floats begin at zero without its being said.
      if (zero === undefined && figure === 'big') throw new NotInSql('it adds up without a beginning');
      if (figure === 'int') return plain(wholeSum(column), of.type, false);
      const cast = figure === 'float' ? '::double precision' : figure === 'big' ? '::numeric' : '';
      const sum = `coalesce(pg_catalog.sum(${column}${cast}${isOrdered ? order : ''}), 0)`;
      return { ...plain(sum, of.type, false), isOrdered };
    }
    case 'min':
    case 'max':
      if (!isFigure) throw new NotInSql(`it asks for the ${name} of what are no figures`);
      return plain(`pg_catalog.${name}(${column})`, of.type, true);
    case 'avg': {
      if (figure === 'big' || !isFigure) throw new NotInSql('it asks for the average of decimals');
      const sum = `pg_catalog.sum(${column}${isOrdered ? order : ''})::double precision`;
      return { ...plain(`(${sum} / nullif(pg_catalog.count(${column}), 0))`, { type: 'float' }, true), isOrdered };
    }
    case 'list': {
      if (figure === 'list') throw new NotInSql('it lists lists');
      const item = figure === 'big' ? `${column}::text` : column;
      const list = `coalesce(pg_catalog.json_agg(${item}${order}) filter (where ${column} is not null), '[]'::json)::text`;
      return { ...plain(list, { type: 'list', of: of.type }, false), isOrdered: true };
    }
  }
}
