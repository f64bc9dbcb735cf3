import type { ExprIr, Value } from '../bundle/index.js';
import type { Context } from './context.js';
import { express, type Scope, withLets } from './expression.js';
import type { SqlType, Term } from './term.js';

/** How a row is put together again from columns. */
export type Shape =
  | { readonly shape: 'column'; readonly column: number; readonly type: SqlType }
  | { readonly shape: 'list'; readonly items: readonly Shape[] }
  | { readonly shape: 'record'; readonly fields: readonly (readonly [string, Shape])[] };

/** A row's columns, each a value that SQL can tell from others, and how they make a row. */
export function shapeOf(
  context: Context,
  seen: Scope,
  row: ExprIr,
): { readonly shape: Shape; readonly terms: readonly Term[] } {
  const terms: Term[] = [];
  const column = (term: Term): Shape => {
    terms.push(term);
    return { shape: 'column', column: terms.length - 1, type: term.type };
  };
  const of = (node: ExprIr, scope: Scope): Shape => {
    if (node.op === 'list') return { shape: 'list', items: node.items.map((each) => of(each, scope)) };
    if (node.op === 'record')
      return { shape: 'record', fields: Object.entries(node.fields).map(([name, each]) => [name, of(each, scope)]) };
    if (node.op === 'block') return of(node.value, withLets(context, scope, node));
    const parts = node.op === 'local' ? scope.slots.get(node.slot)?.parts : undefined;
    if (parts) return { shape: 'record', fields: Object.entries(parts).map(([name, part]) => [name, column(part)]) };
    return column(express(context, scope, node));
  };
  const shape = of(row, seen);
  return { shape, terms };
}

/** A row as the database answers it: each column as text. */
export interface SqlRow {
  readonly [column: string]: string | null;
}

/** A row's value, from its columns as text. */
export function readRow(shape: Shape, texts: readonly (string | null)[]): Value {
  switch (shape.shape) {
    case 'column':
      return readColumn(shape.type, texts[shape.column] ?? null);
    case 'list':
      return shape.items.map((item) => readRow(item, texts));
    case 'record':
      return {
        is: 'record',
        fields: Object.fromEntries(shape.fields.map(([name, each]) => [name, readRow(each, texts)])),
      };
  }
}

export function readColumn(type: SqlType, text: string | null): Value {
  if (text === null) return null;
  switch (type.type) {
    case 'bool':
      return text === 'true';
    case 'int':
    case 'float':
      return Number(text) + 0;
    case 'big':
      return BigInt(text);
    case 'text':
    case 'ref':
    case 'scene':
      return text;
    case 'none':
      return null;
    case 'list': {
      const { of } = type;
      return itemsOf(text).map((item) => readColumn(of, item));
    }
  }
}

function itemsOf(text: string): readonly (string | null)[] {
  const items: unknown = JSON.parse(text);
  if (!Array.isArray(items)) throw new TypeError('The database answered a list with something else.');
  return items.map((item: unknown) => (typeof item === 'string' || item === null ? item : JSON.stringify(item)));
}
