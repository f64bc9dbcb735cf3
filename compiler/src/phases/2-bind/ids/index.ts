export { matchIds } from './match-ids.js';
export { idsPath } from './ids-result.js';
export type { IdCandidate, IdQuestion, IdSource, MatchedIds } from './ids-result.js';
export { pruneIds, resolveQuestion } from './questions.js';
export type { IdAnswer } from './questions.js';
export { lockedDiagnostics } from './locked.js';
export { mergeIds } from './merge-ids.js';
export type { IdCollision, MergedIds } from './merge-ids.js';
export { joinPlaceIds } from './join-place-ids.js';
