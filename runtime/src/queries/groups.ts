import type { AggregateIr, GroupIr } from '../bundle/index.js';
import type { Context } from './context.js';
import { express, type Scope, type Slot } from './expression.js';
import { NotInSql, type SqlType, type Term } from './term.js';

export interface Grouped {
  /** The rows put together, under `pos` with the place of the first one of each. */
  readonly select: string;
  readonly scope: Scope;
}

/** Keys and what is added up are columns of the fits; what comes of a group is a column of `g`. */
export function grouped(
  context: Context,
  group: GroupIr,
  scope: Scope,
  inFit: (name: string, term: Term) => string,
  position: readonly string[],
): Grouped {
  const slots = new Map<string, Slot>(
    [...scope.slots].filter(([, { things, parts, term }]) => !things && !parts && !/^[ew]\d+\./u.test(term.sql)),
  );
  const keys = group.keys.map(({ slot, of }, index) => {
    const term = express(context, scope, of);
    slots.set(slot, { term: { sql: `g.k${index}`, type: term.type, nullable: term.nullable } });
    return inFit(`k${index}`, term);
  });
  const aggregates = group.aggregates.map((each, index) => {
    const of = each.of && express(context, scope, each.of);
    const column = of && inFit(`a${index}`, of);
    const found = aggregate(each, of, column === undefined ? undefined : `f.${column}`);
    slots.set(each.slot, { term: { ...found, sql: `g.a${index}` } });
    return `${found.sql} as a${index}`;
  });
  const select = `select ${[...keys.map((key) => `f.${key}`), ...aggregates, 'pg_catalog.min(f.pos) as pos'].join(', ')}
  from (select d.*, pg_catalog.row_number() over (${position.length === 0 ? '' : `order by ${position.map((each) => `d.${each}`).join(', ')}`}) as pos from placed d) f${
    keys.length === 0 ? '' : ` group by ${keys.map((key) => `f.${key}`).join(', ')}`
  }`;
  return { select, scope: { slots, edges: [] } };
}

/** In the order of the rows: floats come to the same only when they are added in the same order. */
function aggregate({ function: name, zero }: AggregateIr, of: Term | undefined, column: string | undefined): Term {
  if (name === 'count') return { sql: `pg_catalog.count(${column ?? '*'})`, type: { type: 'int' }, nullable: false };
  if (!of || column === undefined) throw new NotInSql(`it asks for the ${name} of nothing`);
  const figure = of.type.type;
  const isFigure = figure === 'int' || figure === 'float' || figure === 'big';
  switch (name) {
    case 'sum': {
      if (!isFigure) throw new NotInSql('it adds up what are no figures');
      if (zero === undefined) throw new NotInSql('it adds up without a beginning');
      const cast = figure === 'float' ? '::double precision' : figure === 'big' ? '::numeric' : '';
      return { sql: `coalesce(pg_catalog.sum(${column}${cast} order by f.pos), 0)`, type: of.type, nullable: false };
    }
    case 'min':
    case 'max':
      if (!isFigure) throw new NotInSql(`it asks for the ${name} of what are no figures`);
      return { sql: `pg_catalog.${name}(${column})`, type: of.type, nullable: true };
    case 'avg':
      if (figure === 'big' || !isFigure) throw new NotInSql('it asks for the average of decimals');
      return {
        sql: `(pg_catalog.sum(${column} order by f.pos)::double precision / nullif(pg_catalog.count(${column}), 0))`,
        type: { type: 'float' },
        nullable: true,
      };
    case 'list': {
      const type: SqlType = { type: 'list', of: of.type };
      if (figure === 'list') throw new NotInSql('it lists lists');
      const item = figure === 'big' ? `${column}::text` : column;
      return {
        sql: `coalesce(pg_catalog.json_agg(${item} order by f.pos) filter (where ${column} is not null), '[]'::json)::text`,
        type,
        nullable: false,
      };
    }
  }
}
