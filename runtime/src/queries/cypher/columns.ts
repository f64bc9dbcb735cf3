import type { ColumnFormIr } from '../../bundle/index.js';
import { NotInSql, type SqlType } from '../term.js';
import type { Way } from './ways.js';

/** What a way answers for a column, in Cypher. */
export type InWay = (way: Way) => string;

/** The columns that the ways of a pattern answer, as they are asked for. In SQL they are columns of `m`. */
export class Columns {
  readonly #columns: { readonly name: string; readonly of: InWay; readonly read: (agtype: string) => string }[] = [];
  readonly #known = new Map<string, string>();

  /** `what` tells columns apart; the column as SQL reads it. */
  add(what: string, of: InWay, read: (agtype: string) => string): string {
    const known = this.#known.get(what);
    if (known !== undefined) return known;
    const name = `c${this.#columns.length}`;
    this.#columns.push({ name, of, read });
    this.#known.set(what, `m.${name}`);
    return `m.${name}`;
  }

  returned(way: Way): string {
    return this.#columns.map(({ name, of }) => `${of(way)} AS ${name}`).join(', ');
  }

  declared(): string {
    return this.#columns.map(({ name }) => `${name} ag_catalog.agtype`).join(', ');
  }

  /** The columns of agtype as values of SQL. `from`: what they stand in; absent: of no rows. */
  read(from: string | undefined): string {
    return this.#columns
      .map(({ name, read }) => `${read(from === undefined ? 'null::ag_catalog.agtype' : `${from}.${name}`)} as ${name}`)
      .join(', ');
  }
}

export const asText = (agtype: string): string => `(ag_catalog.agtype_to_text(${agtype}) collate "C")`;
export const asInt = (agtype: string): string => `ag_catalog.agtype_to_int8(${agtype})`;
export const asBool = (agtype: string): string => `ag_catalog.agtype_to_bool(${agtype})`;
/** A list of texts as JSON. */
export const asJson = (agtype: string): string => `((${agtype})::text collate "C")`;
export const asInts = (agtype: string): string =>
  `pg_catalog.translate((${agtype})::text, '[]', '{}')::pg_catalog.int8[]`;

/** How a property is read that holds a field of that type: what has a scale is a whole number in memory. */
export function asValue(type: SqlType, form: ColumnFormIr): (agtype: string) => string {
  switch (type.type) {
    case 'bool':
      return asBool;
    case 'int':
      return asInt;
    case 'float':
      return (agtype) => `ag_catalog.agtype_to_float8(${agtype})`;
    case 'big': {
      const scale = form.form === 'numeric' ? form.scale : 0;
      return (agtype) => `pg_catalog.trunc(((${agtype})::text)::numeric * 1${'0'.repeat(scale)})`;
    }
    case 'text':
    case 'ref':
    case 'scene':
      return asText;
    case 'none':
    case 'list':
      throw new NotInSql('it reads what the graph holds as a whole');
  }
}
