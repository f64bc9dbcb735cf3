import type { TestStepIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { TestStep } from '../../1-parse/index.js';
import type { Checker } from '../checker.js';
import { checkArguments } from '../expressions/arguments.js';
import { resolvePath } from '../names.js';
import { constantFigure } from '../types/constant.js';
import { goalParameters } from './goal-parameters.js';

/** `simulate valley for 100 ticks`, `pursue ball_home` in a test. */
export function checkRunStep(
  c: Checker,
  step: Extract<TestStep, { kind: 'simulate' | 'pursueStep' }>,
  line: number,
  seed: number | undefined,
): TestStepIr[] {
  if (step.kind === 'simulate') {
    const simulation = resolvePath(c, step.simulation, 'value', 'simulation', 'simulation');
    const ticks = constantFigure(step.ticks);
    if (ticks === undefined || !Number.isInteger(ticks) || ticks < 0) {
      if (step.ticks.kind !== 'error') c.report(catalogue.notConstant, step.ticks.span, {});
      return [];
    }
    return simulation
      ? [{ line, step: 'simulate', simulation: simulation.id, ticks, ...(seed !== undefined && { seed }) }]
      : [];
  }
  const goal = resolvePath(c, step.goal, 'value', 'goal', 'goal');
  if (!goal) {
    for (const argument of step.arguments) c.expression(argument.value);
    return [];
  }
  const { values } = checkArguments(c, goal.name, goalParameters(c.context, goal), step.arguments, step.goal.span);
  return [{ line, step: 'pursue', goal: goal.id, arguments: values, ...(seed !== undefined && { seed }) }];
}
