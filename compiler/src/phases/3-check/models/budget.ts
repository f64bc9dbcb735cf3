import { catalogue } from '../../../diagnostics/index.js';
import type { Expression } from '../../1-parse/index.js';
import type { Checker } from '../checker.js';

/** How long something may take, in milliseconds; anything but a duration is reported. */
export function budgetTime(c: Checker, budget: Expression | undefined): number | undefined {
  if (!budget) return undefined;
  if (budget.kind === 'duration') return budget.milliseconds;
  c.report(catalogue.wrongType, budget.span, { found: `\`${c.sourceOf(budget.span)}\``, wanted: '`duration`' });
  return undefined;
}
