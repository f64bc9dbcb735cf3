import type { ActionIr, ExperimentalIr, ExperimentIr, GoalIr, SimulationIr } from '@fabula/runtime/bundle';
import type { Symbol } from '../2-bind/index.js';
import type { CheckedDeclaration } from '../3-check/index.js';

/** What simulations came to: each with its own actions, which were checked as declarations of their own. */
export function lowerSimulations(
  declarations: readonly { readonly symbol: Symbol; readonly checked: CheckedDeclaration }[],
): Pick<ExperimentalIr, 'simulations' | 'goals' | 'experiments'> {
  const actions = new Map<Symbol, { [name: string]: ActionIr }>();
  const simulations: { [name: string]: SimulationIr } = {};
  const goals: { [name: string]: GoalIr } = {};
  const experiments: { [name: string]: ExperimentIr } = {};
  for (const { symbol, checked } of declarations) {
    if (!symbol.simulation || !checked.action) continue;
    const own = actions.get(symbol.simulation) ?? {};
    own[symbol.id] = checked.action.ir;
    actions.set(symbol.simulation, own);
  }
  for (const { symbol, checked } of declarations) {
    const { simulation, goal, experiment } = checked;
    if (simulation) simulations[symbol.id] = { ...simulation.ir, actions: actions.get(symbol) ?? {} };
    if (goal) goals[symbol.id] = goal.ir;
    if (experiment) experiments[symbol.id] = experiment;
  }
  return { simulations, goals, experiments };
}
