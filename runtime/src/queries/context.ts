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
}

/** What all parts of a query's SQL share: the program, its tables, and the parameters as they are met. */
export class Context {
  readonly program: ProgramIr;
  readonly given: QueryGiven;
  readonly parameters: Parameter[];
  readonly #projection: ProjectionIr;
  #ranks: string | undefined;
  #scenes: string | undefined;

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
    if (scenes) {
      const all = this.program.leadsTo?.scenes ?? [];
      this.#scenes ??= this.parameter(JSON.stringify(all), 'json');
      return 'scene_rank';
    }
    const all = [...this.program.schema.entities.map(({ id }) => id), ...this.given.others];
    this.#ranks ??= this.parameter(JSON.stringify(all), 'json');
    return 'rank';
  }

  /** The tables of `rank`, once all that asks for them was asked. */
  ranks(): readonly string[] {
    const table = (name: string, parameter: string): string =>
      `${name}(id, at) as materialized (select v.id collate "C", v.at::integer from pg_catalog.json_array_elements_text(${parameter}) with ordinality v(id, at))`;
    return [
      ...(this.#ranks === undefined ? [] : [table('rank', this.#ranks)]),
      ...(this.#scenes === undefined ? [] : [table('scene_rank', this.#scenes)]),
    ];
  }
}
