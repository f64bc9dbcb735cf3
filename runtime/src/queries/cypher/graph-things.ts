import type { ProjectionColumnIr } from '../../bundle/index.js';
import type { GraphProperty, VertexLabel } from '../../graph/index.js';
import type { Context } from '../context.js';
import { NotInSql, type Term } from '../term.js';
import { scaled, type ThingColumns, Things } from '../things.js';
import { asBool, asText, asValue, type Columns } from './columns.js';
import { cypherName } from './cypher-text.js';

interface Wanted {
  readonly kinds: readonly string[];
  readonly has: readonly string[];
}

/**
 * What is asked of a vertex that was met: its own properties, and of components that were granted to it the tables, since the
 * graph does not tell of them.
 */
export class GraphThings implements ThingColumns {
  readonly #context: Context;
  readonly #columns: Columns;
  readonly #node: number;
  readonly #labels: readonly VertexLabel[];
  readonly #things: Things;

  /** `labels`: those that the vertex has in some way. */
  constructor(
    context: Context,
    columns: Columns,
    node: number,
    labels: readonly VertexLabel[],
    { kinds, has }: Wanted,
  ) {
    this.#context = context;
    this.#columns = columns;
    this.#node = node;
    this.#labels = labels;
    this.#things = new Things(context, kinds, has);
  }

  get id(): string {
    return this.#columns.add(`id ${this.#node}`, () => `n${this.#node}.id`, asText);
  }

  field(alias: string, name: string, component: string | undefined): Term {
    const term = this.#things.field(alias, name, component);
    const qualified = component === undefined || name.startsWith(`${component}.`) ? name : `${component}.${name}`;
    const isField = ({ from }: ProjectionColumnIr): boolean => from.from === 'field' && from.field === qualified;
    const own = this.#own(component);
    const granted = this.#granted(component, own, (table) => {
      const column = table.columns.find(isField);
      if (!column) throw new NotInSql(`\`${qualified}\` has no column`);
      return `(select ${scaled('h', column)} from ${table.from} where ${table.where} and h.entity_id = ${this.id})`;
    });
    const form = this.#columnOf(own, isField, qualified);
    const column = this.#columns.add(
      `field ${this.#node} ${qualified}`,
      ({ nodes }) => this.#property(nodes[this.#node], isField) ?? 'null',
      asValue(term.type, form),
    );
    const ok = term.ok === undefined || component === undefined ? {} : { ok: this.has(alias, component).sql };
    return { type: term.type, nullable: term.nullable, sql: this.#either(own, column, granted), ...ok };
  }

  has(_alias: string, component: string): Term {
    const own = this.#own(component);
    const isOf = ({ from }: ProjectionColumnIr): boolean => from.from === 'has' && from.component === component;
    this.#columnOf(own, isOf, component);
    const granted = this.#granted(
      component,
      own,
      (table) => `exists (select 1 from ${table.from} where ${table.where} and h.entity_id = ${this.id})`,
    );
    const column =
      own.length === 0
        ? 'false'
        : `coalesce(${this.#columns.add(
            `has ${this.#node} ${component}`,
            ({ nodes }) => this.#property(nodes[this.#node], isOf) ?? 'false',
            asBool,
          )}, false)`;
    return { sql: this.#either(own, column, granted), type: { type: 'bool' }, nullable: false };
  }

  isKind(_alias: string, kinds: readonly string[]): Term {
    const labels = this.#labels.filter(({ of }) => of.of === 'kind' && kinds.includes(of.kind));
    return { sql: this.#isOf(labels), type: { type: 'bool' }, nullable: false };
  }

  /** The labels whose vertices have it of themselves. */
  #own(component: string | undefined): readonly VertexLabel[] {
    const { kinds } = this.#context.program.schema;
    return component === undefined
      ? this.#labels
      : this.#labels.filter(({ of }) => of.of === 'kind' && kinds[of.kind]?.has.includes(component));
  }

  #granted(
    component: string | undefined,
    own: readonly VertexLabel[],
    of: (table: ComponentTable) => string,
  ): string | undefined {
    if (component === undefined || own.length === this.#labels.length) return undefined;
    const table = this.#context.table((rows) => rows.of === 'component' && rows.component === component);
    if (!table) throw new NotInSql(`the component \`${component}\` has no table`);
    return of({ ...this.#context.from(table, 'h'), columns: table.columns });
  }

  #either(own: readonly VertexLabel[], column: string, granted: string | undefined): string {
    if (granted === undefined) return column;
    return own.length === 0 ? granted : `(case when ${this.#isOf(own)} then ${column} else ${granted} end)`;
  }

  #isOf(labels: readonly VertexLabel[]): string {
    const names = labels.map(({ label }) => label).sort();
    const column = this.#columns.add(
      `is ${this.#node} ${names.join(' ')}`,
      ({ nodes }) => String(names.includes(nodes[this.#node]?.label ?? '')),
      asBool,
    );
    return `coalesce(${column}, false)`;
  }

  #property(label: VertexLabel | undefined, is: IsColumn): string | undefined {
    const property = label && propertyOf(label, is);
    return property && `n${this.#node}.${cypherName(property.name)}`;
  }

  /** Checks that each of the labels has it. */
  #columnOf(labels: readonly VertexLabel[], is: IsColumn, name: string): ProjectionColumnIr['as'] {
    let form: ProjectionColumnIr['as'] = { form: 'plain' };
    for (const label of labels) {
      const column = propertyOf(label, is)?.column;
      if (!column) throw new NotInSql(`the graph does not hold \`${name}\` of \`${label.label}\``);
      form = column.as;
    }
    return form;
  }
}

type IsColumn = (column: ProjectionColumnIr) => boolean;

interface ComponentTable {
  readonly from: string;
  readonly where: string;
  readonly columns: readonly ProjectionColumnIr[];
}

export function propertyOf({ properties }: Pick<VertexLabel, 'properties'>, is: IsColumn): GraphProperty | undefined {
  return properties.find(({ column }) => column !== undefined && is(column));
}
