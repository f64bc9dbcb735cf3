import type { ExprIr } from '@fabula/runtime/bundle';
import type { Span } from '../../../base/index.js';
import { catalogue } from '../../../diagnostics/index.js';
import type { Argument } from '../../1-parse/index.js';
import { closest } from '../../2-bind/index.js';
import type { Checker } from '../checker.js';
import { describe, fit } from '../fit.js';
import type { ParameterTy } from '../program-context.js';
import { learnSizes, openSizes, type Sizes, withLearned } from '../types/tensor.js';
import { isPersonal, type Ty } from '../types.js';

/** The arguments of a call in the order of its parameters; what is left out is its default. */
export interface CheckedArguments {
  readonly values: readonly ExprIr[];
  /** A person's words are among them. */
  readonly personal: boolean;
  /** A result as this call has it: the sizes of its tensors are those of the arguments'. */
  readonly resultOf: (type: Ty) => Ty;
}

/** Matches arguments with parameters: the first by place, named ones by name. */
export function checkArguments(
  c: Checker,
  name: string,
  parameters: readonly ParameterTy[],
  given: readonly Argument[],
  at: Span,
): CheckedArguments {
  const values: (ExprIr | undefined)[] = parameters.map(() => undefined);
  let personal = false;
  const sizes: Sizes = new Map();
  let unknown = false;
  let next = 0;
  const open = (at: number): boolean =>
    values[at] === undefined && !given.some((each) => each.name?.text === parameters[at]?.name);
  for (const argument of given) {
    const index = argument.name ? named(c, name, parameters, argument, open) : next;
    if (!argument.name) next += 1;
    const parameter = index === undefined ? undefined : parameters[index];
    if (index === undefined || !parameter) {
      unknown = true;
      if (!argument.name) c.report(catalogue.tooManyArguments, argument.span, { name, count: parameters.length });
      c.expression(argument.value);
      continue;
    }
    const type = openSizes(parameter.type);
    const value = c.expression(argument.value, type);
    if (values[index]) {
      c.report(catalogue.repeatedArgument, argument.span, { name: parameter.name });
      continue;
    }
    values[index] = fit(c, value, type, argument.value.span);
    if (!learnSizes(parameter.type, value.type, sizes)) {
      const holes = { name, found: describe(value.type), wanted: describe(withLearned(parameter.type, sizes)) };
      c.report(catalogue.tensorSizes, argument.value.span, holes);
    }
    personal ||= isPersonal(value.type);
  }
  const missing: string[] = [];
  const filled = values.map((value, index): ExprIr => {
    const parameter = parameters[index];
    if (value) return value;
    if (parameter && !parameter.default) missing.push(parameter.name);
    return parameter?.default ?? { op: 'const', value: null };
  });
  // What was given under a wrong name is likely what is missing.
  if (missing.length > 0 && !unknown) c.report(catalogue.missingArguments, at, { name, missing });
  return { values: filled, personal, resultOf: (type) => withLearned(type, sizes) };
}

function named(
  c: Checker,
  callee: string,
  parameters: readonly ParameterTy[],
  argument: Argument,
  open: (at: number) => boolean,
): number | undefined {
  const { name } = argument;
  if (!name) return undefined;
  const index = parameters.findIndex((parameter) => parameter.name === name.text);
  if (index >= 0) return index;
  const near = closest(
    name.text,
    parameters.filter((_, at) => open(at)).map((parameter) => parameter.name),
  );
  c.report(
    catalogue.unknownArgument,
    name.span,
    { callee, name: name.text, ...(near !== undefined && { hint: `, but there is \`${near}\`` }) },
    near === undefined ? {} : { fix: c.fix(`Write \`${near}\``, { span: name.span, text: near }) },
  );
  return undefined;
}
