import type { ExprIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { ComprehensionExpression, ListExpression, RangeExpression } from '../../1-parse/index.js';
import { asFigure, elementOf, joinFigures } from '../builtins/figures.js';
import type { Elaborated } from '../checked.js';
import type { Checker } from '../checker.js';
import { check, condition, describe, fit } from '../fit.js';
import { intervalOf } from '../types/interval.js';
import { widen } from '../types/join-types.js';
import { figureTy, intTy, presentTy, type Ty, unknownTy } from '../types.js';

/** `[a, b]`: a list, or a set where one is wanted. */
export function listExpression(c: Checker, e: ListExpression, hint: Ty | undefined): Elaborated {
  const wanted = hint && presentTy(hint);
  if (wanted?.kind === 'set' || wanted?.kind === 'list') {
    const items = e.items.map((item) => ({ item, value: c.expression(item, wanted.of) }));
    const personal = items.map(({ value }) => value.type);
    const irs = items.map(({ item, value }) => fit(c, value, wanted.of, item.span));
    if (wanted.kind === 'list') checkLength(c, e, wanted);
    const of = joined(personal) ?? wanted.of;
    return { type: typed(wanted.kind, narrower(of, wanted.of), e.items.length), ir: { op: wanted.kind, items: irs } };
  }
  let of: Ty = unknownTy;
  const values = e.items.map((item) => {
    const value = c.expression(item, of.kind === 'enum' ? of : undefined);
    const both = joinFigures(of, value.type);
    if (both) of = of.kind === 'unknown' ? value.type : both;
    else c.report(catalogue.unlikeValues, item.span, { first: describe(of), second: describe(value.type) });
    return value;
  });
  const type: Ty = e.items.length === 0 ? { kind: 'unknown', open: true } : widen(of);
  return {
    type: { kind: 'list', of: type, least: values.length, most: values.length },
    ir: { op: 'list', items: values.map((value) => asFigure(value, type)) },
  };
}

/** `[f(x) for x in xs if p]`. */
export function comprehension(c: Checker, e: ComprehensionExpression, hint: Ty | undefined): Elaborated {
  return c.inside(() => {
    const { type, ir: source } = iterated(c, e.source);
    const { slot } = c.declare(e.binder.text, type, e.binder.span);
    const filter = e.condition && condition(c, e.condition);
    const wanted = hint && presentTy(hint);
    const of = wanted?.kind === 'list' || wanted?.kind === 'set' ? wanted.of : undefined;
    const value = c.under(filter?.yes, () => c.expression(e.value, of));
    const ir: ExprIr = { op: 'each', slot, source, ...(filter && { condition: filter.ir }), value: value.ir };
    return { type: { kind: 'list', of: value.type }, ir };
  });
}

/** What a `for` or a comprehension runs over, and the type of its elements. */
export function iterated(c: Checker, source: ComprehensionExpression['source']): Elaborated {
  if (source.kind === 'range') return boundedRange(c, source);
  const { type, ir } = c.expression(source);
  const of = elementOf(type);
  if (of) return { type: of, ir };
  if (type.kind === 'optional') c.report(catalogue.maybeNone, source.span, { what: `\`${c.sourceOf(source.span)}\`` });
  else c.report(catalogue.notIterable, source.span, { found: describe(type) });
  return { type: unknownTy, ir };
}

/** A range to run over. It must be known to end, so both its ends need bounds. */
function boundedRange(c: Checker, range: RangeExpression): Elaborated {
  const low = c.expression(range.low, intTy);
  const high = c.expression(range.high, intTy);
  const lowIr = fit(c, low, intTy, range.low.span);
  const highIr = fit(c, high, intTy, range.high.span);
  const ir: ExprIr = { op: 'range', low: lowIr, high: highIr, openEnd: range.openEnd };
  if (low.type.kind !== 'int' || high.type.kind !== 'int') return { type: intTy, ir };
  const from = intervalOf(low.type);
  const to = intervalOf(high.type);
  if (!Number.isFinite(from.low) || !Number.isFinite(to.high)) {
    c.report(catalogue.endlessRange, range.span, {});
    return { type: intTy, ir };
  }
  const last = range.openEnd ? to.high - 1 : to.high;
  return { type: figureTy('int', from.low, Math.max(from.low, last)), ir };
}

/** A range that stands alone was reported by the parser. */
export function rangeExpression(c: Checker, e: RangeExpression): Elaborated {
  const low = check(c, e.low, intTy);
  const high = check(c, e.high, intTy);
  return { type: { kind: 'range' }, ir: { op: 'range', low, high, openEnd: e.openEnd } };
}

function checkLength(c: Checker, e: ListExpression, wanted: Ty & { readonly kind: 'list' }): void {
  const { least = 0, most = Number.POSITIVE_INFINITY } = wanted;
  const count = e.items.length;
  if (count >= least && count <= most) return;
  c.report(catalogue.listLength, e.span, { count, range: `${least}..${Number.isFinite(most) ? most : ''}` });
}

function joined(types: readonly Ty[]): Ty | undefined {
  let of: Ty | undefined;
  for (const type of types) of = of === undefined ? type : joinFigures(of, type);
  return of;
}

/** Elements as wanted, but marked personal where one of them is. */
function narrower(of: Ty, wanted: Ty): Ty {
  return of.kind === 'text' && wanted.kind === 'text' && of.personal ? { ...wanted, personal: true } : wanted;
}

function typed(kind: 'list' | 'set', of: Ty, count: number): Ty {
  return kind === 'list' ? { kind, of, least: count, most: count } : { kind, of };
}
