import type { ExprIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { ConditionalExpression } from '../../1-parse/index.js';
import { asFigure, joinFigures } from '../builtins/figures.js';
import type { Elaborated } from '../checked.js';
import type { Checker } from '../checker.js';
import { condition, describe } from '../fit.js';
import { sameType } from '../types/join-types.js';
import { type Ty, unknownTy } from '../types.js';

/** `if c then a else b`: each value is read knowing how the condition came out; their types are joined. */
export function conditional(c: Checker, e: ConditionalExpression, hint: Ty | undefined): Elaborated {
  const test = condition(c, e.condition);
  c.asked.inRow(e, e.condition, test, e.otherwise);
  const then = c.under(test.yes, () => c.expression(e.then, hint));
  const otherwise = c.under(test.no, () => c.expression(e.otherwise, hint ?? hintFrom(then.type)));
  const type = joinFigures(then.type, otherwise.type);
  if (!type) {
    c.report(catalogue.unlikeValues, e.span, { first: describe(then.type), second: describe(otherwise.type) });
    return { type: unknownTy, ir: { op: 'const', value: null } };
  }
  const ir: ExprIr = { op: 'if', condition: test.ir, then: asFigure(then, type), else: asFigure(otherwise, type) };
  // Where both are a condition's, what is learned of either is not known of the whole.
  return { type: sameType(type, then.type) && type.kind === 'bool' ? { kind: 'bool' } : type, ir };
}

function hintFrom(type: Ty): Ty | undefined {
  return type.kind === 'enum' ? { kind: 'enum', symbol: type.symbol } : type.kind === 'none' ? undefined : type;
}
