import type { ExprIr } from '@fabula/runtime/bundle';
import type { Span } from '../../../base/index.js';
import { catalogue } from '../../../diagnostics/index.js';
import type { QueryBody, QueryDeclaration, Type } from '../../1-parse/index.js';
import { closest } from '../../2-bind/index.js';
import type { Checker } from '../checker.js';
import { describe, fit } from '../fit.js';
import { reportUndefined } from '../names.js';
import { widen } from '../types/join-types.js';
import type { FieldTy, RecordTy, Ty } from '../types.js';
import { unknownTy } from '../types.js';
import type { CheckedColumn, CheckedRows } from './columns.js';
import type { CheckedPattern } from './pattern.js';

/** What a query yields. */
export interface CheckedResult {
  readonly type: Ty;
  readonly row: ExprIr;
  /** The first row only. */
  readonly single: boolean;
}

/** Makes rows of what was matched, as the declared result wants them; without one they are records of all of it. */
export function checkResult(
  c: Checker,
  declaration: QueryDeclaration,
  declared: Ty | undefined,
  pattern: CheckedPattern,
  rows: CheckedRows,
): CheckedResult {
  const columns = rows.columns ?? matched(c, pattern);
  if (!declared) return inferred(c, declaration.body, columns, rows);
  const at = declaration.result ?? declaration.name;
  const { row: wanted, single } = shapeOf(declared);
  if (single && declared.kind !== 'optional' && declared.kind !== 'unknown' && !rows.one) {
    c.report(catalogue.mayHaveNoRow, at.span, {});
    return { type: declared, row: noRow, single };
  }
  return { type: declared, row: rowOf(c, declaration, wanted, columns, rows), single };
}

const noRow: ExprIr = { op: 'const', value: null };

/** Things that were looked for, and walks that have a name. */
function matched(c: Checker, pattern: CheckedPattern): readonly CheckedColumn[] {
  return pattern.named.map(({ name, slot, type, span }) => {
    const ir: ExprIr = { op: 'local', slot };
    return { name, value: { type: c.narrowed(ir, type), ir }, span };
  });
}

/** The row of a declared result, and whether only the first is wanted. */
export function shapeOf(declared: Ty): { readonly row: Ty; readonly single: boolean } {
  switch (declared.kind) {
    case 'list':
      return { row: declared.of, single: false };
    case 'optional':
      return { row: declared.of, single: true };
    case 'unknown':
      return { row: unknownTy, single: false };
    default:
      return { row: declared, single: true };
  }
}

function inferred(c: Checker, body: QueryBody, columns: readonly CheckedColumn[], rows: CheckedRows): CheckedResult {
  const looked = body.match ?? body.events;
  if (columns.length === 0 && looked) c.report(catalogue.nothingNamed, looked.span, {});
  reportTwice(c, columns);
  const fields = columns.map(({ name, value }): FieldTy => ({ name, type: widen(value.type), optional: false }));
  const record: Ty = { kind: 'record', fields };
  const row: ExprIr = { op: 'record', fields: Object.fromEntries(columns.map(({ name, value }) => [name, value.ir])) };
  return rows.one ? { type: record, row, single: true } : { type: { kind: 'list', of: record }, row, single: false };
}

function reportTwice(c: Checker, columns: readonly CheckedColumn[]): void {
  const met = new Set<string>();
  for (const { name, span } of columns) {
    if (met.has(name)) c.report(catalogue.repeatedField, span, { name });
    met.add(name);
  }
}

function rowOf(
  c: Checker,
  declaration: QueryDeclaration,
  wanted: Ty,
  columns: readonly CheckedColumn[],
  rows: CheckedRows,
): ExprIr {
  const at = declaration.result?.span ?? declaration.name.span;
  reportTwice(c, columns);
  // What could not be read was reported, and takes its fields with it.
  if (wanted.kind === 'unknown') return noRow;
  if (wanted.kind === 'record') return record(c, declaration, wanted, columns, rows);
  const [only, more] = columns;
  if (!only || more) {
    const names = columns.map(({ name }) => `\`${name}\``);
    const span = rowSpan(declaration.result) ?? at;
    const looked = declaration.body.match ?? declaration.body.events;
    if (names.length === 0 && looked) c.report(catalogue.nothingNamed, looked.span, {});
    else c.report(catalogue.oneColumnNeeded, span, { names });
    return noRow;
  }
  return fit(c, only.value, wanted, rows.columns ? only.span : (rowSpan(declaration.result) ?? at));
}

/** A record: each of its fields is a column, or a name that the pattern has besides. */
function record(
  c: Checker,
  declaration: QueryDeclaration,
  wanted: RecordTy,
  columns: readonly CheckedColumn[],
  rows: CheckedRows,
): ExprIr {
  const at = declaration.result?.span ?? declaration.name.span;
  const fields: { [name: string]: ExprIr } = {};
  for (const field of wanted.fields) {
    const span = fieldSpan(declaration.result, field.name) ?? at;
    const column = columns.find(({ name }) => name === field.name);
    if (column) {
      fields[field.name] = fit(c, column.value, field.type, rows.columns ? column.span : span);
      continue;
    }
    const variable = rows.columns ? undefined : c.scope.find(field.name);
    if (variable) {
      const name = { kind: 'name', text: field.name, span } as const;
      fields[field.name] = fit(c, c.expression({ kind: 'nameExpression', name, span }, field.type), field.type, span);
    } else if (!rows.faulty) {
      const names = columns.map(({ name }) => name);
      reportUndefined(c, rows.columns ? 'column' : 'name in the pattern', field.name, span, names);
    }
  }
  for (const { name, span } of rows.columns ?? []) {
    if (wanted.fields.some((field) => field.name === name)) continue;
    const near = closest(
      name,
      wanted.fields.map((field) => field.name),
    );
    c.report(catalogue.undefinedField, span, {
      type: describe(wanted),
      name,
      ...(near !== undefined && { hint: `, but there is \`${near}\`` }),
    });
  }
  return { op: 'record', fields };
}

/** The type of a row where it is written: the inside of `list<…>`, or what stands before `?`. */
function rowSpan(type: Type | undefined): Span | undefined {
  if (!type) return undefined;
  if (type.kind === 'namedType') return type.arguments[0]?.span ?? type.span;
  return type.kind === 'optionalType' ? type.of.span : type.span;
}

/** Where a field of the declared rows is written; a declared record's is elsewhere. */
function fieldSpan(type: Type | undefined, name: string): Span | undefined {
  if (!type) return undefined;
  switch (type.kind) {
    case 'recordType':
      return type.fields.find((field) => field.name.text === name)?.name.span;
    case 'optionalType':
      return fieldSpan(type.of, name);
    case 'namedType': {
      const [first] = type.arguments;
      return first && first.kind !== 'hasType' && first.kind !== 'tensorShape' ? fieldSpan(first, name) : undefined;
    }
    default:
      return undefined;
  }
}
