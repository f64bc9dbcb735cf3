import type { ColumnFormIr, SchemaIr, TypeIr } from '@fabula/runtime/bundle';
import { quoteText } from './names.js';

/** A type of the language as a column's. */
export interface ColumnType {
  readonly sql: string;
  /** May be `null` whatever the row is. */
  readonly optional: boolean;
  readonly form: ColumnFormIr;
  /** A condition over the column, whose quoted name it is given. It says nothing about `null`. */
  readonly check?: (column: string) => string;
  /** What the condition lets through, where one can be held against another. */
  readonly lets?: Lets;
  /** What SQL can't hold the column to. */
  readonly note?: string;
}

/** Values that a check lets through. */
export type Lets =
  | { readonly of: 'range'; readonly low?: number; readonly high?: number }
  | { readonly of: 'cases'; readonly cases: readonly string[] };

/** Whether a check lets through everything that another does; a column without one lets everything through. */
export function letsAll(one: ColumnType, other: ColumnType): boolean {
  if (!one.check) return true;
  if (!other.check) return false;
  if (one.check('c') === other.check('c')) return true;
  const [wide, narrow] = [one.lets, other.lets];
  if (wide?.of === 'range' && narrow?.of === 'range')
    return (
      (wide.low === undefined || (narrow.low !== undefined && narrow.low >= wide.low)) &&
      (wide.high === undefined || (narrow.high !== undefined && narrow.high <= wide.high))
    );
  return wide?.of === 'cases' && narrow?.of === 'cases' && narrow.cases.every((each) => wide.cases.includes(each));
}

/** A column that holds one of these. */
export function oneOf(cases: readonly string[]): Pick<ColumnType, 'check' | 'lets'> {
  if (cases.length === 0) return {};
  const list = cases.map(quoteText).join(', ');
  return { check: (column) => `${column} in (${list})`, lets: { of: 'cases', cases } };
}

/** Sorted and compared by bytes, as the language does, on every machine alike. */
export const textType = 'text collate "C"';

/**
 * Decimals and amounts have no bounds in the language, and a turn must never fail because of a column. The precision is
 * the most that can be declared; it costs nothing.
 */
const precision = 1000;

export function columnType(type: TypeIr, schema: SchemaIr): ColumnType {
  switch (type.type) {
    case 'bool':
      return plain('boolean');
    case 'int':
      return { ...plain('bigint'), ...range(type.low, type.high) };
    case 'float':
      return { ...plain('double precision'), ...range(type.low, type.high) };
    case 'duration':
    case 'instant':
      return { ...plain('bigint'), note: 'Milliseconds.' };
    case 'decimal':
      return numeric(type.scale);
    case 'amount':
      return numeric(schema.resources[type.resource]?.scale ?? 0);
    case 'text':
      // The language counts grapheme clusters, which SQL cannot; a check by characters would refuse what it accepts.
      return {
        ...plain(textType),
        ...(type.max === undefined ? {} : { note: `At most ${type.max} grapheme clusters.` }),
      };
    case 'enum':
      return { ...plain(textType), ...oneOf(schema.enums[type.enum]?.cases.map(({ name }) => name) ?? []) };
    case 'dice':
      return { ...plain(textType), form: { form: 'dice' }, check: (column) => `${column} ~ '^[0-9]+d[0-9]+$'` };
    case 'ref':
      return { ...plain(textType), note: 'An entity.' };
    case 'scene':
      return { ...plain(textType), note: 'A scene.' };
    case 'optional':
      return { ...columnType(type.of, schema), optional: true };
    case 'record':
    case 'variant':
    case 'list':
    case 'set':
    case 'map':
      // Not `jsonb`: that writes its text anew, and what a rebuild folds would not compare with what was projected.
      return { sql: 'json', optional: false, form: { form: 'json' } };
  }
}

function plain(sql: string): ColumnType {
  return { sql, optional: false, form: { form: 'plain' } };
}

function numeric(scale: number): ColumnType {
  return { sql: `numeric(${precision}, ${scale})`, optional: false, form: { form: 'numeric', scale } };
}

function range(low: number | undefined, high: number | undefined): Pick<ColumnType, 'check' | 'lets'> {
  if (low === undefined && high === undefined) return {};
  return {
    lets: { of: 'range', ...(low !== undefined && { low }), ...(high !== undefined && { high }) },
    check: (column) =>
      [low === undefined ? '' : `${column} >= ${figure(low)}`, high === undefined ? '' : `${column} <= ${figure(high)}`]
        .filter((part) => part !== '')
        .join(' and '),
  };
}

/** A figure that SQL reads as the same float. */
function figure(value: number): string {
  return Number.isInteger(value) ? String(value) : `'${value}'::double precision`;
}
