import { ModelGrammar } from './models.js';

/** Simulations, goals and experiments. */
export abstract class SimulationGrammar extends ModelGrammar {}
