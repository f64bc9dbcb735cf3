import type { ExprIr, ParameterIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../diagnostics/index.js';
import type { Parameter } from '../1-parse/index.js';
import type { Symbol } from '../2-bind/index.js';
import type { Checker } from './checker.js';
import { defaultOf, defaultPlace } from './signature.js';
import { reportHidden } from './statements/let.js';
import { resolveType } from './types/resolve-type.js';
import { typeIrOf } from './types/type-ir.js';
import { type Ty, unknownTy } from './types.js';

/** A parameter from inside: its slot holds it. */
export interface CheckedParameter {
  readonly slot: string;
  readonly type: Ty;
  readonly default?: ExprIr;
}

/** Checks parameters and declares them in the current scope. */
export function checkParameters(
  c: Checker,
  symbol: Symbol,
  parameters: readonly Parameter[],
): readonly CheckedParameter[] {
  // Defaults come first: they see no parameter, since callers write them out.
  const typed = parameters.map((parameter) => {
    const type = resolveType({ context: c.context, chapter: c.chapter, checker: c }, parameter.type);
    return { parameter, type, value: c.at(defaultPlace(symbol, parameter), () => defaultOf(c, parameter, type)) };
  });
  let optional = false;
  return typed.map(({ parameter, type, value }) => {
    const { name } = parameter;
    const before = c.scope.own(name.text);
    if (before && name.text !== '') {
      c.report(
        catalogue.duplicateName,
        name.span,
        { name: name.text },
        { related: [c.here(before.span, `\`${name.text}\` is here.`)] },
      );
    } else {
      reportHidden(c, name);
    }
    if (optional && !value) c.report(catalogue.defaultsLast, name.span, { name: name.text });
    optional ||= value !== undefined;
    const variable = c.declare(name.text, type, name.span, 'parameter');
    if (name.text !== '') c.parameters.push(variable);
    return { slot: variable.slot, type: type.kind === 'unknown' ? unknownTy : type, ...(value && { default: value }) };
  });
}

export function parametersIr(parameters: readonly Parameter[], checked: readonly CheckedParameter[]): ParameterIr[] {
  return checked.map((each, index) => ({
    name: parameters[index]?.name.text ?? each.slot,
    slot: each.slot,
    type: typeIrOf(each.type),
    ...(each.default && { default: each.default }),
  }));
}
