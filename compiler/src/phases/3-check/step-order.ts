import { catalogue } from '../../diagnostics/index.js';
import type { Name, WorkflowStep } from '../1-parse/index.js';
import type { Checker } from './checker.js';
import { reportUndefined } from './names.js';

/** Steps in an order in which each comes behind those it is `after`, with all that have run before each. */
export interface StepOrder {
  readonly order: readonly WorkflowStep[];
  readonly before: ReadonlyMap<WorkflowStep, ReadonlySet<WorkflowStep>>;
}

/** Orders the steps of a workflow; as written, as far as that goes. Steps that wait for each other are reported, once a circle. */
export function stepOrder(c: Checker, steps: readonly WorkflowStep[]): StepOrder {
  const named = new Map<string, WorkflowStep>();
  for (const step of steps) {
    const first = named.get(step.name.text);
    if (first && step.name.text !== '') {
      const related = [c.here(first.name.span, `\`${step.name.text}\` is here.`)];
      c.report(catalogue.duplicateName, step.name.span, { name: step.name.text }, { related });
    } else named.set(step.name.text, step);
  }
  const waits = new Map(steps.map((step) => [step, stepsNamed(c, named, step.after)]));
  const order: WorkflowStep[] = [];
  const before = new Map<WorkflowStep, ReadonlySet<WorkflowStep>>();
  let open = [...named.values()];
  while (open.length > 0) {
    const next = open.find((step) => (waits.get(step) ?? []).every((other) => before.has(other)));
    if (!next) {
      reportCircle(c, open, waits);
      // What they read of each other is the same fault.
      for (const step of open) before.set(step, new Set(steps));
      break;
    }
    const seen = new Set<WorkflowStep>();
    for (const other of waits.get(next) ?? []) {
      seen.add(other);
      for (const each of before.get(other) ?? []) seen.add(each);
    }
    before.set(next, seen);
    order.push(next);
    open = open.filter((step) => step !== next);
  }
  // Those of a circle are checked as well: their faults are faults of their own.
  return { order: [...order, ...open], before };
}

function stepsNamed(c: Checker, named: ReadonlyMap<string, WorkflowStep>, names: readonly Name[]): WorkflowStep[] {
  return names.flatMap((name) => {
    const step = named.get(name.text);
    if (!step) reportUndefined(c, 'step', name.text, name.span, named.keys());
    return step ? [step] : [];
  });
}

/** Follows one step after another until one comes again. */
function reportCircle(
  c: Checker,
  open: readonly WorkflowStep[],
  waits: ReadonlyMap<WorkflowStep, readonly WorkflowStep[]>,
): void {
  const way: WorkflowStep[] = [];
  let at = open[0];
  while (at && !way.includes(at)) {
    way.push(at);
    at = (waits.get(at) ?? []).find((step) => open.includes(step));
  }
  const circle = at ? way.slice(way.indexOf(at)) : way;
  const first = open.find((step) => circle.includes(step));
  if (!first) return;
  const names = circle.toSorted((a, b) => a.span.start - b.span.start).map((step) => `\`${step.name.text}\``);
  c.report(catalogue.stepsInCircle, first.name.span, { steps: names });
}
