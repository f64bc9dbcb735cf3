import type { Symbol } from '../2-bind/index.js';
import type { ProgramContext } from './program-context.js';
import { personalTy, type Ty } from './types.js';

/**
 * Whether the result of a function or an action carries a person's words whatever it is given, because its body reads
 * a personal field. The body is checked for it, once; while it is being checked it is taken not to, which a result that
 * depends on itself can't change.
 */
export function resultIsPersonal(context: ProgramContext, symbol: Symbol, result: Ty): boolean {
  if (!carriesText(result)) return false;
  context.rules.body(context, symbol);
  return context.personalResults.has(symbol);
}

/** Whether a value of the type may hold a text. */
export function carriesText(type: Ty): boolean {
  switch (type.kind) {
    case 'text':
      return true;
    case 'optional':
    case 'list':
    case 'set':
    case 'map':
    case 'record':
    case 'variant':
      return personalTy(type) !== type;
    default:
      return false;
  }
}
