import type { ParameterIr, StepSettingsIr, WorkflowIr } from '../ir/index.js';
import type { Findings } from './findings.js';
import { type Frame, newFrame } from './frame.js';
import type { LogicLinker } from './logic.js';
import type { References } from './references.js';

/** What checking workflows takes along. */
interface WorkflowLinking {
  readonly logic: LogicLinker;
  readonly references: References;
  readonly findings: Findings;
  readonly checkSlots: (frame: Frame) => void;
  readonly parameters: (items: readonly ParameterIr[], frame: Frame) => void;
}

/** Follows a workflow's names. A step stands behind all it comes after, so that there is no circle. */
export function linkWorkflow(linking: WorkflowLinking, name: string, workflow: WorkflowIr): void {
  const { findings, logic, references, checkSlots } = linking;
  const frame = newFrame({ returns: true });
  findings.at('experimental', 'workflows', name);
  findings.expect(workflow.name === name, () => `It calls itself \`${workflow.name}\`.`);
  linking.parameters(workflow.parameters, frame);
  linkOccasion(linking, workflow, frame);
  logic.guard(workflow.when, frame);
  for (const key of workflow.key ?? []) logic.guard(key, frame);
  linkSettings(logic, workflow.settings, frame);
  const before = new Set<string>();
  for (const step of workflow.steps) {
    for (const after of step.after) references.need(before.has(after), `a step \`${after}\` before \`${step.name}\``);
    findings.expect(!before.has(step.name), () => `There are two of \`${step.name}\`.`);
    before.add(step.name);
    if (step.slot !== undefined) frame.bound.add(step.slot);
    if (step.result) references.type(step.result);
    logic.guard(step.when, frame);
    if (step.each) {
      frame.bound.add(step.each.slot);
      logic.guard(step.each.source, frame);
    }
    linkSettings(logic, step.settings, frame);
    logic.statements(step.body, frame);
    if (step.value) logic.expression(step.value, frame);
  }
  logic.statements(workflow.done ?? [], frame);
  if (workflow.result) references.type(workflow.result);
  if (workflow.value) logic.expression(workflow.value, frame);
  checkSlots(frame);
}

function linkOccasion({ logic, references }: WorkflowLinking, { on }: WorkflowIr, frame: Frame): void {
  if (!on) return;
  if (on.on === 'event') references.event(on.event, []);
  if (on.on === 'every') {
    logic.guard(on.every, frame);
    logic.guard(on.zone, frame);
  }
  if (on.on === 'instant') logic.guard(on.at, frame);
  if ((on.on === 'event' || on.on === 'resume') && on.slot !== undefined) frame.bound.add(on.slot);
}

function linkSettings(logic: LogicLinker, { retry, backoff, lease, budget }: StepSettingsIr, frame: Frame): void {
  if (retry) for (const each of 'times' in retry ? [retry.times] : retry.after) logic.guard(each, frame);
  for (const each of [backoff, lease, budget]) logic.guard(each, frame);
}
