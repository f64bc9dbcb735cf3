import type { QueryIr } from '../bundle/index.js';
import { type Asked, askedIn, firstRows, type Places, placesIn, type Selected } from './asked.js';
import type { Context } from './context.js';
import { fitsSeldom, type Pattern } from './pattern.js';
import type { PlaceColumn } from './row-order.js';

/**
 * A row for each way in which a pattern fits. Only the language knows the order of things, so rows are brought into it when
 * they are there; the database does so only where that saves fetching very many, since to tell it the order takes long.
 */
export function fitRows(
  context: Context,
  query: QueryIr,
  pattern: Pattern,
): { readonly asked: Asked; readonly selected: Selected } {
  const asked = askedIn(context, query, pattern.scope);
  const places = placesIn(context, query, pattern, asked.columns);
  const repeats = query.repeats === true;
  const hidden = places.nodes.filter(({ column }) => column === undefined);
  // Each fit has things of its own, and so each row.
  const isDistinct = !places.isPart && hidden.length === 0 && places.keys.length === 0;
  const { columns, order, all, fine, limit } = asked;
  const isCut = limit !== undefined && fine === undefined;
  const isByColumns = order.every(({ name }) => columns.some((each) => each.name === name));
  const isOrdered = isCut && order.length > 0 && (repeats || isDistinct || isByColumns);
  const isMany = places.keys.length === 0 && !fitsSeldom(query, hidden.length);
  const isPlaced = isCut && order.length === 0 && isMany;
  const isFirst = !isPlaced && !repeats && hidden.length > 0 && all.length > 0 && isMany;
  const own = [
    ...all.map(({ name, sql }) => `${sql} as ${name}`),
    ...(fine === undefined ? [] : [`coalesce(${fine}, false) as fine`]),
  ];
  const found = (more: readonly string[], isPart = false): string =>
    `select ${isPart ? 'distinct ' : ''}${[...own, ...more].join(', ') || 'true as nothing'}\n  from ${pattern.from.join(', ')}\n where ${pattern.where.join(' and ')}`;
  const names = [...all.map(({ name }) => name), ...(fine === undefined ? [] : ['fine'])];
  const answered = (more: readonly string[]): string =>
    [...names, ...more].map((name) => `f.${name}::text as ${name}`).join(', ') || 'null as nothing';
  const place = { order: order.map(({ name: column, type, descending }) => ({ column, type, descending })) };

  if (isPlaced || isFirst) {
    const ranked = isPlaced ? places.nodes : hidden;
    const inner = found(ranked.flatMap(({ index }) => pattern.ids[index] ?? []));
    const joins = ranked.map(({ table, index }) => ` left join ${table} k${index} on k${index}.id = f.n${index}`);
    const at = `array[${ranked.map(({ index }) => `k${index}.at`).join(', ')}]::integer[]`;
    const isSingle = repeats || isDistinct;
    const each = names.map((name) =>
      name === 'fine' && !isSingle ? 'pg_catalog.bool_and(f.fine) as fine' : `f.${name}`,
    );
    const keys = all.map(({ name }) => `f.${name}`);
    const groups = isSingle || keys.length === 0 ? '' : ` group by ${keys.join(', ')}`;
    const first = `select ${[...each, `${isSingle ? at : `pg_catalog.min(${at})`} as at`].join(', ')} from (${inner}) f${joins.join('')}${groups}`;
    const end = isPlaced ? ` order by f.at limit ${limit}` : isOrdered ? firstRows(asked, 'f.') : '';
    const then: readonly PlaceColumn[] = isPlaced
      ? [{ column: 'at' }]
      : places.nodes.map(({ column, placeOf, index }) =>
          column === undefined
            ? { column: 'at', part: hidden.findIndex((node) => node.index === index) }
            : { column, placeOf },
        );
    const text = `select ${answered(['at'])} from (${first}) f${end}`;
    return { asked, selected: { text, place: { ...place, then }, isDistinct: false } };
  }

  const more = [
    ...hidden.flatMap(({ index }) => pattern.ids[index] ?? []),
    ...places.keys.map((sql, index) => `${sql} as q${index}`),
  ];
  const extra = [...hidden.map(({ index }) => `n${index}`), ...places.keys.map((_, index) => `q${index}`)];
  // Rows that are told apart by what is not asked for would count twice among the first.
  const isTold = repeats || isDistinct || (places.isPart && more.length === 0);
  const text = `select ${answered(extra)} from (${found(more, places.isPart && !repeats)}) f${isOrdered && isTold ? firstRows(asked, 'f.') : ''}`;
  return { asked, selected: { text, place: { ...place, then: placeColumns(places) }, isDistinct } };
}

function placeColumns({ nodes, keys }: Places): readonly PlaceColumn[] {
  return [
    ...nodes.map(({ column, placeOf, index }) => ({ column: column ?? `n${index}`, placeOf })),
    ...keys.map((_, index) => ({ column: `q${index}` })),
  ];
}
