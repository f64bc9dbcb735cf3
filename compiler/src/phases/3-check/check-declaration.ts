import { type BoundProgram, isSymbolOf, type PlaceIds, type Symbol } from '../2-bind/index.js';
import { checkedBody } from './body.js';
import type { CheckedDeclaration } from './checked.js';
import { checkDeck } from './deck.js';
import { checkDirector } from './director.js';
import { checkExtern } from './extern.js';
import { checkMission } from './mission.js';
import { checkContext } from './models/context.js';
import { checkMemory } from './models/memory.js';
import { checkModel } from './models/model.js';
import { checkPrompt } from './models/prompt.js';
import { checkProvider } from './models/provider.js';
import { checkRule } from './rule.js';
import { contextOf } from './rules.js';
import { checkScene } from './scene.js';
import { checkExperiment } from './simulation/experiment.js';
import { checkGoal } from './simulation/goal.js';
import { checkSimulation } from './simulation/simulation.js';
import { checkTable } from './table.js';
import { checkWorkflow } from './workflow.js';

/**
 * Checks one scene, deck, function, action, rule or mission and writes down what it means. Pure: the result depends on the program's names,
 * on what its functions and actions do, and on the ids of the declaration's own places.
 */
export function checkDeclaration(program: BoundProgram, ids: PlaceIds, symbol: Symbol): CheckedDeclaration {
  const context = contextOf(program, ids);
  if (isSymbolOf(symbol, 'scene')) return checkScene(context, symbol);
  if (isSymbolOf(symbol, 'deck')) return checkDeck(context, symbol);
  if (isSymbolOf(symbol, 'mission')) return checkMission(context, symbol);
  if (isSymbolOf(symbol, 'director')) return checkDirector(context, symbol);
  if (isSymbolOf(symbol, 'simulation')) return checkSimulation(context, symbol);
  if (isSymbolOf(symbol, 'goal')) return checkGoal(context, symbol);
  if (isSymbolOf(symbol, 'experiment')) return checkExperiment(context, symbol);
  if (isSymbolOf(symbol, 'rule')) return checkRule(context, symbol);
  if (isSymbolOf(symbol, 'extern')) return checkExtern(context, symbol);
  if (isSymbolOf(symbol, 'table')) return checkTable(context, symbol);
  if (isSymbolOf(symbol, 'workflow')) return checkWorkflow(context, symbol);
  if (isSymbolOf(symbol, 'provider')) return checkProvider(context, symbol);
  if (isSymbolOf(symbol, 'model')) return checkModel(context, symbol);
  if (isSymbolOf(symbol, 'context')) return checkContext(context, symbol);
  if (isSymbolOf(symbol, 'prompt')) return checkPrompt(context, symbol);
  if (isSymbolOf(symbol, 'memory')) return checkMemory(context, symbol);
  return checkedBody(context, symbol);
}
