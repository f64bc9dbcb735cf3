import type { OccasionIr, StepSettingsIr, WorkflowIr, WorkflowStepIr } from '../ir/index.js';
import { type CasesOf, type Check, either, list, object, only, optional, tagged, text, wholeNumber } from './check.js';
import { expression, statement, type } from './logic-shape.js';
import { parameter } from './scene-shape.js';

const settings: Check<StepSettingsIr> = object<StepSettingsIr>({
  retry: optional(either(object({ times: expression }), object({ after: list(expression) }))),
  backoff: optional(expression),
  lease: optional(expression),
  budget: optional(expression),
});

const step: Check<WorkflowStepIr> = object<WorkflowStepIr>({
  name: text,
  title: optional(text),
  after: list(text),
  slot: optional(text),
  result: optional(type),
  when: optional(expression),
  each: optional(object<NonNullable<WorkflowStepIr['each']>>({ slot: text, source: expression })),
  worker: optional(text),
  settings,
  body: list(statement),
  value: optional(expression),
});

const occasion: Check<OccasionIr> = tagged<OccasionIr, 'on'>(
  'on',
  (): CasesOf<OccasionIr, 'on'> => ({
    event: { event: text, slot: optional(text) },
    every: { every: expression, at: optional(wholeNumber(0, 1439)), zone: optional(expression) },
    instant: { at: expression },
    resume: { slot: optional(text) },
  }),
);

export const workflow: Check<WorkflowIr> = object<WorkflowIr>({
  name: text,
  title: optional(text),
  parameters: list(parameter),
  inline: optional(only(true)),
  on: optional(occasion),
  when: optional(expression),
  key: optional(list(expression)),
  settings,
  steps: list(step),
  done: optional(list(statement)),
  result: optional(type),
  value: optional(expression),
});
