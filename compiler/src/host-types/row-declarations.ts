import ts from 'typescript';
import type { Border } from './border.js';
import {
  alias,
  documented,
  exported,
  keyword,
  list,
  literal,
  literals,
  named,
  nothing,
  property,
  type,
  union,
} from './nodes.js';
import type { Storage, StoredColumn, StoredRelation, StoredValue } from './storage.js';
import { storeTables } from './store-tables.js';
import { TypeNodes } from './type-nodes.js';

const { factory: f } = ts;

/** The rows of a pack's tables and views, as \`pg\` reads them, and what of the ledger is read by whoever looks at it. */
export function rowStatements(border: Border, storage: Storage): ts.Statement[] {
  const writer = new RowWriter(border);
  const { schema, relations } = storage;
  const rows = relations.map((relation) => {
    const name = border.names.take(relation.is === 'view' ? relation.name : `${relation.name}.row`);
    const node = f.createInterfaceDeclaration(
      [exported],
      name,
      undefined,
      undefined,
      relation.columns.map((each) => writer.column(each)),
    );
    const statement = documented(node, relation.about);
    return { statement, name, relation };
  });
  const tables = rows.map(({ name, relation }) =>
    property(`${schema}.${relation.name}`, named(name), oneLine(relation)),
  );
  const own = storeTables.map(({ table, about, columns }) =>
    property(`fabula.${table}`, type(columns.map((each) => writer.column({ about: undefined, ...each }))), about),
  );
  const database = f.createInterfaceDeclaration([exported], `${border.name}Database`, undefined, undefined, [
    ...tables,
    ...own,
  ]);
  const said = `The views and tables of the pack \`${border.pack}\`, and those of the store that are read beside them, by name: what Kysely takes.`;
  return [
    ...(usesIntervals(relations) ? [interval()] : []),
    ...rows.map(({ statement }) => statement),
    ...ledger(border),
    documented(database, said),
  ];
}

class RowWriter {
  readonly #border: Border;
  readonly #types: TypeNodes;

  constructor(border: Border) {
    this.#border = border;
    this.#types = new TypeNodes(border, true);
  }

  column({ name, holds, nullable, about }: StoredColumn): ts.TypeElement {
    const node = this.#value(holds);
    return property(name, nullable ? union(node, nothing) : node, about);
  }

  /** What `pg` makes of a column. Figures that JavaScript can't hold exactly stay text. */
  #value(holds: StoredValue): ts.TypeNode {
    switch (holds.of) {
      case 'scope':
        return named('IdOf', literal(`fabula.${holds.part}`));
      case 'id':
        return this.#types.id(holds.kinds);
      case 'resource':
        return literals(Object.keys(this.#border.schema.resources));
      case 'field':
        if (holds.sql === 'json') return this.#types.of(holds.type, 'ledger');
        return holds.sql === 'text' ? this.#types.of(holds.type, 'plain') : plain(holds.sql);
      case 'sql':
        return plain(holds.sql);
    }
  }
}

function plain(sql: Extract<StoredValue, { of: 'sql' }>['sql']): ts.TypeNode {
  switch (sql) {
    case 'boolean':
      return keyword.boolean;
    case 'integer':
    case 'double':
      return keyword.number;
    case 'bigint':
    case 'numeric':
    case 'text':
      return keyword.string;
    case 'json':
      return keyword.unknown;
    case 'timestamptz':
      return named('Date');
    case 'interval':
      return named('PgInterval');
  }
}

function usesIntervals(relations: readonly StoredRelation[]): boolean {
  return relations.some(({ columns }) => columns.some(({ holds }) => holds.of === 'sql' && holds.sql === 'interval'));
}

function interval(): ts.Statement {
  const units = ['years', 'months', 'days', 'hours', 'minutes', 'seconds', 'milliseconds'];
  const node = type(units.map((unit) => property(unit, keyword.number, undefined, true)));
  return alias('PgInterval', node, 'An `interval` as `pg` reads it. What is zero is left out.');
}

/** Emitted events where they are stored. */
function ledger({ name }: Border): ts.Statement[] {
  const events = f.createIndexedAccessTypeNode(named(name), literal('events'));
  const each = (members: readonly ts.TypeElement[]): ts.TypeNode => {
    const key = f.createTypeParameterDeclaration(
      undefined,
      'Name',
      f.createTypeOperatorNode(ts.SyntaxKind.KeyOfKeyword, events),
    );
    const node = f.createMappedTypeNode(
      f.createModifier(ts.SyntaxKind.ReadonlyKeyword),
      key,
      undefined,
      undefined,
      type(members),
      undefined,
    );
    return f.createIndexedAccessTypeNode(node, f.createTypeOperatorNode(ts.SyntaxKind.KeyOfKeyword, events));
  };
  const data = property('data', f.createIndexedAccessTypeNode(events, named('Name')));
  const to = property('to', list(keyword.string), 'The seats that are told of it; absent: all.', true);
  const statement = property('by', keyword.string, 'The id of the statement that emitted it.', true);
  return [
    alias(
      `${name}Emitted`,
      each([
        property('event', literal('emitted')),
        property('name', named('Name')),
        data,
        to,
        statement,
        property('because', keyword.unknown, 'What the statement said of why, as the ledger has values.', true),
      ]),
      'An emitted event in the ledger: one of the `events` in the JSON that is the `payload` of `fabula.turn_payload`.',
    ),
    alias(
      `${name}Outbox`,
      each([property('event', named('Name')), property('version', keyword.number, 'The turn.'), data, to]),
      'What the host is told of, and who follows the outbox: the JSON that is the `payload` of `fabula.outbox`.',
    ),
  ];
}

function oneLine({ about }: StoredRelation): string {
  return about.split('\n\n')[0] ?? about;
}
