import type { ExprIr, WorkflowIr, WorkflowStepIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../diagnostics/index.js';
import type { Expression, LogicBlock, Name, WorkflowDeclaration, WorkflowStep } from '../1-parse/index.js';
import type { Symbol } from '../2-bind/index.js';
import type { CheckedDeclaration } from './checked.js';
import { Checker, type Wanted } from './checker.js';
import { iterated } from './expressions/list.js';
import { plainText } from './expressions/literal.js';
import { condition, describe, fit, fits } from './fit.js';
import { noFacts } from './flow/facts.js';
import { checkOccasion } from './occasion.js';
import { checkParameters, parametersIr } from './parameters.js';
import type { ProgramContext } from './program-context.js';
import { declareOnce, reportHidden } from './statements/let.js';
import { stepOrder } from './step-order.js';
import { checkBudgets, checkSettings } from './step-settings.js';
import { resolveType } from './types/resolve-type.js';
import { formatOf, typeIrOf } from './types/type-ir.js';
import { optionalTy, type Ty } from './types.js';

/** What a step yields to those behind it. */
interface StepResult {
  readonly slot: string;
  /** What its body gives. */
  readonly of: Ty;
  /** What others read: none where it may be passed over, a list where it runs for each of several. */
  readonly type: Ty;
}

/** A workflow: what it waits for, and its steps, each behind those it reads. */
export function checkWorkflow(context: ProgramContext, symbol: Symbol<WorkflowDeclaration>): CheckedDeclaration {
  const { declaration } = symbol;
  const c = new Checker(context, { chapter: symbol.chapter, file: symbol.file, place: symbol.id });
  c.offTurn = !declaration.inline;
  const parameters = checkParameters(c, symbol, declaration.parameters);
  const result =
    declaration.result && resolveType({ context, chapter: symbol.chapter, checker: c }, declaration.result);
  const on = declaration.occasion && checkOccasion(c, declaration);
  const when = ask(c, declaration.when, 'what a workflow waits for');
  const key = declaration.key.map((each) => keyPart(c, each));
  reportMissingKey(c, declaration);
  if (result && declaration.result && !declaration.inline) {
    c.report(catalogue.resultNotInline, declaration.result.span, {});
  }
  const settings = checkSettings(c, declaration.settings);
  const { order, before } = stepOrder(c, declaration.steps);
  const results = stepResults(c, declaration);
  const steps = order.map((step) => checkStep(c, step, declaration, results, before.get(step) ?? new Set()));
  checkBudgets(c, declaration, order);
  const done = c.inside(() => {
    for (const step of declaration.steps) declareResult(c, step, results, undefined);
    return checkDone(c, declaration, result, results);
  });
  const title = declaration.title && plainText(declaration.title);
  const ir: WorkflowIr = {
    name: symbol.id,
    ...(title !== undefined && { title }),
    parameters: parametersIr(declaration.parameters, parameters),
    ...(declaration.inline && { inline: true }),
    ...(on && { on }),
    ...(when && { when }),
    ...(key.length > 0 && { key }),
    settings,
    steps,
    ...(done.do && { done: done.do }),
    ...(result && { result: typeIrOf(result) }),
    ...(done.value && { value: done.value }),
  };
  const conditions = c.asked.of(c.file.path, symbol.declaration);
  return { diagnostics: c.diagnostics, uses: c.uses, conditions, workflow: { symbol, ir } };
}

/** A condition of a workflow or a step. That it never holds is a finding. */
function ask(c: Checker, expression: Expression | undefined, where: string): ExprIr | undefined {
  if (!expression) return undefined;
  const asked = c.purely(where, () => condition(c, expression));
  c.assume(asked.yes);
  return asked.ir;
}

/** A part of the key: what could be shown in text can be written down. */
function keyPart(c: Checker, expression: Expression): ExprIr {
  const value = c.purely('a key', () => c.expression(expression));
  const { type } = value;
  if (type.kind === 'optional') {
    c.report(catalogue.maybeNone, expression.span, { what: `\`${c.sourceOf(expression.span)}\`` });
  } else if (type.kind !== 'unknown' && (type.kind === 'list' || type.kind === 'set' || !formatOf(type))) {
    c.report(catalogue.keyNotShown, expression.span, { type: describe(type) });
  }
  return value.ir;
}

function reportMissingKey(c: Checker, { name, key, occasion, settings, steps, inline }: WorkflowDeclaration): void {
  if (key.length > 0 || inline) return;
  if (occasion?.kind === 'eventOccasion') c.report(catalogue.workflowWithoutKey, name.span, { name: name.text });
  // What waits for a time has that time for its key.
  else if (!occasion && [settings, ...steps.map((step) => step.settings)].some((each) => each.retry.length > 0)) {
    c.report(catalogue.retryWithoutKey, name.span, { name: name.text });
  }
}

function stepResults(c: Checker, { steps }: WorkflowDeclaration): ReadonlyMap<WorkflowStep, StepResult> {
  const results = new Map<WorkflowStep, StepResult>();
  for (const step of steps) {
    if (!step.result) continue;
    const of = resolveType({ context: c.context, chapter: c.chapter, checker: c }, step.result);
    const all: Ty = step.each ? { kind: 'list', of } : of;
    results.set(step, { slot: `step ${step.name.text}`, of, type: step.when ? optionalTy(all) : all });
  }
  return results;
}

/** Puts a step's result in sight. `before` are the steps that have run for sure; undefined: all of them. */
function declareResult(
  c: Checker,
  step: WorkflowStep,
  results: ReadonlyMap<WorkflowStep, StepResult>,
  reader: { readonly step: WorkflowStep; readonly before: ReadonlySet<WorkflowStep> } | undefined,
): void {
  const result = results.get(step);
  const { name } = step;
  if (!result || name.text === '') return;
  if (reader?.step === step) return;
  const variable = {
    name: name.text,
    slot: result.slot,
    type: result.type,
    rank: 'parameter' as const,
    span: name.span,
    lastRead: 0,
  };
  if (!reader || reader.before.has(step)) {
    c.scope.add(variable);
    return;
  }
  const readBy = reader.step.name.text;
  c.scope.add({
    ...variable,
    meaning: (span) => {
      const related = [c.here(name.span, `\`${name.text}\` is here.`)];
      c.report(catalogue.stepNotBefore, span, { name: name.text, step: readBy }, { related });
      return { is: 'reported' };
    },
  });
}

function checkStep(
  c: Checker,
  step: WorkflowStep,
  declaration: WorkflowDeclaration,
  results: ReadonlyMap<WorkflowStep, StepResult>,
  before: ReadonlySet<WorkflowStep>,
): WorkflowStepIr {
  const result = results.get(step);
  return c.inside(() => {
    // Each is a transaction of its own: what was known before it may have changed since.
    c.facts = noFacts;
    for (const other of declaration.steps) declareResult(c, other, results, { step, before });
    const when = ask(c, step.when, 'what a step waits for');
    const settings = checkSettings(c, step.settings);
    const each = step.each && checkEach(c, step.each);
    const { body, value } = checkBody(c, step.body, result?.of ?? 'none');
    const title = step.title && plainText(step.title);
    const worker = step.worker && plainText(step.worker);
    return {
      name: step.name.text,
      ...(title !== undefined && { title }),
      after: step.after.map((name) => name.text),
      ...(result && { slot: result.slot, result: typeIrOf(result.type) }),
      ...(when && { when }),
      ...(each && { each }),
      ...(worker !== undefined && { worker }),
      settings,
      body,
      ...(value && { value }),
    };
  });
}

function checkEach(
  c: Checker,
  { binder, source }: { readonly binder: Name; readonly source: Expression },
): { readonly slot: string; readonly source: ExprIr } {
  const { type, ir } = c.purely('what a step runs for', () => iterated(c, source));
  reportHidden(c, binder);
  return { slot: declareOnce(c, binder, type).slot, source: ir };
}

function checkBody(c: Checker, block: LogicBlock, wanted: Wanted): { body: WorkflowStepIr['body']; value?: ExprIr } {
  c.result = wanted;
  const checked = c.rules.block(c, block, wanted);
  c.result = undefined;
  return { body: checked.do, ...(checked.value && { value: checked.value }) };
}

/** What is done when all steps are, and what the whole yields. */
function checkDone(
  c: Checker,
  { name, done, steps, result: written }: WorkflowDeclaration,
  result: Ty | undefined,
  results: ReadonlyMap<WorkflowStep, StepResult>,
): { readonly do?: WorkflowStepIr['body']; readonly value?: ExprIr } {
  c.facts = noFacts;
  if (done) {
    const { body, value } = checkBody(c, done, result ?? 'none');
    return { do: body, ...(value && { value }) };
  }
  if (!result || !written) return {};
  const last = steps.at(-1);
  const given = last && results.get(last);
  if (last && given) {
    const ir: ExprIr = { op: 'local', slot: given.slot };
    const span = fits(c, given.type, result) ? last.name.span : (last.result?.span ?? last.name.span);
    return { value: fit(c, { type: given.type, ir }, result, span) };
  }
  c.report(catalogue.workflowWithoutResult, written.span, { name: name.text, type: describe(result) });
  return {};
}
