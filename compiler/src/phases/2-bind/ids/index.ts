export type { IdCandidate, IdQuestion, IdSource, MatchedIds } from './ids-result.js';
export { idsPath } from './ids-result.js';
export { joinPlaceIds } from './join-place-ids.js';
export { lockedDiagnostics } from './locked.js';
export { matchIds } from './match-ids.js';
export type { IdCollision, MergedIds } from './merge-ids.js';
export { mergeIds } from './merge-ids.js';
export type { IdAnswer } from './questions.js';
export { pruneIds, resolveQuestion } from './questions.js';
