import type { ClockIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../diagnostics/index.js';
import type { BinaryExpression, Clock, Expression } from '../1-parse/index.js';
import { joinFigures } from './builtins/figures.js';
import type { Elaborated } from './checked.js';
import type { Checker } from './checker.js';
import { condition, describe } from './fit.js';
import { typeIrOf } from './types/type-ir.js';
import { type Ty, unknownTy } from './types.js';

/** A clock's two figures, and whether the one has come to the other: the same as if `from >= full` were written. */
export function checkClock(
  c: Checker,
  { from, full }: Clock,
): Pick<ClockIr, 'from' | 'full' | 'type'> & { readonly is: Elaborated } {
  const comparison: BinaryExpression = {
    kind: 'binary',
    operator: '>=',
    left: from,
    right: full,
    span: { start: from.span.start, end: full.span.end },
  };
  return c.purely('a clock', () => {
    const is = condition(c, comparison);
    const type = joinFigures(typeOf(c, from), typeOf(c, full)) ?? unknownTy;
    if (is.type.kind === 'bool' && !figures.has(type.kind)) {
      c.report(catalogue.wrongType, from.span, { found: describe(type), wanted: 'a figure' });
    }
    const sides = is.ir.op === 'binary' ? is.ir : { left: is.ir, right: is.ir };
    return { is, from: sides.left, full: sides.right, type: typeIrOf(type) };
  });
}

const figures: ReadonlySet<Ty['kind']> = new Set(['int', 'float', 'decimal', 'amount', 'duration', 'unknown']);

/** The type of what has been checked as a side of the comparison; what is wrong with it has been said there. */
function typeOf(c: Checker, expression: Expression): Ty {
  const said = c.diagnostics.length;
  const { type } = c.expression(expression);
  c.diagnostics.length = said;
  return type;
}
