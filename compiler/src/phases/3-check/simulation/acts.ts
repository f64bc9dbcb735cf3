import type { SimulationActIr } from '@fabula/runtime/bundle';
import type { Span } from '../../../base/index.js';
import { catalogue } from '../../../diagnostics/index.js';
import type { ActionDeclaration, Argument, Expression } from '../../1-parse/index.js';
import { isSymbolOf, lookupPath, type Symbol } from '../../2-bind/index.js';
import type { Checker } from '../checker.js';
import { checkArguments } from '../expressions/arguments.js';
import { signatureOf } from '../signature.js';
import { namesIn } from './derived-types.js';

/** What an agent or a beat does: a call of an action. Without brackets an agent does it by `self` alone. */
export function checkAct(
  c: Checker,
  act: Expression,
  byItself: boolean,
): { readonly ir: SimulationActIr; readonly action: Symbol<ActionDeclaration> } | undefined {
  if (act.kind === 'error') return undefined;
  const action = actionNamed(c, act);
  const given = act.kind === 'call' ? act.arguments : byItself ? [selfAt(act.span)] : [];
  if (!action) {
    for (const argument of act.kind === 'call' ? act.arguments : []) c.expression(argument.value);
    return undefined;
  }
  c.reads.add(`value:${action.id}`);
  const { values } = checkArguments(c, action.name, signatureOf(c.context, action).parameters, given, act.span);
  return { ir: { action: action.id, arguments: values }, action };
}

function actionNamed(c: Checker, act: Expression): Symbol<ActionDeclaration> | undefined {
  const names = namesIn(act);
  const found = names && lookupPath(c.chapter, 'value', names);
  if (found?.found === 'one' && found.rest.length === 0 && isSymbolOf(found.symbol, 'action')) return found.symbol;
  c.report(catalogue.notAnAction, act.span, { found: c.sourceOf(act.span) });
  return undefined;
}

/** `self`, where it is meant and not written. */
export function selfAt(span: Span): Argument {
  const name = { kind: 'name' as const, text: 'self', span };
  return { kind: 'argument', name: undefined, value: { kind: 'nameExpression', name, span }, span };
}
