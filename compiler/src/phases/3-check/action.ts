import { catalogue } from '../../diagnostics/index.js';
import type { ActionDeclaration } from '../1-parse/index.js';
import type { Symbol } from '../2-bind/index.js';
import { checkRole } from './audience.js';
import type { CheckedDeclaration } from './checked.js';
import { Checker, type Wanted } from './checker.js';
import { condition } from './fit.js';
import { checkParameters, parametersIr } from './parameters.js';
import type { ProgramContext } from './program-context.js';
import { declareInAction } from './simulation/scope.js';
import { resolveType } from './types/resolve-type.js';
import { caseIr, typeIrOf } from './types/type-ir.js';
import { isPersonal } from './types.js';

/** An action: what must hold before it, what it does, what it yields. */
export function checkAction(context: ProgramContext, symbol: Symbol<ActionDeclaration>): CheckedDeclaration {
  const { declaration } = symbol;
  const c = new Checker(context, { chapter: symbol.chapter, file: symbol.file, place: symbol.id });
  if (symbol.simulation) declareInAction(c, declaration.name.span);
  const parameters = checkParameters(c, symbol, declaration.parameters);
  const result =
    declaration.result &&
    resolveType({ context, chapter: symbol.chapter, checker: c, cases: true }, declaration.result);
  const by = declaration.by.flatMap((role) => checkRole(c, role) ?? []);
  const requires = declaration.requires.map((each) => {
    const { refusal } = each;
    if (result?.kind === 'variant' && result.cases.some((one) => one.name === refusal.text)) {
      c.report(catalogue.refusalIsCase, refusal.span, { name: refusal.text });
    }
    const test = c.purely('a requirement', () => condition(c, each.condition));
    // What is required is known from here on.
    c.assume(test.yes);
    return { condition: test.ir, refusal: refusal.text };
  });
  const wanted: Wanted = result ?? 'none';
  c.inAction = true;
  c.result = wanted;
  const block = c.rules.block(c, declaration.body, wanted);
  if (isPersonal(block.type) || c.personal) context.personalResults.add(symbol);
  return {
    diagnostics: c.diagnostics,
    uses: c.uses,
    conditions: c.asked.of(c.file.path, declaration),
    action: {
      symbol,
      ir: {
        parameters: parametersIr(declaration.parameters, parameters),
        ...(by.length > 0 && { by }),
        requires,
        body: block.do,
        ...(result && block.value && { value: block.value }),
        ...(result && { result: typeIrOf(result) }),
        ...(result?.kind === 'variant' && { cases: result.cases.map(caseIr) }),
      },
    },
  };
}
