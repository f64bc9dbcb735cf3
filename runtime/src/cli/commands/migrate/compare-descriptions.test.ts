import { expect, it } from 'vitest';
import type { PackDescription } from '../../../ports/index.js';
import { compareDescriptions } from './compare-descriptions.js';

type Table = PackDescription['tables'][number];
type Column = Table['columns'][number];

function column(name: string, more: Partial<Column> = {}): Column {
  return { name, type: 'text', nullable: false, default: '', generated: false, collation: '', comment: '', ...more };
}

function table(name: string, more: Partial<Table> = {}): Table {
  return {
    name,
    comment: '',
    secured: true,
    columns: [column('id')],
    indexes: [],
    constraints: [],
    policies: [],
    ...more,
  };
}

function pack(more: Partial<PackDescription> = {}): PackDescription {
  return { schema: 'sample', tables: [table('person')], views: [], functions: [], ...more };
}

it('finds nothing where both are alike, whatever their comments say', () => {
  const other = pack({ tables: [table('person', { comment: 'A person.' })] });
  expect(compareDescriptions(pack(), other)).toEqual([]);
});

it('names what the database has that no migration makes, and what it lacks', () => {
  const database = pack({ tables: [table('person', { columns: [column('id'), column('note')] }), table('extra')] });
  const model = pack({ tables: [table('person', { columns: [column('id'), column('mood')] })] });
  expect(compareDescriptions(database, model)).toEqual([
    { drift: 'onlyThere', what: 'column', name: 'person.note', database: 'text not null' },
    { drift: 'onlyThere', what: 'table', name: 'extra', database: 'row-level security' },
    { drift: 'missing', what: 'column', name: 'person.mood', model: 'text not null' },
  ]);
});

it('holds definitions against each other', () => {
  const database = pack({
    tables: [table('person', { secured: false, columns: [column('id', { nullable: true })] })],
    functions: [{ name: 'f', arguments: 'a text', result: 'void', language: 'plpgsql', body: 'begin end' }],
  });
  const model = pack({
    functions: [{ name: 'f', arguments: 'a text', result: 'void', language: 'plpgsql', body: 'begin return; end' }],
  });
  expect(compareDescriptions(database, model).map(({ drift, what, name }) => [drift, what, name])).toEqual([
    ['differs', 'table', 'person'],
    ['differs', 'column', 'person.id'],
    ['differs', 'function', 'f(a text)'],
  ]);
});
