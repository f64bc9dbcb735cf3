export { clauseWords, laterDeclarationSet, laterStatementSet, notUnits } from './word-sets.js';
export { declarationWords, laterDeclarations } from './words.js';
