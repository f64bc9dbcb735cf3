import { MissionGrammar } from './missions.js';

/** Declared markup and tags, and how an older version’s state becomes this one’s. */
export abstract class MarkupDeclarationGrammar extends MissionGrammar {}
