import type { BinaryIr, ExprIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { BinaryExpression, Expression, RangeExpression } from '../../1-parse/index.js';
import { asFigure } from '../builtins/figures.js';
import type { Elaborated } from '../checked.js';
import type { Checker } from '../checker.js';
import { check, describe, fit, reportMisfit } from '../fit.js';
import { comparable, widen } from '../types/join-types.js';
import { boolTy, floatTy, intTy, type Ty, textTy } from '../types.js';
import { unknownValue } from '../unknown-value.js';

/** `x in xs`, `x in 1..6`. */
export function isIn(c: Checker, e: BinaryExpression): Elaborated {
  if (e.right.kind === 'range') return isInRange(c, e.left, e.right);
  // Of a list that is written out, its members are meant as what is looked for; else what is looked for is, as its members.
  if (e.right.kind === 'list') {
    const value = c.expression(e.left);
    const whole = c.expression(e.right, { kind: 'list', of: widen(value.type) });
    return found('list.has', whole.ir, value.ir);
  }
  const whole = c.expression(e.right);
  return isAmong(c, whole, e.right, e.left);
}

/** `xs contains x`, `text contains "part"`. */
export function contains(c: Checker, e: BinaryExpression): Elaborated {
  const whole = c.expression(e.left);
  if (whole.type.kind !== 'text') return isAmong(c, whole, e.left, e.right);
  return found('text.contains', whole.ir, check(c, e.right, textTy));
}

function isAmong(c: Checker, whole: Elaborated, at: Expression, element: Expression): Elaborated {
  const { type } = whole;
  switch (type.kind) {
    case 'list':
      return found('list.has', whole.ir, among(c, element, type.of));
    case 'set':
      return found('set.has', whole.ir, among(c, element, type.of));
    case 'map':
      return found('map.has', whole.ir, among(c, element, type.key));
    case 'text':
      return found('text.contains', whole.ir, check(c, element, textTy));
    default:
      c.expression(element);
      if (type.kind === 'optional') c.report(catalogue.maybeNone, at.span, { what: `\`${c.sourceOf(at.span)}\`` });
      else if (type.kind !== 'unknown') c.report(catalogue.noElements, at.span, { found: describe(type) });
      return unknownValue;
  }
}

/** An element to look for. It need not be one that can be there, only one that can be compared with those. */
function among(c: Checker, element: Expression, of: Ty): ExprIr {
  const value = c.expression(element, of);
  if (!comparable(value.type, of)) reportMisfit(c, value.type, of, element.span);
  return of.kind === 'float' ? asFigure(value, floatTy) : value.ir;
}

/** `x in a..b`: at least the one and at most the other, `x` being looked at once. */
function isInRange(c: Checker, element: Expression, range: RangeExpression): Elaborated {
  const value = c.expression(element, intTy);
  const low = c.expression(range.low, value.type);
  const high = c.expression(range.high, value.type);
  if (value.type.kind === 'unknown') return unknownValue;
  const common: Ty = [value, low, high].some((each) => each.type.kind === 'float') ? floatTy : intTy;
  const x = fit(c, value, common, element.span);
  const from = fit(c, low, common, range.low.span);
  const to = fit(c, high, common, range.high.span);
  const test = (of: ExprIr): ExprIr => ({
    op: 'and',
    left: { op: 'binary', operator: 'ge', left: of, right: from },
    right: { op: 'binary', operator: range.openEnd ? 'lt' : 'le', left: of, right: to },
  });
  if (isSimple(x)) return { type: boolTy, ir: test(x) };
  const slot = c.scope.freeSlot('it');
  return { type: boolTy, ir: { op: 'block', do: [{ do: 'let', slot, value: x }], value: test({ op: 'local', slot }) } };
}

function isSimple(ir: ExprIr): boolean {
  return ir.op === 'local' || ir.op === 'state' || ir.op === 'const' || ir.op === 'field' || ir.op === 'edge';
}

function found(operator: BinaryIr, left: ExprIr, right: ExprIr): Elaborated {
  return { type: boolTy, ir: { op: 'binary', operator, left, right } };
}
