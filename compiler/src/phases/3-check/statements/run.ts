import type { ExprIr, StatementIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { AdvanceStatement, CheckpointStatement, ExpressionStatement, RunExpression } from '../../1-parse/index.js';
import type { Elaborated } from '../checked.js';
import type { Checker } from '../checker.js';
import { checkArguments } from '../expressions/arguments.js';
import { check } from '../fit.js';
import { pathText, resolvePath } from '../names.js';
import { signatureOf } from '../signature.js';
import { positive } from '../step-settings.js';
import { durationTy, textTy, unknownTy } from '../types.js';
import { unknownValue } from '../unknown-value.js';
import { effect } from './effect.js';

/** `run boundary(x)` for what it does. */
export function runStatement(c: Checker, statement: ExpressionStatement, run: RunExpression): StatementIr | undefined {
  effect(c, 'A workflow is run', run.span);
  const given = whatRuns(c, run);
  return given && { do: 'run', id: c.idOf(statement), workflow: given.id, arguments: given.arguments };
}

/** `run cycle(said)` for what it yields. */
export function runValue(c: Checker, run: RunExpression): Elaborated {
  // In text it is what the turn comes to while it is told, as a roll of dice is.
  effect(c, 'A workflow is run', run.span);
  const given = whatRuns(c, run);
  if (!given) return unknownValue;
  if (given.result.kind === 'nothing') {
    c.report(catalogue.runsBeside, run.span, { name: pathText(run.workflow) });
    return unknownValue;
  }
  const ir: ExprIr = { op: 'run', site: c.site(), workflow: given.id, arguments: given.arguments };
  return { type: given.result, ir };
}

function whatRuns(c: Checker, run: RunExpression) {
  const workflow = resolvePath(c, run.workflow, 'value', 'workflow', 'workflow');
  if (!workflow) {
    for (const argument of run.arguments) c.expression(argument.value, unknownTy);
    return undefined;
  }
  const { occasion } = workflow.declaration;
  if (occasion?.kind === 'eventOccasion') {
    const related = [c.relatedTo(workflow)];
    const event = pathText(occasion.event);
    c.report(catalogue.workflowWaits, run.workflow.span, { name: workflow.name, event }, { related });
  }
  const { parameters, result } = signatureOf(c.context, workflow);
  const { values } = checkArguments(c, workflow.name, parameters, run.arguments, run.workflow.span);
  return { id: workflow.id, arguments: values, result };
}

/** `advance 1h`. */
export function advance(c: Checker, statement: AdvanceStatement): StatementIr {
  effect(c, 'Time goes on', statement.span);
  const by = positive(c, statement.by, check(c, statement.by, durationTy));
  return { do: 'advance', id: c.idOf(statement), by };
}

/** `checkpoint after_storm`. */
export function checkpoint(c: Checker, statement: CheckpointStatement): StatementIr {
  effect(c, 'A checkpoint is set', statement.span);
  const { label } = statement;
  const named: ExprIr = label.kind === 'name' ? { op: 'const', value: label.text } : check(c, label, textTy);
  return { do: 'checkpoint', id: c.idOf(statement), label: named };
}
