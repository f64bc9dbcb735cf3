import type { PromptIr } from './model.js';
import type { SimulationIr } from './simulation.js';
import type { WorkflowIr } from './workflow.js';

/**
 * What later versions run. This one checks it, carries it in the bundle and refuses it by name where a story comes to
 * it. Its form may change without a new version of the bundle's form.
 */
export interface ExperimentalIr {
  readonly prompts?: { readonly [name: string]: PromptIr };
  readonly simulations?: { readonly [name: string]: SimulationIr };
  readonly workflows?: { readonly [name: string]: WorkflowIr };
}
