import type { ProgramIr, ProjectionIr, ProjectionTableIr, Value } from '../bundle/index.js';
import { NotInSql, quoteName } from './term.js';

export type Parameter = string | number | boolean | null;

/** What a query is asked with. */
export interface QueryGiven {
  readonly key: {
    readonly tenant: string;
    readonly campaign: string;
    readonly session: string;
    readonly branch: string;
  };
  /** By the names of the query's parameters. */
  readonly arguments: { readonly [name: string]: Value };
  /** Players and what was made while playing, in the order of the language: the tables don't hold it. */
  readonly others: readonly string[];
  /** Whether all that was ever there is there still. Absent: edges may lead to what was retired. */
  readonly allThere?: boolean;
}

/** By name, so that a statement tells which of them it reads. */
const rankTable = { things: 'rank_of_things', scenes: 'rank_of_scenes' } as const;

const declaredRanks = new WeakMap<readonly unknown[], ReadonlyMap<string, number>>();

/** What all parts of a query's SQL share: the program, its tables, and the parameters as they are met. */
export class Context {
  readonly program: ProgramIr;
  readonly given: QueryGiven;
  readonly parameters: Parameter[];
  readonly #projection: ProjectionIr;

  constructor(program: ProgramIr, projection: ProjectionIr, given: QueryGiven) {
    const { tenant, campaign, session, branch } = given.key;
    this.program = program;
    this.given = given;
    this.parameters = [tenant, campaign, session, branch];
    this.#projection = projection;
  }

  /** The parameters that a text names, numbered anew: a database wants to know the type of each. */
  used(text: string): { readonly text: string; readonly parameters: readonly Parameter[] } {
    const parameters: Parameter[] = [];
    const places = new Map<string, number>();
    const renumbered = text.replaceAll(/\$(\d+)/gu, (_, number: string) => {
      const known = places.get(number);
      if (known !== undefined) return `$${known}`;
      parameters.push(this.parameters[Number(number) - 1] ?? null);
      places.set(number, parameters.length);
      return `$${parameters.length}`;
    });
    return { text: renumbered, parameters };
  }

  parameter(value: Parameter, sql: string): string {
    this.parameters.push(value);
    return `$${this.parameters.length}::${sql}`;
  }

  table(is: (rows: ProjectionTableIr['rows']) => boolean): ProjectionTableIr | undefined {
    return this.#projection.tables.find(({ rows }) => is(rows));
  }

  relation(name: string): ProjectionTableIr {
    const table = this.table((rows) => rows.of === 'relation' && rows.relation === name);
    if (!table) throw new NotInSql(`the relation \`${name}\` has no table`);
    return table;
  }

  /** A table's rows of the branch. */
  from(table: ProjectionTableIr, alias: string): { readonly from: string; readonly where: string } {
    const of = (column: string): string => `${alias}.${column}`;
    return {
      from: `${quoteName(this.#projection.schema)}.${quoteName(table.table)} ${alias}`,
      where: `${of('tenant')} = $1 and ${of('campaign_id')} = $2 and ${of('session_id')} = $3 and ${of('branch')} = $4`,
    };
  }

  /** The common table that places things by declaration. */
  rank(scenes: boolean): string {
    return scenes ? rankTable.scenes : rankTable.things;
  }

  /** Those tables of `rank` that a text reads: to hand over the names of all things takes longer than many a query. */
  ranks(text: string): readonly string[] {
    const tables: string[] = [];
    const add = (name: string, ids: () => readonly string[]): void => {
      if (!text.includes(name)) return;
      const all = this.parameter(ids().join('\n'), 'text');
      tables.push(
        `${name}(id, at) as materialized (select v.id collate "C", v.at::integer from pg_catalog.unnest(pg_catalog.string_to_array(${all}, E'\\n')) with ordinality v(id, at))`,
      );
    };
    add(rankTable.things, () => [...this.program.schema.entities.map(({ id }) => id), ...this.given.others]);
    add(rankTable.scenes, () => this.program.leadsTo?.scenes ?? []);
    return tables;
  }

  /** The place of a thing, or of a scene, as `rank` has it. */
  placeOf(scenes: boolean): (id: string) => number {
    if (scenes) {
      const all = this.program.leadsTo?.scenes ?? [];
      const places = rankedOnce(all, (name) => name);
      return (name) => places.get(name) ?? all.length;
    }
    const { entities } = this.program.schema;
    const declared = rankedOnce(entities, ({ id }) => id);
    const others = new Map(this.given.others.map((id, index) => [id, entities.length + index]));
    return (id) => declared.get(id) ?? others.get(id) ?? entities.length + others.size;
  }
}

/** A program's declarations don't change: they are gone through once. */
function rankedOnce<T>(all: readonly T[], name: (each: T) => string): ReadonlyMap<string, number> {
  const known = declaredRanks.get(all);
  if (known) return known;
  const ranks = new Map(all.map((each, index) => [name(each), index]));
  declaredRanks.set(all, ranks);
  return ranks;
}
