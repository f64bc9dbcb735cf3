import type { ExperimentalIr } from '../ir/index.js';
import { type Check, dictionary, list, object, optional, text } from './check.js';
import { context, memory, model, prompt, provider } from './model-shape.js';
import { experiment, goal, simulation } from './simulation-shape.js';
import { workflow } from './workflow-shape.js';

export const experimental: Check<ExperimentalIr> = object<ExperimentalIr>({
  providers: optional(dictionary(provider)),
  models: optional(dictionary(model)),
  contexts: optional(dictionary(context)),
  prompts: optional(dictionary(prompt)),
  memories: optional(dictionary(memory)),
  simulations: optional(dictionary(simulation)),
  goals: optional(dictionary(goal)),
  experiments: optional(dictionary(experiment)),
  workflows: optional(dictionary(workflow)),
  shared: optional(list(text)),
  campaign: optional(list(text)),
});
