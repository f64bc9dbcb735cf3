import type { ExprIr, StepSettingsIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../diagnostics/index.js';
import type { Expression, StepSettings, WorkflowDeclaration, WorkflowStep } from '../1-parse/index.js';
import type { Checker } from './checker.js';
import { fit } from './fit.js';
import { showDuration } from './types/show-duration.js';
import { durationTy, intTy } from './types.js';

/** How a step is tried: figures and spans of time, which may be config. */
export function checkSettings(c: Checker, { retry, backoff, lease, budget }: StepSettings): StepSettingsIr {
  const tries = checkRetry(c, retry);
  return {
    ...(tries && { retry: tries }),
    ...(backoff && { backoff: spanOfTime(c, backoff) }),
    ...(lease && { lease: spanOfTime(c, lease) }),
    ...(budget && { budget: spanOfTime(c, budget) }),
  };
}

/** `retry 5`, or the waits one by one. */
function checkRetry(c: Checker, retry: readonly Expression[]): StepSettingsIr['retry'] {
  const [first, ...more] = retry;
  if (!first) return undefined;
  const value = c.purely('a setting', () => c.expression(first));
  if (value.type.kind === 'duration' || more.length > 0) {
    return {
      after: [positive(c, first, fit(c, value, durationTy, first.span)), ...more.map((each) => spanOfTime(c, each))],
    };
  }
  return { times: fit(c, value, { ...intTy, low: 1 }, first.span) };
}

/** A span of time that takes some. */
export function spanOfTime(c: Checker, expression: Expression): ExprIr {
  const value = c.purely('a setting', () => c.expression(expression, durationTy));
  return positive(c, expression, fit(c, value, durationTy, expression.span));
}

export function positive(c: Checker, { span }: Expression, ir: ExprIr): ExprIr {
  if (ir.op === 'const' && typeof ir.value === 'number' && ir.value <= 0) c.report(catalogue.spanNotPositive, span, {});
  return ir;
}

/** Whether steps that each keep their budget keep that of the whole: those after one another add up. */
export function checkBudgets(c: Checker, { settings }: WorkflowDeclaration, order: readonly WorkflowStep[]): void {
  const whole = settings.budget && constantSpan(settings.budget);
  if (!settings.budget || whole === undefined) return;
  const taken = new Map<string, number>();
  for (const { name, after, settings: own } of order) {
    const before = Math.max(0, ...after.map((each) => taken.get(each.text) ?? 0));
    taken.set(name.text, before + ((own.budget && constantSpan(own.budget)) ?? 0));
  }
  const steps = Math.max(0, ...taken.values());
  if (steps <= whole) return;
  c.report(catalogue.stepsOverBudget, settings.budget.span, {
    steps: showDuration(steps),
    whole: showDuration(whole),
  });
}

function constantSpan(expression: Expression): number | undefined {
  return expression.kind === 'duration' ? expression.milliseconds : undefined;
}
