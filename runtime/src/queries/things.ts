import type { FieldIr, ProjectionColumnIr, ProjectionTableIr, TypeIr } from '../bundle/index.js';
import type { Context } from './context.js';
import { both, NotInSql, quoteName, quoteText, type Term, typeIn } from './term.js';

/**
 * Living things of some kinds, as a table in brackets: `id`, and what is asked of them. Which columns that are is known
 * once everything was asked, so it is rendered last.
 */
export class Things {
  readonly #context: Context;
  readonly #kinds: readonly string[];
  readonly #has: readonly string[];
  readonly #withPlayers: boolean;
  readonly #columns: { readonly name: string; readonly of: (kind: string | undefined) => string }[] = [];
  readonly #known = new Map<string, string>();

  constructor(context: Context, kinds: readonly string[], has: readonly string[] = []) {
    const { schema } = context.program;
    this.#context = context;
    this.#kinds = kinds.length > 0 ? kinds : Object.keys(schema.kinds);
    this.#has = has;
    // A player without a kind is a thing, and in no kind's table.
    this.#withPlayers = kinds.length === 0 && schema.player.kind === undefined;
  }

  /** Whether nothing is asked of them but which they are. */
  get bare(): boolean {
    return this.#columns.length === 0 && this.#has.length === 0;
  }

  /** A field of the things that `alias` stands for. */
  field(alias: string, name: string, component: string | undefined): Term {
    const qualified = component === undefined || name.startsWith(`${component}.`) ? name : `${component}.${name}`;
    const declared = this.#kinds.map((kind) => this.#declared(kind, qualified, component));
    const field = declared.find((each) => each !== undefined);
    if (!field) throw new NotInSql(`it reads \`${qualified}\` of a thing that need not have it`);
    checkReadable(field);
    if (declared.some((each) => each === undefined) || (this.#withPlayers && component === undefined))
      throw new NotInSql(`it reads \`${qualified}\` of a thing that need not have it`);
    const column = this.#column(`field ${qualified}`, (kind) => this.#fieldOf(kind, qualified, component, field.type));
    const { type, nullable } = typeIn(field.type);
    if (component === undefined) return { sql: `${alias}.${column}`, type, nullable };
    const always = this.#has.includes(component);
    return { sql: `${alias}.${column}`, type, nullable, ...(!always && { ok: this.has(alias, component).sql }) };
  }

  has(alias: string, component: string): Term {
    const column = this.#column(`has ${component}`, (kind) => this.#hasOf(kind, component));
    return { sql: `${alias}.${column}`, type: { type: 'bool' }, nullable: false };
  }

  isKind(alias: string, kinds: readonly string[]): Term {
    const column = this.#column('kind', (kind) => (kind === undefined ? 'null::text' : quoteText(kind)));
    const list = kinds.map(quoteText).join(', ');
    return { sql: `coalesce(${alias}.${column} in (${list}), false)`, type: { type: 'bool' }, nullable: false };
  }

  render(): string {
    const parts = this.#kinds.map((kind) => this.#part(kind));
    if (this.#withPlayers) {
      const ids = this.#context.parameter(JSON.stringify(this.#context.given.others), 'json');
      const columns = this.#columns.map(({ name, of }) => `, ${of(undefined)} as ${name}`).join('');
      const has = this.#has.map((component) => ` and ${this.#hasOf(undefined, component)}`).join('');
      parts.push(
        `select t.entity_id as id${columns} from (select v.id collate "C" as entity_id from pg_catalog.json_array_elements_text(${ids}) v(id)) t where (t.entity_id = 'player' or t.entity_id like 'player/%')${has}`,
      );
    }
    return `(${parts.join(' union all ')})`;
  }

  #part(kind: string): string {
    const { from, where } = this.#context.from(this.#table(kind), 't');
    const columns = this.#columns.map(({ name, of }) => `, ${of(kind)} as ${name}`).join('');
    const condition = both(where, ...this.#has.map((component) => this.#hasOf(kind, component)));
    return `select t.entity_id as id${columns} from ${from} where ${condition}`;
  }

  #column(what: string, of: (kind: string | undefined) => string): string {
    const known = this.#known.get(what);
    if (known !== undefined) return known;
    const name = `c${this.#columns.length}`;
    this.#known.set(what, name);
    this.#columns.push({ name, of });
    return name;
  }

  #declared(kind: string, qualified: string, component: string | undefined): FieldIr | undefined {
    const { kinds, components } = this.#context.program.schema;
    const fields = component === undefined ? kinds[kind]?.fields : components[component]?.fields;
    return fields?.find(({ name }) => (component === undefined ? name : `${component}.${name}`) === qualified);
  }

  #fieldOf(kind: string | undefined, qualified: string, component: string | undefined, type: TypeIr): string {
    const isField = ({ from }: ProjectionColumnIr): boolean => from.from === 'field' && from.field === qualified;
    const { kinds } = this.#context.program.schema;
    if (component !== undefined && !(kind !== undefined && kinds[kind]?.has.includes(component))) {
      const table = this.#context.table((rows) => rows.of === 'component' && rows.component === component);
      const column = table?.columns.find(isField);
      if (!table || !column) throw new NotInSql(`\`${qualified}\` has no column`);
      const { from, where } = this.#context.from(table, 'g');
      return `(select ${scaled('g', column)} from ${from} where ${where} and g.entity_id = t.entity_id)`;
    }
    const column = kind === undefined ? undefined : this.#table(kind).columns.find(isField);
    if (!column) throw new NotInSql(`\`${qualified}\` of ${kind}, a ${type.type}, has no column`);
    return scaled('t', column);
  }

  #hasOf(kind: string | undefined, component: string): string {
    if (kind !== undefined && this.#context.program.schema.kinds[kind]?.has.includes(component)) {
      const column = this.#table(kind).columns.find(({ from }) => from.from === 'has' && from.component === component);
      if (!column) throw new NotInSql(`nothing tells whether a ${kind} has ${component}`);
      return `coalesce(t.${quoteName(column.column)}, false)`;
    }
    const table = this.#context.table((rows) => rows.of === 'component' && rows.component === component);
    if (!table) throw new NotInSql(`the component \`${component}\` has no table`);
    const { from, where } = this.#context.from(table, 'g');
    return `exists (select 1 from ${from} where ${where} and g.entity_id = t.entity_id)`;
  }

  #table(kind: string): ProjectionTableIr {
    const table = this.#context.table((rows) => rows.of === 'kind' && rows.kind === kind);
    if (!table) throw new NotInSql(`the kind \`${kind}\` has no table`);
    return table;
  }
}

/** What is asked of things, wherever they are read from. */
export type ThingColumns = Pick<Things, 'field' | 'has' | 'isKind'>;

export function checkReadable(field: FieldIr): void {
  if (field.secret) throw new NotInSql(`\`${field.name}\` is secret, so it is in no table`);
  if (field.personal) throw new NotInSql(`\`${field.name}\` is personal, so the tables hold its digest only`);
}

/** A column's value as it is in memory: what has a scale is a whole number there. */
export function scaled(alias: string, { column, as }: ProjectionColumnIr): string {
  const name = `${alias}.${quoteName(column)}`;
  if (as.form === 'numeric') return `pg_catalog.trunc(${name} * 1${'0'.repeat(as.scale)})`;
  if (as.form !== 'plain') throw new NotInSql(`\`${column}\` lies in its table as a whole`);
  return name;
}
