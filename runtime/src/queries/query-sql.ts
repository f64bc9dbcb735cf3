import type { ProgramIr, QueryIr, Value } from '../bundle/index.js';
import { Context, type Parameter, type QueryGiven } from './context.js';
import { fitRows } from './fit-rows.js';
import { groupRows } from './groups.js';
import { type FindPattern, givenSlots, patternOf } from './pattern.js';
import { distinctRows, inOrder } from './row-order.js';
import { readRow, type SqlRow } from './rows.js';
import { NotInSql } from './term.js';

export type { FindPattern, Given, Pattern } from './pattern.js';

/** A query as one statement over the tables of one branch. Each column of its rows is text. */
export interface QuerySql {
  readonly text: string;
  readonly parameters: readonly Parameter[];
  /**
   * The query's rows, in the order of the language, of what the database found, in no order. Undefined where a part of it was
   * refused, so that the query is to be asked in memory.
   */
  readonly rows: (found: readonly SqlRow[]) => readonly Value[] | undefined;
}

/** Why a query is not said in SQL, in the author's words: it is answered in memory then. */
export interface NotSaid {
  readonly not: string;
}

export function querySql(program: ProgramIr, query: QueryIr, given: QueryGiven): QuerySql | NotSaid {
  if (!program.projection) return { not: 'the pack has no tables' };
  const context = new Context(program, program.projection, given);
  return saidOrNot(() => statement(context, query, patternOf));
}

export function saidOrNot<S>(say: () => S): S | NotSaid {
  try {
    return say();
  } catch (error) {
    if (error instanceof NotInSql) return { not: error.message };
    throw error;
  }
}

/** What comes of the ways in which a pattern fits is the same wherever they are found: `find` says how that is done. */
export function statement(context: Context, query: QueryIr, find: FindPattern): QuerySql {
  if (query.events) throw new NotInSql('it asks for what has happened');
  const pattern = find(context, query, givenSlots(context, query));
  const { asked, selected } = query.group
    ? groupRows(context, query, query.group, pattern)
    : fitRows(context, query, pattern);
  const ranks = context.ranks(selected.text);
  const text = `${ranks.length === 0 ? '' : `with ${ranks.join(',\n')}\n`}${selected.text}`;
  const { columns, shape, fine, limit } = asked;
  return {
    ...context.used(text),
    rows: (found) => {
      if (fine !== undefined && found.some((row) => row['fine'] !== 'true')) return undefined;
      const placed = inOrder(found, selected.place);
      const rows = query.repeats || selected.isDistinct ? placed : distinctRows(placed, columns);
      const wanted = limit === undefined ? rows : rows.slice(0, limit);
      return wanted.map((row) =>
        readRow(
          shape,
          columns.map(({ name }) => row[name] ?? null),
        ),
      );
    },
  };
}
