import type { PromptBudgetIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { PromptBudget } from '../../1-parse/index.js';
import type { Checker } from '../checker.js';
import { reportUndefined } from '../names.js';
import { budgetTime } from './budget.js';

const overflows = ['background', 'drop'] as const;

/** How long a prompt may take, what it may cost, and what becomes of an answer that comes later. */
export function promptBudget(c: Checker, { time, cost, overflow }: PromptBudget): PromptBudgetIr {
  const milliseconds = budgetTime(c, time);
  if (cost && cost.kind !== 'unit') {
    const found = `\`${c.sourceOf(cost.span)}\``;
    c.report(catalogue.wrongType, cost.span, { found, wanted: 'a sum with its unit (`0.002 usd`)' });
  }
  const known = overflows.find((each) => each === overflow?.text);
  if (overflow && !known) reportUndefined(c, 'overflow', overflow.text, overflow.span, overflows);
  return {
    ...(milliseconds !== undefined && { milliseconds }),
    ...(cost?.kind === 'unit' && { cost: { amount: cost.digits, unit: cost.unit.text } }),
    ...(known && { overflow: known }),
  };
}
