import { SimulationGrammar } from './simulations.js';

/** Workflows, and documents that readers share. */
export abstract class WorkflowGrammar extends SimulationGrammar {}
