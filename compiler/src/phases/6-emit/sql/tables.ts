import type { FieldIr, ProjectionColumnIr, ProjectionRowsIr, SchemaIr } from '@fabula/runtime/bundle';
import { type ColumnType, columnType, oneOf, textType } from './column-type.js';
import type { ColumnHistory, TableHistory } from './history.js';
import { SqlNames, schemaName } from './names.js';

/** A column that is in no key. */
export interface SqlColumn extends ProjectionColumnIr {
  readonly type: ColumnType;
  /** What it holds, for its comment. */
  readonly about: string;
  /** The declaration it comes from, by which its doc comment is found: `kind Person.mood`. */
  readonly declared?: string;
  /** The column that says whether this one's component is there. */
  readonly guard?: string;
}

/** A table of a pack. Its key is tenant, campaign, session and branch, and then these. */
export interface SqlTable {
  readonly name: string;
  readonly rows: ProjectionRowsIr;
  readonly key: readonly { readonly column: string; readonly sql: string }[];
  readonly columns: readonly SqlColumn[];
  readonly about: string;
  readonly declared?: string;
}

/** All of a pack's tables, in a defined order. */
export interface SqlTables {
  readonly schema: string;
  readonly tables: readonly SqlTable[];
  /** Resources whose accounts all lie in the session, so that they sum up to nothing there. */
  readonly balanced: readonly string[];
}

/** What every key begins with. */
export const scopeColumns = ['tenant', 'campaign_id', 'session_id', 'branch'];

/** Tables that are not called by a declaration. */
const fixedNames = ['world', 'config', 'player', 'account', 'entry'];

/** Columns that PostgreSQL gives every table; nobody else's can be called so, not even in quotes. */
const systemColumns = ['tableoid', 'xmin', 'cmin', 'xmax', 'cmax', 'ctid'];

/**
 * The tables that a schema's declarations come to: one a kind, with the fields of the components it has beside its own;
 * one a component, for entities that were granted it; one a relation; one a state block; and the books.
 */
export function tablesOf(schema: SchemaIr, pack: string, history?: TableHistory): SqlTables {
  const former = new Set(history?.taken ?? []);
  const names = new SqlNames([...fixedNames, ...former], history?.number);
  const tables: SqlTable[] = [];
  const ids = (...columns: readonly string[]) => columns.map((column) => ({ column, sql: textType }));
  const columnsFor = (rows: ProjectionRowsIr, key: SqlTable['key']) =>
    new Columns(
      schema,
      key.map(({ column }) => column),
      history?.columns(rows),
    );
  const given = (rows: ProjectionRowsIr, name: string, what: string): string =>
    history?.table(rows) ?? names.give(name, what);
  const fixed = (rows: ProjectionRowsIr, name: string): string =>
    history?.table(rows) ?? names.fixed(name, former.has(name));

  for (const [kind, { has, fields }] of Object.entries(schema.kinds)) {
    const rows = { of: 'kind', kind } as const;
    const key = ids('entity_id');
    const columns = columnsFor(rows, key);
    columns.title();
    for (const field of fields) columns.field(field, `kind ${kind}`);
    for (const component of has) columns.component(component, schema.components[component]?.fields ?? []);
    tables.push({
      name: given(rows, kind, `kind ${kind}`),
      rows,
      key,
      columns: columns.all,
      about: `Entities of the kind ${kind}.`,
      declared: `kind ${kind}`,
    });
  }
  for (const [component, { fields }] of Object.entries(schema.components)) {
    const rows = { of: 'component', component } as const;
    const key = ids('entity_id');
    const columns = columnsFor(rows, key);
    for (const field of fields) columns.field(field, `component ${component}`, component);
    tables.push({
      name: given(rows, component, `component ${component}`),
      rows,
      key,
      columns: columns.all,
      about: `Entities that were granted ${component}, and whose kind does not have it.`,
      declared: `component ${component}`,
    });
  }
  for (const [relation, { fields, mutual }] of Object.entries(schema.relations)) {
    const rows = { of: 'relation', relation } as const;
    const key = ids('from_id', 'to_id');
    const columns = columnsFor(rows, key);
    for (const field of fields) columns.field(field, `relation ${relation}`);
    const about = `Edges of the relation ${relation}${mutual ? ', each once with its ends in order' : ''}.`;
    tables.push({
      name: given(rows, relation, `relation ${relation}`),
      rows,
      key,
      columns: columns.all,
      about,
      declared: `relation ${relation}`,
    });
  }
  for (const block of ['world', 'config'] as const) {
    const rows = { of: 'block', block } as const;
    const columns = columnsFor(rows, []);
    for (const field of schema[block]) columns.field(field, block);
    if (columns.all.length > 0)
      tables.push({
        name: fixed(rows, block),
        rows,
        key: [],
        columns: columns.all,
        about: `The pack’s \`${block}\`.`,
        declared: block,
      });
  }
  const player = columnsFor({ of: 'player' }, ids('entity_id'));
  for (const field of schema.player.fields) player.field(field, 'player');
  if (player.all.length > 0)
    tables.push({
      name: fixed({ of: 'player' }, 'player'),
      rows: { of: 'player' },
      key: ids('entity_id'),
      columns: player.all,
      about: 'Players, with what only players have.',
      declared: 'player',
    });
  if (Object.keys(schema.resources).length > 0)
    tables.push(
      accounts(fixed({ of: 'account' }, 'account'), schema),
      entries(fixed({ of: 'entry' }, 'entry'), schema),
    );

  const abroad = new Set(schema.campaign.flatMap(({ type }) => (type.type === 'amount' ? [type.resource] : [])));
  const balanced = Object.keys(schema.resources).filter((resource) => !abroad.has(resource));
  return { schema: history?.schema ?? schemaName(pack), tables, balanced };
}

/** The columns of one table as they are named. */
class Columns {
  readonly all: SqlColumn[] = [];
  readonly #names: SqlNames;
  readonly #schema: SchemaIr;
  readonly #history: ColumnHistory | undefined;

  constructor(schema: SchemaIr, key: readonly string[], history: ColumnHistory | undefined) {
    this.#schema = schema;
    this.#history = history;
    const taken = history?.taken ?? [];
    this.#names = new SqlNames([...scopeColumns, ...systemColumns, ...key, 'entity_title', ...taken], history?.number);
  }

  title(): void {
    const type: ColumnType = { sql: textType, optional: true, form: { form: 'plain' } };
    this.all.push({
      column: 'entity_title',
      from: { from: 'title' },
      as: type.form,
      type,
      about: 'The title it was declared or made with.',
    });
  }

  /** What is secret is in no table. */
  field(field: FieldIr, of: string, component?: string, prefix = '', guard?: string): void {
    if (field.secret) return;
    const declared = `${of}.${field.name}`;
    const told = declared.slice(declared.indexOf(' ') + 1);
    const type = columnType(field.type, this.#schema);
    const from =
      component === undefined
        ? { from: 'field' as const, field: field.name }
        : { from: 'field' as const, field: `${component}.${field.name}`, component };
    const column = this.#history?.column(from, type.sql) ?? this.#names.give(`${prefix}${field.name}`, declared);
    const about = field.personal ? `${told}: personal, so the digest of what was written.` : `${told}.`;
    this.all.push({ column, from, as: type.form, type, about, declared, ...(guard !== undefined && { guard }) });
  }

  /** A column that says whether the component is there, and its fields, which are null while it is not. */
  component(component: string, fields: readonly FieldIr[]): void {
    const short = component.slice(Math.max(component.lastIndexOf('.'), component.lastIndexOf('/')) + 1);
    const type: ColumnType = { sql: 'boolean', optional: false, form: { form: 'plain' } };
    const guard =
      this.#history?.column({ from: 'has', component }, type.sql) ?? this.#names.give(short, `has ${component}`);
    this.all.push({
      column: guard,
      from: { from: 'has', component },
      as: type.form,
      type,
      about: `Whether it has ${component} now.`,
    });
    for (const field of fields) this.field(field, `component ${component}`, component, `${short}.`, guard);
  }
}

/** Balances. Only an issuer's goes below zero. */
function accounts(name: string, schema: SchemaIr): SqlTable {
  const check = (column: string): string => `${column} >= 0 or "account" like 'i/%'`;
  const balance: ColumnType = { sql: 'numeric', optional: false, form: { form: 'amount' }, check };
  return {
    name,
    rows: { of: 'account' },
    key: [{ column: 'account', sql: textType }],
    columns: [
      {
        column: 'resource',
        from: { from: 'booking', part: 'resource' },
        as: { form: 'plain' },
        type: resourceType(schema),
        about: 'What it holds.',
      },
      {
        column: 'balance',
        from: { from: 'booking', part: 'balance' },
        as: balance.form,
        type: balance,
        about: 'How much of it.',
      },
    ],
    about:
      'Holdings of resources, by the cell that holds them; `i/…` is an issuer’s. All of a resource sum up to nothing.',
  };
}

/** One row a booking, with the account it takes from and the one it gives to: a booking on one side only can't be written. */
function entries(name: string, schema: SchemaIr): SqlTable {
  const text: ColumnType = { sql: textType, optional: false, form: { form: 'plain' } };
  const amount: ColumnType = {
    sql: 'numeric',
    optional: false,
    form: { form: 'amount' },
    check: (column) => `${column} > 0`,
  };
  const part = (column: string, of: 'amount' | 'from' | 'to' | 'by', type: ColumnType, about: string): SqlColumn => ({
    column,
    from: { from: 'booking', part: of },
    as: type.form,
    type,
    about,
  });
  return {
    name,
    rows: { of: 'entry' },
    key: [
      { column: 'turn', sql: 'bigint' },
      { column: 'entry', sql: 'integer' },
    ],
    columns: [
      {
        column: 'resource',
        from: { from: 'booking', part: 'resource' },
        as: { form: 'plain' },
        type: resourceType(schema),
        about: 'What was moved.',
      },
      part('amount', 'amount', amount, 'How much of it.'),
      part('from_account', 'from', text, 'The account it was taken from.'),
      part('to_account', 'to', text, 'The account it was given to.'),
      part('statement', 'by', { ...text, optional: true }, 'The id of the statement that moved it.'),
    ],
    about: 'Bookings of the branch’s own turns, each taken from one account and given to another.',
  };
}

function resourceType(schema: SchemaIr): ColumnType {
  return { sql: textType, optional: false, form: { form: 'plain' }, ...oneOf(Object.keys(schema.resources)) };
}
