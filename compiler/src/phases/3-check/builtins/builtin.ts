import type { BuiltinIr, ExprIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { CallExpression, Expression } from '../../1-parse/index.js';
import type { Elaborated } from '../checked.js';
import type { Checker } from '../checker.js';
import { describe, diceRange, roll } from '../fit.js';
import { intTy, type Ty } from '../types.js';
import { unknownValue } from '../unknown-value.js';

/** A call of a builtin, as an expression or a statement. */
export type BuiltinCall = Pick<CallExpression, 'callee' | 'arguments' | 'span'>;

/** A builtin: checks its arguments and says what it yields. */
export type Builtin = (c: Checker, call: BuiltinCall, hint: Ty | undefined) => Elaborated;

export function builtinIr(name: BuiltinIr, ...values: readonly ExprIr[]): ExprIr {
  return { op: 'builtin', name, arguments: values };
}

/** The argument expressions, when there are as many as there must be; else what is wrong was reported. */
export function argumentsOf(
  c: Checker,
  call: BuiltinCall,
  least: number,
  most: number,
): readonly Expression[] | undefined {
  const name = c.sourceOf(call.callee.span);
  const values = call.arguments.map((argument) => argument.value);
  const labelled = call.arguments.find((argument) => argument.name);
  const extra = call.arguments[most];
  if (labelled?.name)
    c.report(catalogue.unknownArgument, labelled.name.span, { callee: name, name: labelled.name.text });
  else if (extra) c.report(catalogue.tooManyArguments, extra.span, { name, count: most });
  else if (values.length < least) c.report(catalogue.tooFewArguments, call.span, { name, count: least });
  else return values;
  for (const value of values) c.expression(value);
  return undefined;
}

/** A figure: an int, a float, a decimal or an amount. Dice are rolled; anything else is reported. */
export function figure(c: Checker, expression: Expression, hint: Ty = intTy): Elaborated {
  const value = c.expression(expression, hint);
  const { type } = value;
  switch (type.kind) {
    case 'int':
    case 'float':
    case 'decimal':
    case 'amount':
    case 'duration':
    case 'unknown':
      return value;
    case 'dice':
      return { type: diceRange(value.ir), ir: roll(c, value.ir, expression.span) };
    case 'optional':
      c.report(catalogue.maybeNone, expression.span, { what: `\`${c.sourceOf(expression.span)}\`` });
      return unknownValue;
    default:
      c.report(catalogue.wrongType, expression.span, { found: describe(type), wanted: 'a figure' });
      return unknownValue;
  }
}

/** Reports an argument of the wrong sort. */
export function reportArgument(c: Checker, expression: Expression, type: Ty, wanted: string): Elaborated {
  if (type.kind === 'optional')
    c.report(catalogue.maybeNone, expression.span, { what: `\`${c.sourceOf(expression.span)}\`` });
  else if (type.kind !== 'unknown') c.report(catalogue.wrongType, expression.span, { found: describe(type), wanted });
  return unknownValue;
}
