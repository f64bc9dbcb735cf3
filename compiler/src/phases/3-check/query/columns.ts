import type { ExprIr, GroupIr, OrderIr } from '@fabula/runtime/bundle';
import type { Span } from '../../../base/index.js';
import { catalogue } from '../../../diagnostics/index.js';
import type { Column, Expression, QueryBody } from '../../1-parse/index.js';
import type { Elaborated } from '../checked.js';
import type { Checker } from '../checker.js';
import { condition, describe } from '../fit.js';
import { noFacts } from '../flow/facts.js';
import { Scope, type Variable } from '../flow/scope.js';
import { presentTy, type Ty } from '../types.js';
import { Aggregates, hasAggregate, type RowSight } from './aggregate.js';

/** A field of the rows. */
export interface CheckedColumn {
  readonly name: string;
  readonly value: Elaborated;
  readonly span: Span;
}

/** What is made of the ways in which a pattern fits. */
export interface CheckedRows {
  readonly group: GroupIr | undefined;
  /** What `select` says, else what rows are grouped by; undefined where neither is said. */
  readonly columns: readonly CheckedColumn[] | undefined;
  readonly order: readonly OrderIr[];
  /** A column could not be read, which was reported. */
  readonly faulty: boolean;
  /** There is exactly one row, whatever is found. */
  readonly one: boolean;
}

/**
 * Checks `group by`, `having`, `select` and `order by`; the scope holds the pattern's names, `outer` the parameters. What
 * is `bare` needs no names for its fields: the rows are no records.
 */
export function checkRows(c: Checker, body: QueryBody, outer: Scope, bare: boolean): CheckedRows {
  const row: RowSight = { scope: c.scope, facts: c.facts };
  const said = [...(body.select ?? []).map(({ value }) => value), ...body.order.map(({ value }) => value)];
  const groups =
    body.group !== undefined || body.having !== undefined || said.some((each) => hasAggregate(c, each, row));
  if (!groups) {
    const columns = body.select?.flatMap((column) => columnOf(c, column, bare) ?? []);
    const faulty = isFaulty(body, columns);
    return { group: undefined, columns, order: checkOrder(c, body, columns ?? []), faulty, one: false };
  }
  const keys = (body.group ?? []).flatMap((column) => columnOf(c, column) ?? []);
  const aggregates = new Aggregates(c, row, keys.length > 0);
  c.scope = groupScope(row.scope, outer, c, keys);
  c.facts = noFacts;
  const checked = aggregates.within(() => {
    const { having } = body;
    const guard = having && condition(c, having);
    c.assume(guard?.yes);
    const columns = body.select?.flatMap((column) => columnOf(c, column, bare) ?? []);
    return { guard, columns, order: checkOrder(c, body, columns ?? []) };
  });
  const { guard, columns, order } = checked;
  return {
    group: {
      keys: keys.map(({ name, value }) => ({ slot: `!${name}`, of: value.ir })),
      aggregates: aggregates.found,
      ...(guard && { having: guard.ir }),
    },
    columns: columns ?? keys.map((key) => ({ ...key, value: keyValue(key) })),
    order,
    faulty: isFaulty(body, columns),
    one: keys.length === 0 && !guard,
  };
}

function isFaulty(body: QueryBody, columns: readonly CheckedColumn[] | undefined): boolean {
  return (columns ?? []).length < (body.select ?? []).length;
}

/** A column or a key: named, or lent the name of what it is. */
function columnOf(c: Checker, column: Column, bare = false): CheckedColumn | undefined {
  const value = c.expression(column.value);
  const name = column.name ?? ownName(column.value);
  if (!name && bare) return { name: c.sourceOf(column.span), value, span: column.span };
  if (!name || name.text === '') {
    if (!name) c.report(catalogue.columnNeedsName, column.value.span, {});
    return undefined;
  }
  return { name: name.text, value, span: column.span };
}

function ownName(expression: Expression) {
  if (expression.kind === 'nameExpression') return expression.name;
  return expression.kind === 'member' ? expression.name : undefined;
}

function keyValue({ name, value }: CheckedColumn): Elaborated {
  return { type: value.type, ir: { op: 'local', slot: `!${name}` } };
}

/** What a group is known by. The names of its rows are barred: which of them would be meant? */
function groupScope(row: Scope, outer: Scope, c: Checker, keys: readonly CheckedColumn[]): Scope {
  const scope = new Scope(outer);
  for (const variable of row.variables()) {
    if (outer.find(variable.name) === variable) continue;
    const { name } = variable;
    scope.add({
      ...variable,
      meaning: (span) => {
        c.report(catalogue.notGrouped, span, { name });
        return { is: 'reported' };
      },
    });
  }
  for (const { name, value, span } of keys) {
    scope.add({ name, slot: `!${name}`, type: value.type, rank: 'let', span, lastRead: -1 });
  }
  return scope;
}

/** What rows are ordered by: in sight of the columns, too. */
function checkOrder(c: Checker, body: QueryBody, columns: readonly CheckedColumn[]): readonly OrderIr[] {
  return body.order.flatMap(({ value: expression, descending }): OrderIr[] => {
    const value = withColumns(c, columns, () => c.expression(expression));
    const of = ordered(c, value, expression.span);
    return of ? [{ of, descending }] : [];
  });
}

/** A column may be asked for by its name; it is reckoned where it is. */
function withColumns(c: Checker, columns: readonly CheckedColumn[], read: () => Elaborated): Elaborated {
  const outer = c.scope;
  c.scope = new Scope(outer);
  const added: { readonly variable: Variable; readonly ir: ExprIr }[] = [];
  for (const { name, value, span } of columns) {
    const before = outer.find(name);
    if (before && !before.meaning) continue;
    const variable: Variable = { name, slot: `=${name}`, type: value.type, rank: 'let', span, lastRead: -1 };
    c.scope.add(variable);
    added.push({ variable, ir: value.ir });
  }
  const { type, ir } = read();
  c.scope = outer;
  const lets = added
    .filter(({ variable }) => variable.lastRead >= 0)
    .map(({ variable, ir: value }) => ({ do: 'let' as const, slot: variable.slot, value }));
  return { type, ir: lets.length === 0 ? ir : { op: 'block', do: lets, value: ir } };
}

/** A value with an order; members of an enum are ordered by their places in it. */
function ordered(c: Checker, { type, ir }: Elaborated, span: Span): ExprIr | undefined {
  const of: Ty = presentTy(type);
  switch (of.kind) {
    case 'int':
    case 'float':
    case 'decimal':
    case 'amount':
    case 'duration':
    case 'instant':
    case 'text':
    case 'bool':
      return ir;
    case 'unknown':
      return undefined;
    case 'enum':
      if (!of.symbol.declaration.ordered) {
        const { symbol } = of;
        c.report(catalogue.notOrdered, span, { name: symbol.name }, { related: [c.relatedTo(symbol)] });
        return undefined;
      }
      if (type.kind === 'optional') {
        c.report(catalogue.maybeNone, span, { what: `\`${c.sourceOf(span)}\`` });
        return undefined;
      }
      return { op: 'builtin', name: 'ordinal', arguments: [ir, { op: 'const', value: of.symbol.id }] };
    default:
      c.report(catalogue.notOrderable, span, { type: describe(type.kind === 'optional' ? of : type) });
      return undefined;
  }
}
