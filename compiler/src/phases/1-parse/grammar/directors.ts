import { MarkupDeclarationGrammar } from './markup-declarations.js';

/** Directors: the beats of a story, their pace and what may be adjusted. */
export abstract class DirectorGrammar extends MarkupDeclarationGrammar {}
