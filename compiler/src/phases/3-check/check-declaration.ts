import { type BoundProgram, isSymbolOf, type PlaceIds, type Symbol } from '../2-bind/index.js';
import { checkedBody } from './body.js';
import type { CheckedDeclaration } from './checked.js';
import { contextOf } from './rules.js';
import { checkScene } from './scene.js';

/**
 * Checks one scene, function or action and writes down what it means. Pure: the result depends on the program's names,
 * on what its functions and actions do, and on the ids of the declaration's own places.
 */
export function checkDeclaration(program: BoundProgram, ids: PlaceIds, symbol: Symbol): CheckedDeclaration {
  const context = contextOf(program, ids);
  if (isSymbolOf(symbol, 'scene')) return checkScene(context, symbol);
  return checkedBody(context, symbol);
}
