import type { PromptContextIr } from '@fabula/runtime/bundle';
import type { CallExpression, Expression, Path } from '../../1-parse/index.js';
import type { Checker } from '../checker.js';
import { checkArguments } from '../expressions/arguments.js';
import { resolvePath } from '../names.js';
import { signatureOf } from '../signature.js';

/** The contexts that go with a prompt, each given its arguments. */
export function contextsOf(c: Checker, calls: readonly CallExpression[]): PromptContextIr[] {
  return calls.flatMap((call) => {
    const path = pathOf(call.callee);
    const symbol = path && resolvePath(c, path, 'value', 'context', 'context');
    if (!symbol) {
      for (const argument of call.arguments) c.expression(argument.value);
      return [];
    }
    const { parameters } = signatureOf(c.context, symbol);
    const { values } = checkArguments(c, symbol.name, parameters, call.arguments, call.span);
    const ir: PromptContextIr = { context: symbol.id, arguments: values };
    c.origin(ir, call.span);
    return [ir];
  });
}

function pathOf(callee: Expression): Path | undefined {
  if (callee.kind === 'nameExpression') return { kind: 'path', local: false, names: [callee.name], span: callee.span };
  if (callee.kind !== 'member') return undefined;
  const head = pathOf(callee.object);
  return head && { ...head, names: [...head.names, callee.name], span: callee.span };
}
