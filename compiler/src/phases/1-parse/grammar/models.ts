import { DirectorGrammar } from './directors.js';

/** Providers, models, prompts, contexts and memories. */
export abstract class ModelGrammar extends DirectorGrammar {}
