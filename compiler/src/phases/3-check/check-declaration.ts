import { type BoundProgram, isSymbolOf, type PlaceIds, type Symbol } from '../2-bind/index.js';
import { checkedBody } from './body.js';
import type { CheckedDeclaration } from './checked.js';
import { contextOf } from './rules.js';
import { checkRule } from './rule.js';
import { checkScene } from './scene.js';

/**
 * Checks one scene, function, action or rule and writes down what it means. Pure: the result depends on the program's names,
 * on what its functions and actions do, and on the ids of the declaration's own places.
 */
export function checkDeclaration(program: BoundProgram, ids: PlaceIds, symbol: Symbol): CheckedDeclaration {
  const context = contextOf(program, ids);
  if (isSymbolOf(symbol, 'scene')) return checkScene(context, symbol);
  if (isSymbolOf(symbol, 'rule')) return checkRule(context, symbol);
  return checkedBody(context, symbol);
}
