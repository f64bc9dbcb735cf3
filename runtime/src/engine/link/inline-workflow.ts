import type { Value, WorkflowIr, WorkflowStepIr } from '../../bundle/index.js';
import { spend, type Turn } from '../run/turn.js';
import { catchingReturn, linkParameters } from './call.js';
import type { Evaluate, Execute, LinkedRoutine } from './linked.js';
import type { Linker } from './linker.js';
import { elementsOf } from './values.js';

/**
 * A workflow inside the turn, as a routine: its steps one after another, each behind those it reads. Nothing runs side by
 * side in a turn, and nobody measures its budgets: an engine has no clock.
 */
export function linkInlineWorkflow(link: Linker, workflow: WorkflowIr): LinkedRoutine {
  const parameters = linkParameters(link, workflow.parameters);
  const when = workflow.when && link.expression(workflow.when);
  const steps = workflow.steps.map((step) => linkStep(link, step));
  const done = link.statements(workflow.done ?? []);
  const value = workflow.value && link.expression(workflow.value);
  const end = linkBody(done, value);
  const run = (turn: Turn): Value => {
    if (when && when(turn) !== true) return null;
    for (const step of steps) step(turn);
    return end(turn);
  };
  return { name: workflow.name, parameters, size: link.slots.names.length, run };
}

function linkStep(link: Linker, step: WorkflowStepIr): (turn: Turn) => void {
  const when = step.when && link.expression(step.when);
  const source = step.each && link.expression(step.each.source);
  const bind = step.each && link.write(link.slots.index(step.each.slot));
  const body = link.statements(step.body);
  const value = step.value && link.expression(step.value);
  const keep = step.slot === undefined ? undefined : link.write(link.slots.index(step.slot));
  const run = linkBody(body, value);
  const once = (turn: Turn): Value => {
    spend(turn, 1);
    return run(turn);
  };
  return (turn) => {
    if (when && when(turn) !== true) {
      keep?.(turn, null);
      return;
    }
    if (!source || !bind) {
      const result = once(turn);
      keep?.(turn, result);
      return;
    }
    const results = elementsOf(source(turn)).map((item) => {
      bind(turn, item);
      return once(turn);
    });
    keep?.(turn, results);
  };
}

/** Statements and what comes of them; a `return` anywhere in them leaves them with its own value. */
function linkBody(body: Execute, value: Evaluate | undefined): Evaluate {
  return catchingReturn((turn) => {
    if (body(turn)) return turn.returned;
    return value ? value(turn) : null;
  });
}
