import { isSymbolOf, type Symbol } from '../2-bind/index.js';
import { checkAction } from './action.js';
import type { CheckedDeclaration } from './checked.js';
import { checkFunction } from './function.js';
import type { ProgramContext } from './program-context.js';
import { checkQuery } from './query/query.js';
import { recursionOf } from './recursion.js';

const nothing: CheckedDeclaration = { diagnostics: [], uses: { reads: new Set(), writes: new Set(), unread: [] } };

/** The body of a function or action, checked once a program: what calls it may ask what it does before its turn comes. */
export function bodyOf(context: ProgramContext, symbol: Symbol): CheckedDeclaration {
  const known = context.bodies.get(symbol);
  // A body that asks for itself is told nothing; that it calls itself is reported elsewhere.
  if (known) return known === 'busy' ? nothing : known;
  context.bodies.set(symbol, 'busy');
  const checked = isSymbolOf(symbol, 'function')
    ? checkFunction(context, symbol)
    : isSymbolOf(symbol, 'action')
      ? checkAction(context, symbol)
      : isSymbolOf(symbol, 'query')
        ? checkQuery(context, symbol)
        : nothing;
  context.bodies.set(symbol, checked);
  return checked;
}

/** The same with what can be told only of bodies together: that they call each other in a circle. */
export function checkedBody(context: ProgramContext, symbol: Symbol): CheckedDeclaration {
  const checked = bodyOf(context, symbol);
  const circle = recursionOf(context, symbol, bodyOf);
  return circle ? { ...checked, diagnostics: [...checked.diagnostics, circle] } : checked;
}
