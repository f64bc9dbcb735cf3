import type { ExperimentalIr, PromptIr, SimulationIr, WorkflowIr } from '../ir/index.js';
import { type Check, dictionary, object, optional, text } from './check.js';

export const experimental: Check<ExperimentalIr> = object<ExperimentalIr>({
  prompts: optional(dictionary(object<PromptIr>({ name: text }))),
  simulations: optional(dictionary(object<SimulationIr>({ name: text }))),
  workflows: optional(dictionary(object<WorkflowIr>({ name: text }))),
});
