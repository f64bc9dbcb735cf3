export { clauseWords, laterDeclarationSet, laterStatementSet, notUnits } from './word-sets.js';
export {
  contextualWords,
  declarationWords,
  furtherClauseWords,
  laterDeclarations,
  laterStatements,
  reservedWords,
} from './words.js';
