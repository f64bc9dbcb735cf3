import type { ContextIr, MemoryIr, ModelIr, PromptIr, ProviderIr } from './model.js';
import type { ExperimentIr, GoalIr, SimulationIr } from './simulation.js';
import type { WorkflowIr } from './workflow.js';

/**
 * What later versions run. This one checks it, carries it in the bundle and refuses it by name where a story comes to
 * it. Its form may change without a new version of the bundle's form.
 */
export interface ExperimentalIr {
  readonly providers?: { readonly [name: string]: ProviderIr };
  readonly models?: { readonly [name: string]: ModelIr };
  readonly contexts?: { readonly [name: string]: ContextIr };
  readonly prompts?: { readonly [name: string]: PromptIr };
  readonly memories?: { readonly [name: string]: MemoryIr };
  readonly simulations?: { readonly [name: string]: SimulationIr };
  readonly goals?: { readonly [name: string]: GoalIr };
  readonly experiments?: { readonly [name: string]: ExperimentIr };
  readonly workflows?: { readonly [name: string]: WorkflowIr };
  /** Names of documents that readers write together. */
  readonly shared?: readonly string[];
  /** Kinds and relations that live in the campaign and outlive the session. */
  readonly campaign?: readonly string[];
}
