export { clauseWords, notUnits } from './word-sets.js';
export { declarationWords } from './words.js';
