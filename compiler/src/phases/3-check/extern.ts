import type { ExternIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../diagnostics/index.js';
import type { ExternDeclaration, Type } from '../1-parse/index.js';
import type { Symbol } from '../2-bind/index.js';
import type { CheckedDeclaration } from './checked.js';
import { Checker } from './checker.js';
import { checkParameters } from './parameters.js';
import type { ProgramContext } from './program-context.js';
import { resolveType } from './types/resolve-type.js';
import { typeIrOf } from './types/type-ir.js';
import type { Ty } from './types.js';

/** A function of the host: what it is given and what it must answer. */
export function checkExtern(context: ProgramContext, symbol: Symbol<ExternDeclaration>): CheckedDeclaration {
  const { declaration } = symbol;
  const c = new Checker(context, { chapter: symbol.chapter, file: symbol.file, place: symbol.id });
  const parameters = checkParameters(c, symbol, declaration.parameters);
  const result = declaration.result && answer(c, declaration.result);
  const ir: ExternIr = {
    parameters: parameters.map(({ slot, type }, index) => ({
      name: declaration.parameters[index]?.name.text ?? slot,
      type: typeIrOf(type),
    })),
    ...(result && { result: typeIrOf(result) }),
    ...(declaration.effect && { effect: declaration.effect }),
  };
  return { diagnostics: c.diagnostics, uses: c.uses, extern: { symbol, ir } };
}

/** An answer comes from outside: a scene in it could be any text. */
function answer(c: Checker, written: Type): Ty {
  const type = resolveType({ context: c.context, chapter: c.chapter, checker: c, cases: true }, written);
  if (holdsScene(type)) c.report(catalogue.externAnswer, written.span, {});
  return type;
}

function holdsScene(type: Ty): boolean {
  switch (type.kind) {
    case 'scene':
      return true;
    case 'optional':
    case 'list':
    case 'set':
      return holdsScene(type.of);
    case 'map':
      return holdsScene(type.key) || holdsScene(type.value);
    case 'record':
      return type.fields.some((field) => holdsScene(field.type));
    case 'variant':
      return type.cases.some((each) => each.fields.some((field) => holdsScene(field.type)));
    default:
      return false;
  }
}
