import { type BoundProgram, isSymbolOf, type PlaceIds, type Symbol } from '../2-bind/index.js';
import { checkedBody } from './body.js';
import type { CheckedDeclaration } from './checked.js';
import { checkDeck } from './deck.js';
import { checkExtern } from './extern.js';
import { checkMission } from './mission.js';
import { checkRule } from './rule.js';
import { contextOf } from './rules.js';
import { checkScene } from './scene.js';
import { checkTable } from './table.js';

/**
 * Checks one scene, deck, function, action, rule or mission and writes down what it means. Pure: the result depends on the program's names,
 * on what its functions and actions do, and on the ids of the declaration's own places.
 */
export function checkDeclaration(program: BoundProgram, ids: PlaceIds, symbol: Symbol): CheckedDeclaration {
  const context = contextOf(program, ids);
  if (isSymbolOf(symbol, 'scene')) return checkScene(context, symbol);
  if (isSymbolOf(symbol, 'deck')) return checkDeck(context, symbol);
  if (isSymbolOf(symbol, 'mission')) return checkMission(context, symbol);
  if (isSymbolOf(symbol, 'rule')) return checkRule(context, symbol);
  if (isSymbolOf(symbol, 'extern')) return checkExtern(context, symbol);
  if (isSymbolOf(symbol, 'table')) return checkTable(context, symbol);
  return checkedBody(context, symbol);
}
