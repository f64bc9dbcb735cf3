import type { WorkflowStepIr } from '@fabula/runtime/bundle';
import { catalogue, type Diagnostic, diagnostic } from '../../../diagnostics/index.js';
import { type CheckedDeclaration, showDuration } from '../../3-check/index.js';
import type { AnalyzeInput } from '../input.js';

/**
 * Steps of a turn that wait longer for models than they may take. Prompts asked one after another add up; those that a
 * list is asked for go side by side, and count once. What a step calls is not looked into.
 */
export function promptsOverBudget({ program, declarations }: AnalyzeInput): Diagnostic[] {
  const budgets = new Map<string, number>();
  for (const { prompt } of declarations) {
    const time = prompt?.ir.budget?.milliseconds;
    if (prompt && time !== undefined) budgets.set(prompt.symbol.id, time);
  }
  if (budgets.size === 0) return [];
  return declarations.flatMap(({ workflow }) => {
    if (!workflow?.ir.inline || workflow.symbol.chapter.unit !== program.main) return [];
    return workflow.ir.steps.flatMap((step) => overBudget(workflow, step, budgets));
  });
}

function overBudget(
  { symbol, ir }: NonNullable<CheckedDeclaration['workflow']>,
  step: WorkflowStepIr,
  budgets: ReadonlyMap<string, number>,
): Diagnostic[] {
  const given = step.settings.budget ?? ir.settings.budget;
  const whole = given?.op === 'const' && typeof given.value === 'number' ? given.value : undefined;
  if (whole === undefined) return [];
  const asked = askedIn([step.body, step.value]);
  const sum = asked.reduce((total, name) => total + (budgets.get(name) ?? 0), 0);
  if (sum <= whole) return [];
  const written = symbol.declaration.steps.find(({ name }) => name.text === step.name);
  const span = written?.name.span ?? symbol.declaration.name.span;
  const holes = { step: step.name, prompts: showDuration(sum), whole: showDuration(whole) };
  return [diagnostic(catalogue.promptsOverBudget, { file: symbol.file.path, span }, holes)];
}

/** The names of all prompts that stand in some logic. */
function askedIn(node: unknown): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  const inside = Object.values(node).flatMap(askedIn);
  const asks = 'op' in node && node.op === 'extern' && 'function' in node && typeof node.function === 'string';
  return asks && typeof node.function === 'string' ? [...inside, node.function] : inside;
}
