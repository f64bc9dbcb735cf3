import type { SimulationActIr } from '@fabula/runtime/bundle';
import type { CheckedGoal, CheckedSimulation } from '../../3-check/index.js';
import type { Body } from './body.js';
import { callAct, labelOf, walkAll } from './logic.js';

/** What is done in a simulation's phases, and with what its agents act. What they ask themselves is free. */
export function walkSimulation(body: Body, { ir }: CheckedSimulation): void {
  for (const { fields, title, edges } of ir.populations) {
    for (const value of [...Object.values(fields), ...edges.map(({ to }) => to)]) labelOf(body, value);
    if (title) labelOf(body, title);
  }
  for (const { decisions } of ir.agents) {
    for (const decision of decisions) {
      if (decision.by === 'ask') labelOf(body, decision.ask);
      else walkAct(body, decision.act);
    }
  }
  for (const step of ir.steps) walkAll(body, step.body);
  for (const { value } of ir.measures) labelOf(body, value);
}

/** A goal's beats act, and a shot of one is shown. */
export function walkGoal(body: Body, { ir }: CheckedGoal): void {
  for (const { act } of ir.beats) walkAct(body, act);
}

function walkAct(body: Body, act: SimulationActIr): void {
  callAct(body, { site: '', ...act });
}
