import type { ExprIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../diagnostics/index.js';
import type { FunctionDeclaration } from '../1-parse/index.js';
import type { Symbol } from '../2-bind/index.js';
import type { CheckedDeclaration } from './checked.js';
import { Checker } from './checker.js';
import { fit } from './fit.js';
import { checkParameters, parametersIr } from './parameters.js';
import type { ProgramContext } from './program-context.js';
import { blockValue } from './statements/match.js';
import { resolveType } from './types/resolve-type.js';
import { showType } from './types/show-type.js';
import { isPersonal, type Ty, unknownTy } from './types.js';

/** A function: pure and total, its result declared, its body one value. */
export function checkFunction(context: ProgramContext, symbol: Symbol<FunctionDeclaration>): CheckedDeclaration {
  const { declaration } = symbol;
  const c = new Checker(context, { chapter: symbol.chapter, file: symbol.file, place: symbol.id });
  c.ban = 'a function';
  const parameters = checkParameters(c, symbol, declaration.parameters);
  const result =
    declaration.result && resolveType({ context, chapter: symbol.chapter, checker: c }, declaration.result);
  c.result = result ?? 'any';
  const { value, type } = body(c, declaration, result);
  if (!declaration.result) reportNoResult(c, declaration, type);
  if (isPersonal(type) || c.personal) context.personalResults.add(symbol);
  return {
    diagnostics: c.diagnostics,
    uses: c.uses,
    conditions: c.asked.of(c.file.path, declaration),
    function: { symbol, ir: { parameters: parametersIr(declaration.parameters, parameters), value } },
  };
}

function body(
  c: Checker,
  declaration: FunctionDeclaration,
  result: Ty | undefined,
): { readonly value: ExprIr; readonly type: Ty } {
  const { body: written } = declaration;
  if (written.kind === 'logicBlock') {
    const block = c.rules.block(c, written, result ?? 'any');
    return { value: blockValue(block, result ?? block.type), type: block.type };
  }
  const value = c.expression(written, result);
  return { value: result ? fit(c, value, result, written.span) : value.ir, type: value.type };
}

/** What a function yields is part of its face: callers must not depend on its body. */
function reportNoResult(c: Checker, declaration: FunctionDeclaration, type: Ty): void {
  const { name, parameters, body: written } = declaration;
  if (name.text === '') return;
  const known = type.kind !== 'unknown' && type.kind !== 'nothing' && type.kind !== 'none';
  const close = parameters.length > 0 ? c.file.text.lastIndexOf(')', written.span.start) : -1;
  const empty = c.file.text.startsWith('()', name.span.end) ? name.span.end + 2 : name.span.end;
  const at = close > name.span.end ? close + 1 : empty;
  const fix = c.fix('Say what it yields', {
    span: { start: at, end: at },
    text: ` -> ${showType(known ? type : unknownTy)}`,
  });
  c.report(catalogue.resultMissing, name.span, { name: name.text }, known ? { fix } : {});
}
